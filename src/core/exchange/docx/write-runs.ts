import type { BlockId } from '#core/ids'
import type { Authorship, Block, Change, MarkType, Note } from '#core/manuscript/nodes'
import type { FormattedRun, FormattedText } from '#core/citation/formatted-text'
import type { FormattedSide } from '#core/citation/processor'
import type { SideName } from '#core/manuscript/manuscript'
import { changeKey } from '#core/manuscript/flatten-inlines'
import type { LinkTarget } from '#core/manuscript/flatten-inlines'
import type { CitationFields } from './citations/citation-fields'
import type { DocxDocument } from './docx-document'
import { findHyperlink } from './hyperlink'
import type { PartRelations } from './part-relations'
import type { PartStyle } from './part-styles'
import type { EquationNumber } from './equation-references'
import type { SideReferences } from './reference-targets'
import { eastAsianSigns } from './shared-punctuation'
import type { SideLanguage } from './side-language'
import type { BlockPlace } from './write-blocks'
import { writeAuthor } from './write-author'
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
  readonly references: SideReferences
  /** Numbers of the equations that something refers to. */
  readonly equations: ReadonlyMap<BlockId, EquationNumber>
  /** The style of running text, where the document has one beside its default. */
  readonly bodyStyle?: string
  readonly partStyles: ReadonlyMap<BlockId, PartStyle>
  /** Blocks that stand on one page with the next. */
  readonly keptBlocks: ReadonlySet<BlockId>
  /** Of the part that is being written. */
  readonly relations: PartRelations
  /** The note that is being written, if it is one. */
  readonly note?: Note['kind']
  readonly noteNumber?: number
  /** Given along because notes, which stand in lines, hold blocks. */
  readonly writeBlocks: (blocks: readonly Block[], writer: SideWriter, place: BlockPlace) => string
}

/** The character styles that stand for a kind of text. */
export type CharacterStyle =
  | 'VerbatimChar'
  | 'SourceLabel'
  | 'FootnoteReference'
  | 'EndnoteReference'
  | 'CommentReference'

/** A stretch of text that is set the same way throughout. */
export interface Piece {
  readonly text: string
  readonly marks: ReadonlySet<MarkType | 'smallCaps'>
  readonly style?: CharacterStyle
  readonly link?: LinkTarget
  /** The field that the piece shows; all pieces of one field hold the same object. */
  readonly field?: FieldMarkup
  readonly change?: Change
  /** Markup that stands here in place of text. */
  readonly object?: string
}

