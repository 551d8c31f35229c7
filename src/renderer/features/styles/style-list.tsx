import { useEffect, useRef } from 'react'
import { useText } from '../../i18n'
import { classes, Icon, IconButton, useVirtualRows } from '../../ui'
import { useWorkbench, type StyleEntry } from '../../workbench/workbench'
import type { PickerRow } from './picker-rows'
import styles from './styles.module.css'

/** The element id of a style's option, for `aria-activedescendant`. */
export const optionId = (entry: StyleEntry): string => `style-${entry.id.replace(/\W/g, '-')}`

export interface StyleListProps {
  readonly rows: readonly PickerRow[]
  readonly current: string
  /** The one that the arrow keys stand on. */
  readonly active: string | undefined
  readonly onPick: (id: string) => void
}

/** Styles under their titles; only the rows in sight are drawn. */
export function StyleList({ rows, current, active, onPick }: StyleListProps) {
  const text = useText()
  const scroller = useRef<HTMLDivElement>(null)
  const virtual = useVirtualRows({
    count: rows.length,
    scroller,
    size: (index) => (rows[index]?.kind === 'title' ? 28 : 42)
  })
  const activeIndex = rows.findIndex((row) => row.kind === 'style' && row.entry.id === active)
  useEffect(() => {
    if (activeIndex >= 0) virtual.scrollToIndex(activeIndex === 1 ? 0 : activeIndex)
  }, [virtual, activeIndex])
  return (
    <div ref={scroller} className={styles.list} role="listbox" id="style-list" aria-label={text('shell.style')}>
      <div style={{ height: virtual.getTotalSize(), position: 'relative' }}>
        {virtual.getVirtualItems().map(({ index, start, size }) => {
          const row = rows[index]
          if (!row) return null
          return (
            <div key={index} className={styles.slot} style={{ height: size, translate: `0 ${start}px` }}>
              {row.kind === 'title' ? (
                <div className={styles.group}>{text(row.title)}</div>
              ) : (
                <StyleOption row={row} current={current} active={active} onPick={onPick} />
              )}
            </div>
          )
        })}
      </div>
    </div>
  )
}

interface StyleOptionProps extends Omit<StyleListProps, 'rows'> {
  readonly row: PickerRow & { readonly kind: 'style' }
}

function StyleOption({ row, current, active, onPick }: StyleOptionProps) {
  const text = useText()
  const { styles: library } = useWorkbench()
  const { entry } = row
  const selected = entry.id === current
  const journals = entry.journals.slice(0, 3).join(' · ')
  return (
    <div className={classes(styles.option, entry.id === active && styles.active)}>
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
          <span className={styles.name} title={entry.title}>
            {entry.title}
          </span>
          <span className={styles.about}>
            {text(formatKey(entry.format))}
            {journals && ` · ${journals}`}
          </span>
        </span>
      </button>
      {entry.own && (
        // For the mouse; the keyboard has Shift+Delete. A list box may hold nothing but options.
        <span aria-hidden="true">
          <IconButton
            icon="bin"
            size="small"
            tabIndex={-1}
            label={text('styles.removeOwn', { title: entry.title })}
            onClick={() => void library.removeOwn(entry.id)}
          />
        </span>
      )}
    </div>
  )
}

function formatKey(format: string) {
  if (format === 'numeric') return 'styles.numeric'
  if (format === 'author-date') return 'styles.authorDate'
  if (format === 'author') return 'styles.author'
  if (format === 'note') return 'styles.note'
  return 'styles.labelled'
}
