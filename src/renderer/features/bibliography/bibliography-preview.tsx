import { useState } from 'react'
import { useText } from '../../i18n'
import { Button, Notice } from '../../ui'
import { EntryDetails } from './entry-details'
import { EntryList } from './entry-list'
import { canBeTaken, doubtfulFields, nextDoubtful, type PreviewEntry } from './preview-entries'
import styles from './bibliography.module.css'

export interface BibliographyPreviewProps {
  readonly start: readonly PreviewEntry[]
  readonly busy: boolean
  readonly problem: string | undefined
  readonly onBack: () => void
  readonly onAccept: (entries: readonly PreviewEntry[]) => void
}

/** What was read, before anything enters the library: the entries at the left, the fields of one at the right. */
export function BibliographyPreview({ start, busy, problem, onBack, onAccept }: BibliographyPreviewProps) {
  const text = useText()
  const [entries, setEntries] = useState(start)
  const [active, setActive] = useState(0)
  const current = entries[active]
  const change = (index: number, next: (entry: PreviewEntry) => PreviewEntry) =>
    setEntries((all) => all.map((entry, at) => (at === index ? next(entry) : entry)))
  const takeWhere = (wanted: (entry: PreviewEntry) => boolean) =>
    setEntries((all) => all.map((entry) => ({ ...entry, taken: canBeTaken(entry) && wanted(entry) })))
  const count = entries.filter(({ taken }) => taken).length
  const next = nextDoubtful(entries, active)
  return (
    <div className={styles.preview}>
      <div className={styles.left}>
        <div className={styles.toolbar}>
          <span className={styles.count}>{text('bibliography.chosen', { count, all: entries.length })}</span>
          <span className={styles.gap} />
          <Button variant="quiet" size="small" onClick={() => takeWhere(() => true)}>
            {text('bibliography.all')}
          </Button>
          <Button variant="quiet" size="small" onClick={() => takeWhere(isSure)}>
            {text('bibliography.sure')}
          </Button>
          <Button variant="quiet" size="small" onClick={() => takeWhere(() => false)}>
            {text('bibliography.none')}
          </Button>
        </div>
        <EntryList
          entries={entries}
          active={active}
          onActive={setActive}
          onTake={(index, taken) => change(index, (entry) => ({ ...entry, taken: taken && canBeTaken(entry) }))}
        />
      </div>
      <div className={styles.right}>
        {current && <EntryDetails key={active} entry={current} onChange={(edit) => change(active, edit)} />}
        {problem && (
          <div className={styles.problem}>
            <Notice tone="bad">{problem}</Notice>
          </div>
        )}
        <div className={styles.foot}>
          <Button variant="quiet" disabled={next === undefined} onClick={() => next !== undefined && setActive(next)}>
            {text('bibliography.next')}
          </Button>
          <span className={styles.gap} />
          <Button onClick={onBack}>{text('common.back')}</Button>
          <Button variant="main" busy={busy} disabled={count === 0} onClick={() => onAccept(entries)}>
            {text('bibliography.accept', { count })}
          </Button>
        </div>
      </div>
    </div>
  )
}

const isSure = (entry: PreviewEntry): boolean => entry.source.kind === 'parsed' && doubtfulFields(entry).length === 0
