import type { Block, TableCell, TableRow } from '#core/manuscript/nodes'
import type { DocxReading } from './docx-reading'
import { childFlag, childValue, elementsOf, findChild } from './xml-tree'
import type { XmlElement } from './xml-tree'

/** A cell while rows below may still grow it. */
interface OpenCell {
  readonly header: boolean
  readonly span: number
  rows: number
  children: readonly Block[]
}

const MAX_SPAN = 1_000
const ROW_WRAPPERS: ReadonlySet<string> = new Set(['w:sdt', 'w:sdtContent', 'w:customXml', 'w:ins', 'w:moveTo'])

/**
 * The rows of a table, merged cells as spans. Rows deleted by a tracked change are left out; an empty cell holds one
 * empty paragraph; words in a cell that a merge hides go to the cell that hides it.
 */
export function readRows(
  table: XmlElement,
  reading: DocxReading,
  readCell: (cell: XmlElement) => readonly Block[]
): readonly TableRow[] {
  const merging = new Map<number, OpenCell>()
  const rows = unwrap(table, 'w:tr')
    .filter((row) => !isDeleted(row, reading))
    .map((row) => readRow(row, merging, readCell))
  return rows
    .filter((cells) => cells.length > 0)
    .map((cells) => ({ type: 'tableRow', children: cells.map((cell) => closeCell(cell, reading)) }))
}

function isDeleted(row: XmlElement, { losses }: DocxReading): boolean {
  const deleted = findChild(findChild(row, 'w:trPr'), 'w:del') !== undefined
  if (deleted) losses.add('docx-deletions-left-out')
  return deleted
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
  merging: Map<number, OpenCell>,
  readCell: (cell: XmlElement) => readonly Block[]
): readonly OpenCell[] {
  const properties = findChild(row, 'w:trPr')
  const header = childFlag(properties, 'w:tblHeader') ?? false
  const skipped = toSpan(childValue(properties, 'w:gridBefore'), 0)
  const cells: OpenCell[] = skipped > 0 ? [{ header, span: skipped, rows: 1, children: [] }] : []
  let column = skipped
  for (const element of unwrap(row, 'w:tc')) {
    const cellProperties = findChild(element, 'w:tcPr')
    const span = toSpan(childValue(cellProperties, 'w:gridSpan'), 1)
    const merge = findChild(cellProperties, 'w:vMerge')
    const children = readCell(element)
    const above = merge && merge.attributes.get('w:val') !== 'restart' ? merging.get(column) : undefined
    if (above?.span === span) {
      above.rows++
      above.children = [...above.children, ...children]
    } else {
      const cell: OpenCell = { header, span, rows: 1, children }
      cells.push(cell)
      setMerging(merging, column, span, merge ? cell : undefined)
    }
    column += span
  }
  return cells
}

function setMerging(merging: Map<number, OpenCell>, column: number, span: number, cell: OpenCell | undefined): void {
  for (let covered = column; covered < column + span; covered++) merging.delete(covered)
  if (cell) merging.set(column, cell)
}

function toSpan(value: string | undefined, least: number): number {
  const span = Number(value ?? least)
  return Number.isInteger(span) ? Math.min(Math.max(span, least), MAX_SPAN) : least
}

function closeCell({ header, span, rows, children }: OpenCell, { ids }: DocxReading): TableCell {
  return {
    type: 'tableCell',
    header,
    ...(span > 1 && { colSpan: span }),
    ...(rows > 1 && { rowSpan: rows }),
    children: children.length > 0 ? children : [{ type: 'paragraph', id: ids('b'), children: [] }]
  }
}
