import { useMemo, useState, type ReactNode } from 'react'
import type { TypedReferences } from '#core/exchange/typed-references/typed-references'
import type { PastedText } from '#core/exchange/pasted-text/pasted-text'
import { addRun } from '#core/exchange/pasted-text/edit-pasted-text'
import { useText } from '../../i18n'
import { Button, IconButton, Notice } from '../../ui'
import { BlockList } from './block-list'
import { PreviewSummary } from './preview-summary'
import { findNext, summarise, type ProposalSummary } from './proposal-summary'
import { TypedOffer } from './typed-offer'
import { useTypedOffer } from './use-typed-offer'
import { useProposal, type Proposal } from './use-proposal'
import type { TextRange } from './selected-range'
import styles from './paste.module.css'

export interface PastePreviewProps {
  readonly start: PastedText
  readonly busy: boolean
  readonly problem: string | undefined
  readonly onBack: () => void
  readonly findTyped: (pasted: PastedText) => Promise<TypedReferences>
  readonly renderTyped: (found: TypedReferences) => ReactNode
  /** `decide` says whether typed references become connected. */
  readonly onAccept: (pasted: PastedText, decide: () => Promise<boolean>) => void
}

/** What was understood, before anything is created: a summary at the left, every block at the right. */
export function PastePreview(props: PastePreviewProps) {
  const { start, busy, problem, onBack, findTyped, renderTyped, onAccept } = props
  const text = useText()
  const proposal = useProposal(start)
  const summary = useMemo(() => summarise(proposal.pasted), [proposal.pasted])
  const typed = useTypedOffer(proposal.pasted, findTyped)
  const [active, setActive] = useState(0)
  const [range, setRange] = useState<TextRange>()
  return (
    <div className={styles.preview}>
      <PreviewSummary
        proposal={proposal}
        summary={summary}
        offer={typed.offer && <TypedOffer offer={typed.offer} renderTyped={renderTyped} />}
      />
      <div className={styles.right}>
        <Toolbar
          proposal={proposal}
          summary={summary}
          active={active}
          onActive={setActive}
          range={range}
          onRange={setRange}
        />
        <BlockList proposal={proposal} active={active} onActive={setActive} onRange={setRange} />
        {problem && (
          <div className={styles.problem}>
            <Notice tone="bad">{problem}</Notice>
          </div>
        )}
        <div className={styles.foot}>
          <p className={styles.keys}>{text('paste.keys')}</p>
          <Button onClick={onBack}>{text('common.back')}</Button>
          <Button variant="main" busy={busy} onClick={() => onAccept(proposal.pasted, typed.decide)}>
            {text('paste.accept')}
          </Button>
        </div>
      </div>
    </div>
  )
}

interface ToolbarProps {
  readonly proposal: Proposal
  readonly summary: ProposalSummary
  readonly active: number
  readonly onActive: (index: number) => void
  readonly range: TextRange | undefined
  readonly onRange: (range: TextRange | undefined) => void
}

function Toolbar({ proposal, summary, active, onActive, range, onRange }: ToolbarProps) {
  const text = useText()
  const { pasted, change, undo, redo } = proposal
  const { runs, offered } = summary
  const go = (wanted: (block: PastedText['blocks'][number]) => boolean) => {
    const next = findNext(pasted, active, wanted)
    if (next !== undefined) onActive(next)
  }
  const mark = () => {
    if (range) change((current) => addRun(current, range.start, range.end))
    onRange(undefined)
  }
  return (
    <div className={styles.toolbar}>
      <IconButton icon="undo" label={text('common.undo')} shortcut="Mod+Z" disabled={!undo} onClick={() => undo?.()} />
      <IconButton icon="redo" label={text('paste.redo')} disabled={!redo} onClick={() => redo?.()} />
      <Button variant="quiet" disabled={runs === 0} onClick={() => go((block) => block.runs.length > 0)}>
        {text('paste.nextLabel')}
      </Button>
      <Button variant="quiet" disabled={offered === 0} onClick={() => go((block) => block.boilerplate !== undefined)}>
        {text('paste.nextOffered')}
      </Button>
      <span className={styles.gap} />
      {range && (
        <Button size="small" icon="label" onMouseDown={(event) => event.preventDefault()} onClick={mark}>
          {text('paste.markSelection', { words: shorten(pasted.text.slice(range.start, range.end)) })}
        </Button>
      )}
    </div>
  )
}

function shorten(words: string): string {
  return words.length > 24 ? `${words.slice(0, 24)}…` : words
}
