import type { MarkdownIt, StateInline } from 'markdown-it'
import { IN_TEXT_KEY, parseCluster, parseInText } from './citation-syntax'
import type { CitedKey } from './citation-syntax'
import { onlyCountsBrackets, takeNode } from './own-tokens'

/** Longer or deeper brackets are no citations; the caps keep a file of open brackets from costing time without end. */
const MAX_BRACKET = 4000
const MAX_BRACKET_DEPTH = 3

/** Reads `[@key, p. 3]` and `@key [p. 3]` as Pandoc does. */
export function readCitations(parser: MarkdownIt): void {
  parser.inline.ruler.before('link', 'citation_cluster', readCluster)
  parser.inline.ruler.before('link', 'citation_in_text', readInText)
}

function readCluster(state: StateInline, silent: boolean): boolean {
  if (state.src[state.pos] !== '[' || onlyCountsBrackets(state, silent)) return false
  const end = endOfBracket(state, state.pos)
  if (end === undefined) return false
  const source = state.src.slice(state.pos, end)
  const keys = source.includes('@') ? parseCluster(source) : undefined
  return keys !== undefined && takeCitation(state, silent, source, false, keys)
}

function readInText(state: StateInline, silent: boolean): boolean {
  const { src, pos } = state
  if (src[pos] !== '@' || JOINED.test(src.slice(Math.max(pos - 2, 0), pos))) return false
  IN_TEXT_KEY.lastIndex = pos
  const found = IN_TEXT_KEY.exec(src)
  const key = found?.[1] ?? found?.[2]
  if (!found || key === undefined) return false
  const afterKey = pos + found[0].length
  const gap = src[afterKey] === ' ' ? 1 : 0
  const end = src[afterKey + gap] === '[' ? endOfBracket(state, afterKey + gap) : undefined
  const keys = parseInText(key, end === undefined ? undefined : src.slice(afterKey + gap, end))
  return keys !== undefined && takeCitation(state, silent, src.slice(pos, end ?? afterKey), true, keys)
}

/** A letter or digit makes what follows no citation, as in a mail address; in Chinese, words stand without spaces. */
const JOINED = /(?!\p{sc=Han})[\p{L}\p{N}]$/u

/** Where the balanced `[…]` at `start` ends, if it is neither a link, a span nor a footnote. */
function endOfBracket({ src, posMax }: StateInline, start: number): number | undefined {
  if (src[start + 1] === '^') return undefined
  const last = Math.min(posMax, start + MAX_BRACKET)
  let depth = 0
  for (let at = start; at < last; at++) {
    const sign = src[at]
    if (sign === '\\') at++
    else if (sign === '[' && ++depth > MAX_BRACKET_DEPTH) return undefined
    else if (sign === ']' && --depth === 0) {
      const next = at + 1 < posMax ? src[at + 1] : undefined
      return next === '(' || next === '{' ? undefined : at + 1
    }
  }
  return undefined
}

function takeCitation(
  state: StateInline,
  silent: boolean,
  source: string,
  inText: boolean,
  keys: readonly CitedKey[]
): true {
  const raw = source.replace(/\s*\n\s*/gu, ' ')
  return takeNode(state, silent, source.length, { type: 'citationSource', raw, inText, keys })
}
