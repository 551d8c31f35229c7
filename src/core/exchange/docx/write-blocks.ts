import { assertNever } from '#core/assert-never'
import type {
  Block,
  Change,
  Code,
  Heading,
  Inline,
  List,
  ListItem,
  MathBlock,
  Note,
  Paragraph
} from '#core/manuscript/nodes'
import { equationOmml } from '../math/equation-omml'
import { writeNumberedEquation } from './equation-references'
import { bookmarkName } from './hyperlink'
import { writeBibliography } from './write-bibliography'
import { writeBookmark } from './write-bookmark'
import { writeCaption } from './write-caption'
import { referenceBookmark } from './reference-targets'
import { writeInlines } from './write-inlines'
import { writeEndChange, writePlain } from './write-runs'
import type { SideWriter } from './write-runs'
import { writeTable } from './write-table'

/** Where a block stands, as far as its setting depends on it. */
export interface BlockPlace {
  /** Block quotes around the block. */
  readonly quotes: number
  /** Lists around the block. */
  readonly lists: number
  /** The cell the block stands in, if any. */
  readonly cell?: 'body' | 'header'
  /** How the text of that cell is set, where not to the start. */
  readonly align?: 'center' | 'right'
  /** True in the last row of a table that stands on one page with its caption below. */
  readonly isKept?: boolean
  /** The note the block stands in, if any. */
  readonly note?: Note['kind']
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
const FIRST_INDENT = 'BodyTextFirstIndent'

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
      return writeHeading(block, writer, place)
    case 'paragraph':
      return writeParagraph(block, styleOf(block, writer, place), writer, place)
    case 'caption':
      return writeCaption(block, writer, lineWidth(place))
    case 'math':
      return writeMath(block, writer, place)
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

/** A picture stands at the edge of the text, wherever its lines begin. */
function styleOf({ id, children }: Paragraph, writer: SideWriter, place: BlockPlace): string | undefined {
  const style = writer.partStyles.get(id) ?? paragraphStyle(writer, place)
  const isPicture = children.length > 0 && children.every(({ type }) => type === 'image')
  return isPicture && style === FIRST_INDENT ? writer.bodyStyle : style
}

/** A text block as far as its paragraph goes. */
interface ParagraphContent {
  readonly id?: Block['id']
  readonly children: readonly Inline[]
  readonly endChange?: Change
}

function writeParagraph(
  { id, children, endChange }: ParagraphContent,
  style: string | undefined,
  writer: SideWriter,
  place: BlockPlace,
  numbering = ''
): string {
  const indent = place.quotes > 1 && style === 'Quote' ? `<w:ind w:left="${QUOTE_INDENT * place.quotes}"/>` : ''
  const align = place.align && style?.startsWith('Table') ? `<w:jc w:val="${place.align}"/>` : ''
  const properties = [
    style === undefined ? '' : `<w:pStyle w:val="${style}"/>`,
    place.isKept || (id !== undefined && writer.keptBlocks.has(id)) ? '<w:keepNext/>' : '',
    numbering + indent + align + writeEndChange(endChange, writer)
  ].join('')
  const runs = withReferenceBookmark(id, writeInlines(children, writer, lineWidth(place)), writer)
  return `<w:p>${properties && `<w:pPr>${properties}</w:pPr>`}${runs}</w:p>`
}

/** Where cross references lead to a heading or paragraph, one bookmark around it serves them all. */
function withReferenceBookmark(id: Block['id'] | undefined, runs: string, writer: SideWriter): string {
  const target = id === undefined ? undefined : writer.references.targets.get(id)
  return id === undefined || !target ? runs : writeBookmark(referenceBookmark(id, 'label'), runs, writer)
}

function writeHeading({ id, depth, children, endChange }: Heading, writer: SideWriter, place: BlockPlace): string {
  const runs = withReferenceBookmark(id, writeInlines(children, writer, lineWidth(place)), writer)
  const anchor = writer.document.anchorOf(id)
  const named = anchor === undefined ? runs : writeBookmark(bookmarkName(anchor), runs, writer)
  const properties = `<w:pStyle w:val="Heading${depth}"/>${writeEndChange(endChange, writer)}`
  return `<w:p><w:pPr>${properties}</w:pPr>${named}</w:p>`
}

function writeMath(math: MathBlock, writer: SideWriter, place: BlockPlace): string {
  const number = writer.equations.get(math.id)
  if (number) return writeNumberedEquation(math, number, writer, lineWidth(place))
  const style =
    place.lists > 0 || place.quotes > 0 || place.cell || place.note ? paragraphStyle(writer, place) : undefined
  const properties = style === undefined ? '' : `<w:pPr><w:pStyle w:val="${style}"/></w:pPr>`
  return `<w:p>${properties}<m:oMathPara>${equationOmml(math)}</m:oMathPara></w:p>`
}

/** The room that a line has, in twentieths of a point. */
function lineWidth({ width, quotes, lists }: BlockPlace): number {
  return Math.max(width - QUOTE_INDENT * (lists + (quotes > 0 ? quotes + 1 : 0)), QUOTE_INDENT)
}

/** Chinese body text opens each paragraph two characters in; a built-in style of Word says so. */
function paragraphStyle(
  { language, bodyStyle }: SideWriter,
  { quotes, lists, cell, note }: BlockPlace
): string | undefined {
  if (quotes > 0) return 'Quote'
  if (lists > 0) return continueStyle(lists)
  if (note) return note === 'footnote' ? 'FootnoteText' : 'EndnoteText'
  if (cell) return cell === 'header' ? 'TableHeading' : 'TableText'
  return language.isEastAsian ? FIRST_INDENT : bodyStyle
}

function continueStyle(lists: number): string {
  return lists === 1 ? 'ListContinue' : `ListContinue${Math.min(lists, MAX_CONTINUE_LEVEL)}`
}

function writeList(list: List, writer: SideWriter, place: BlockPlace): string {
  if (place.lists === MAX_LIST_LEVEL + 1) {
    writer.document.addFinding({
      severity: 'warning',
      code: 'docx-list-too-deep',
      message: `A list on the ${writer.side} side nests deeper than the nine levels of Word; its items stand on the ninth.`,
      values: { side: writer.side }
    })
  }
  const level = Math.min(place.lists, MAX_LIST_LEVEL)
  const { numId } = writer.document.numberingOf(list, level, place.cell ? `${writer.side} cell` : writer.side)
  const opening = {
    style: list.ordered ? 'ListNumber' : 'ListBullet',
    numbering: `<w:numPr><w:ilvl w:val="${level}"/><w:numId w:val="${numId}"/></w:numPr>`
  }
  return list.children.map((item) => writeListItem(item, opening, writer, place)).join('')
}

/** The first paragraph carries the number; an item that opens with anything else gets an empty one. */
function writeListItem(
  item: ListItem,
  { style, numbering }: { readonly style: string; readonly numbering: string },
  writer: SideWriter,
  place: BlockPlace
): string {
  const [first, ...rest] = item.children
  const opens = first?.type === 'paragraph'
  const inside: BlockPlace = { ...place, lists: place.lists + 1, quotes: 0 }
  return (
    writeParagraph(opens ? first : { children: [] }, style, writer, inside, numbering) +
    writeBlocks(opens ? rest : item.children, writer, inside)
  )
}

function writeCode({ value }: Code, writer: SideWriter): string {
  const text = value.replace(/\r\n?/g, '\n')
  return `<w:p><w:pPr><w:pStyle w:val="SourceCode"/></w:pPr>${writePlain(text, writer, 'VerbatimChar')}</w:p>`
}
