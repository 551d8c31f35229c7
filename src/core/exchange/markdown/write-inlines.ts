import { assertNever } from '#core/assert-never'
import type { Image, Inline, Link, Mark } from '#core/manuscript/nodes'
import type { InlineLeaf } from '#core/manuscript/flatten-inlines'
import { isMark } from '#core/manuscript/flatten-inlines'
import { mapLeaves } from '#core/manuscript/walk'
import { writeCluster } from './citation-syntax'
import { escapeText } from './escape-text'
import { writeAttributes } from './fenced-divs'
import { tidyInlines } from './tidy-inlines'
import type { WriteContext } from './write-context'
import { inBrackets, SEPARATOR } from './write-place'
import type { InlinePlace, Piece, SiblingPlace } from './write-place'
import {
  writeChange,
  writeCommentEnd,
  writeCommentStart,
  writeCrossReference,
  writeMath,
  writeNote
} from './write-spans'

const CJK = /[\p{sc=Han}\p{sc=Hiragana}\p{sc=Katakana}\p{sc=Hangul}\u3000-\u303f\uff00-\uffef]/u

/** Inline content as Markdown, on one line unless it holds breaks. */
export function writeInlines(inlines: readonly Inline[], place: InlinePlace, context: WriteContext): string {
  const kept = mapLeaves(inlines, (leaf) => (isStrayStart(leaf, context) ? [] : leaf))
  const printed = tidyInlines(kept, ({ citation }) => {
    if (context.flavour === 'pandoc') return undefined
    return context.formatted?.citations.get(citation.id)
  })
  return writeSiblings(printed, { ...place, parent: undefined, lineStart: !place.oneLine }, context)
}

/** The start of a passage whose comment is not on the side. */
function isStrayStart(leaf: InlineLeaf, { comments, flavour }: WriteContext): boolean {
  return leaf.type === 'commentStart' && (flavour === 'gfm' || !comments.has(leaf.comment))
}

/** Inlines one behind the other, kept apart where they would be read as one. */
function writeSiblings(inlines: readonly Inline[], place: SiblingPlace, context: WriteContext): string {
  let out = ''
  let last: Piece | undefined
  for (const inline of inlines) {
    const lineStart = out === '' ? place.lineStart : out.endsWith('\n')
    const piece = writeInline(inline, { ...place, lineStart }, context)
    const next = piece.text
    if (out !== '' && (clashes(out, piece, last, context) || runsOn(last, next))) out += SEPARATOR
    // A bracket and a parenthesis together would be a link.
    if (out.endsWith(']') && next.startsWith('(')) out += '\\'
    out += next
    if (next !== '') last = piece
  }
  return out
}

/** Whether what stands before would change how `piece` is read, or `piece` how the mark before it is. */
function clashes(out: string, piece: Piece, last: Piece | undefined, context: WriteContext): boolean {
  const before = lastSign(out)
  const first = firstSign(piece.text)
  if (before === '!' && piece.text.startsWith('[')) return true
  if (last?.math && /^\d/u.test(piece.text)) return true
  if (before === '$' && piece.text.startsWith('$')) return true
  if (piece.mark && before === piece.mark[0]) return true
  if (last?.mark && first === last.mark[0]) return true
  if (last?.mark && isBadBorder(insideOf(last, 'end'), first, last.mark, context)) return true
  if (piece.mark && isBadBorder(insideOf(piece, 'start'), before, piece.mark, context)) return true
  return piece.text.startsWith('@') && /[\p{L}\p{N}\p{M}_-]$/u.test(before)
}

/** The first or last sign inside a mark, past the signs of further marks of the same kind. */
function insideOf({ text, mark = '' }: Piece, side: 'start' | 'end'): string {
  const inner = text.slice(mark.length, text.length - mark.length)
  const sign = mark[0] ?? ''
  return side === 'start' ? firstSign(trimSigns(inner, sign).start) : lastSign(trimSigns(inner, sign).end)
}

const firstSign = (text: string): string => /^./su.exec(text)?.[0] ?? ''
const lastSign = (text: string): string => /.$/su.exec(text)?.[0] ?? ''

function trimSigns(text: string, sign: string): { readonly start: string; readonly end: string } {
  let start = 0
  let end = text.length
  while (text[start] === sign) start++
  while (end > start && text[end - 1] === sign) end--
  return { start: text.slice(start), end: text.slice(0, end) }
}

/*
 * A run of signs opens or closes a mark unless it has punctuation inside and a letter outside; next to Chinese, readers
 * that follow the CJK amendment (ours, Pandoc) take it anyway.
 */
