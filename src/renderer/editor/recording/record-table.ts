import { $isTableCellNode, $isTableNode, $isTableRowNode } from '@lexical/table'
import type { TableCellNode, TableNode, TableRowNode } from '@lexical/table'
import { $getNodeByKey, $getState, $setState } from 'lexical'
import type { NodeKey } from 'lexical'
import type { Table, TableRow } from '#core/manuscript/nodes'
import { takeOutChange } from '#core/manuscript/take-out-change'
import { $fromLexical } from '../convert/from-lexical'
import { $toLexical } from '../convert/to-lexical'
import { $findBlockId } from '../nodes/block-id'
import { endChangeState } from '../nodes/change-state'
import { $changeBeside, isIn } from './recorder'
import type { Recorder } from './recorder'

/** Marks the rows of a new table. */
export function $markNewTable(table: TableNode, recorder: Recorder): void {
  for (const row of table.getChildren().filter($isTableRowNode)) $markNewRow(row, recorder)
}

function $markNewRow(row: TableRowNode, recorder: Recorder): void {
  const own = $getState(row, endChangeState)
  if (own?.type === 'insertion' && own.author === recorder.author) return
  $setState(row, endChangeState, $changeBeside(recorder, 'insertion', []))
}

/**
 * Marks rows that are new in a table, and puts back those that are gone, marked as taken out; cells that stayed are
 * looked into. Where the table has another number of columns than before, or cells that reach over rows, rows that are
 * gone stay so: their cells would no longer fit.
 */
export function $recordTable(table: TableNode, recorder: Recorder, recordCell: (cell: TableCellNode) => void): void {
  const old = readRows(table.getKey(), recorder)
  for (const row of table.getChildren().filter($isTableRowNode)) {
    if (!isIn(recorder.before, row.getKey())) $markNewRow(row, recorder)
    else
      for (const cell of row.getChildren().filter($isTableCellNode)) {
        if (recorder.touched.has(cell.getKey()) && isIn(recorder.before, cell.getKey())) recordCell(cell)
      }
  }
  const gone = old.filter(({ key }) => !$getNodeByKey(key)?.isAttached())
  if (gone.length === 0 || !old.every(({ row }) => isSimple(row))) return
  const width = widthOf(old[0]?.row)
  const current = table.getFirstChild()
  const isSameGrid =
    $isTableRowNode(current) &&
    current
      .getChildren()
      .filter($isTableCellNode)
      .reduce((sum, cell) => sum + cell.getColSpan(), 0) === width
  if (isSameGrid) for (const each of gone) $putRowBack(table, each, old, recorder)
}

interface RowBefore {
  readonly key: NodeKey
  readonly row: TableRow
}

function readRows(key: NodeKey, { before }: Recorder): readonly RowBefore[] {
  return before.read(() => {
    const node = $getNodeByKey(key)
    const parent = node?.getParent()
    if (!$isTableNode(node) || !parent) return []
    const id = $findBlockId(node)
    const table = $fromLexical(parent).find((block): block is Table => block.id === id && block.type === 'table')
    const rows = node.getChildren().filter($isTableRowNode)
    return rows.flatMap((row, at) => {
      const read = table?.children[at]
      return read ? [{ key: row.getKey(), row: read }] : []
    })
  })
}

const isSimple = ({ children }: TableRow): boolean => children.every(({ rowSpan = 1 }) => rowSpan === 1)

const widthOf = (row: TableRow | undefined): number =>
  row?.children.reduce((sum, { colSpan = 1 }) => sum + colSpan, 0) ?? 0

function $putRowBack(table: TableNode, { key, row }: RowBefore, old: readonly RowBefore[], recorder: Recorder): void {
  const change = takeOutChange(row.change, $changeBeside(recorder, 'deletion', []))
  if (!change) return
  const [made] = $toLexical([{ type: 'table', id: 'row' as Table['id'], children: [{ ...row, change }] }])
  const node = $isTableNode(made) ? made.getFirstChild() : null
  if (!node) return
  const at = old.findIndex((each) => each.key === key)
  const previous = old.slice(0, at).findLast((each) => $getNodeByKey(each.key)?.getParent()?.is(table))
  const before = previous && $getNodeByKey(previous.key)
  table.splice(before ? before.getIndexWithinParent() + 1 : 0, 0, [node])
}
