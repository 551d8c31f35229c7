import type { FormattedText } from '#core/citation/formatted-text'
import { plainText } from '#core/citation/formatted-text'
import type { FormattedSide } from '#core/citation/processor'
import type { BlockId, ReferenceId } from '#core/ids'
import type { FlatInline } from '#core/manuscript/flatten-inlines'
import { flattenInlines, MARK_ORDER } from '#core/manuscript/flatten-inlines'
import type { Inline, MarkType, Note } from '#core/manuscript/nodes'
import { markOfNote } from '#core/manuscript/object-labels'
import { xmlText } from '../docx/xml-text'
import { printRun } from '../markdown/tidy-inlines'
import { parseTex } from '../math/parse-tex'
import { writeMathMl } from '../math/write-mathml'
import { jatsElement, jatsId, jatsText } from './jats-xml'
import { GONE } from './own-content'

/** What a cross reference points to, in the words of `ref-type`. */
export type JatsTarget = 'fig' | 'table' | 'sec' | 'disp-formula' | 'fn' | 'other'

/** What writing one side carries along. */
export interface JatsSide {
  readonly language: string
  readonly formatted: FormattedSide
  /** The references of the list, by their place in it. */
  readonly listed: ReadonlyMap<ReferenceId, number>
  readonly captionNumbers: ReadonlyMap<BlockId, number>
  readonly equationNumbers: ReadonlyMap<BlockId, string>
  /** The blocks that can be pointed to. */
  readonly targets: ReadonlyMap<BlockId, JatsTarget>
  /** The notes of both sides, to be printed behind the text. */
  readonly notes: JatsNote[]
  readonly imageUrl: (url: string) => string
}

export interface JatsNote {
  readonly id: string
  readonly label: string
  readonly note: Note
}

const MARKS: Readonly<Record<MarkType, string>> = {
  strong: 'bold',
  emphasis: 'italic',
  underline: 'underline',
  delete: 'strike',
  superscript: 'sup',
  subscript: 'sub'
}

/** Content of one line: breaks are spaces there. */
export function writeJatsLine(inlines: readonly Inline[], side: JatsSide): string {
  return writeFlat(withoutDeleted(inlines).map(breakAsSpace), side)
}

/** The lines of a paragraph, which has no line breaks in it. */
export function writeJatsLines(inlines: readonly Inline[], side: JatsSide): readonly string[] {
  const lines: FlatInline[][] = [[]]
  for (const inline of withoutDeleted(inlines)) {
    if (inline.leaf.type === 'break') lines.push([])
    else lines.at(-1)?.push(inline)
  }
  return lines.map((line) => writeFlat(line, side)).filter((line) => line !== '')
}

/** What a tracked change takes out is not part of an article, nor are comments. */
const withoutDeleted = (inlines: readonly Inline[]): readonly FlatInline[] =>
  flattenInlines(inlines).filter(
    ({ leaf, change }) => change?.type !== 'deletion' && leaf.type !== 'comment' && leaf.type !== 'commentStart'
  )

const breakAsSpace = (flat: FlatInline): FlatInline =>
  flat.leaf.type === 'break' ? { ...flat, leaf: { type: 'text', value: ' ' } } : flat

function writeFlat(flat: readonly FlatInline[], side: JatsSide): string {
  return flat.map((inline) => writeLeaf(inline, side)).join('')
}

function writeLeaf(flat: FlatInline, side: JatsSide): string {
  const { leaf } = flat
  switch (leaf.type) {
    case 'text':
      return around(flat, xmlText(leaf.value))
    case 'inlineCode':
      return around(flat, jatsText('monospace', leaf.value))
    case 'sourceLabel':
      return around(flat, xmlText(leaf.raw))
    case 'crossReference': {
      const kind = side.targets.get(leaf.target)
      const text = xmlText(leaf.text)
      if (leaf.text === '') return ''
      if (kind === undefined) return withMarks(flat, jatsElement('named-content', { 'content-type': GONE }, text))
      return withMarks(flat, jatsElement('xref', { 'ref-type': kind, rid: jatsId('b', leaf.target) }, text))
    }
    case 'citation':
      return writeCitation(flat, side)
    case 'inlineMath':
      return jatsElement('inline-formula', {}, writeFormula(leaf.value))
    case 'image':
      return jatsElement('inline-graphic', { 'xlink:href': side.imageUrl(leaf.url) }, altText(leaf.alt))
    case 'note':
      return writeNoteMark(leaf, side)
    default:
      return ''
  }
}

/** The words that describe a picture, as an element inside it; an empty one says that there are none. */
export const altText = (alt: string): string => jatsText('alt-text', alt)

/** An equation as TeX and as MathML. */
export function writeFormula(tex: string): string {
  const mathml = `<mml:math><mml:mrow>${writeMathMl(parseTex(tex), 'mml:')}</mml:mrow></mml:math>`
  return `<alternatives>${jatsText('tex-math', tex)}${mathml}</alternatives>`
}

function withMarks({ marks }: FlatInline, content: string): string {
  return MARK_ORDER.toReversed().reduce(
    (inner, mark) => (marks.has(mark) && inner !== '' ? jatsElement(MARKS[mark], {}, inner) : inner),
    content
  )
}

function around(flat: FlatInline, content: string): string {
  const inner = withMarks(flat, content)
  const url = flat.link?.url
  if (url === undefined || url.startsWith('#') || inner === '') return inner
  return jatsElement('ext-link', { 'ext-link-type': 'uri', 'xlink:href': url }, inner)
}

function writeCitation(flat: FlatInline, side: JatsSide): string {
  if (flat.leaf.type !== 'citation') return ''
  const { id, items } = flat.leaf.citation
  const printed = writePrinted(side.formatted.citations.get(id) ?? [], flat.marks)
  const rid = items.flatMap(({ reference }) => (side.listed.has(reference) ? [jatsId('ref', reference)] : []))
  const text = printed === '' ? rid.join(' ') : printed
  return rid.length === 0
    ? printed
    : jatsElement('xref', { 'ref-type': 'bibr', rid: [...new Set(rid)].join(' ') }, text)
}

/** Formatted text with its marks; links stay out, since they stand in mentions and lists. */
export function writePrinted(text: FormattedText, marks: ReadonlySet<MarkType> = new Set()): string {
  return text.map((run) => withMarks(printRun(run, { marks }), xmlText(run.text))).join('')
}

/** The words of formatted text. */
export const printedWords = (text: FormattedText): string => xmlText(plainText(text))

function writeNoteMark(note: Note, side: JatsSide): string {
  const number = side.notes.filter((one) => one.note.kind === note.kind).length + 1
  const label = markOfNote(note.kind, number)
  const id = `${note.kind === 'footnote' ? 'fn' : 'en'}-${side.notes.length + 1}-${side.language}`
  side.notes.push({ id, label, note })
  return jatsElement('xref', { 'ref-type': 'fn', rid: id }, jatsText('sup', label))
}
