import type { FindOptions } from './side-editor'

export interface Span {
  readonly start: number
  readonly end: number
}

/**
 * Where a query stands in a text, without overlaps, in UTF-16 units. Whole words are looked for by the letters and
 * digits around a match; Han text has no spaces, so an end that is Han always counts as a word's end.
 */
export function findMatches(text: string, query: string, options: FindOptions): readonly Span[] {
  if (query === '') return []
  const pattern = new RegExp(query.replaceAll(/[\\^$.*+?()[\]{}|/]/g, '\\$&'), options.caseSensitive ? 'gu' : 'giu')
  const spans = [...text.matchAll(pattern)].map((match) => ({ start: match.index, end: match.index + match[0].length }))
  return options.wholeWord ? spans.filter((span) => isWhole(text, span)) : spans
}

/* A letter, digit or mark of any script but Han, at the start or end of a text. */
const STARTS_IN_WORD = /^(?!\p{Script=Han})[\p{L}\p{N}\p{M}_]/u
const ENDS_IN_WORD = /(?!\p{Script=Han})[\p{L}\p{N}\p{M}_]$/u

function isWhole(text: string, { start, end }: Span): boolean {
  const match = text.slice(start, end)
  const goesOnBefore = STARTS_IN_WORD.test(match) && ENDS_IN_WORD.test(text.slice(Math.max(0, start - 2), start))
  return !goesOnBefore && !(ENDS_IN_WORD.test(match) && STARTS_IN_WORD.test(text.slice(end, end + 2)))
}
