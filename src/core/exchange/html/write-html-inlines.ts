import { assertNever } from '#core/assert-never'
import { formatHtml } from '#core/citation/format-html'
import type { FormattedSide } from '#core/citation/processor'
import type { BlockId, ReferenceId } from '#core/ids'
import type { Citation } from '#core/manuscript/citation'
import { isMark, isTrackedChange } from '#core/manuscript/flatten-inlines'
import type { SideName } from '#core/manuscript/manuscript'
import type { Authorship, Change, CommentNode, Image, Inline, MarkType, Note, Remark } from '#core/manuscript/nodes'
import { splitTag } from '#core/manuscript/number-equations'
import { markOfNote } from '#core/manuscript/object-labels'
import { parseTex } from '../math/parse-tex'
import { writeMathMl } from '../math/write-mathml'
import { element, escapeHtml, openTag } from './html-text'

/** What writing one side carries along. */
export interface HtmlSide {
  readonly side: SideName
  readonly language: string
  readonly formatted: FormattedSide
  readonly captionNumbers: ReadonlyMap<BlockId, number>
  readonly equationNumbers: ReadonlyMap<BlockId, string>
  /** The notes met so far, to be printed at the end of the side. */
  readonly notes: Note[]
  /** References that the list of the side has, for links from citations. */
  readonly listed: ReadonlySet<ReferenceId>
  /** True inside a link, which holds no further links. */
  readonly inLink?: true
}

const MARKS: Readonly<Record<MarkType, string>> = {
  strong: 'strong',
  emphasis: 'em',
  underline: 'u',
  delete: 's',
  superscript: 'sup',
  subscript: 'sub'
}

/** Ids of elements: those of both sides stand on one page. */
export const blockAnchor = (id: BlockId): string => `b-${id}`
export const referenceAnchor = (side: SideName, id: ReferenceId): string => `${side}-ref-${id}`

/** Inline content as HTML. */
export function writeHtmlInlines(inlines: readonly Inline[], side: HtmlSide): string {
  return inlines.map((inline) => writeInline(inline, side)).join('')
}

function writeChange(type: Change['type'], { author, date }: Authorship, content: string): string {
  const attributes = { class: 'change', 'data-author': author, datetime: date, title: author }
  return element(type === 'insertion' ? 'ins' : 'del', attributes, content)
}

function writeInline(inline: Inline, side: HtmlSide): string {
  if (isMark(inline)) return element(MARKS[inline.type], {}, writeHtmlInlines(inline.children, side))
  if (isTrackedChange(inline)) {
    const { type, inserted, children } = inline
    const shown = writeChange(type, inline, writeHtmlInlines(children, side))
    return inserted ? writeChange('insertion', inserted, shown) : shown
  }
  switch (inline.type) {
    case 'text':
      return escapeHtml(inline.value)
    case 'inlineCode':
      return element('code', {}, escapeHtml(inline.value))
    case 'break':
      return '<br>'
    case 'link':
      return element(
        'a',
        { href: inline.url, title: inline.title },
        writeHtmlInlines(inline.children, { ...side, inLink: true })
      )
    case 'image':
      return writeImage(inline)
    case 'sourceLabel':
      return element('span', { class: 'label' }, escapeHtml(inline.raw))
    case 'citation':
      return writeCitation(inline.citation, side)
    case 'inlineMath':
      return writeHtmlMath(inline.value, 'inline')
    case 'crossReference':
      return linkOr('span', `#${blockAnchor(inline.target)}`, escapeHtml(inline.text), side)
    case 'note':
      return writeNoteMark(inline, side)
    case 'commentStart':
      return element('span', { class: 'comment-start', 'data-comment': inline.comment }, '')
    case 'comment':
      return writeComment(inline)
    default:
      return assertNever(inline)
  }
}

/** An equation as MathML, with its TeX for programs that read it back. */
export function writeHtmlMath(tex: string, display: 'inline' | 'block'): string {
  const annotation = element('annotation', { encoding: 'application/x-tex' }, escapeHtml(tex))
  const content = `<semantics><mrow>${writeMathMl(parseTex(splitTag(tex).tex), '')}</mrow>${annotation}</semantics>`
  return element('math', { display }, content)
}

/** A picture with its printed size; the words that describe it always stand with it. */
export function writeImage({ url, alt, title, width, height }: Image): string {
  const size = [width === undefined ? '' : `width: ${width}pt`, height === undefined ? '' : `height: ${height}pt`]
  const style = size.filter((part) => part !== '').join('; ')
  return openTag('img', { src: url, alt, title, style: style === '' ? undefined : style })
}

/** A citation as the style prints it, linked to the entry of its first reference unless it has links of its own. */
function writeCitation(citation: Citation, side: HtmlSide): string {
  const printed = side.formatted.citations.get(citation.id) ?? []
  const html = formatHtml(side.inLink ? printed.map(({ link: _link, ...run }) => run) : printed)
  const first = citation.items.find(({ reference }) => side.listed.has(reference))
  if (!first || side.inLink || html.includes('<a ')) return element('span', { class: 'citation' }, html)
  return element('a', { class: 'citation', href: `#${referenceAnchor(side.side, first.reference)}` }, html)
}

function writeNoteMark(note: Note, side: HtmlSide): string {
  side.notes.push(note)
  const number = side.notes.filter(({ kind }) => kind === note.kind).length
  const name = noteName(side, note.kind, number)
  const mark = linkOr('span', `#${name}`, markOfNote(note.kind, number), side)
  return element('sup', { class: 'note', id: `${name}-mark`, role: 'doc-noteref', 'data-note': name }, mark)
}

/** A link, or where links cannot stand, another element. */
const linkOr = (name: string, href: string, content: string, { inLink }: HtmlSide): string =>
  inLink ? element(name, {}, content) : element('a', { href }, content)

/** The anchor of a note. */
export const noteName = ({ side }: HtmlSide, kind: Note['kind'], number: number): string =>
  `${side}-${kind === 'footnote' ? 'fn' : 'en'}-${number}`

/** What people said in a comment, small and in the line where its passage ends. */
function writeComment(comment: CommentNode): string {
  const replies = (comment.replies ?? []).map((reply) => writeRemark(reply, { class: 'reply' })).join('')
  const attributes = {
    class: 'comment',
    role: 'note',
    'data-comment': comment.id,
    ...(comment.resolved && { 'data-resolved': 'true' })
  }
  return writeRemark(comment, attributes, replies)
}

function writeRemark(remark: Remark, attributes: Readonly<Record<string, string>>, replies = ''): string {
  const said = element('span', { class: 'said' }, escapeHtml(remark.text).replaceAll('\n', '<br>'))
  const name = element('b', {}, escapeHtml(remark.author))
  const values = { ...attributes, 'data-author': remark.author, 'data-date': remark.date }
  return element('span', values, `${name} ${said}${replies}`)
}