function isBadBorder(inside: string, outside: string, mark: string, context: WriteContext): boolean {
  if (mark === '^' || mark === '~') return false
  if (!/[^\p{L}\p{N}]/u.test(inside) || outside === '' || /[\s\p{P}]|[$+<=>^`|~]/u.test(outside)) return false
  const amended = context.flavour === 'pandoc' && mark !== '~~'
  return !(amended && (CJK.test(inside) || CJK.test(outside)))
}

/** A key that nobody knows and that goes back as it came (`escapeText`). */
const BARE_KEY_AT_END = /(?<![\p{L}\p{N}\\])@[\p{L}\p{N}_][^\s\\\]]{0,200}$/u

/** Whether `next` would read as part of the bare key before it. */
function runsOn(last: Piece | undefined, next: string): boolean {
  return last?.key === true && /^(?:[\p{L}\p{N}\p{M}_\ud800-\udfff]|[:.#$%&+?<>~/-][\p{L}\p{N}_]| ?\[)/u.test(next)
}

function writeInline(inline: Inline, place: SiblingPlace, context: WriteContext): Piece {
  if (isMark(inline)) return writeMark(inline, place, context)
  switch (inline.type) {
    case 'text': {
      const text = escapeText(inline.value, place, context)
      return { text, ...(BARE_KEY_AT_END.test(text) && { key: true }) }
    }
    case 'inlineCode':
      return { text: writeCode(inline.value, place) }
    case 'break':
      return { text: place.oneLine ? '<br>' : '\\\n' }
    case 'link':
      return { text: writeLink(inline, place, context) }
    case 'image':
      return { text: writeImage(inline, place, context) }
    case 'sourceLabel':
      return { text: escapeText(inline.raw, place, context) }
    case 'inlineMath':
      return writeMath(inline.value, place)
    case 'crossReference':
      return { text: writeCrossReference(inline, place, context) }
    case 'note':
      return { text: writeNote(inline, place, context) }
    case 'insertion':
    case 'deletion':
      return {
        text: writeChange(
          inline,
          writeSiblings(inline.children, { ...place, parent: undefined, lineStart: false }, context),
          context
        )
      }
    case 'commentStart':
      return { text: writeCommentStart(inline.comment, place, context) }
    case 'comment':
      return { text: writeCommentEnd(inline, place, context) }
    case 'citation': {
      const { mode, items } = inline.citation
      const text = writeCluster(mode, items, ({ reference }) => context.keyOf(reference))
      const cell = place.inTable ? text.replaceAll('|', String.raw`\|`) : text
      return { text: cell, ...(!text.endsWith(']') && { key: true }) }
    }
    default:
      return assertNever(inline)
  }
}

function writeMark(mark: Mark, place: SiblingPlace, context: WriteContext): Piece {
  const wrap = (sign: string): Piece => {
    const inner = writeSiblings(mark.children, { ...place, parent: mark.type, lineStart: false }, context)
    return { text: `${sign}${inner}${sign}`, mark: sign }
  }
  const tag = (name: string): Piece => {
    const inner = writeSiblings(mark.children, { ...place, parent: mark.type, lineStart: false }, context)
    return { text: `<${name}>${inner}</${name}>` }
  }
  const script = context.flavour === 'pandoc' && place.parent !== 'delete' && isOneWord(mark)
  switch (mark.type) {
    case 'strong':
      return wrap('**')
    case 'emphasis':
      return wrap('*')
    case 'delete':
      return wrap('~~')
    case 'superscript':
      return script ? wrap('^') : tag('sup')
    case 'subscript':
      return script ? wrap('~') : tag('sub')
    case 'underline':
      if (context.flavour === 'gfm' || !isPlainText(mark)) return tag('u')
      return {
        text: `${inBrackets(writeSiblings(mark.children, { ...place, parent: mark.type, lineStart: false }, context))}{.underline}`
      }
    default:
      return assertNever(mark.type)
  }
}

const isOneWord = ({ children }: Mark): boolean =>
  children.length === 1 && children[0]?.type === 'text' && /^[\p{L}\p{N}+−,.]+$/u.test(children[0].value)

const isPlainText = ({ children }: Mark): boolean =>
  children.every((child) => child.type === 'text' && !/[[\]{}@]/u.test(child.value))

function writeCode(value: string, place: InlinePlace): string {
  const longest = Math.max(0, ...[...value.matchAll(/`+/gu)].map(([run]) => run.length))
  const fence = '`'.repeat(longest + 1)
  const pad = /^`|`$/u.test(value) || (/^ .* $/su.test(value) && value.trim() !== '') ? ' ' : ''
  const text = `${fence}${pad}${value}${pad}${fence}`
  return place.inTable ? text.replaceAll('|', String.raw`\|`) : text
}

function writeLink(link: Link, place: SiblingPlace, context: WriteContext): string {
  const [only] = link.children
  const bare =
    link.children.length === 1 && only?.type === 'text' && only.value === link.url && link.title === undefined
  if (bare && /^https?:[^\s<>&\\|]+$/u.test(link.url)) return `<${link.url}>`
  const text = writeSiblings(link.children, { ...place, parent: undefined, lineStart: false, inLink: true }, context)
  return `${inBrackets(text)}(${writeTarget(link.url, link.title, place)})`
}

function writeImage(image: Image, place: SiblingPlace, context: WriteContext): string {
  const alt = escapeText(image.alt.replace(/\s*\n\s*/gu, ' '), { ...place, lineStart: false }, context)
  return `![${alt}](${writeTarget(context.imageUrl(image.url), image.title, place)})${sizeOf(image, context)}`
}

/** The size of a picture as Pandoc takes it; GFM has no place for it. */
export function sizeOf({ width, height }: Image, context: WriteContext, alt?: string): string {
  if (context.flavour === 'gfm') return ''
  const values = {
    ...(alt !== undefined && { alt }),
    ...(width !== undefined && { width: `${width}pt` }),
    ...(height !== undefined && { height: `${height}pt` })
  }
  return writeAttributes({ values })
}

function writeTarget(url: string, title: string | undefined, place: InlinePlace): string {
  const address = url
    .replace(/[()<>\\&*_|]/gu, (sign) => (sign === '|' && !place.inTable ? sign : `\\${sign}`))
    .replaceAll(' ', '%20')
  const words = title?.replace(/\s*\n\s*/gu, ' ').replace(/["\\&]/gu, String.raw`\$&`)
  return words === undefined ? address : `${address} "${place.inTable ? words.replaceAll('|', String.raw`\|`) : words}"`
}
