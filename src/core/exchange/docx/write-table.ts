import type { Block, Table, TableCell, TableRow } from '#core/manuscript/nodes'
import type { BlockPlace } from './write-blocks'
import type { SideWriter } from './write-runs'

type WriteBlocks = (blocks: readonly Block[], writer: SideWriter, place: BlockPlace) => string

/** One grid position of a row: a cell that starts there, or the continuation of one from above. */
interface GridCell {
  readonly cell: TableCell
  readonly span: number
  readonly merge?: 'restart' | 'continue'
}

/** Word's own limit. */
const MAX_COLUMNS = 63

/** A table of real rows and cells: spans become `gridSpan` and `vMerge`, header rows repeat on each page. */
export function writeTable(table: Table, writer: SideWriter, place: BlockPlace, writeBlocks: WriteBlocks): string {
  const rows = layOutGrid(table)
  const columns = Math.max(1, ...rows.map((row) => row.reduce((sum, { span }) => sum + span, 0)))
  if (columns > MAX_COLUMNS) {
    writer.document.addFinding({
      severity: 'warning',
      code: 'docx-table-too-wide',
      message: `A table on the ${writer.side} side has ${columns} columns; Word shows at most ${MAX_COLUMNS}.`,
      values: { columns }
    })
  }
  const width = Math.max(Math.floor(place.width / columns), 1)
  const body = rows.map((row, index) => {
    const isHeader = isHeaderRow(table.children[index])
    const cells = row.map((cell) => writeCell(cell, width, writer, place, writeBlocks)).join('')
    const filler = fillRow(columns - row.reduce((sum, { span }) => sum + span, 0), width)
    return `<w:tr>${isHeader ? '<w:trPr><w:tblHeader/></w:trPr>' : ''}${cells}${filler}</w:tr>`
  })
  const firstRow = isHeaderRow(table.children[0]) ? 1 : 0
  return `<w:tbl>${tableProperties(firstRow)}${tableGrid(columns, width)}${body.join('')}</w:tbl>`
}

/** `<w:tblGrid>` of `columns` equal columns. */
export function tableGrid(columns: number, width: number): string {
  return `<w:tblGrid>${`<w:gridCol w:w="${width}"/>`.repeat(columns)}</w:tblGrid>`
}

function tableProperties(firstRow: 0 | 1): string {
  return (
    '<w:tblPr><w:tblStyle w:val="ThreeLineTable"/><w:tblW w:w="5000" w:type="pct"/>' +
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
      const gridCell: GridCell = { cell, span, ...(rowSpan > 1 && { merge: 'restart' as const }) }
      grid.push(gridCell)
      if (rowSpan > 1) open.set(column, { cell: gridCell, rowsLeft: rowSpan - 1 })
      column += span
    }
    continueOpen()
    return grid
  })
}

function writeCell(
  { cell, span, merge }: GridCell,
  width: number,
  writer: SideWriter,
  place: BlockPlace,
  writeBlocks: WriteBlocks
): string {
  const properties = [
    `<w:tcW w:w="${width * span}" w:type="dxa"/>`,
    span > 1 && `<w:gridSpan w:val="${span}"/>`,
    merge && `<w:vMerge w:val="${merge}"/>`
  ].filter((part) => typeof part === 'string')
  const inside: BlockPlace = {
    ...place,
    quotes: 0,
    lists: 0,
    cell: cell.header ? 'header' : 'body',
    width: width * span - CELL_MARGINS
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

function fillRow(missing: number, width: number): string {
  if (missing <= 0) return ''
  const span = missing > 1 ? `<w:gridSpan w:val="${missing}"/>` : ''
  return `<w:tc><w:tcPr><w:tcW w:w="${width * missing}" w:type="dxa"/>${span}</w:tcPr>${EMPTY}</w:tc>`
}
