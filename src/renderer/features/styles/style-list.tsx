import { useEffect, useRef } from 'react'
import { useText, type TextFunction } from '../../i18n'
import { classes, Icon, IconButton, useVirtualRows } from '../../ui'
import type { StyleEntry } from '../../workbench/workbench'
import { rowKey, type PickerRow } from './picker-rows'
import styles from './styles.module.css'

/** The element id of a style's option, for `aria-activedescendant`. */
export const optionId = (entry: StyleEntry): string => `style-${encodeURIComponent(rowKey(entry))}`

export interface StyleListProps {
  readonly rows: readonly PickerRow[]
  readonly current: string
  /** The one that the arrow keys stand on. */
  readonly active: StyleEntry | undefined
  /** Keep the active one in sight. Not while the pointer chooses it: rows must not move away under it. */
  readonly follows: boolean
  /** What is asked for is not shown yet. */
  readonly busy: boolean
  readonly onPick: (id: string) => void
  /** The pointer has come to another style. */
  readonly onPoint: (entry: StyleEntry) => void
  readonly onReplace: (id: string) => void
  readonly onRemove: (id: string) => void
}

/** Styles under their titles; only the rows in sight are drawn. */
export function StyleList({ rows, active, follows, busy, ...props }: StyleListProps) {
  const text = useText()
  const scroller = useRef<HTMLDivElement>(null)
  const virtual = useVirtualRows({
    count: rows.length,
    scroller,
    size: (index) => (rows[index]?.kind === 'title' ? 28 : 42)
  })
  const activeKey = active && rowKey(active)
  const activeIndex = rows.findIndex((row) => row.kind === 'style' && rowKey(row.entry) === activeKey)
  useEffect(() => {
    if (follows && activeIndex >= 0) virtual.scrollToIndex(activeIndex === 1 ? 0 : activeIndex)
  }, [virtual, follows, activeIndex])
  return (
    <div
      ref={scroller}
      className={styles.list}
      role="listbox"
      id="style-list"
      aria-label={text('shell.style')}
      aria-busy={busy}
    >
      <div style={{ height: virtual.getTotalSize(), position: 'relative' }}>
        {virtual.getVirtualItems().map(({ index, start, size }) => {
          const row = rows[index]
          if (!row) return null
          return (
            <div key={index} className={styles.slot} style={{ height: size, translate: `0 ${start}px` }}>
              {row.kind === 'title' ? (
                <div className={styles.group}>{text(row.title)}</div>
              ) : (
                <StyleOption entry={row.entry} isActive={index === activeIndex} {...props} />
              )}
            </div>
          )
        })}
      </div>
    </div>
  )
}

interface StyleOptionProps extends Omit<StyleListProps, 'rows' | 'active' | 'follows' | 'busy'> {
  readonly entry: StyleEntry
  readonly isActive: boolean
}

function StyleOption({ entry, isActive, current, onPick, onPoint, onReplace, onRemove }: StyleOptionProps) {
  const text = useText()
  const selected = entry.id === current && !entry.foundBy
  const title = entry.foundBy?.title ?? entry.title
  return (
    <div
      className={classes(styles.option, isActive && styles.active)}
      onPointerMove={() => !isActive && onPoint(entry)}
    >
      {/* The keyboard works in the search box, which names the active option. */}
      <button
        type="button"
        tabIndex={-1}
        role="option"
        id={optionId(entry)}
        aria-selected={selected}
        className={styles.choose}
        onClick={() => onPick(entry.id)}
      >
        <span className={styles.tick}>{selected && <Icon name="check" />}</span>
        <span className={styles.words}>
          <span className={styles.name} title={title}>
            {title}
          </span>
          <span className={styles.about}>{aboutText(entry, text)}</span>
        </span>
      </button>
      {entry.own && (
        // For the mouse; the keyboard has the buttons below the list. A list box may hold nothing but options.
        <span aria-hidden="true" className={styles.rowActs}>
          <IconButton
            icon="swap"
            size="small"
            tabIndex={-1}
            label={text('styles.replaceOwn', { title })}
            onClick={() => onReplace(entry.id)}
          />
          <IconButton
            icon="bin"
            size="small"
            tabIndex={-1}
            label={text('styles.removeOwn', { title })}
            onClick={() => onRemove(entry.id)}
          />
        </span>
      )}
    </div>
  )
}

/** How citations look and which journals use it; for a journal its style and ISSNs. */
function aboutText(entry: StyleEntry, text: TextFunction): string {
  const more = entry.foundBy
    ? [text('styles.uses', { style: entry.title }), ...entry.foundBy.issns]
    : [text(formatKey(entry.format)), ...entry.journals.slice(0, 3)]
  return more.join(' · ')
}

function formatKey(format: string) {
  if (format === 'numeric') return 'styles.numeric'
  if (format === 'author-date') return 'styles.authorDate'
  if (format === 'author') return 'styles.author'
  if (format === 'note') return 'styles.note'
  return 'styles.labelled'
}
