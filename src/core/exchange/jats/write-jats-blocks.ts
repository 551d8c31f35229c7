import { assertNever } from '#core/assert-never'
import type { Block, Caption, Heading, List, MathBlock, Paragraph, Table, TableCell } from '#core/manuscript/nodes'
import { splitTag } from '#core/manuscript/number-equations'
import { labelOfCaption } from '#core/manuscript/object-labels'
import { xmlText } from '../docx/xml-text'
import { writeWithCaptions } from '../write-with-captions'
import { jatsElement, jatsId, jatsText } from './jats-xml'
import { CAPTION_LABEL, CAPTION_OF } from './own-content'
import { altText, writeFormula, writeJatsLine, writeJatsLines } from './write-jats-inlines'
import type { JatsSide } from './write-jats-inlines'

/** Blocks as the content of a body: what stands before the first heading, then sections in sections. */
export function writeJatsSections(blocks: readonly Block[], side: JatsSide): string {
  const first = blocks.findIndex(({ type }) => type === 'heading')
  if (first < 0) return writeJatsBlocks(blocks, side)
  const parts = [writeJatsBlocks(blocks.slice(0, first), side)]
  for (let at = first; at < blocks.length;) {
    const heading = blocks[at]
    if (heading?.type !== 'heading') break
    const length = blocks.slice(at + 1).findIndex((block) => block.type === 'heading' && block.depth <= heading.depth)
    const end = length < 0 ? blocks.length : at + 1 + length
    const inner = writeJatsSections(blocks.slice(at + 1, end), side)
    parts.push(jatsElement('sec', { id: jatsId('b', heading.id) }, writeTitle(heading, side) + inner))
    at = end
  }
  return parts.join('')
}

const writeTitle = (heading: Heading, side: JatsSide): string =>
  `<title>${writeJatsLine(heading.children, side)}</title>`

/** Blocks inside of others, where a heading is a line in bold. */
export function writeJatsBlocks(blocks: readonly Block[], side: JatsSide): string {
  return writeParts(blocks, side).join('')
}

/** Elements that take few kinds of blocks, as the tag set has it, and which; any block may stand in a paragraph there. */
const TAKEN = { 'list-item': ['p', 'list'], cell: ['p', 'list', 'disp-formula', 'code'], fn: ['p'] } as const

/** Blocks in an element that does not take them all: the others stand in paragraphs of their own. */
export function writeJatsInside(parent: keyof typeof TAKEN, blocks: readonly Block[], side: JatsSide): string {
  const isTaken = (part: string): boolean => TAKEN[parent].some((name) => new RegExp(`^<${name}[ />]`, 'u').test(part))
  return writeParts(blocks, side)
    .map((part) => (part === '' || isTaken(part) ? part : `<p>${part}</p>`))
    .join('')
}

/** A text for each block, or for a figure or table with its caption. */
function writeParts(blocks: readonly Block[], side: JatsSide): readonly string[] {
  return writeWithCaptions(blocks, {
    figure: (pictures, caption) => writeFigure(pictures, caption, side),
    table: (table, caption) => writeTableWrap(table, caption, side),
    block: (block) => writeBlock(block, side)
  })
}

function writeBlock(block: Block, side: JatsSide): string {
  const id = jatsId('b', block.id)
  switch (block.type) {
    case 'heading': {
      const line = writeJatsLine(block.children, side)
      return line === '' ? '' : `<p id="${id}"><bold>${line}</bold></p>`
    }
    case 'paragraph':
      return paragraphs(block, side)
    case 'caption':
      return writeLooseCaption(block, side)
    case 'math':
      return block.value.trim() === '' ? '' : writeEquation(block, side)
    case 'list':
      return writeList(block, side)
    case 'blockquote': {
      const inner = writeJatsBlocks(block.children, side)
      return inner === '' ? '' : jatsElement('disp-quote', { id }, inner)
    }
    case 'code':
      return jatsElement('code', { id, language: block.lang }, xmlText(block.value))
    case 'table':
      return writeTableWrap(block, undefined, side)
    case 'thematicBreak':
    case 'bibliography':
      return ''
    default:
      return assertNever(block)
  }
}

