import { useEffect, useMemo, useState } from 'react'
import { useStore } from 'zustand'
import type { ReferenceId } from '#core/ids'
import { rankWorks, type OfferedWork, type RankedWork } from '#core/labels/rank-candidates'
import { SOURCE_ENTRIES } from '#core/labels/source-lexicon'
import { matchReferences } from '#core/references/equal-reference'
import type { SourceRecord } from '#core/references/lookup-answer'
import { makeProvisionalReference } from '#core/references/provisional-reference'
import type { CslItem } from '#core/references/reference'
import { titleOfSource } from '#core/references/source-title'
import { useText } from '../../i18n'
import { Button, Notice, ReferenceLine } from '../../ui'
import { isPending } from '../../workbench/lookups'
import { useWorkbench, type SideLabel } from '../../workbench/workbench'
import { EvidenceList } from './evidence-list'
import styles from './labels.module.css'

/** What is searched for is the claim before the label; longer ones only blur the search. */
const QUERY_LENGTH = 240
const SHOWN = 8

export interface OnlineCandidatesProps {
  readonly label: SideLabel
  readonly onAdded: (reference: ReferenceId) => void
}

/** Works that services and packs have for the claim before a label, ranked like those of the library; asked for only on a click. */
export function OnlineCandidates({ label, onAdded }: OnlineCandidatesProps) {
  const text = useText()
  const { library, lookups, newReferenceId } = useWorkbench()
  const [job] = useState(() => `find:${newReferenceId()}`)
  const asked = useStore(lookups.state, ({ jobs }) => jobs.get(job))
  const [problem, setProblem] = useState<string>()
  useEffect(() => () => lookups.letGo([job]), [lookups, job])
  const search = async (): Promise<void> => {
    const claim = label.context.slice(Math.max(0, label.start - QUERY_LENGTH), label.start).trim()
    setProblem(await lookups.ask(job, { kind: 'query', query: { text: claim } }))
  }
  const add = async (item: CslItem): Promise<void> => onAdded((await library.addItem(item)).id)
  const records = asked?.state.kind === 'candidates' ? asked.state.candidates : undefined
  const candidates = useRanked(label, records ?? NONE)
  const failure =
    asked?.state.kind === 'failed' ? asked.state.failures.map(({ message }) => message).join(' ') : problem
  return (
    <section aria-label={text('online.found')}>
      {records && <h3 className={styles.heading}>{text('online.found')}</h3>}
      {records && candidates.length === 0 && <p className={styles.nothing}>{text('online.nothing')}</p>}
      <ul className={styles.list}>
        {candidates.map(({ work: { item, record }, evidence }, index) => (
          <li key={`${record.source} ${index}`} className={styles.found}>
            <ReferenceLine reference={makeProvisionalReference(item)} untitled={text('common.untitled')}>
              <EvidenceList evidence={evidence} />
            </ReferenceLine>
            <span className={styles.foundActs}>
              <Button size="small" onClick={() => void add(item)}>
                {text('online.add')}
              </Button>
              <span className={styles.origin}>{titleOfSource(record.source)}</span>
            </span>
          </li>
        ))}
      </ul>
      {failure && <Notice tone="warn">{failure}</Notice>}
      {!records && (
        <Button size="small" icon="search" busy={asked !== undefined && isPending(asked)} onClick={() => void search()}>
          {text(asked && isPending(asked) ? 'online.searching' : 'online.search')}
        </Button>
      )}
    </section>
  )
}

const NONE: readonly SourceRecord[] = []

interface FoundWork extends OfferedWork {
  readonly record: SourceRecord
}

/** The records that the library does not have, best first. */
function useRanked(label: SideLabel, records: readonly SourceRecord[]): readonly RankedWork<FoundWork>[] {
  const { library } = useWorkbench()
  const references = useStore(library.state, (state) => state.references)
  const { name, source, context, start } = label
  return useMemo(() => {
    const matcher = matchReferences([...references.values()])
    const unknown = records.filter((record) => !matcher.find(record.item))
    const works = unknown.map((record): FoundWork => {
      const origin = record.source.startsWith('pack:') ? 'pack' : 'online'
      return { origin, item: record.item, record }
    })
    return rankWorks({ name, source, context: context.slice(0, start) }, works, SOURCE_ENTRIES).slice(0, SHOWN)
  }, [references, records, name, source, context, start])
}
