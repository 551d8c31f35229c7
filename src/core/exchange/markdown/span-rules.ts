import type { MarkdownIt, StateInline } from 'markdown-it'
import { parseAttributes } from './fenced-divs'
import { onlyCountsBrackets, takeAround, takeNode } from './own-tokens'

/** Brackets deeper than this are no spans; each sign is looked at once for every bracket around it. */
const MAX_DEPTH = 12
/** Longer attributes are text, so that lone braces cost no time without end. */
const MAX_ATTRIBUTES = 1000

const NO_ATTRIBUTES = { classes: [], values: {} }

/**
 * Reads Pandoc's `[text]{.class key="value"}`, `![](file){width=3cm}`, `^[inline note]`, `$x^2$`, `^up^` and `~down~`,
 * MultiMarkdown's `[^a note in words]`, Obsidian's `==mark==` and `%%comment%%`.
 */
export function readSpans(parser: MarkdownIt): void {
  const { ruler } = parser.inline
  ruler.before('strikethrough', 'superscript', scriptRule('superscript', '^'))
  ruler.before('strikethrough', 'subscript', scriptRule('subscript', '~'))
  ruler.before('superscript', 'inline_note', readNote)
  ruler.before('link', 'span', readSpan)
  ruler.push('highlight', readHighlight)
  ruler.push('attributes', readOwnAttributes)
  ruler.push('inline_math', readMath)
  ruler.push('remark', readRemark)
}

/** `^[text]`, or `[^a text]`, where a footnote's label would have no space. */
function readNote(state: StateInline, silent: boolean): boolean {
  const { src, pos } = state
  const signs = src.slice(pos, pos + 2)
  if ((signs !== '^[' && signs !== '[^') || src[pos - 1] === '!' || onlyCountsBrackets(state, silent)) return false
  const end = endOfBracket(state, signs === '^[' ? pos + 1 : pos)
  if (end === undefined) return false
  if (signs === '[^' && !/^\S*\s/u.test(src.slice(pos + 2, end))) return false
  return takeAround(state, silent, [pos + 2, end, end + 1], { kind: 'note', attributes: NO_ATTRIBUTES })
}

function readSpan(state: StateInline, silent: boolean): boolean {
  const { src, pos } = state
  if (src[pos] !== '[' || src[pos - 1] === '!' || onlyCountsBrackets(state, silent)) return false
  const end = endOfBracket(state, pos)
  const braces = end === undefined ? undefined : attributesAt(state, end + 1)
  if (end === undefined || braces === undefined) return false
  const span = { kind: 'span', attributes: parseAttributes(braces) } as const
  return takeAround(state, silent, [pos + 1, end, end + 1 + braces.length], span)
}

/** Where the `]` stands that closes the `[` at `start`; code and equations inside may hold brackets of their own. */
function endOfBracket({ src, posMax }: StateInline, start: number): number | undefined {
  let depth = 0
  let quote: string | undefined
  for (let at = start; at < posMax; at++) {
    const sign = src[at]
    if (sign === '\\') at++
    else if (sign === quote) quote = undefined
    else if (quote !== undefined) continue
    else if (sign === '`' || sign === '$') quote = sign
    else if (sign === '[' && ++depth > MAX_DEPTH) return undefined
    else if (sign === ']' && --depth === 0) return at
  }
  return undefined
}

