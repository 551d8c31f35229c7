import { bareText } from './bare-text'
import { findMisplaced } from './find-misplaced'
import type { Passage } from './passages-of'

/** A passage that did not come back as it was. */
export interface LostWords<P extends Passage> {
  readonly passage: P
  readonly words: readonly string[]
  /** True where all of the words came back, but in another order or place. */
  readonly isMoved: boolean
}

/** A word is a Chinese character, or letters and digits in a row. */
export const WORD = /\p{Script=Han}|(?:(?!\p{Script=Han})[\p{L}\p{N}])(?:(?!\p{Script=Han})[\p{L}\p{N}\p{M}])*/gu

/**
 * The words that `found` shows less often than the texts, with the passages that lost them: those that do not stand whole
 * in their place, else the first that has the word. Then the passages that stand in another order or place.
 */
export function findLostWords<P extends Passage>(
  texts: readonly (readonly P[])[],
  found: readonly Passage[]
): readonly LostWords<P>[] {
  const { passages: misplaced, rarer } = findMisplaced(texts, found)
  if (misplaced.length + rarer.length === 0) return []
  const written = texts.flat()
  const unplaced = new Set(shortageOf(written, found))
  const lost = new Map<P, readonly string[]>()
  for (const passages of [misplaced, rarer, written]) {
    if (unplaced.size === 0) break
    const short = passages.map((passage) => [passage, shortWords(passage, unplaced)] as const)
    for (const [passage, words] of short) if (words.length > 0 && !lost.has(passage)) lost.set(passage, words)
    for (const [, words] of short) for (const word of words) unplaced.delete(word)
  }
  const moved = misplaced.filter((passage) => !lost.has(passage))
  return [
    ...[...lost].map(([passage, words]) => ({ passage, words, isMoved: false })),
    ...moved.map((passage) => ({ passage, words: wordsOf(passage), isMoved: true }))
  ]
}

function shortWords(passage: Passage, shortage: ReadonlySet<string>): readonly string[] {
  return [...new Set(wordsOf(passage))].filter((word) => shortage.has(word))
}

const wordsOf = ({ stretches }: Passage): readonly string[] => stretches.flatMap((stretch) => stretch.match(WORD) ?? [])

/** The words that `found` has fewer of, also where they run into what stands beside them. */
function shortageOf(written: readonly Passage[], found: readonly Passage[]): ReadonlySet<string> {
  const [before = [], after = []] = [written, found].map((passages) =>
    passages.map(({ stretches }) => stretches.join('\n'))
  )
  return new Set(findShortage(before, after, bareText).keys())
}

/** Words to look for one by one; where more are short, the first ones tell enough. */
const MAX_WORDS = 300

/**
 * How many of each word `after` has fewer than `before`. Words that ran into what stands beside them count as kept where
 * `fold` takes away what was between; `foldBefore` may take away less of what was there before.
 */
export function findShortage(
  before: readonly string[],
  after: readonly string[],
  fold: (text: string) => string,
  foldBefore = fold
): ReadonlyMap<string, number> {
  const counts = countWords(before)
  for (const [word, count] of countWords(after)) counts.set(word, (counts.get(word) ?? 0) - count)
  const short = [...counts].flatMap(([word, count]) => (count > 0 ? [word] : [])).slice(0, MAX_WORDS)
  if (short.length === 0) return new Map()
  const written = before.map(foldBefore).join('\n')
  const found = after.map(fold).join('\n')
  const differences = short.map((word) => [word, countOf(word, written) - countOf(word, found)] as const)
  return new Map(differences.filter(([, difference]) => difference > 0))
}

const countOf = (word: string, text: string): number => text.split(word).length - 1

/** How often each word stands in `texts`. */
export function countWords(texts: readonly string[]): Map<string, number> {
  const counts = new Map<string, number>()
  for (const text of texts) text.match(WORD)?.forEach((word) => counts.set(word, (counts.get(word) ?? 0) + 1))
  return counts
}
