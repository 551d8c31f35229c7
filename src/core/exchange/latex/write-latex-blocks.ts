import { assertNever } from '#core/assert-never'
import type { Block, Caption, List, Paragraph, Table, TableCell } from '#core/manuscript/nodes'
import { splitTag } from '#core/manuscript/number-equations'
import { captionStart } from '#core/manuscript/object-labels'
import { writeWithCaptions } from '../write-with-captions'
import { escapeTex, findSafeTex } from './escape-tex'
import { writeLatexInlines, writePrinted } from './write-latex-inlines'
import type { LatexSide } from './write-latex-inlines'

const HEADINGS = ['section', 'subsection', 'subsubsection', 'paragraph'] as const

/** Blocks as LaTeX, a blank line between them. */
export function writeLatexBlocks(blocks: readonly Block[], side: LatexSide): string {
  const parts = writeWithCaptions(blocks, {
    figure: (pictures, caption) => writeFigure(pictures, caption, side),
    table: (table, caption) => writeTable(table, caption, side),
    block: (block) => writeBlock(block, side)
  })
  return parts.filter((part) => part !== '').join('\n\n')
}

const labelOf = (block: Block, side: LatexSide): string => {
  const label = side.labels.get(block.id)
  return label === undefined ? '' : `\\phantomsection\\label{${label}}`
}

function writeBlock(block: Block, side: LatexSide): string {
  switch (block.type) {
    case 'heading': {
      const words = writeLatexInlines(block.children, side).replaceAll('\\linestop{}\n', ' ')
      if (words.trim() === '') return ''
      return `\\${HEADINGS[block.depth - 1] ?? 'paragraph'}*{${words}}${labelOf(block, side)}`
    }
    case 'paragraph':
      return labelOf(block, side) + writeLatexInlines(block.children, side)
    case 'caption':
      return captionWords(block, side)
    case 'math': {
      const tex = findSafeTex(splitTag(block.value).tex)
      if (tex === undefined) return `\\texttt{${escapeTex(block.value)}}`
      const number = side.equationNumbers.get(block.id)
      const tag = number === undefined ? '' : ` \\tag{${escapeTex(number)}}`
      return `${labelOf(block, side)}\\[\n${tex}${tag}\n\\]`
    }
    case 'list':
      return writeList(block, side)
    case 'blockquote': {
      const content = writeLatexBlocks(block.children, side)
      // LaTeX takes a quote of headings alone for an empty list.
      const end = block.children.at(-1)?.type === 'heading' ? '\n\n\\leavevmode' : ''
      return content === '' ? '' : environment('quote', content + end)
    }
    case 'code':
      return writeCode(block.value, side)
    case 'table':
      return writeTable(block, undefined, side)
    case 'thematicBreak':
      return String.raw`\begin{center}\rule{0.5\linewidth}{0.5pt}\end{center}`
    case 'bibliography':
      return writeLatexBibliography(side)
    default:
      return assertNever(block)
  }
}

const environment = (name: string, content: string): string => `\\begin{${name}}\n${content}\n\\end{${name}}`

function writeCode(value: string, { inArgument }: LatexSide): string {
  if (!inArgument && !value.includes('\\end{verbatim}')) return environment('verbatim', value)
  return value
    .split('\n')
    .map((line) => `\\texttt{${escapeTex(line).replaceAll(' ', '~')}}`)
    .join('\\linestop{}\n')
}

function writeList(list: List, side: LatexSide): string {
  const start = list.ordered && list.start !== undefined ? `[start=${list.start}]` : ''
  const items = list.children.map((item) => `\\item{} ${writeLatexBlocks(item.children, side)}`)
  const name = list.ordered ? 'enumerate' : 'itemize'
  return `\\begin{${name}}${start}\n${items.join('\n')}\n\\end{${name}}`
}

/** A caption by itself, with the label that follows from the order of the side. */
function captionWords(caption: Caption, side: LatexSide): string {
  const start = captionStart(caption.of, side.captionNumbers.get(caption.id) ?? 1, side.language)
  return `${labelOf(caption, side)}\\textbf{${escapeTex(start.trim())}} ${writeLatexInlines(caption.children, side)}`
}

function writeFigure(block: Paragraph, caption: Caption | undefined, side: LatexSide): string {
  const pictures = writeLatexInlines(block.children, side)
  const words = caption ? `\n\n${captionWords(caption, side)}` : ''
  return environment('center', pictures + words)
}

/** A longer table breaks over pages, where it stands by itself. */
const MAX_ROWS_TOGETHER = 12

