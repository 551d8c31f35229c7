import type { Block, Table, TableCell, TableRow } from '#core/manuscript/nodes'
import type { BlockPlace } from './write-blocks'
import { writeRowChange } from './write-runs'
import type { SideWriter } from './write-runs'

type WriteBlocks = (blocks: readonly Block[], writer: SideWriter, place: BlockPlace) => string

/** One grid position of a row: a cell that starts there, or the continuation of one from above. */
interface GridCell {
  readonly cell: TableCell
  readonly column: number
  readonly span: number
  readonly merge?: 'restart' | 'continue'
}

/** Word's own limit. */
const MAX_COLUMNS = 63

/** A table of real rows and cells: spans become `gridSpan` and `vMerge`, header rows repeat on each page. */
export function writeTable(table: Table, writer: SideWriter, place: BlockPlace, writeBlocks: WriteBlocks): string {
  const rows = layOutGrid(table)
  const columns = Math.max(1, ...rows.map((row) => row.reduce((total, { span }) => total + span, 0)))
  if (columns > MAX_COLUMNS) {
    writer.document.addFinding({
      severity: 'warning',
      code: 'docx-table-too-wide',
      message: `A table on the ${writer.side} side has ${columns} columns; Word shows at most ${MAX_COLUMNS}.`,
      values: { columns, side: writer.side }
    })
  }
  const widths = columnWidths(table, columns, place.width)
  const body = rows.map((row, index) => {
    const isHeader = isHeaderRow(table.children[index])
    const isKept = index === rows.length - 1 && writer.keptBlocks.has(table.id)
    const cells = row.map((cell) => writeCell(cell, widths, writer, { ...place, isKept }, writeBlocks)).join('')
    const filler = fillRow(
      row.reduce((total, { span }) => total + span, 0),
      widths
    )
    const properties = (isHeader ? '<w:tblHeader/>' : '') + writeRowChange(table.children[index]?.change, writer)
    return `<w:tr>${properties && `<w:trPr>${properties}</w:trPr>`}${cells}${filler}</w:tr>`
  })
  const firstRow = isHeaderRow(table.children[0]) ? 1 : 0
  const laidOut = table.columnWidths ? sum(widths) : undefined
  return `<w:tbl>${tableProperties(firstRow, laidOut)}${tableGrid(widths)}${body.join('')}</w:tbl>`
}

/** `<w:tblGrid>` of columns of these widths. */
export function tableGrid(widths: readonly number[]): string {
  return `<w:tblGrid>${widths.map((width) => `<w:gridCol w:w="${width}"/>`).join('')}</w:tblGrid>`
}

/** The widths that the table gives, narrowed to fit; a column without one, or a table without any, shares evenly. */
function columnWidths({ columnWidths: points = [] }: Table, columns: number, room: number): readonly number[] {
  const even = Math.max(Math.floor(room / columns), 1)
  const wanted = Array.from({ length: columns }, (_, index) => {
    const width = points[index]
    return width !== undefined && width > 0 ? width * 20 : even
  })
  const scale = Math.min(room / sum(wanted), 1)
  return wanted.map((width) => Math.max(Math.round(width * scale), 1))
}

const sum = (numbers: readonly number[]): number => numbers.reduce((total, number) => total + number, 0)

/** `width` is that of a table whose columns have widths of their own; others take the whole line. */
function tableProperties(firstRow: 0 | 1, width: number | undefined): string {
  const room =
    width === undefined
      ? '<w:tblW w:w="5000" w:type="pct"/>'
      : `<w:tblW w:w="${width}" w:type="dxa"/><w:tblLayout w:type="fixed"/>`
  return (
    `<w:tblPr><w:tblStyle w:val="ThreeLineTable"/>${room}` +
    `<w:tblLook w:val="${firstRow ? '0020' : '0000'}" w:firstRow="${firstRow}" w:lastRow="0" w:firstColumn="0"` +
    ' w:lastColumn="0" w:noHBand="1" w:noVBand="1"/></w:tblPr>'
  )
}

function isHeaderRow(row: TableRow | undefined): boolean {
  return row !== undefined && row.children.length > 0 && row.children.every(({ header }) => header)
}

/** Every grid position of every row; a row without cells of its own keeps one empty cell, since Word wants one. */
function layOutGrid({ children: rows }: Table): readonly (readonly GridCell[])[] {
  const open = new Map<number, { readonly cell: GridCell; rowsLeft: number }>()
  return rows.map((row, rowIndex) => {
    const grid: GridCell[] = []
    let column = 0
    const continueOpen = (): void => {
      for (let above = open.get(column); above; above = open.get(column)) {
        grid.push({ ...above.cell, merge: 'continue' })
        if (--above.rowsLeft === 0) open.delete(column)
        column += above.cell.span
      }
    }
    for (const cell of row.children) {
      continueOpen()
      const span = Math.max(1, Math.trunc(cell.colSpan ?? 1))
      const rowSpan = Math.min(Math.max(1, Math.trunc(cell.rowSpan ?? 1)), rows.length - rowIndex)
      const gridCell: GridCell = { cell, column, span, ...(rowSpan > 1 && { merge: 'restart' as const }) }
      grid.push(gridCell)
      if (rowSpan > 1) open.set(column, { cell: gridCell, rowsLeft: rowSpan - 1 })
      column += span
    }
    continueOpen()
    return grid
  })
}

function writeCell(
  { cell, column, span, merge }: GridCell,
  widths: readonly number[],
  writer: SideWriter,
  place: BlockPlace,
  writeBlocks: WriteBlocks
): string {
  const width = sum(widths.slice(column, column + span))
  const properties = [
    `<w:tcW w:w="${width}" w:type="dxa"/>`,
    span > 1 && `<w:gridSpan w:val="${span}"/>`,
    merge && `<w:vMerge w:val="${merge}"/>`
  ].filter((part) => typeof part === 'string')
  const { align: _, ...outside } = place
  const inside: BlockPlace = {
    ...outside,
    quotes: 0,
    lists: 0,
    cell: cell.header ? 'header' : 'body',
    ...(cell.align && { align: cell.align }),
    width: width - CELL_MARGINS
  }
  const content = merge === 'continue' ? EMPTY : closeCell(writeBlocks(cell.children, writer, inside))
  return `<w:tc><w:tcPr>${properties.join('')}</w:tcPr>${content}</w:tc>`
}

const CELL_MARGINS = 216
const EMPTY = '<w:p><w:pPr><w:pStyle w:val="TableText"/></w:pPr></w:p>'

/** Cell content as Word wants it: never empty, and ending with a paragraph. */
export function closeCell(content: string): string {
  return content === '' || !content.endsWith('</w:p>') ? content + EMPTY : content
}

function fillRow(from: number, widths: readonly number[]): string {
  const missing = widths.length - from
  if (missing <= 0) return ''
  const span = missing > 1 ? `<w:gridSpan w:val="${missing}"/>` : ''
  return `<w:tc><w:tcPr><w:tcW w:w="${sum(widths.slice(from))}" w:type="dxa"/>${span}</w:tcPr>${EMPTY}</w:tc>`
}
