import { assertNever } from '#core/assert-never'
import type { CitationNode, Inline, MarkType } from '#core/manuscript/nodes'
import type { FormattedRun, FormattedText } from '#core/citation/formatted-text'
import type { FormattedSide } from '#core/citation/processor'
import type { SideName } from '#core/manuscript/manuscript'
import { flattenInlines } from '#core/manuscript/flatten-inlines'
import { textOf } from '#core/manuscript/text-of'
import type { FlatInline, LinkTarget } from '#core/manuscript/flatten-inlines'
import type { CitationFields } from './citations/citation-fields'
import type { DocxDocument } from './docx-document'
import { findHyperlink } from './hyperlink'
import { eastAsianSigns } from './shared-punctuation'
import type { SideLanguage } from './side-language'
import { countForbidden, withoutForbidden, xmlAttribute, xmlText } from './xml-text'

/** What the writers of one side share. */
export interface SideWriter {
  readonly document: DocxDocument
  readonly side: SideName
  /** BCP 47 tag of the side, as the manuscript has it. */
  readonly tag: string
  readonly language: SideLanguage
  readonly formatted: FormattedSide
  /** What keeps citations live; without it they are plain text. */
  readonly fields?: CitationFields
}

/** The character styles that stand for a kind of text. */
export type CharacterStyle = 'VerbatimChar' | 'SourceLabel'

/** A stretch of text that is set the same way throughout. */
interface Piece {
  readonly text: string
  readonly marks: ReadonlySet<MarkType | 'smallCaps'>
  readonly style?: CharacterStyle
  readonly link?: LinkTarget
  /** The field that the piece shows; all pieces of one field hold the same object. */
  readonly field?: FieldMarkup
}

/** The runs before and after those that a field shows. */
interface FieldMarkup {
  readonly open: string
  readonly close: string
}

/** A piece of one setting for shared signs. */
interface Run extends Piece {
  readonly eastAsian: boolean
}

const NO_MARKS: Piece['marks'] = new Set()
const FORMATTED_MARKS: readonly (readonly [keyof FormattedRun, MarkType | 'smallCaps'])[] = [
  ['bold', 'strong'],
  ['italic', 'emphasis'],
  ['underline', 'underline'],
  ['smallCaps', 'smallCaps'],
  ['superscript', 'superscript'],
  ['subscript', 'subscript']
]

/** The runs and hyperlinks of a block's inline content. */
export function writeInlines(inlines: readonly Inline[], writer: SideWriter): string {
  return writePieces(
    flattenInlines(inlines)
      .filter(({ change }) => change?.type !== 'deletion')
      .flatMap((inline) => piecesOf(inline, writer)),
    writer
  )
}

/** The runs of formatted citation or bibliography text. */
export function writeFormatted(text: FormattedText, writer: SideWriter): string {
  return writePieces(text.map(formattedPiece), writer)
}

/** The runs of plain text; line ends print as line breaks. */
export function writePlain(text: string, writer: SideWriter, style?: CharacterStyle): string {
  return writePieces([{ text, marks: NO_MARKS, ...(style && { style }) }], writer)
}

