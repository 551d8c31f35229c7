import type { TableCell, TableRow } from './nodes'

interface PlacedCell {
  readonly cell: TableCell
  readonly column: number
  /** The rows that the cell reaches over. */
  readonly rows: readonly TableRow[]
}

/**
 * The rows that are kept. A cell that reaches over rows that go gets lower, and moves to the first row that is kept of
 * those it reached over; its words go only where all of them do. The same array where all are kept.
 */
export function withoutRows(rows: readonly TableRow[], isKept: (row: TableRow) => boolean): readonly TableRow[] {
  const kept = rows.filter(isKept)
  if (kept.length === rows.length) return rows
  if (rows.every((row) => row.children.every(({ rowSpan = 1 }) => rowSpan <= 1))) return kept
  const cells = placeCells(rows)
  return kept.map((row) => {
    const own = cells.flatMap((placed) => {
      const left = placed.rows.filter(isKept)
      return left[0] === row ? [{ ...placed, rows: left }] : []
    })
    const children = own
      .toSorted((a, b) => a.column - b.column)
      .map(({ cell, rows: { length } }) => setRows(cell, length))
    return { ...row, children }
  })
}

function setRows(cell: TableCell, length: number): TableCell {
  const { rowSpan: _, ...lowest } = cell
  return length > 1 ? { ...lowest, rowSpan: length } : lowest
}

function placeCells(rows: readonly TableRow[]): readonly PlacedCell[] {
  const placed: PlacedCell[] = []
  const taken = rows.map(() => new Set<number>())
  for (const [at, row] of rows.entries()) {
    let column = 0
    for (const cell of row.children) {
      while (taken[at]?.has(column)) column++
      const reach = rows.slice(at, at + Math.max(cell.rowSpan ?? 1, 1))
      for (const other of taken.slice(at, at + reach.length)) {
        for (let over = 0; over < (cell.colSpan ?? 1); over++) other.add(column + over)
      }
      placed.push({ cell, column, rows: reach })
    }
  }
  return placed
}
