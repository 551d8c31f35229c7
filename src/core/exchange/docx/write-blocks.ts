import { assertNever } from '#core/assert-never'
import type { Block, Code, Heading, Inline, List, ListItem } from '#core/manuscript/nodes'
import { bookmarkName } from './hyperlink'
import { writeBibliography } from './write-bibliography'
import { writeInlines, writePlain } from './write-runs'
import type { SideWriter } from './write-runs'
import { writeTable } from './write-table'
import { xmlAttribute } from './xml-text'

/** Where a block stands, as far as its setting depends on it. */
export interface BlockPlace {
  /** Block quotes around the block. */
  readonly quotes: number
  /** Lists around the block. */
  readonly lists: number
  /** The cell the block stands in, if any. */
  readonly cell?: 'body' | 'header'
  /** False where the bibliography is written elsewhere. */
  readonly bibliographyInPlace: boolean
  /** Width in twentieths of a point that a table may take. */
  readonly width: number
}

/** The deepest level that Word's numbering has, counted from 0. */
const MAX_LIST_LEVEL = 8
/** Word has five built-in styles for the further paragraphs of a list item. */
const MAX_CONTINUE_LEVEL = 5
const QUOTE_INDENT = 480

/** The body elements of `blocks`. */
export function writeBlocks(blocks: readonly Block[], writer: SideWriter, place: BlockPlace): string {
  return joinBodies(blocks.map((block, index) => writeBlock(block, writer, place, blocks[index - 1])))
}

/**
 * Body elements written apart as one text. Two tables that would touch, wherever they come from, get an empty
 * paragraph between them, since Word would make them one.
 */
export function joinBodies(bodies: readonly string[]): string {
  const written = bodies.filter((body) => body !== '')
  return written
    .map((body, index) => {
      const touches = body.startsWith('<w:tbl>') && written[index - 1]?.endsWith('</w:tbl>')
      return touches ? SEPARATOR + body : body
    })
    .join('')
}

/** An empty paragraph as flat as Word allows: what must stand between tables and after a table in a cell. */
export const SEPARATOR =
  '<w:p><w:pPr><w:spacing w:before="0" w:after="0" w:line="20" w:lineRule="exact"/><w:ind w:firstLine="0"/></w:pPr></w:p>'

function writeBlock(block: Block, writer: SideWriter, place: BlockPlace, before: Block | undefined): string {
  switch (block.type) {
    case 'heading':
      return writeHeading(block, writer)
    case 'paragraph':
      return writeParagraph(paragraphProperties(writer, place), block.children, writer)
    case 'caption':
      return writeParagraph(paragraphProperties(writer, place), block.children, writer)
    case 'math':
      return writeParagraph(paragraphProperties(writer, place), [{ type: 'inlineMath', value: block.value }], writer)
    case 'list':
      return writeList(block, writer, place)
    case 'blockquote':
      return writeBlocks(block.children, writer, { ...place, quotes: place.quotes + 1 })
    case 'code':
      return writeCode(block, writer)
    case 'table':
      return writeTable(block, writer, place, writeBlocks)
    case 'thematicBreak':
      return '<w:p><w:pPr><w:pStyle w:val="ThematicBreak"/></w:pPr></w:p>'
    case 'bibliography':
      return place.bibliographyInPlace ? writeBibliography(writer, { after: before }) : ''
    default:
      return assertNever(block)
  }
}

function writeParagraph(properties: string, inlines: readonly Inline[], writer: SideWriter): string {
  return `<w:p>${properties}${writeInlines(inlines, writer)}</w:p>`
}

function writeHeading({ id, depth, children }: Heading, writer: SideWriter): string {
  const runs = writeInlines(children, writer)
  const anchor = writer.document.anchorOf(id)
  return `<w:p><w:pPr><w:pStyle w:val="Heading${depth}"/></w:pPr>${anchor === undefined ? runs : bookmark(anchor, runs, writer)}</w:p>`
}

function bookmark(anchor: string, runs: string, { document }: SideWriter): string {
  const id = document.nextBookmark()
  const name = xmlAttribute(bookmarkName(anchor))
  return `<w:bookmarkStart w:id="${id}" w:name="${name}"/>${runs}<w:bookmarkEnd w:id="${id}"/>`
}

function paragraphProperties(writer: SideWriter, place: BlockPlace): string {
  const style = paragraphStyle(writer, place)
  if (style === undefined) return ''
  const indent = place.quotes > 1 && style === 'Quote' ? `<w:ind w:left="${QUOTE_INDENT * place.quotes}"/>` : ''
  return `<w:pPr><w:pStyle w:val="${style}"/>${indent}</w:pPr>`
}

/** Chinese body text opens each paragraph two characters in; a built-in style of Word says so. */
function paragraphStyle({ language }: SideWriter, { quotes, lists, cell }: BlockPlace): string | undefined {
  if (quotes > 0) return 'Quote'
  if (lists > 0) return continueStyle(lists)
  if (cell) return cell === 'header' ? 'TableHeading' : 'TableText'
  return language.isEastAsian ? 'BodyTextFirstIndent' : undefined
}

function continueStyle(lists: number): string {
  return lists === 1 ? 'ListContinue' : `ListContinue${Math.min(lists, MAX_CONTINUE_LEVEL)}`
}

function writeList(list: List, writer: SideWriter, place: BlockPlace): string {
  if (place.lists === MAX_LIST_LEVEL + 1) {
    writer.document.addFinding({
      severity: 'warning',
      code: 'docx-list-too-deep',
      message: `A list on the ${writer.side} side nests deeper than the nine levels of Word; its items stand on the ninth.`
    })
  }
  const level = Math.min(place.lists, MAX_LIST_LEVEL)
  const { numId } = writer.document.numberingOf(list, level, place.cell ? `${writer.side} cell` : writer.side)
  const properties =
    `<w:pPr><w:pStyle w:val="${list.ordered ? 'ListNumber' : 'ListBullet'}"/>` +
    `<w:numPr><w:ilvl w:val="${level}"/><w:numId w:val="${numId}"/></w:numPr></w:pPr>`
  return list.children.map((item) => writeListItem(item, properties, writer, place)).join('')
}

/** The first paragraph carries the number; an item that opens with anything else gets an empty one. */
function writeListItem(item: ListItem, properties: string, writer: SideWriter, place: BlockPlace): string {
  const [first, ...rest] = item.children
  const opens = first?.type === 'paragraph'
  const inside: BlockPlace = { ...place, lists: place.lists + 1, quotes: 0 }
  return (
    writeParagraph(properties, opens ? first.children : [], writer) +
    writeBlocks(opens ? rest : item.children, writer, inside)
  )
}

function writeCode({ value }: Code, writer: SideWriter): string {
  const text = value.replace(/\r\n?/g, '\n')
  return `<w:p><w:pPr><w:pStyle w:val="SourceCode"/></w:pPr>${writePlain(text, writer, 'VerbatimChar')}</w:p>`
}
