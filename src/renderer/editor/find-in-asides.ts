import { flattenInlines, nestInlines, type FlatInline } from '#core/manuscript/flatten-inlines'
import type { Inline } from '#core/manuscript/nodes'
import { mapTextBlocks } from '#core/manuscript/walk'
import { findMatches, type Span } from './find-matches'
import type { KeptInline } from './nodes/kept-node'
import type { FindOptions } from './side-editor'

/** What is looked for, and how. */
export interface Query {
  readonly text: string
  readonly options: FindOptions
}

/** How often the words of a note or a comment with its replies hold the query; never in anything else. */
export function countInAside(aside: KeptInline, query: Query): number {
  let count = 0
  changeMatches(aside, query, () => {
    count++
    return undefined
  })
  return count
}

/** A note or comment with one match in it replaced, or all; the same one where nothing is. */
export function replaceInAside(aside: KeptInline, query: Query, text: string, only?: number): KeptInline {
  let at = 0
  return changeMatches(aside, query, () => (only === undefined || only === at++ ? text : undefined))
}

/** Asked for each match in order; undefined leaves it. */
type Replace = () => string | undefined

function changeMatches(aside: KeptInline, query: Query, replace: Replace): KeptInline {
  if (aside.type === 'note') {
    const children = mapTextBlocks(aside.children, (inlines) => changeInlines(inlines, query, replace))
    return children === aside.children ? aside : { ...aside, children }
  }
  if (aside.type !== 'comment') return aside
  const text = changeText(aside.text, query, replace)
  const replies = aside.replies?.map((reply) => {
    const words = changeText(reply.text, query, replace)
    return words === reply.text ? reply : { ...reply, text: words }
  })
  const isSame = text === aside.text && (replies?.every((reply, index) => reply === aside.replies?.[index]) ?? true)
  return isSame ? aside : { ...aside, text, ...(replies && { replies }) }
}

function changeText(text: string, { text: wanted, options }: Query, replace: Replace): string {
  return splice(
    text,
    0,
    findMatches(text, wanted, options).map((span) => ({ ...span, by: replace() }))
  )
}

interface Replacement extends Span {
  /** Undefined leaves the match as it is. */
  readonly by: string | undefined
}

function changeInlines(inlines: readonly Inline[], { text, options }: Query, replace: Replace): readonly Inline[] {
  const flat = flattenInlines(inlines)
  const whole = flat.map(wordsOf).join('')
  const found = findMatches(whole, text, options).map((span): Replacement => ({ ...span, by: replace() }))
  if (found.every(({ by }) => by === undefined)) return inlines
  let start = 0
  return nestInlines(
    flat.map((inline): FlatInline => {
      const from = start
      start += wordsOf(inline).length
      const { leaf } = inline
      if (!isFound(inline) || (leaf.type !== 'text' && leaf.type !== 'inlineCode')) return inline
      return { ...inline, leaf: { ...leaf, value: splice(leaf.value, from, found) } }
    })
  )
}

/** Nothing matches across what is not text, or is taken out. */
const wordsOf = (inline: FlatInline): string =>
  isFound(inline) && (inline.leaf.type === 'text' || inline.leaf.type === 'inlineCode') ? inline.leaf.value : '\n'

const isFound = ({ change }: FlatInline): boolean => change?.type !== 'deletion'

/** The part of a text that begins at `from`, its matches replaced: new words stand where the old ones began. */
function splice(part: string, from: number, found: readonly Replacement[]): string {
  let result = ''
  let at = 0
  for (const { start, end, by } of found) {
    if (by === undefined || end <= from || start >= from + part.length) continue
    const first = Math.max(0, start - from)
    result += part.slice(at, first) + (start >= from ? by : '')
    at = Math.min(part.length, end - from)
  }
  return result + part.slice(at)
}
