import type { Block, Change, Table, TableCell, TableRow } from '#core/manuscript/nodes'
import type { DocxReading } from './docx-reading'
import { readChange, readOwnChange } from './read-author'
import { childFlag, childValue, deepText, elementsOf, findChild } from './xml-tree'
import type { XmlElement } from './xml-tree'

/** A cell while rows below may still grow it. */
interface OpenCell {
  readonly header: boolean
  readonly span: number
  readonly align?: TableCell['align']
  rows: number
  children: readonly Block[]
}

const MAX_SPAN = 1_000
const CELL_CHANGES = ['w:cellIns', 'w:cellDel', 'w:cellMerge'] as const
const ROW_WRAPPERS: ReadonlySet<string> = new Set(['w:sdt', 'w:sdtContent', 'w:customXml', 'w:ins', 'w:moveTo'])

/**
 * The rows of a table with their tracked changes, merged cells as spans, and the widths of its columns where it sets
 * them. An empty cell holds one empty paragraph; words in a cell that a
 * merge hides go to the cell that hides it.
 */
export function readTable(
  table: XmlElement,
  reading: DocxReading,
  readCell: (cell: XmlElement) => readonly Block[]
): Pick<Table, 'children' | 'columnWidths'> {
  const merging = new Map<number, OpenCell>()
  const properties = findChild(table, 'w:tblPr')
  tellHiddenWords(properties, reading)
  if (hasFormatChange(properties, findChild(table, 'w:tblGrid'))) reading.losses.add('docx-format-changes')
  const rows = unwrap(table, 'w:tr').map((row) => {
    const cells = unwrap(row, 'w:tc')
    const change = changeOf(row) ?? changeOfAll(cells)
    if (!change) tellCellChanges(cells, reading)
    if (
      hasFormatChange(
        findChild(row, 'w:trPr'),
        findChild(row, 'w:tblPrEx'),
        ...cells.map((cell) => findChild(cell, 'w:tcPr'))
      )
    )
      reading.losses.add('docx-format-changes', deepText(row, 'w:t'))
    return { change: change ?? reading.blockChange, cells: readRow(row, cells, merging, reading, readCell) }
  })
  const children = rows
    .filter(({ cells }) => cells.length > 0)
    .map(({ change, cells }): TableRow => ({
      type: 'tableRow',
      ...(change && { change }),
      children: cells.map((cell) => closeCell(cell, reading))
    }))
  const columnWidths = readWidths(table)
  return { children, ...(columnWidths && { columnWidths }) }
}

/** What is read out in place of a table by programs that read aloud. */
function tellHiddenWords(properties: XmlElement | undefined, { losses, leftOut }: DocxReading): void {
  const texts = ['w:tblCaption', 'w:tblDescription'].map((name) => childValue(properties, name) ?? '')
  const words = texts.filter((text) => text.trim() !== '').join(': ')
  if (words === '') return
  losses.add('docx-table-words', words)
  leftOut.push(words)
}

function changeOf(row: XmlElement): Change | undefined {
  return readOwnChange(findChild(row, 'w:trPr'))
}

/** A row all of whose cells were put in or taken out was itself. */
function changeOfAll(cells: readonly XmlElement[]): Change | undefined {
  const [change, ...others] = cells.map((cell) => {
    const properties = findChild(cell, 'w:tcPr')
    const element = findChild(properties, 'w:cellDel') ?? findChild(properties, 'w:cellIns')
    return element && readChange(element)
  })
  return others.every((other) => other?.type === change?.type) ? change : undefined
}

function tellCellChanges(cells: readonly XmlElement[], { losses }: DocxReading): void {
  for (const cell of cells) {
    const properties = findChild(cell, 'w:tcPr')
    if (CELL_CHANGES.some((name) => findChild(properties, name))) losses.add('docx-cell-changes', deepText(cell, 'w:t'))
  }
}

const FORMAT_CHANGES = ['w:tblPrChange', 'w:tblGridChange', 'w:trPrChange', 'w:tblPrExChange', 'w:tcPrChange'] as const

