import { assertNever } from '#core/assert-never'
import { formatHtml } from '#core/citation/format-html'
import type { Bibliography } from '#core/citation/processor'
import type {
  Block,
  Caption,
  Change,
  List,
  MathBlock,
  Note,
  Paragraph,
  Table,
  TableCell,
  TableRow
} from '#core/manuscript/nodes'
import { captionStart, markOfNote } from '#core/manuscript/object-labels'
import { writeWithCaptions } from '../write-with-captions'
import { element, escapeHtml, openTag } from './html-text'
import { blockAnchor, noteName, referenceAnchor, writeHtmlInlines, writeHtmlMath } from './write-html-inlines'
import type { HtmlSide } from './write-html-inlines'

/** Blocks as HTML; a caption goes into the figure or table it stands at. */
export function writeHtmlBlocks(blocks: readonly Block[], side: HtmlSide): string {
  return writeWithCaptions(blocks, {
    figure: (pictures, caption) => writeFigure(pictures, caption, side),
    table: (table, caption) => writeTable(table, caption, side),
    block: (block) => writeBlock(block, side)
  }).join('\n')
}

function writeFigure(block: Paragraph, caption: Caption | undefined, side: HtmlSide): string {
  const words = caption ? element('figcaption', { id: blockAnchor(caption.id) }, captionWords(caption, side)) : ''
  return element('figure', { id: blockAnchor(block.id) }, writeHtmlInlines(block.children, side) + words)
}

function captionWords(caption: Caption, side: HtmlSide): string {
  const start = captionStart(caption.of, side.captionNumbers.get(caption.id) ?? 1, side.language)
  return `${element('b', { class: 'caption-label' }, escapeHtml(start.trimEnd()))} ${writeHtmlInlines(caption.children, side)}`
}

function equationNumber({ id }: MathBlock, { equationNumbers }: HtmlSide): string {
  const number = equationNumbers.get(id)
  return number === undefined ? '' : element('span', { class: 'equation-number' }, escapeHtml(`(${number})`))
}

function writeBlock(block: Block, side: HtmlSide): string {
  const id = blockAnchor(block.id)
  switch (block.type) {
    case 'heading':
      return element(
        `h${block.depth + 1}`,
        { id, ...changeAttributes(block.endChange) },
        writeHtmlInlines(block.children, side)
      )
    case 'paragraph':
      return element('p', { id, ...changeAttributes(block.endChange) }, writeHtmlInlines(block.children, side))
    case 'caption':
      return element('p', { id, class: `caption-of-${block.of}` }, captionWords(block, side))
    case 'math':
      return element(
        'div',
        { id, class: 'equation' },
        writeHtmlMath(block.value, 'block') + equationNumber(block, side)
      )
    case 'list':
      return writeList(block, side)
    case 'blockquote':
      return element('blockquote', { id }, writeHtmlBlocks(block.children, side))
    case 'code': {
      const language = block.lang === undefined ? undefined : `language-${block.lang}`
      return element('pre', { id }, element('code', { class: language }, escapeHtml(block.value)))
    }
    case 'table':
      return writeTable(block, undefined, side)
    case 'thematicBreak':
      return '<hr>'
    case 'bibliography':
      return writeHtmlBibliography(side)
    default:
      return assertNever(block)
  }
}

function writeList(list: List, side: HtmlSide): string {
  const items = list.children.map((item) => {
    const [first, ...rest] = item.children
    const isTight = isLine(first) && rest.every(({ type }) => type === 'list')
    const lead = isTight ? writeHtmlInlines(first.children, side) : ''
    return element('li', { id: blockAnchor(item.id) }, lead + writeHtmlBlocks(isTight ? rest : item.children, side))
  })
  const attributes = { id: blockAnchor(list.id), start: list.ordered ? list.start : undefined }
  return element(list.ordered ? 'ol' : 'ul', attributes, items.join('\n'))
}

