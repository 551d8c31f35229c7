import { useState } from 'react'
import { useStore } from 'zustand'
import type { ReferenceId } from '#core/ids'
import type { Candidate } from '#core/labels/rank-candidates'
import { useText } from '../../i18n'
import { Button, isComposingKey, ReferenceLine, SearchField } from '../../ui'
import { useWorkbench } from '../../workbench/workbench'
import { EvidenceList } from './evidence-list'
import styles from './labels.module.css'

export interface CandidateListProps {
  readonly name: string
  /** The whole library, best first. */
  readonly candidates: readonly Candidate[]
  readonly libraryEmpty: boolean
  readonly chosen: readonly ReferenceId[]
  readonly onToggle: (id: ReferenceId) => void
  /** Enter on a candidate. */
  readonly onSubmit: () => void
  readonly onImport: () => void
}

/** How many are shown of those from the source, and of the others. */
const SHOWN_FROM_SOURCE = 12
const SHOWN_OTHERS = 5
const SHOWN_FOUND = 30

/** The candidates to choose from, those that come from the label's source first; the search reaches all others. */
export function CandidateList(props: CandidateListProps) {
  const { name, candidates, chosen } = props
  const text = useText()
  const { library } = useWorkbench()
  useStore(library.state)
  const [query, setQuery] = useState('')
  if (props.libraryEmpty)
    return (
      <div className={styles.candidates}>
        <p className={styles.nothing}>{text('labels.emptyLibrary')}</p>
        <Button icon="import" onClick={props.onImport}>
          {text('labels.import')}
        </Button>
      </div>
    )
  const isChosen = (candidate: Candidate): boolean => chosen.includes(candidate.reference.id)
  const fromSource = candidates.filter((candidate) => candidate.fromSource)
  const others = candidates.filter((candidate) => !candidate.fromSource)
  const byId = new Map(candidates.map((candidate) => [candidate.reference.id, candidate]))
  const found = query === '' ? [] : library.search(query).flatMap((id) => byId.get(id) ?? [])
  return (
    <div className={styles.candidates}>
      <SearchField label={text('labels.search')} clearLabel={text('common.clear')} value={query} onChange={setQuery} />
      {query !== '' ? (
        <Group {...props} title={text('labels.candidates')} candidates={found.slice(0, SHOWN_FOUND)} />
      ) : (
        <>
          {fromSource.length > 0 ? (
            <Group
              {...props}
              title={text('labels.candidates')}
              candidates={firstAndChosen(fromSource, SHOWN_FROM_SOURCE, isChosen)}
            />
          ) : (
            <p className={styles.nothing}>{text('labels.noCandidates', { name })}</p>
          )}
          {others.length > 0 && (
            <Group
              {...props}
              title={text('labels.others')}
              candidates={firstAndChosen(others, SHOWN_OTHERS, isChosen)}
            />
          )}
        </>
      )}
    </div>
  )
}

interface GroupProps extends CandidateListProps {
  readonly title: string
}

function Group({ title, candidates, chosen, onToggle, onSubmit }: GroupProps) {
  const text = useText()
  return (
    <section aria-label={title}>
      <h3 className={styles.heading}>{title}</h3>
      <ul className={styles.list}>
        {candidates.map(({ reference, evidence }) => (
          <li key={reference.id}>
            <label className={styles.candidate}>
              <input
                type="checkbox"
                checked={chosen.includes(reference.id)}
                onChange={() => onToggle(reference.id)}
                onKeyDown={(event) => {
                  if (event.key === 'Enter' && !isComposingKey(event)) onSubmit()
                }}
              />
              <ReferenceLine reference={reference} untitled={text('common.untitled')}>
                <EvidenceList evidence={evidence} />
              </ReferenceLine>
            </label>
          </li>
        ))}
      </ul>
    </section>
  )
}

/** The first few, and after them whatever is chosen further down: a choice never goes out of sight. */
function firstAndChosen(
  candidates: readonly Candidate[],
  count: number,
  isChosen: (candidate: Candidate) => boolean
): readonly Candidate[] {
  return [...candidates.slice(0, count), ...candidates.slice(count).filter(isChosen)]
}