/** The runs before and after those that a field shows. */
interface FieldMarkup {
  readonly open: string
  readonly close: string
  /** Markup around the whole, in which a tracked change may stand but not part of one. */
  readonly before?: string
  readonly after?: string
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

/** The runs of formatted citation or bibliography text. */
export function writeFormatted(text: FormattedText, writer: SideWriter): string {
  return writePieces(text.map(formattedPiece), writer)
}

/** The runs of plain text; line ends print as line breaks. */
export function writePlain(text: string, writer: SideWriter, style?: CharacterStyle): string {
  return writePieces([{ text, marks: NO_MARKS, ...(style && { style }) }], writer)
}

/** Line ends print as line breaks, so where none is meant they become spaces. */
export const oneLine = (text: string): string => text.replace(/\r\n?|\n/g, ' ')

/** A stretch of formatted citation text as a piece. */
export function formattedPiece(run: FormattedRun): Piece {
  const marks = new Set(FORMATTED_MARKS.filter(([key]) => run[key] === true).map(([, mark]) => mark))
  return { text: oneLine(run.text), marks, ...(run.link !== undefined && { link: { url: run.link } }) }
}

/** The runs of pieces in order. Signs take their script from the whole paragraph's text, so pieces are cut into runs only here. */
export function writePieces(pieces: readonly Piece[], writer: SideWriter): string {
  writer.document.countLeftOut(pieces.reduce((sum, { text }) => sum + countForbidden(text), 0))
  const clean = pieces.map((piece) => ({ ...piece, text: withoutForbidden(piece.text) }))
  const flags = eastAsianSigns(clean.map(({ text }) => text).join(''), writer.language.isEastAsian)
  const runs: Run[] = []
  let offset = 0
  for (const piece of clean) {
    runs.push(...cutRuns(piece, flags, offset))
    offset += piece.text.length
  }
  return writeRuns(runs, writer)
}

/** `from` is where the piece begins in the text that `flags` are of. */
function cutRuns(piece: Piece, flags: readonly boolean[] | undefined, from: number): readonly Run[] {
  if (piece.object !== undefined) return [{ ...piece, eastAsian: false }]
  if (!flags) return piece.text === '' ? [] : [{ ...piece, eastAsian: false }]
  const runs: Run[] = []
  let start = 0
  for (let end = 1; end <= piece.text.length; end++) {
    if (end < piece.text.length && flags[from + end] === flags[from + start]) continue
    runs.push({ ...piece, text: piece.text.slice(start, end), eastAsian: flags[from + start] === true })
    start = end
  }
  return runs
}

/** Links stand around changes, since they may not stand in them; a field stands in its link, or around those in it. */
function writeRuns(runs: readonly Run[], writer: SideWriter): string {
  if (!runs.some(({ field, link, change }) => field ?? link ?? change)) return writeSiblings(runs, writer, false)
  return groupRuns(runs, ({ field }) => field)
    .map((group) => {
      const { field, change, link } = group[0] ?? {}
      if (!field) return writeLinked(group, writer)
      const open = writeChange(field.open, change, writer)
      const close = writeChange(field.close, change, writer)
      const isOneLink = link !== undefined && group.every((run) => linkKey(run) === linkKey({ link }))
      const opened = isOneLink ? openLink(link, writer) : undefined
      const shown =
        opened === undefined
          ? open + writeLinked(group, writer) + close
          : `${opened}${open}${writeChanged(group, writer, true)}${close}</w:hyperlink>`
      return (field.before ?? '') + shown + (field.after ?? '')
    })
    .join('')
}

const linkKey = ({ link }: Pick<Run, 'link'>): string | undefined => link && JSON.stringify([link.url, link.title])

function writeLinked(runs: readonly Run[], writer: SideWriter): string {
  return groupRuns(runs, linkKey)
    .map((group) => {
      const link = group[0]?.link
      const open = link && openLink(link, writer)
      const inner = writeChanged(group, writer, Boolean(open))
      return open ? `${open}${inner}</w:hyperlink>` : inner
    })
    .join('')
}

function writeChanged(runs: readonly Run[], writer: SideWriter, inLink: boolean): string {
  return groupRuns(runs, ({ change }) => changeKey(change))
    .map((group) => writeChange(writeSiblings(group, writer, inLink), group[0]?.change, writer))
    .join('')
}

/** Runs that nothing parts; of one setting they are one run, as Word has them. */
function writeSiblings(runs: readonly Run[], { language }: SideWriter, inLink: boolean): string {
  let markup = ''
  for (let at = 0; at < runs.length; at++) {
    const run = runs[at]
    if (!run) continue
    let { text } = run
    while (isSameSetting(run, runs[at + 1])) text += runs[++at]?.text ?? ''
    markup += run.object ?? writeRun({ ...run, text }, language, inLink)
  }
  return markup
}

function isSameSetting(run: Run, next: Run | undefined): boolean {
  if (!next || run.object !== undefined || next.object !== undefined) return false
  // Source labels that touch stay apart: each of them stands for a work.
  if (
    run.style !== next.style ||
    run.style === 'SourceLabel' ||
    run.eastAsian !== next.eastAsian ||
    run.marks.size !== next.marks.size
  )
    return false
  return [...run.marks].every((mark) => next.marks.has(mark))
}

/** Neighbouring runs of one key. */
function groupRuns(runs: readonly Run[], keyOf: (run: Run) => unknown): readonly (readonly Run[])[] {
  const groups: Run[][] = []
  let key: unknown
  for (const run of runs) {
    const next = keyOf(run)
    const group = groups.at(-1)
    if (group && next === key) group.push(run)
    else groups.push([run])
    key = next
  }
  return groups
}

/** Runs as a tracked change; deleted text has elements of its own. */
function writeChange(runs: string, change: Change | undefined, { document }: SideWriter): string {
  if (!change || runs === '') return runs
  const open = (by: Authorship): string => `w:id="${document.nextMark()}" ${writeAuthor(by)}`
  if (change.type === 'insertion') return `<w:ins ${open(change)}>${runs}</w:ins>`
  const deleted = runs.replace(/(<\/?w:)(t|instrText)(?=[ >])/g, (_, bracket: string, name: string) =>
    name === 't' ? `${bracket}delText` : `${bracket}delInstrText`
  )
  const { inserted } = change
  const deletion = `<w:del ${open(change)}>${deleted}</w:del>`
  return inserted ? `<w:ins ${open(inserted)}>${deletion}</w:ins>` : deletion
}

/** What a paragraph says of its own end: the mark of the change that made or removes it. */
export function writeEndChange(change: Change | undefined, writer: SideWriter): string {
  return change ? `<w:rPr>${writeRowChange(change, writer)}</w:rPr>` : ''
}

/** What a row says of the change that made or removes it. */
export function writeRowChange(change: Change | undefined, { document }: SideWriter): string {
  if (!change) return ''
  const write = (name: 'ins' | 'del', by: Authorship): string =>
    `<w:${name} w:id="${document.nextMark()}" ${writeAuthor(by)}/>`
  if (change.type === 'insertion') return write('ins', change)
  return (change.inserted ? write('ins', change.inserted) : '') + write('del', change)
}

function openLink({ url, title }: LinkTarget, { document, relations, side }: SideWriter): string | undefined {
  const target = findHyperlink(url)
  if (!target) {
    document.addFinding({
      severity: 'warning',
      code: 'docx-link-left-out',
      message: `The address "${url.slice(0, 120)}" on the ${side} side cannot be a link in a document; its text stands alone.`,
      values: { url: url.slice(0, 120), side }
    })
    return undefined
  }
  const where =
    target.kind === 'anchor' ? `w:anchor="${xmlAttribute(target.name)}"` : `r:id="${relations.linkId(target.url)}"`
  const tooltip = title === undefined ? '' : ` w:tooltip="${xmlAttribute(title)}"`
  return `<w:hyperlink ${where}${tooltip} w:history="1">`
}

function writeRun(run: Run, language: SideLanguage, inLink: boolean): string {
  return `<w:r>${runProperties(run, language, inLink)}${textContent(run.text)}</w:r>`
}

/** Children in the order of CT_RPr; Word calls a document damaged where it differs. */
export function runProperties({ marks, style, eastAsian }: Run, language: SideLanguage, inLink: boolean): string {
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

function runFonts({ latinFont, eastAsiaFont, hasOwnFonts }: SideLanguage, code: boolean, eastAsian: boolean): string {
  if (hasOwnFonts) return eastAsian ? '<w:rFonts w:hint="eastAsia"/>' : ''
  const latin = code ? 'Courier New' : latinFont
  const hint = eastAsian ? ' w:hint="eastAsia"' : ''
  return `<w:rFonts w:ascii="${latin}" w:hAnsi="${latin}" w:eastAsia="${eastAsiaFont}"${hint}/>`
}

/** White space that programs may take away unless they are told to keep it. */
const EDGE_SPACE = /^\s|\s$|\s\s/u

function textContent(text: string): string {
  return text
    .split(/(\t|\n)/)
    .map((part) => {
      if (part === '\t') return '<w:tab/>'
      if (part === '\n') return '<w:br/>'
      return part && `<w:t${EDGE_SPACE.test(part) ? ' xml:space="preserve"' : ''}>${xmlText(part)}</w:t>`
    })
    .join('')
}
