import type { ReactNode } from 'react'
import { removeBoilerplate, setLanguage, swapSides } from '#core/exchange/pasted-text/edit-pasted-text'
import { SIDE_NAMES, type SideName } from '#core/manuscript/manuscript'
import { findingText, useFormats, useText } from '../../i18n'
import { Button, Checkbox, Notice, Select } from '../../ui'
import type { ProposalSummary } from './proposal-summary'
import type { Proposal } from './use-proposal'
import styles from './paste.module.css'

const LANGUAGES = ['en-US', 'en-GB', 'zh-CN', 'zh-TW', 'zh-HK'] as const

export interface PreviewSummaryProps {
  readonly proposal: Proposal
  readonly summary: ProposalSummary
  /** What is offered besides, such as a typed list of references. */
  readonly offer: ReactNode
}

/** The proposal in numbers, and what concerns all of it: languages, sides, removal of web remains. */
export function PreviewSummary({ proposal, summary, offer }: PreviewSummaryProps) {
  const text = useText()
  const { list } = useFormats()
  const { pasted, change } = proposal
  return (
    <aside className={styles.summary}>
      {SIDE_NAMES.map((side) => {
        const { headings, paragraphs, items } = summary.sides[side]
        const parts = [
          headings > 0 && text('paste.headings', { count: headings }),
          paragraphs > 0 && text('paste.paragraphs', { count: paragraphs }),
          items > 0 && text('paste.items', { count: items })
        ].filter((part) => part !== false)
        return (
          <section key={side}>
            <LanguageSelect side={side} proposal={proposal} />
            <p className={styles.counts}>{parts.length > 0 ? list(parts) : text('paste.nothingHere')}</p>
          </section>
        )
      })}
      <Button icon="swap" onClick={() => change(swapSides)}>
        {text('paste.swap')}
      </Button>
      <section>
        <h3>{text('shell.labels')}</h3>
        <p className={styles.counts}>
          {summary.labels === 0
            ? text('paste.noLabels')
            : `${text('paste.runs', { count: summary.runs })}${text('paste.listComma')}${text('paste.labels', { count: summary.labels })}`}
        </p>
      </section>
      {offer}
      {summary.offered > 0 && (
        <section>
          <h3>{text('paste.webRemains')}</h3>
          <Checkbox
            label={text('paste.removeOffered', { count: summary.offered })}
            checked={summary.offeredRemoved === summary.offered}
            indeterminate={summary.offeredRemoved > 0 && summary.offeredRemoved < summary.offered}
            onChange={(remove) => change((current) => removeBoilerplate(current, remove))}
          />
        </section>
      )}
      {summary.removed > 0 && <p className={styles.counts}>{text('paste.removed', { count: summary.removed })}</p>}
      {pasted.findings.map((finding) => (
        <Notice key={finding.code} tone={finding.severity === 'info' ? 'info' : 'warn'}>
          {findingText(finding, text)}
        </Notice>
      ))}
    </aside>
  )
}

function LanguageSelect({ side, proposal }: { readonly side: SideName; readonly proposal: Proposal }) {
  const text = useText()
  const { pasted, change } = proposal
  const current = pasted.languages[side]
  const tags: readonly string[] = LANGUAGES.some((tag) => tag === current) ? LANGUAGES : [current, ...LANGUAGES]
  return (
    <Select
      label={text(`side.${side}`)}
      value={current}
      choices={tags.map((tag) => ({ value: tag, label: languageName(tag) }))}
      onChange={(tag) => change((before) => setLanguage(before, side, tag))}
    />
  )
}

/** A language by its own name, e.g. `中文（中国）`; the tag where the system does not know it. */
function languageName(tag: string): string {
  try {
    return new Intl.DisplayNames([tag], { type: 'language' }).of(tag) ?? tag
  } catch {
    return tag
  }
}