function writeTable(table: Table, caption: Caption | undefined, side: HtmlSide): string {
  const total = (table.columnWidths ?? []).reduce((sum, width) => sum + width, 0)
  const columns = (table.columnWidths ?? []).map((width) =>
    openTag('col', { style: `width: ${Math.round((width / total) * 1000) / 10}%` })
  )
  const words = caption ? element('caption', { id: blockAnchor(caption.id) }, captionWords(caption, side)) : ''
  const isHead = (at: number): boolean => table.children[at]?.children.every(({ header }) => header) === true
  const headRows = isHead(0) ? 1 : 0
  const rows = table.children.map((row) => writeRow(row, side))
  const head = headRows > 0 ? element('thead', {}, rows.slice(0, headRows).join('\n')) : ''
  const body = element('tbody', {}, rows.slice(headRows).join('\n'))
  const group = columns.length > 0 ? element('colgroup', {}, columns.join('')) : ''
  // Pages place things with tables of one cell.
  const isOneCell = table.children.length === 1 && table.children[0]?.children.length === 1
  const attributes = { id: blockAnchor(table.id), role: isOneCell ? 'table' : undefined }
  return element('table', attributes, words + group + head + body)
}

function writeRow({ change, children }: TableRow, side: HtmlSide): string {
  const cells = children.map((cell) => writeCell(cell, change, side)).join('')
  return element('tr', { ...changeAttributes(change), title: change?.author }, cells)
}

/** True for a paragraph that needs no element of its own where it stands alone. */
const isLine = (block: Block | undefined): block is Paragraph => block?.type === 'paragraph' && !block.endChange

/** What stands on an element that may not stand in `<ins>` or `<del>`. */
const changeAttributes = (change: Change | undefined): Readonly<Record<string, string | undefined>> =>
  change
    ? {
        'data-change': change.type,
        'data-author': change.author,
        'data-date': change.date,
        'data-inserted-by': change.inserted?.author,
        'data-inserted': change.inserted?.date
      }
    : {}

function writeCell(cell: TableCell, change: Change | undefined, side: HtmlSide): string {
  const [only, ...more] = cell.children
  const attributes = {
    colspan: cell.colSpan,
    rowspan: cell.rowSpan,
    style: cell.align === undefined ? undefined : `text-align: ${cell.align}`
  }
  const isBare = isLine(only) && more.length === 0
  const content = isBare ? writeHtmlInlines(only.children, side) : writeHtmlBlocks(cell.children, side)
  // A row may stand in no insertion or deletion, so what its cells hold does; the row itself says whose it is.
  const shown = change
    ? element(change.type === 'insertion' ? 'ins' : 'del', { class: 'row-change' }, content)
    : content
  return element(cell.header ? 'th' : 'td', attributes, shown)
}

/** The formatted references of a side, each with the anchor that citations link to. */
export function writeHtmlBibliography(side: HtmlSide): string {
  const { entries, hangingIndent }: Bibliography = side.formatted.bibliography
  if (entries.length === 0) return ''
  const written = entries.map(({ reference, label, body, translation }) => {
    const start = label ? element('span', { class: 'label' }, formatHtml(label)) + ' ' : ''
    const end = translation ? `<br>${formatHtml(translation)}` : ''
    const attributes = { class: 'entry', id: referenceAnchor(side.side, reference), role: 'doc-biblioentry' }
    return element('p', attributes, start + formatHtml(body) + end)
  })
  const name = hangingIndent ? 'references hanging' : 'references'
  return element('section', { class: name, role: 'doc-bibliography' }, written.join('\n'))
}

/** The notes of a side with links back to their marks; empty where it has none. */
export function writeHtmlNotes(side: HtmlSide): string {
  const written: string[] = []
  // A note may hold further notes, which come behind it.
  for (let at = 0; at < side.notes.length; at++) {
    const note = side.notes[at]
    if (note) written.push(writeNote(note, at, side))
  }
  return written.length === 0 ? '' : element('section', { class: 'notes', role: 'doc-endnotes' }, written.join('\n'))
}

function writeNote(note: Note, at: number, side: HtmlSide): string {
  const number = side.notes.slice(0, at + 1).filter(({ kind }) => kind === note.kind).length
  const name = noteName(side, note.kind, number)
  const back = element('a', { href: `#${name}-mark`, role: 'doc-backlink' }, markOfNote(note.kind, number))
  const [only, ...more] = note.children
  const isBare = isLine(only) && more.length === 0
  const words = isBare ? writeHtmlInlines(only.children, side) : writeHtmlBlocks(note.children, side)
  return element('div', { id: name, class: 'note-text' }, `<sup>${back}</sup> ${words}`)
}
