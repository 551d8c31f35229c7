import type { Passage } from './passages-of'

/** Words that a passage lost. */
export interface LostWords<P extends Passage> {
  readonly passage: P
  readonly words: readonly string[]
}

const WORD = /\p{Script=Han}|(?:(?!\p{Script=Han})[\p{L}\p{N}\p{M}])+/gu

/**
 * The words that `found` shows less often than `written`, with the passages that lost them: those that stand nowhere in
 * `found`, else the first that has the word. White space and the place of a passage may change on the way, and where
 * every passage still stands, words may run into what is new beside them. Linear where most passages come back in order.
 */
export function findLostWords<P extends Passage>(
  written: readonly P[],
  found: readonly Passage[]
): readonly LostWords<P>[] {
  const pool = new PassagePool(found.map(({ stretches }) => bare(stretches.join(''))))
  const missing = written.filter(({ stretches }) => !pool.take(stretches.map(bare)))
  if (missing.length === 0) return []
  const shortage = shortageOf(written, found)
  const lost = missing.map((passage) => ({ passage, words: shortWords(passage, shortage) }))
  const unplaced = new Set(shortage)
  for (const word of lost.flatMap(({ words }) => words)) unplaced.delete(word)
  for (const passage of unplaced.size > 0 ? written : []) {
    const words = shortWords(passage, unplaced)
    for (const word of words) unplaced.delete(word)
    lost.push({ passage, words })
  }
  return lost.filter(({ words }) => words.length > 0)
}

function shortWords(passage: Passage, shortage: ReadonlySet<string>): readonly string[] {
  return [...new Set(wordsOf(passage))].filter((word) => shortage.has(word))
}

const bare = (text: string): string => text.replace(/\s+/gu, '')

const wordsOf = ({ stretches }: Passage): readonly string[] => stretches.flatMap((stretch) => stretch.match(WORD) ?? [])

/** The words that `found` has fewer of, also where they run into what stands beside them. */
function shortageOf(written: readonly Passage[], found: readonly Passage[]): ReadonlySet<string> {
  const [before = [], after = []] = [written, found].map((passages) =>
    passages.map(({ stretches }) => stretches.join('\n'))
  )
  return new Set(findShortage(before, after, bare).keys())
}

/** Words to look for one by one; where more are short, the first ones tell enough. */
const MAX_WORDS = 300

/**
 * How many of each word `after` has fewer than `before`. Words that ran into what stands beside them count as kept where
 * `fold` takes away what was between.
 */
export function findShortage(
  before: readonly string[],
  after: readonly string[],
  fold: (text: string) => string
): ReadonlyMap<string, number> {
  const counts = countWords(before)
  for (const [word, count] of countWords(after)) counts.set(word, (counts.get(word) ?? 0) - count)
  const short = [...counts].flatMap(([word, count]) => (count > 0 ? [word] : [])).slice(0, MAX_WORDS)
  if (short.length === 0) return new Map()
  const [written = '', found = ''] = [before, after].map((texts) => texts.map(fold).join('\n'))
  const differences = short.map((word) => [word, countOf(word, written) - countOf(word, found)] as const)
  return new Map(differences.filter(([, difference]) => difference > 0))
}

const countOf = (word: string, text: string): number => text.split(word).length - 1

/** How often each word stands in `texts`. */
export function countWords(texts: readonly string[]): Map<string, number> {
  const counts = new Map<string, number>()
  for (const text of texts) for (const [word] of text.matchAll(WORD)) counts.set(word, (counts.get(word) ?? 0) + 1)
  return counts
}

/** What was found, each good for one passage, searched from where the last one was taken. */
class PassagePool {
  readonly #texts: (string | undefined)[]
  readonly #places = new Map<string, number[]>()
  #at = 0

  constructor(texts: readonly string[]) {
    this.#texts = [...texts]
    for (const [index, text] of texts.entries()) {
      const places = this.#places.get(text)
      if (places) places.push(index)
      else this.#places.set(text, [index])
    }
  }

  /** Takes the next text if it holds the stretches in order, else one that is the passage, else one that holds it. */
  take(stretches: readonly string[]): boolean {
    const next = this.#texts[this.#at]
    if (next !== undefined && holdsInOrder(next, stretches)) return this.#use(this.#at)
    const exact = (this.#places.get(stretches.join('')) ?? []).find((index) => this.#texts[index] !== undefined)
    const index = exact ?? this.#texts.findIndex((text) => text !== undefined && holdsInOrder(text, stretches))
    return index >= 0 && this.#use(index)
  }

  #use(index: number): true {
    this.#texts[index] = undefined
    this.#at = index + 1
    return true
  }
}

function holdsInOrder(text: string, stretches: readonly string[]): boolean {
  let at = 0
  for (const stretch of stretches) {
    const found = text.indexOf(stretch, at)
    if (found < 0) return false
    at = found + stretch.length
  }
  return true
}
