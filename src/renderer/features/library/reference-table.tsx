import { useEffect, useRef, type KeyboardEvent, type MouseEvent } from 'react'
import type { ReferenceId } from '#core/ids'
import type { Reference } from '#core/references/reference'
import { useText } from '../../i18n'
import { EmptyState, Icon, isComposingKey, useVirtualRows } from '../../ui'
import { ReferenceRow, type RowLayout } from './reference-row'
import { rowAt, selectAll, selectRow, type Modifiers, type Selection } from './selection'
import type { Column, SortOrder } from './sort-references'
import styles from './library.module.css'

export interface ReferenceTableProps {
  readonly rows: readonly ReferenceId[]
  readonly references: ReadonlyMap<ReferenceId, Reference>
  readonly width: number
  readonly query: string
  readonly selection: Selection<ReferenceId>
  readonly onSelect: (selection: Selection<ReferenceId>) => void
  readonly order: SortOrder | undefined
  readonly onSort: (column: Column) => void
  readonly onOpen: (id: ReferenceId) => void
  readonly onDelete: () => void
}

/** The references as an ARIA grid; only the rows in sight are drawn. Narrow lists show two lines a row. */
export function ReferenceTable(props: ReferenceTableProps) {
  const { rows, references, selection, onSelect, onOpen, query } = props
  const text = useText()
  const scroller = useRef<HTMLDivElement>(null)
  const layout = layoutFor(props.width)
  const rowHeight = useRowHeight(layout)
  const virtual = useVirtualRows({ count: rows.length, scroller, size: () => rowHeight })
  const activeIndex = selection.active === undefined ? -1 : rows.indexOf(selection.active)
  useEffect(() => {
    if (rowHeight > 0) virtual.measure()
  }, [virtual, rowHeight])
  useEffect(() => {
    if (activeIndex >= 0) virtual.scrollToIndex(activeIndex)
  }, [virtual, activeIndex])
  const select = (id: ReferenceId, modifiers: Modifiers) => onSelect(selectRow(selection, rows, id, modifiers))
  const click = (id: ReferenceId, event: MouseEvent) => {
    select(id, { extend: event.shiftKey, toggle: event.ctrlKey || event.metaKey })
    if (layout === 'narrow' && !event.shiftKey && !event.ctrlKey && !event.metaKey && event.detail === 2) onOpen(id)
  }
  if (rows.length === 0) return <EmptyState icon="search" title={text('library.noMatch', { query })} />
  return (
    <div
      role="grid"
      aria-label={text('shell.library')}
      aria-rowcount={rows.length + 1}
      aria-multiselectable
      aria-activedescendant={selection.active && `ref-${selection.active}`}
      tabIndex={0}
      className={styles.grid}
      onKeyDown={(event) => handleKey(event, props, Math.floor((scroller.current?.clientHeight ?? 0) / rowHeight))}
    >
      {layout !== 'narrow' && <TableHead layout={layout} order={props.order} onSort={props.onSort} />}
      <div ref={scroller} className={styles.scroller} role="rowgroup">
        <div style={{ height: virtual.getTotalSize(), position: 'relative' }} role="presentation">
          {virtual.getVirtualItems().map(({ index, start }) => {
            const reference = references.get(rows[index] ?? ('' as ReferenceId))
            return (
              reference && (
                <ReferenceRow
                  key={reference.id}
                  reference={reference}
                  index={index}
                  top={start}
                  height={rowHeight}
                  layout={layout}
                  selected={selection.selected.has(reference.id)}
                  active={reference.id === selection.active}
                  onClick={click}
                  onOpen={onOpen}
                />
              )
            )
          })}
        </div>
      </div>
    </div>
  )
}

function layoutFor(width: number): RowLayout {
  if (width < 460) return 'narrow'
  return width < 760 ? 'middle' : 'wide'
}

/** Row height of the density that the user chose, from the token. */
function useRowHeight(layout: RowLayout): number {
  const row = Number.parseFloat(getComputedStyle(document.documentElement).getPropertyValue('--row')) || 28
  return layout === 'narrow' ? row + 20 : row
}

function handleKey(event: KeyboardEvent, props: ReferenceTableProps, page: number): void {
  const { rows, selection, onSelect, onOpen, onDelete } = props
  if (isComposingKey(event) || event.target instanceof HTMLButtonElement) return
  const control = event.ctrlKey || event.metaKey
  const steps: Readonly<Record<string, number>> = {
    ArrowDown: 1,
    ArrowUp: -1,
    PageDown: page,
    PageUp: -page,
    Home: -rows.length,
    End: rows.length
  }
  const step = steps[event.key]
  if (step !== undefined) {
    const next = rowAt(rows, selection.active, step)
    if (next !== undefined) onSelect(selectRow(selection, rows, next, { extend: event.shiftKey, toggle: false }))
  } else if (control && event.key.toLowerCase() === 'a') onSelect(selectAll(rows))
  else if (event.key === ' ' && selection.active !== undefined)
    onSelect(selectRow(selection, rows, selection.active, { extend: false, toggle: true }))
  else if (event.key === 'Enter' && selection.active !== undefined) onOpen(selection.active)
  else if (event.key === 'Delete' || (event.key === 'Backspace' && event.metaKey)) onDelete()
  else return
  event.preventDefault()
}

interface TableHeadProps {
  readonly layout: RowLayout
  readonly order: SortOrder | undefined
  readonly onSort: (column: Column) => void
}

function TableHead({ layout, order, onSort }: TableHeadProps) {
  const text = useText()
  const columns: readonly Column[] =
    layout === 'wide' ? ['authors', 'year', 'title', 'container', 'key'] : ['authors', 'year', 'title']
  return (
    <div role="rowgroup">
      <div role="row" aria-rowindex={1} className={styles.head} data-layout={layout}>
        <span />
        {columns.map((column) => {
          const sorted = order?.column === column
          return (
            <div
              key={column}
              role="columnheader"
              aria-sort={sorted ? (order.descending ? 'descending' : 'ascending') : 'none'}
            >
              <button type="button" className={styles.sort} onClick={() => onSort(column)}>
                {text(`library.column.${column}`)}
                {sorted && <Icon name={order.descending ? 'chevron-down' : 'chevron-up'} />}
              </button>
            </div>
          )
        })}
      </div>
    </div>
  )
}
