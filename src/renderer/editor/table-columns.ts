import { $computeTableMapSkipCellCheck, $isTableCellNode, $isTableSelection } from '@lexical/table'
import type { TableCellNode, TableNode } from '@lexical/table'
import { $findMatchingParent, $getSelection, $getState, $isRangeSelection, $setState } from 'lexical'
import type { NodeKey } from 'lexical'
import { alignState, columnWidthsState } from './nodes/table-states'
import type { TableAct } from './side-editor'

interface Columns {
  readonly count: number
  /** Those that the selection stands in. */
  readonly first: number
  readonly last: number
  readonly cells: ReadonlySet<NodeKey>
}

/**
 * Changes a table and lets the widths of its columns and the alignment of its cells go with it: a new column is as wide
 * as the one beside it, a new cell is set as its neighbour.
 */
export function $withColumns(table: TableNode, act: TableAct, change: () => void): void {
  const before = $readColumns(table)
  change()
  if (!table.isAttached() || !before) return
  const after = $readGrid(table)
  const width = after[0]?.length ?? 0
  const widths = $getState(table, columnWidthsState)
  if (widths.length > 0 && width !== before.count)
    $setState(table, columnWidthsState, fitted(widths, before, act, width))
  $alignNewCells(after, before.cells, act === 'rowAbove' || act === 'rowBelow')
}

function fitted(
  widths: readonly number[],
  { count, first, last }: Columns,
  act: TableAct,
  width: number
): readonly number[] {
  const full = Array.from({ length: count }, (_, index) => widths[index] ?? widths[0] ?? 1)
  if (width < count) return full.toSpliced(first, count - width)
  const beside = act === 'columnLeft' ? first : last
  const added = Array.from({ length: width - count }, () => full[beside] ?? 1)
  return full.toSpliced(act === 'columnLeft' ? first : last + 1, 0, ...added)
}

type Grid = readonly (readonly TableCellNode[])[]

/** The cell at every place of the grid; one that spans several stands at each. */
function $readGrid(table: TableNode): Grid {
  const [map] = $computeTableMapSkipCellCheck(table, null, null)
  return map.map((row) => row.map(({ cell }) => cell))
}

function $readColumns(table: TableNode): Columns | undefined {
  const grid = $readGrid(table)
  const selected = $selectedCells()
  const columns = grid.flatMap((row) => row.flatMap((cell, index) => (selected.has(cell.getKey()) ? [index] : [])))
  if (columns.length === 0) return undefined
  return {
    count: grid[0]?.length ?? 0,
    first: Math.min(...columns),
    last: Math.max(...columns),
    cells: new Set(grid.flat().map((cell) => cell.getKey()))
  }
}

function $selectedCells(): ReadonlySet<NodeKey> {
  const selection = $getSelection()
  if ($isTableSelection(selection)) {
    return new Set(
      selection
        .getNodes()
        .filter($isTableCellNode)
        .map((cell) => cell.getKey())
    )
  }
  const cell = $isRangeSelection(selection) && $findMatchingParent(selection.anchor.getNode(), $isTableCellNode)
  return new Set(cell ? [cell.getKey()] : [])
}

function $alignNewCells(grid: Grid, known: ReadonlySet<NodeKey>, isRow: boolean): void {
  grid.forEach((row, y) =>
    row.forEach((cell, x) => {
      if (known.has(cell.getKey())) return
      const neighbours = isRow ? [grid[y - 1]?.[x], grid[y + 1]?.[x]] : [row[x - 1], row[x + 1]]
      // A row below the headings is set as the row that it joins, not as them.
      const old = neighbours.filter((each) => each && known.has(each.getKey()))
      const model = old.find((each) => each?.hasHeader() === cell.hasHeader()) ?? old[0]
      if (model) $setState(cell, alignState, $getState(model, alignState))
    })
  )
}