function writeEquation({ id, value }: MathBlock, { equationNumbers }: JatsSide): string {
  const number = equationNumbers.get(id)
  const label = number === undefined ? '' : jatsText('label', `(${number})`)
  return jatsElement('disp-formula', { id: jatsId('b', id) }, label + writeFormula(splitTag(value).tex))
}

function paragraphs(block: Paragraph, side: JatsSide): string {
  const lines = writeJatsLines(block.children, side)
  return lines.map((line, at) => jatsElement('p', { id: at === 0 ? jatsId('b', block.id) : undefined }, line)).join('')
}

function labelOf(caption: Caption, side: JatsSide): string {
  const number = side.captionNumbers.get(caption.id) ?? 1
  return jatsText('label', labelOfCaption(caption.of, number, side.language))
}

const captionOf = (caption: Caption, side: JatsSide): string => labelOf(caption, side) + captionWords(caption, side)

function captionWords(caption: Caption, side: JatsSide): string {
  const line = writeJatsLine(caption.children, side)
  return line === '' ? '' : `<caption><p>${line}</p></caption>`
}

/** A caption without its figure or table still has its label and words. */
function writeLooseCaption(caption: Caption, side: JatsSide): string {
  const number = side.captionNumbers.get(caption.id) ?? 1
  const words = jatsText('bold', labelOfCaption(caption.of, number, side.language))
  const label = jatsElement('named-content', { 'content-type': CAPTION_LABEL }, words)
  const attributes = { id: jatsId('b', caption.id), 'content-type': `${CAPTION_OF}${caption.of}` }
  return jatsElement('p', attributes, `${label} ${writeJatsLine(caption.children, side)}`)
}

function writeFigure(block: Paragraph, caption: Caption | undefined, side: JatsSide): string {
  const graphics = block.children.map((image) =>
    image.type === 'image' ? jatsElement('graphic', { 'xlink:href': side.imageUrl(image.url) }, altText(image.alt)) : ''
  )
  const id = jatsId('b', (caption ?? block).id)
  return jatsElement('fig', { id, position: 'anchor' }, (caption ? captionOf(caption, side) : '') + graphics.join(''))
}

function writeList(list: List, side: JatsSide): string {
  const items = list.children.map((item, at) => {
    const label = list.start === undefined ? '' : jatsText('label', `${list.start + at}.`)
    const inner = writeJatsInside('list-item', item.children, side)
    return jatsElement('list-item', { id: jatsId('b', item.id) }, label + (inner === '' ? '<p/>' : inner))
  })
  const attributes = { 'list-type': list.ordered ? 'order' : 'bullet', id: jatsId('b', list.id) }
  return jatsElement('list', attributes, items.join(''))
}

function writeTableWrap(table: Table, caption: Caption | undefined, side: JatsSide): string {
  const isHead = table.children.length > 1 && table.children[0]?.children.every(({ header }) => header) === true
  const rows = table.children.map((row) =>
    jatsElement('tr', {}, row.children.map((cell) => writeCell(cell, side)).join(''))
  )
  const [first = '', ...rest] = rows
  const total = (table.columnWidths ?? []).reduce((sum, width) => sum + width, 0)
  const columns = (table.columnWidths ?? []).map((width) =>
    jatsElement('col', { width: `${Math.round((width / total) * 100)}%` }, '')
  )
  const body = isHead ? `<thead>${first}</thead><tbody>${rest.join('')}</tbody>` : `<tbody>${rows.join('')}</tbody>`
  const id = jatsId('b', (caption ?? table).id)
  const words = caption ? captionOf(caption, side) : ''
  return jatsElement('table-wrap', { id, position: 'anchor' }, `${words}<table>${columns.join('')}${body}</table>`)
}

function writeCell(cell: TableCell, side: JatsSide): string {
  const [only, ...more] = cell.children
  const isLine = only?.type === 'paragraph' && more.length === 0
  const attributes = { colspan: cell.colSpan, rowspan: cell.rowSpan, align: cell.align }
  const content = isLine ? writeJatsLine(only.children, side) : writeJatsInside('cell', cell.children, side)
  return jatsElement(cell.header ? 'th' : 'td', attributes, content)
}
