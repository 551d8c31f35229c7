import { flattenInlines, nestInlines, type FlatInline } from '#core/manuscript/flatten-inlines'
import type { CitationNode, Inline } from '#core/manuscript/nodes'

/** Stands in the text for what has no words of its own, such as a citation or an image. */
export const OBJECT = '\uFFFC'

/** A stretch of characters, from `start` up to `end`. */
export interface Span {
  readonly start: number
  readonly end: number
}

/** The words of a block as one string, and where in it the marks are that matter here. */
export interface BlockText {
  readonly text: string
  /** Stretches that stand above the line, in order; neighbours are one. */
  readonly raised: readonly Span[]
}

/** The flat text of inline content: code, addresses that are linked as such, and objects are no words. */
export function blockTextOf(inlines: readonly Inline[]): BlockText {
  let text = ''
  const raised: Span[] = []
  for (const inline of flattenInlines(inlines)) {
    const words = wordsOf(inline)
    if (inline.marks.has('superscript')) addSpan(raised, text.length, text.length + words.length)
    text += words
  }
  return { text, raised }
}

function addSpan(spans: Span[], start: number, end: number): void {
  const last = spans.at(-1)
  if (last?.end === start) spans[spans.length - 1] = { start: last.start, end }
  else spans.push({ start, end })
}

function wordsOf({ leaf, link, change }: FlatInline): string {
  if (change?.type === 'deletion') return OBJECT.repeat(wordsOf({ leaf, marks: NONE }).length)
  switch (leaf.type) {
    case 'text':
      return link !== undefined && !link.url.includes('#') ? OBJECT.repeat(leaf.value.length) : leaf.value
    case 'sourceLabel':
      return leaf.raw
    case 'inlineCode':
      return OBJECT.repeat(leaf.value.length)
    case 'break':
      return '\n'
    default:
      return OBJECT
  }
}

/** The stretch that `at` lies in. */
export function spanAt(spans: readonly Span[], at: number): Span | undefined {
  let low = 0
  let high = spans.length - 1
  while (low <= high) {
    const middle = (low + high) >> 1
    const span = spans[middle]
    if (span === undefined) return undefined
    if (at < span.start) high = middle - 1
    else if (at >= span.end) low = middle + 1
    else return span
  }
  return undefined
}

/** A citation and the stretch of the flat text that it takes the place of. */
export interface Replacement extends Span {
  readonly node: CitationNode
}

/** The inline content with each stretch replaced; stretches are in order and apart, and cut no label in two. */
export function replaceSpans(inlines: readonly Inline[], replacements: readonly Replacement[]): readonly Inline[] {
  const flat: FlatInline[] = []
  let at = 0
  let next = 0
  for (const inline of flattenInlines(inlines)) {
    const end = at + wordsOf(inline).length
    let from = at
    for (let one = replacements[next]; one !== undefined && one.start < end; one = replacements[next]) {
      if (one.start >= at) {
        flat.push(...cut(inline, from - at, one.start - at), around(inline, one.node))
      }
      from = Math.min(end, one.end)
      if (one.end > end) break
      next++
    }
    flat.push(...cut(inline, from - at, end - at))
    at = end
  }
  return nestInlines(flat)
}

const NONE: FlatInline['marks'] = new Set()

/** The citation in the tracked change of what it takes the place of; marks and links come from its style. */
const around = ({ change }: FlatInline, leaf: CitationNode): FlatInline => ({
  leaf,
  marks: NONE,
  ...(change && { change })
})

function cut(inline: FlatInline, from: number, to: number): readonly FlatInline[] {
  const { leaf } = inline
  if (from >= to) return []
  if (leaf.type !== 'text' && leaf.type !== 'inlineCode') return [inline]
  return [{ ...inline, leaf: { ...leaf, value: leaf.value.slice(from, to) } }]
}
