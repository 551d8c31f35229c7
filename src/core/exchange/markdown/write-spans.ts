import type { CommentId } from '#core/ids'
import type { Change, CommentNode, CrossReference, Note, Remark } from '#core/manuscript/nodes'
import { authorshipOf } from '#core/manuscript/flatten-inlines'
import { textOf } from '#core/manuscript/text-of'
import { escapeText } from './escape-text'
import { writeAttributes } from './fenced-divs'
import type { WriteContext } from './write-context'
import { inBrackets } from './write-place'
import type { Piece, SiblingPlace } from './write-place'

/** An equation between dollars, or as code where its TeX would not survive there. */
export function writeMath(value: string, place: SiblingPlace): Piece {
  const tex = value.replace(/\s*\n\s*/gu, ' ').trim()
  const fits = tex !== '' && !/(?<!\\)(?:\\\\)*\$|\\$/u.test(tex)
  const cell = place.inTable ? tex.replaceAll('|', String.raw`\vert `) : tex
  return fits ? { text: `$${cell}$`, math: true } : { text: `\`${cell.replaceAll('`', "'") || ' '}\`{.math}` }
}

/** A mention as a link to its target; GFM has the words only. */
export function writeCrossReference(inline: CrossReference, place: SiblingPlace, context: WriteContext): string {
  const text = escapeText(inline.text, place, context)
  if (context.flavour === 'gfm') return text
  const target = `#${context.anchors.get(inline.target) ?? 'gone'}`
  // Links hold no links: inside one, the mention is a span.
  const values = { ...(place.inLink && { to: target }), shows: inline.shows }
  const attributes = writeAttributes({ classes: ['cross-reference'], values })
  return place.inLink ? `[${text}]${attributes}` : `[${text}](${target})${attributes}`
}

/** The mark of a note, whose text follows at the end of the side; a note inside a note stands in brackets. */
export function writeNote(note: Note, place: SiblingPlace, context: WriteContext): string {
  if (context.inNote) return escapeText(` [${textOf(note.children).replaceAll('\n', ' ')}]`, place, context)
  const label = `${note.kind === 'endnote' ? 'endnote-' : ''}${context.nextNumber()}`
  context.notes.push({ label, blocks: note.children })
  return `[^${label}]`
}

/** A tracked change around `inner`; GFM has tags for it, without its author. */
export function writeChange(change: Change, inner: string, { flavour }: WriteContext): string {
  const { type } = change
  if (flavour === 'pandoc') return writeChangeSpans(change, inner)
  return type === 'insertion' ? `<ins>${inner}</ins>` : `<del>${inner}</del>`
}

/**
 * A span with the attributes of a tracked change of words or, with `paragraph-` before its class, of a paragraph's end; a
 * deletion of an insertion stands in the span of that.
 */
export function writeChangeSpans({ type, inserted, ...by }: Change, inner: string, prefix = ''): string {
  const span = `${inBrackets(inner)}${writeAttributes({ classes: [prefix + type], values: { ...authorshipOf(by) } })}`
  return inserted ? writeChangeSpans({ type: 'insertion', ...inserted }, span, prefix) : span
}

/** Where a comment's passage begins, with what it says; nothing where the side has no such comment. */
export function writeCommentStart(id: CommentId, place: SiblingPlace, context: WriteContext): string {
  const comment = context.comments.get(id)
  if (!comment || context.flavour === 'gfm' || context.openComments.has(id)) return ''
  const number = String(context.nextNumber())
  context.openComments.set(id, number)
  const replies = (comment.replies ?? []).map(
    (reply) => `[${remarkText(reply, place, context)}]${remarkAttributes(['comment-reply'], reply)}`
  )
  const classes = ['comment-start', ...(comment.resolved ? ['resolved'] : [])]
  const said = `${remarkText(comment, place, context)}${replies.join('')}`
  return `[${said}]${remarkAttributes(classes, comment, number)}`
}

function remarkAttributes(classes: readonly string[], { author, initials, date }: Remark, id?: string): string {
  const values = {
    ...(id !== undefined && { id }),
    author,
    ...(initials !== undefined && { initials }),
    ...(date !== undefined && { date })
  }
  return writeAttributes({ classes, values })
}

function remarkText({ text }: Remark, place: SiblingPlace, context: WriteContext): string {
  const inner = { ...place, lineStart: false }
  return text
    .split('\n')
    .map((line) => escapeText(line.trim(), inner, context))
    .join(place.oneLine ? '<br>' : '\\\n')
}

/** The end of a comment's passage, or the whole comment where no start stands before it. GFM has a hidden remark. */
export function writeCommentEnd(comment: CommentNode, place: SiblingPlace, context: WriteContext): string {
  if (context.flavour === 'gfm') {
    const said = [comment, ...(comment.replies ?? [])].map(({ author, text }) => `${author}: ${text}`).join('; ')
    return `<!-- ${said.replace(/\s+/gu, ' ').replace(/-{2,}|[<>]/gu, '–')} -->`
  }
  const start = context.openComments.has(comment.id) ? '' : writeCommentStart(comment.id, place, context)
  const id = context.openComments.get(comment.id) ?? ''
  context.openComments.delete(comment.id)
  return `${start}[]${writeAttributes({ classes: ['comment-end'], values: { id } })}`
}
