import { useEffect, useRef, type KeyboardEvent } from 'react'
import { describeReference } from '#core/references/describe-reference'
import { useText } from '../../i18n'
import { Checkbox, classes, isComposingKey, rowForKey, TitleText, useVirtualRows } from '../../ui'
import { canBeTaken, doubtfulFields, type PreviewEntry } from './preview-entries'
import styles from './bibliography.module.css'

export interface EntryListProps {
  readonly entries: readonly PreviewEntry[]
  readonly active: number
  readonly onActive: (index: number) => void
  readonly onTake: (index: number, taken: boolean) => void
}

const ROW = 58

/** Every entry of the list in order; only those in sight are drawn. Space chooses, arrows go on. */
export function EntryList({ entries, active, onActive, onTake }: EntryListProps) {
  const text = useText()
  const scroller = useRef<HTMLDivElement>(null)
  const virtual = useVirtualRows({ count: entries.length, scroller, size: () => ROW })
  useEffect(() => virtual.scrollToIndex(active), [virtual, active])
  const keyDown = (event: KeyboardEvent) => {
    if (isComposingKey(event) || event.target !== event.currentTarget) return
    const to = rowForKey(event.key, active, entries.length, 10)
    if (to !== undefined) onActive(to)
    else if (event.key === ' ') onTake(active, !(entries[active]?.taken ?? true))
    else return
    event.preventDefault()
  }
  return (
    <div
      ref={scroller}
      role="grid"
      tabIndex={0}
      aria-label={text('bibliography.entries')}
      aria-rowcount={entries.length}
      aria-activedescendant={`entry-${active}`}
      className={styles.entries}
      onKeyDown={keyDown}
    >
      <div style={{ height: virtual.getTotalSize(), position: 'relative' }} role="presentation">
        {virtual.getVirtualItems().map(({ index, start }) => {
          const entry = entries[index]
          return (
            entry && (
              <EntryRow
                key={index}
                entry={entry}
                index={index}
                top={start}
                active={index === active}
                onActive={onActive}
                onTake={onTake}
              />
            )
          )
        })}
      </div>
    </div>
  )
}

interface EntryRowProps {
  readonly entry: PreviewEntry
  readonly index: number
  readonly top: number
  readonly active: boolean
  readonly onActive: (index: number) => void
  readonly onTake: (index: number, taken: boolean) => void
}

function EntryRow({ entry, index, top, active, onActive, onTake }: EntryRowProps) {
  const text = useText()
  const { item, source, taken } = entry
  const { title, authors, year, container } = describeReference(item)
  const about = [authors, year, container].filter(Boolean).join(' · ')
  const name = title || source.raw
  const doubts = doubtfulFields(entry).length
  return (
    <div
      id={`entry-${index}`}
      role="row"
      tabIndex={-1}
      aria-rowindex={index + 1}
      aria-selected={active}
      className={classes(styles.entry, !taken && styles.leftOut)}
      style={{ height: ROW, translate: `0 ${top}px` }}
      onMouseDown={() => onActive(index)}
    >
      <span role="gridcell">
        <Checkbox
          labelHidden
          label={text('bibliography.take', { title: name.slice(0, 80) })}
          checked={taken}
          disabled={!canBeTaken(entry)}
          onChange={(next) => onTake(index, next)}
        />
      </span>
      <span role="gridcell" className={styles.number}>
        {index + 1}
      </span>
      <span role="gridcell" className={styles.words}>
        <span className={styles.entryTitle}>
          <TitleText title={name} />
        </span>
        <span className={styles.about}>{about || (title && source.raw)}</span>
      </span>
      <span role="gridcell" className={styles.state}>
        {source.kind === 'unparsed' && entry.checked.size === 0 && (
          <span className={styles.unread}>{text('bibliography.unread')}</span>
        )}
        {doubts > 0 && <span className={styles.doubt}>{text('bibliography.doubts', { count: doubts })}</span>}
      </span>
    </div>
  )
}