const hasFormatChange = (...properties: readonly (XmlElement | undefined)[]): boolean =>
  properties.some((element) => FORMAT_CHANGES.some((name) => findChild(element, name)))

/** In points, where the columns differ or the table says that they are fixed; a grid of equal ones says nothing. */
function readWidths(table: XmlElement): readonly number[] | undefined {
  const grid = findChild(table, 'w:tblGrid')
  const widths = (grid ? elementsOf(grid) : [])
    .filter(({ name }) => name === 'w:gridCol')
    .map(({ attributes }) => Number(attributes.get('w:w') ?? 0) / 20)
  const isSound = widths.length > 0 && widths.length <= MAX_SPAN && widths.every((width) => width > 0 && width < 5_000)
  if (!isSound) return undefined
  const layout = findChild(findChild(table, 'w:tblPr'), 'w:tblLayout')?.attributes.get('w:type')
  const isEven = Math.max(...widths) - Math.min(...widths) <= 1
  return layout === 'fixed' || !isEven ? widths : undefined
}

/** The elements called `name` in a parent, looked for inside the wrappers that may stand around rows and cells. */
function unwrap(parent: XmlElement, name: string): readonly XmlElement[] {
  return elementsOf(parent).flatMap((child) => {
    if (child.name === name) return [child]
    return ROW_WRAPPERS.has(child.name) ? unwrap(child, name) : []
  })
}

function readRow(
  row: XmlElement,
  elements: readonly XmlElement[],
  merging: Map<number, OpenCell>,
  reading: DocxReading,
  readCell: (cell: XmlElement) => readonly Block[]
): readonly OpenCell[] {
  const properties = findChild(row, 'w:trPr')
  const repeats = childFlag(properties, 'w:tblHeader') ?? false
  const skipped = toSpan(childValue(properties, 'w:gridBefore'), 0)
  const cells: OpenCell[] = skipped > 0 ? [{ header: repeats, span: skipped, rows: 1, children: [] }] : []
  let column = skipped
  for (const element of elements) {
    const cellProperties = findChild(element, 'w:tcPr')
    const span = toSpan(childValue(cellProperties, 'w:gridSpan'), 1)
    const merge = findChild(cellProperties, 'w:vMerge')
    const children = readCell(element)
    const above = merge && merge.attributes.get('w:val') !== 'restart' ? merging.get(column) : undefined
    if (above?.span === span) {
      above.rows++
      above.children = [...above.children, ...children]
    } else {
      const header = repeats || isHeading(element, reading)
      const align = alignOf(element)
      const cell: OpenCell = { header, span, ...(align && { align }), rows: 1, children }
      cells.push(cell)
      setMerging(merging, column, span, merge ? cell : undefined)
    }
    column += span
  }
  return cells
}

/** Cells at the side are headings by the style of their text alone. */
function isHeading(cell: XmlElement, { styles }: DocxReading): boolean {
  const paragraph = findChild(cell, 'w:p')
  return styles.isTableHeading(childValue(findChild(paragraph, 'w:pPr'), 'w:pStyle'))
}

function alignOf(cell: XmlElement): TableCell['align'] | undefined {
  const align = childValue(findChild(findChild(cell, 'w:p'), 'w:pPr'), 'w:jc')
  if (align === 'center') return 'center'
  return align === 'right' || align === 'end' ? 'right' : undefined
}

function setMerging(merging: Map<number, OpenCell>, column: number, span: number, cell: OpenCell | undefined): void {
  for (let covered = column; covered < column + span; covered++) merging.delete(covered)
  if (cell) merging.set(column, cell)
}

function toSpan(value: string | undefined, least: number): number {
  const span = Number(value ?? least)
  return Number.isInteger(span) ? Math.min(Math.max(span, least), MAX_SPAN) : least
}

function closeCell({ header, span, align, rows, children }: OpenCell, { ids }: DocxReading): TableCell {
  return {
    type: 'tableCell',
    header,
    ...(span > 1 && { colSpan: span }),
    ...(rows > 1 && { rowSpan: rows }),
    ...(align && { align }),
    children: children.length > 0 ? children : [{ type: 'paragraph', id: ids('b'), children: [] }]
  }
}