/** A table of columns with widths; its cells wrap, spans are kept, and its notes stand behind it. */
function writeTable(table: Table, caption: Caption | undefined, side: LatexSide): string {
  const tableNotes = side.tableNotes ?? []
  const inside: LatexSide = { ...side, inArgument: true, tableNotes }
  const grid = gridOf(table)
  const widths = widthsOf(table, grid)
  const width = (at: number, span: number): string =>
    widths
      .slice(at, at + span)
      .reduce((sum, share) => sum + share, 0)
      .toFixed(3)
  const spec = widths.map((_, at) => `p{${width(at, 1)}\\linewidth}`).join('')
  const rows = grid.map((row) => writeRow(row, width, inside))
  const [head = '', ...rest] = rows
  const body = ['\\hline', head, '\\hline', ...rest, ...(rest.length > 0 ? ['\\hline'] : [])].join('\n')
  const words = caption ? `${captionWords(caption, side)}\n\n` : ''
  const name = rows.length > MAX_ROWS_TOGETHER && !side.inArgument && !side.inColumns ? 'longtable' : 'tabular'
  const notes = side.tableNotes ? '' : writeTableNotes(tableNotes)
  return `${words}\\begin{${name}}{${spec}}\n${body}\n\\end{${name}}${notes}`
}

/** The share of the line that each column takes, gaps between them left out. */
function widthsOf(table: Table, grid: readonly (readonly GridCell[])[]): readonly number[] {
  const columns = Math.max(1, ...grid.map((row) => row.reduce((sum, { span }) => sum + span, 0)))
  const given = Array.from({ length: columns }, (_, at) => table.columnWidths?.[at] ?? 1)
  const total = given.reduce((sum, width) => sum + width, 0)
  const free = Math.max(0.96 - 0.03 * columns, 0.4)
  return given.map((width) => (width / total) * free)
}

function writeRow(row: readonly GridCell[], width: (at: number, span: number) => string, side: LatexSide): string {
  let column = 0
  const cells = row.map(({ cell, span }) => {
    const words = writeCell(cell, side)
    const text = span > 1 ? `\\multicolumn{${span}}{p{${width(column, span)}\\linewidth}}{${words}}` : words
    column += span
    return text
  })
  return `${cells.join(' & ')} \\\\`
}

/** The notes whose marks stand in the table before them, under the numbers of those. */
function writeTableNotes(notes: readonly string[]): string {
  if (notes.length === 0) return ''
  const back = `\\addtocounter{footnote}{-${notes.length}}`
  return `\n${back}${notes.map((words) => `\\stepcounter{footnote}\\footnotetext{${words}}`).join('\n')}`
}

interface GridCell {
  readonly cell: TableCell | undefined
  readonly span: number
}

/** The cells of each row with empty ones where a cell of a row above reaches down. */
function gridOf(table: Table): readonly (readonly GridCell[])[] {
  const reach: number[] = []
  return table.children.map((row) => {
    const cells: GridCell[] = []
    let column = 0
    const fill = (): void => {
      for (let left = reach[column] ?? 0; left > 0; left = reach[column] ?? 0) {
        reach[column] = left - 1
        cells.push({ cell: undefined, span: 1 })
        column++
      }
    }
    for (const cell of row.children) {
      fill()
      const span = cell.colSpan ?? 1
      cells.push({ cell, span })
      for (let at = 0; at < span; at++) reach[column + at] = (cell.rowSpan ?? 1) - 1
      column += span
    }
    fill()
    return cells
  })
}

function writeCell(cell: TableCell | undefined, side: LatexSide): string {
  if (!cell) return ''
  const words = cell.children
    .map((block) => writeLine(block, side))
    .filter((line) => line !== '')
    .join('\\linestop{} ')
  const bold = cell.header && words !== '' ? `{\\bfseries{}${words}}` : words
  const aligned =
    cell.align === 'center'
      ? `\\centering\\arraybackslash{}${bold}`
      : cell.align === 'right'
        ? `\\raggedleft\\arraybackslash{}${bold}`
        : bold
  return (cell.rowSpan ?? 1) > 1 ? `\\multirow[t]{${cell.rowSpan}}{=}{${aligned}}` : aligned
}

/** A block of a cell, where only lines can stand. */
function writeLine(block: Block, side: LatexSide): string {
  const isLine = block.type === 'paragraph' || block.type === 'heading'
  return isLine ? writeLatexInlines(block.children, side) : writeBlock(block, side)
}

/** Where the list of references is printed. */
export function writeLatexBibliography(side: LatexSide): string {
  if (side.keyOf) return String.raw`\printbibliography[heading=none]`
  return side.formatted.bibliography.entries
    .map(({ label, body, translation }) => {
      const start = label ? `${writePrinted(label)} ` : ''
      return start + writePrinted(body) + (translation ? `\\linestop{}\n${writePrinted(translation)}` : '')
    })
    .join('\n\n')
}