/** A line break stands as `\n` in a piece, so any other line end must already be a space. */
function piecesOf({ leaf, marks, link }: FlatInline, writer: SideWriter): readonly Piece[] {
  const surroundings = { marks, ...(link && { link }) }
  switch (leaf.type) {
    case 'text':
      return [{ ...surroundings, text: oneLine(leaf.value) }]
    case 'inlineCode':
      return [{ ...surroundings, text: oneLine(leaf.value), style: 'VerbatimChar' }]
    case 'break':
      return [{ ...surroundings, text: '\n' }]
    case 'sourceLabel':
      return [{ ...surroundings, text: oneLine(leaf.raw), style: 'SourceLabel' }]
    case 'image':
      writer.document.addFinding({
        severity: 'warning',
        code: 'docx-image-left-out',
        message: `The image "${leaf.alt || leaf.url.slice(0, 80)}" is not in the document; its description stands in its place.`,
        values: { alt: leaf.alt }
      })
      return leaf.alt ? [{ ...surroundings, text: `[${oneLine(leaf.alt)}]` }] : []
    case 'inlineMath':
      return [{ ...surroundings, text: oneLine(leaf.value) }]
    case 'crossReference':
      return [{ ...surroundings, text: oneLine(leaf.text) }]
    case 'note':
      return [{ ...surroundings, text: ` [${oneLine(textOf(leaf.children))}]` }]
    case 'commentStart':
      return []
    case 'comment':
      writer.document.addFinding({
        severity: 'warning',
        code: 'docx-comment-left-out',
        message: `The comment of ${leaf.author} is not in the document: "${leaf.text.slice(0, 80)}".`,
        values: { author: leaf.author }
      })
      return []
    case 'citation':
      return citationPieces(leaf, surroundings, writer)
    default:
      return assertNever(leaf)
  }
}

const oneLine = (text: string): string => text.replace(/\r\n?|\n/g, ' ')
const onOneLine = (run: FormattedRun): FormattedRun => ({ ...run, text: withoutForbidden(oneLine(run.text)) })

function citationPieces(
  { citation }: CitationNode,
  surroundings: Omit<Piece, 'text'>,
  writer: SideWriter
): readonly Piece[] {
  const text = writer.formatted.citations.get(citation.id)
  if (text && text.length > 0) {
    const pieceOf = (run: FormattedRun): Piece => {
      const piece = formattedPiece(run)
      return { ...piece, ...surroundings, marks: new Set([...piece.marks, ...surroundings.marks]) }
    }
    const live = writer.fields?.citation(citation, text.map(onOneLine), writer.side)
    if (!live) return text.map(pieceOf)
    const properties = runProperties({ text: '', marks: surroundings.marks, eastAsian: false }, writer.language, false)
    const field = { open: live.open(properties), close: live.close(properties) }
    return [...live.lead.map(pieceOf), ...live.shown.map((run) => ({ ...pieceOf(run), field }))]
  }
  writer.document.addFinding({
    severity: 'warning',
    code: 'docx-citation-without-text',
    message: `A citation on the ${writer.side} side has no formatted text; it stands as a marked [?] in the document.`,
    values: { citation: citation.id }
  })
  return [{ ...surroundings, text: '[?]', style: 'SourceLabel' }]
}

function formattedPiece(run: FormattedRun): Piece {
  const marks = new Set(FORMATTED_MARKS.filter(([key]) => run[key] === true).map(([, mark]) => mark))
  return { text: oneLine(run.text), marks, ...(run.link !== undefined && { link: { url: run.link } }) }
}

/** Signs take their script from the whole paragraph's text, so pieces are cut into runs only here. */
function writePieces(pieces: readonly Piece[], writer: SideWriter): string {
  writer.document.countLeftOut(pieces.reduce((sum, { text }) => sum + countForbidden(text), 0))
  const clean = pieces.map((piece) => ({ ...piece, text: withoutForbidden(piece.text) }))
  const flags = eastAsianSigns(clean.map(({ text }) => text).join(''), writer.language.isEastAsian)
  const runs: Run[] = []
  let offset = 0
  for (const piece of clean) {
    runs.push(...cutRuns(piece, flags.slice(offset, offset + piece.text.length)))
    offset += piece.text.length
  }
  return writeRuns(runs, writer)
}

function cutRuns(piece: Piece, flags: readonly boolean[]): readonly Run[] {
  const runs: Run[] = []
  let start = 0
  for (let end = 1; end <= piece.text.length; end++) {
    if (end < piece.text.length && flags[end] === flags[start]) continue
    runs.push({ ...piece, text: piece.text.slice(start, end), eastAsian: flags[start] === true })
    start = end
  }
  return runs
}

