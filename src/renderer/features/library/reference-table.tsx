import { useEffect, useRef, type DragEvent, type KeyboardEvent, type MouseEvent } from 'react'
import type { ReferenceId } from '#core/ids'
import { describeReference } from '#core/references/describe-reference'
import type { Reference } from '#core/references/reference'
import { useText } from '../../i18n'
import { Icon, isComposingKey, useVirtualRows } from '../../ui'
import { startReferenceDrag } from './drag'
import { ReferenceRow, type RowLayout } from './reference-row'
import { rowAt, selectAll, selectRow, type Modifiers, type Selection } from './selection'
import type { Column, SortOrder } from './sort-references'
import { findTyped } from './type-ahead'
import styles from './library.module.css'

export interface ReferenceTableProps {
  readonly rows: readonly ReferenceId[]
  readonly references: ReadonlyMap<ReferenceId, Reference>
  readonly width: number
  readonly selection: Selection<ReferenceId>
  readonly onSelect: (selection: Selection<ReferenceId>) => void
  readonly order: SortOrder | undefined
  readonly onSort: (column: Column) => void
  readonly onOpen: (id: ReferenceId) => void
  readonly onDelete: () => void
}

/** The references as an ARIA grid; only the rows in sight are drawn. Narrow lists show two lines a row. */
export function ReferenceTable(props: ReferenceTableProps) {
  const { rows, references, selection, onSelect, onOpen } = props
  const text = useText()
  const grid = useRef<HTMLDivElement>(null)
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
    // A row that held the focus would take the keyboard with it when it is scrolled out of sight.
    grid.current?.focus({ preventScroll: true })
    select(id, { extend: event.shiftKey, toggle: event.ctrlKey || event.metaKey })
    if (layout === 'narrow' && !event.shiftKey && !event.ctrlKey && !event.metaKey && event.detail === 2) onOpen(id)
  }
  const drag = (id: ReferenceId, event: DragEvent) =>
    startReferenceDrag(event, selection.selected.has(id) ? [...selection.selected] : [id])
  return (
    <div
      ref={grid}
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
                  onDragStart={drag}
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
    // With Ctrl the keyboard moves alone, so that Space can add rows that do not stand together.
    if (next !== undefined && control && !event.shiftKey) onSelect({ ...selection, active: next })
    else if (next !== undefined) onSelect(selectRow(selection, rows, next, { extend: event.shiftKey, toggle: false }))
  } else if (control && event.key.toLowerCase() === 'a') onSelect(selectAll(rows))
  else if (event.key === ' ' && selection.active !== undefined)
    onSelect(selectRow(selection, rows, selection.active, { extend: false, toggle: true }))
  else if (event.key === 'Enter' && selection.active !== undefined) onOpen(selection.active)
  else if (event.key === 'Delete' || (event.key === 'Backspace' && event.metaKey)) onDelete()
  else if (event.key.length === 1 && !control && !event.altKey) jumpTo(event, props)
  else return
  event.preventDefault()
}

/** Goes to the next row that begins with what is being typed. */
function jumpTo(event: KeyboardEvent, { rows, references, selection, onSelect, order }: ReferenceTableProps): void {
  const from = selection.active === undefined ? -1 : rows.indexOf(selection.active)
  const id = findTyped(event.key, event.timeStamp, rows.length, from, (at) => {
    const reference = references.get(rows[at] ?? ('' as ReferenceId))
    if (!reference) return ''
    const { title, authors } = describeReference(reference.item)
    return order?.column === 'title' || authors === '' ? title : authors
  })
  const next = rows[id]
  if (next !== undefined) onSelect(selectRow(selection, rows, next, { extend: false, toggle: false }))
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
