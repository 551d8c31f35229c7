import type { BlockId } from '#core/ids'
import type { Block, Table, TableCell, TableRow } from '#core/manuscript/nodes'

/** Collects the cells of one table of a LaTeX document; the empty ones below a cell that reaches down belong to that. */
export class LatexTable {
  readonly #rows: TableRow[] = []
  #cells: TableCell[] = []
  #colSpan = 1
  #rowSpan = 1
  #column = 0
  /** How many rows of each column a cell above still takes. */
  readonly #reach: number[] = []

  /** The cell that is read now takes so many columns. */
  spanColumns(count: number): void {
    this.#colSpan = count
  }

  /** The cell that is read now takes so many rows. */
  spanRows(count: number): void {
    this.#rowSpan = count
  }

  endCell(children: readonly Block[]): void {
    const [colSpan, rowSpan, left] = [this.#colSpan, this.#rowSpan, this.#reach[this.#column] ?? 0]
    this.#colSpan = this.#rowSpan = 1
    const isCovered = left > 0 && children.length === 0 && colSpan === 1
    if (!isCovered) {
      const spans = { ...(colSpan > 1 && { colSpan }), ...(rowSpan > 1 && { rowSpan }) }
      this.#cells.push({ type: 'tableCell', header: false, ...spans, children })
    }
    for (let at = 0; at < colSpan; at++) this.#reach[this.#column + at] = isCovered ? left - 1 : rowSpan - 1
    this.#column += colSpan
  }

  endRow(children: readonly Block[]): void {
    this.endCell(children)
    this.#rows.push({ type: 'tableRow', children: this.#cells })
    this.#cells = []
    this.#column = 0
  }

  /** The table of the rows that ended. */
  finish(id: BlockId): Table {
    return { type: 'table', id, children: this.#rows }
  }
}