function writeRuns(runs: readonly Run[], writer: SideWriter): string {
  let xml = ''
  for (let i = 0; i < runs.length;) {
    const field = runs[i]?.field
    let end = i + 1
    while (end < runs.length && runs[end]?.field === field) end++
    const inner = writeLinked(runs.slice(i, end), writer)
    xml += field ? field.open + inner + field.close : inner
    i = end
  }
  return xml
}

function writeLinked(runs: readonly Run[], writer: SideWriter): string {
  let xml = ''
  for (let i = 0; i < runs.length;) {
    const link = runs[i]?.link
    let end = i + 1
    while (end < runs.length && runs[end]?.link?.url === link?.url && runs[end]?.link?.title === link?.title) end++
    const open = link && openLink(link, writer)
    const inner = runs.slice(i, end).map((run) => writeRun(run, writer.language, Boolean(open)))
    xml += open ? `${open}${inner.join('')}</w:hyperlink>` : inner.join('')
    i = end
  }
  return xml
}

function openLink({ url, title }: LinkTarget, { document, side }: SideWriter): string | undefined {
  const target = findHyperlink(url)
  if (!target) {
    document.addFinding({
      severity: 'warning',
      code: 'docx-link-left-out',
      message: `The address "${url.slice(0, 120)}" on the ${side} side cannot be a link in a document; its text stands alone.`,
      values: { url }
    })
    return undefined
  }
  const where =
    target.kind === 'anchor' ? `w:anchor="${xmlAttribute(target.name)}"` : `r:id="${document.linkId(target.url)}"`
  const tooltip = title === undefined ? '' : ` w:tooltip="${xmlAttribute(title)}"`
  return `<w:hyperlink ${where}${tooltip} w:history="1">`
}

function writeRun(run: Run, language: SideLanguage, inLink: boolean): string {
  return `<w:r>${runProperties(run, language, inLink)}${textContent(run.text)}</w:r>`
}

/** Children in the order of CT_RPr; Word calls a document damaged where it differs. */
function runProperties({ marks, style, eastAsian }: Run, language: SideLanguage, inLink: boolean): string {
  const characterStyle = style ?? (inLink ? 'Hyperlink' : undefined)
  return [
    '<w:rPr>',
    characterStyle && `<w:rStyle w:val="${characterStyle}"/>`,
    runFonts(language, style === 'VerbatimChar', eastAsian),
    marks.has('strong') && '<w:b/><w:bCs/>',
    marks.has('emphasis') && '<w:i/><w:iCs/>',
    marks.has('smallCaps') && '<w:smallCaps/>',
    marks.has('delete') && '<w:strike/>',
    marks.has('underline') && '<w:u w:val="single"/>',
    marks.has('superscript') && '<w:vertAlign w:val="superscript"/>',
    marks.has('subscript') && !marks.has('superscript') && '<w:vertAlign w:val="subscript"/>',
    `<w:lang w:val="${language.latinTag}" w:eastAsia="${language.eastAsiaTag}"/>`,
    '</w:rPr>'
  ]
    .filter((part) => typeof part === 'string')
    .join('')
}

function runFonts({ latinFont, eastAsiaFont }: SideLanguage, code: boolean, eastAsian: boolean): string {
  const latin = code ? 'Courier New' : latinFont
  const hint = eastAsian ? ' w:hint="eastAsia"' : ''
  return `<w:rFonts w:ascii="${latin}" w:hAnsi="${latin}" w:eastAsia="${eastAsiaFont}" w:cs="${latin}"${hint}/>`
}

function textContent(text: string): string {
  return text
    .split(/(\t|\n)/)
    .map((part) => {
      if (part === '\t') return '<w:tab/>'
      if (part === '\n') return '<w:br/>'
      return part && `<w:t xml:space="preserve">${xmlText(part)}</w:t>`
    })
    .join('')
}