/** attributes = "{" ( "#id" | ".class" | key "=" value )+ "}", on one line; values in quotes hold anything. */
const ATTRIBUTES = /^\{[ \t]*(?:(?:[#.][^\s{}="]+|[\w-]+=(?:"(?:[^"\\\n]|\\[^\n])*"|[^\s{}"]+))(?=[ \t}])[ \t]*)+\}/u

/** The attributes at `start`, as they are written. */
function attributesAt({ src, posMax }: StateInline, start: number): string | undefined {
  if (src[start] !== '{') return undefined
  return ATTRIBUTES.exec(src.slice(start, Math.min(posMax, start + MAX_ATTRIBUTES)))?.[0]
}

/** Attributes right behind an image, a link, code or an equation. */
function readOwnAttributes(state: StateInline, silent: boolean): boolean {
  const before = state.src[state.pos - 1]
  if (before === undefined || !')]`$'.includes(before)) return false
  const raw = attributesAt(state, state.pos)
  if (raw === undefined) return false
  return takeNode(state, silent, raw.length, { type: 'attributes', raw, attributes: parseAttributes(raw) })
}

/** Pandoc's `^up^` and `~down~`, without a space inside. In a link's words the caret of `[^1]` must not reach for another. */
function scriptRule(type: 'superscript' | 'subscript', marker: string) {
  return (state: StateInline, silent: boolean): boolean => {
    const { src, pos, posMax } = state
    if (silent || src[pos] !== marker || src[pos - 1] === marker) return false
    let end = pos + 1
    while (end < posMax && src[end] !== marker && !/[\0- ]/u.test(src[end] ?? '')) end += src[end] === '\\' ? 2 : 1
    if (end >= posMax || src[end] !== marker || end === pos + 1 || src[end + 1] === marker) return false
    return takeAround(state, silent, [pos + 1, end, end + 1], type)
  }
}

/** `$x$`: no space inside its dollars, no digit behind them; or `$$x$$`. */
function readMath(state: StateInline, silent: boolean): boolean {
  const { src, pos, posMax } = state
  if (src[pos] !== '$' || src[pos - 1] === '$') return false
  const marker = src[pos + 1] === '$' ? '$$' : '$'
  const start = pos + marker.length
  const first = src[start]
  if (first === undefined || first === '$' || (marker === '$' && /[ \t]/u.test(first))) return false
  const isEnd = (at: number): boolean =>
    !isEscaped(src, at) &&
    (marker === '$$' || (!/\s/u.test(src[at - 1] ?? '') && !(at + 1 < posMax && /\d/u.test(src[at + 1] ?? ''))))
  const end = findEnd(state, marker, start + 1, isEnd)
  if (end === undefined) return false
  const value = src.slice(start, end).trim()
  return takeNode(state, silent, end + marker.length - pos, { type: 'inlineMath', value })
}

function isEscaped(src: string, at: number): boolean {
  let signs = 0
  while (src[at - 1 - signs] === '\\') signs++
  return signs % 2 === 1
}

/** `==words==`. */
function readHighlight(state: StateInline, silent: boolean): boolean {
  const { src, pos } = state
  if (!src.startsWith('==', pos) || src[pos - 1] === '=' || !/[^\s=]/u.test(src[pos + 2] ?? '')) return false
  const end = findEnd(state, '==', pos + 3, (at) => !/[\s\\=]/u.test(src[at - 1] ?? ''))
  if (end === undefined) return false
  return takeAround(state, silent, [pos + 2, end, end + 2], { kind: 'highlight', attributes: NO_ATTRIBUTES })
}

/** `%%what an editor notes%%`. */
function readRemark(state: StateInline, silent: boolean): boolean {
  const { src, pos } = state
  if (!src.startsWith('%%', pos)) return false
  const end = findEnd(state, '%%', pos + 2, (at) => src.slice(pos + 2, at).trim() !== '')
  if (end === undefined) return false
  return takeNode(state, silent, end + 2 - pos, { type: 'remark', value: src.slice(pos + 2, end).trim() })
}

/** Where searches began that found no partner: they spare all later ones from there on. */
const unclosed = new WeakMap<StateInline, Map<string, number>>()

/** Where the first `marker` from `from` on stands at which `isEnd` holds, which must not depend on the start. */
function findEnd(state: StateInline, marker: string, from: number, isEnd: (at: number) => boolean): number | undefined {
  const known = unclosed.get(state) ?? new Map<string, number>()
  const search = `${marker} ${state.posMax}`
  if (from >= (known.get(search) ?? Infinity)) return undefined
  for (let at = state.src.indexOf(marker, from); at >= 0; at = state.src.indexOf(marker, at + 1)) {
    if (at + marker.length > state.posMax) break
    if (isEnd(at)) return at
  }
  unclosed.set(state, known.set(search, from))
  return undefined
}
