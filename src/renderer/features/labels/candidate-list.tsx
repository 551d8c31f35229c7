import { useState, type KeyboardEvent } from 'react'
import { useStore } from 'zustand'
import type { ReferenceId } from '#core/ids'
import type { Candidate } from '#core/labels/rank-candidates'
import { findByIdentifier } from '#core/references/identify/find-by-identifier'
import { identify } from '#core/references/identify/identify'
import { useText } from '../../i18n'
import { Button, IconButton, isComposingKey, ReferenceLine, SearchField } from '../../ui'
import { useWorkbench, type SideLabel } from '../../workbench/workbench'
import { EvidenceList } from './evidence-list'
import { focusCandidates } from './focus-candidates'
import { OnlineCandidates } from './online-candidates'
import { UnknownReference } from './unknown-reference'
import styles from './labels.module.css'

export interface CandidateListProps {
  readonly label: SideLabel
  /** The whole library, best first; undefined while it is ranked. */
  readonly candidates: readonly Candidate[] | undefined
  readonly chosen: readonly ReferenceId[]
  readonly onToggle: (id: ReferenceId) => void
  /** Enter on a candidate, once any is chosen. */
  readonly onSubmit: () => void
  readonly onImport: () => void
}

/** How many are shown of those from the source, and of the others. */
const SHOWN_FROM_SOURCE = 12
const SHOWN_OTHERS = 5
const SHOWN_FOUND = 30

/**
 * The candidates to choose from, those that come from the label's source first. The box above them searches the whole
 * library and takes a DOI or link; arrow keys go from it through the list and back.
 */
export function CandidateList(props: CandidateListProps) {
  const { candidates, onToggle } = props
  const text = useText()
  const [query, setQuery] = useState('')
  const identified = identify(query, { bareNumberIsPmid: true })
  const { library } = useWorkbench()
  const references = useStore(library.state, (state) => state.references)
  const known = identified && findByIdentifier(references.values(), identified)
  return (
    // oxlint-disable-next-line jsx-a11y/no-static-element-interactions -- arrow keys go along the controls inside
    <div className={styles.candidates} onKeyDown={goAlong}>
      <SearchField
        label={text('labels.search')}
        clearLabel={text('common.clear')}
        value={query}
        onChange={setQuery}
        spellCheck={false}
      />
      {identified && !known ? (
        <UnknownReference
          key={query}
          identified={identified}
          onAdded={(id) => {
            onToggle(id)
            setQuery('')
            focusCandidates()
          }}
        />
      ) : (
        <>
          {candidates ? (
            <Groups {...props} candidates={candidates} query={query} known={known?.id} />
          ) : (
            <p className={styles.nothing} role="status">
              {text('labels.ranking')}
            </p>
          )}
          {query === '' && candidates && <OnlineCandidates label={props.label} onAdded={onToggle} />}
        </>
      )}
    </div>
  )
}

interface GroupsProps extends CandidateListProps {
  readonly candidates: readonly Candidate[]
  readonly query: string
  /** The one reference that the query names by its identifier. */
  readonly known: ReferenceId | undefined
}

function Groups(props: GroupsProps) {
  const { label, candidates, chosen, query, known } = props
  const { name } = label
  const text = useText()
  const { library } = useWorkbench()
  useStore(library.state)
  if (candidates.length === 0) {
    return (
      <>
        <p className={styles.nothing}>{text('labels.emptyLibrary')}</p>
        <Button icon="import" className={styles.import} onClick={props.onImport}>
          {text('labels.import')}
        </Button>
      </>
    )
  }
  if (query.trim() !== '') {
    const byId = new Map(candidates.map((candidate) => [candidate.reference.id, candidate]))
    const found = (known ? [known] : library.search(query)).flatMap((id) => byId.get(id) ?? [])
    if (found.length === 0) return <p className={styles.nothing}>{text('cite.nothing')}</p>
    return <Group {...props} title={text('labels.candidates')} candidates={found.slice(0, SHOWN_FOUND)} />
  }
  const isChosen = (candidate: Candidate): boolean => chosen.includes(candidate.reference.id)
  const fromSource = candidates.filter((candidate) => candidate.fromSource)
  const others = candidates.filter((candidate) => !candidate.fromSource)
  const isSupported = candidates.some((candidate) => candidate.supported)
  return (
    <>
      {!isSupported && <p className={styles.nothing}>{text('labels.unsupported')}</p>}
      {fromSource.length > 0 ? (
        <Group
          {...props}
          title={text('labels.fromSource', { name })}
          candidates={firstAndChosen(fromSource, SHOWN_FROM_SOURCE, isChosen)}
        />
      ) : (
        <p className={styles.nothing}>{text('labels.noCandidates', { name })}</p>
      )}
      {others.length > 0 && (
        <Group {...props} title={text('labels.others')} candidates={firstAndChosen(others, SHOWN_OTHERS, isChosen)} />
      )}
    </>
  )
}

interface GroupProps extends CandidateListProps {
  readonly candidates: readonly Candidate[]
  readonly title: string
}

function Group({ title, candidates, chosen, onToggle, onSubmit }: GroupProps) {
  const text = useText()
  const { libraryTarget } = useWorkbench()
  const keyDown = (event: KeyboardEvent, id: ReferenceId): void => {
    if (event.key !== 'Enter' || event.repeat || isComposingKey(event)) return
    event.preventDefault()
    if (chosen.length === 0) onToggle(id)
    else onSubmit()
  }
  return (
    <section aria-label={title}>
      <h3 className={styles.heading}>{title}</h3>
      <ul className={styles.list}>
        {candidates.map(({ reference, evidence }) => (
          <li key={reference.id} className={styles.offer}>
            <label className={styles.candidate}>
              <input
                type="checkbox"
                checked={chosen.includes(reference.id)}
                onChange={() => onToggle(reference.id)}
                onKeyDown={(event) => keyDown(event, reference.id)}
              />
              <ReferenceLine reference={reference} untitled={text('common.untitled')}>
                <EvidenceList evidence={evidence} />
              </ReferenceLine>
            </label>
            <IconButton
              icon="edit"
              size="small"
              label={text('cite.edit')}
              onClick={() => libraryTarget.setState({ reference: reference.id })}
              {...(styles.edit ? { className: styles.edit } : {})}
            />
          </li>
        ))}
      </ul>
    </section>
  )
}

/** Up and down go through the search box and the candidates; Enter goes from the box to the first. */
function goAlong(event: KeyboardEvent<HTMLElement>): void {
  const stops = [...event.currentTarget.querySelectorAll('input')]
  const at = stops.findIndex((stop) => stop === event.target)
  const down = event.key === 'ArrowDown' || (event.key === 'Enter' && at === 0)
  const step = down ? 1 : event.key === 'ArrowUp' ? -1 : 0
  if (step === 0 || isComposingKey(event)) return
  if (at < 0) return
  event.preventDefault()
  stops[at + step]?.focus()
}

/** The first few, and after them whatever is chosen further down: a choice never goes out of sight. */
function firstAndChosen(
  candidates: readonly Candidate[],
  count: number,
  isChosen: (candidate: Candidate) => boolean
): readonly Candidate[] {
  return [...candidates.slice(0, count), ...candidates.slice(count).filter(isChosen)]
}
