import { bareText } from './bare-text'
import type { Passage } from './passages-of'

/** What of a text did not come back as it stood. */
export interface Misplaced<P extends Passage> {
  /** Passages that stand nowhere as a whole, or not in the order of their text. */
  readonly passages: readonly P[]
  /** Passages of several texts that came back, but fewer times: numbers in the tables of both sides, say. */
  readonly rarer: readonly P[]
}

/**
 * Looks for the passages of every text in `found`, in their order. Each text may stand there in one piece or between
 * others; white space does not count, passages may be parted and joined, and what is new may stand between stretches.
 * Notes have an order of their own. Linear where all is in order.
 */
export function findMisplaced<P extends Passage>(
  texts: readonly (readonly P[])[],
  found: readonly Passage[]
): Misplaced<P> {
  const [written, read] = [texts.map((passages) => passages.map(bareOf)), found.map(bareOf)]
  const passages = [false, true].flatMap((isNote) => {
    const ofClass = <Q extends Passage>(all: readonly Bare<Q>[]): readonly Bare<Q>[] =>
      all.filter(({ passage }) => (passage.isNote ?? false) === isNote)
    return misplacedIn(
      written.map(ofClass),
      ofClass(read)
        .map(({ whole }) => whole)
        .join('')
    )
  })
  return { passages, rarer: findRarer(written, read) }
}

/** A passage without white space. */
interface Bare<P extends Passage> {
  readonly passage: P
  readonly pieces: readonly string[]
  readonly whole: string
}

function bareOf<P extends Passage>(passage: P): Bare<P> {
  const pieces = passage.stretches.map(bareText)
  return { passage, pieces, whole: pieces.join('') }
}

/** A text is looked for behind the one before it, and where it does not stand there whole, from the start. */
function misplacedIn<P extends Passage>(texts: readonly (readonly Bare<P>[])[], stream: string): readonly P[] {
  let end = 0
  return texts.flatMap((passages) => {
    const behind = readOn(passages, stream, end)
    const anywhere = behind.misplaced.length > 0 && end > 0 ? readOn(passages, stream, 0) : behind
    const reading = anywhere.misplaced.length < behind.misplaced.length ? anywhere : behind
    end = reading.end
    return reading.misplaced
  })
}

interface Reading<P> {
  readonly misplaced: readonly P[]
  readonly end: number
}

/** Reads passage after passage in `stream`, each behind the last one if it stands there, else wherever it stands. */
function readOn<P extends Passage>(passages: readonly Bare<P>[], stream: string, start: number): Reading<P> {
  const absent: P[] = []
  const wentBack: P[] = []
  const read: { readonly passage: P; readonly end: number }[] = []
  let at = start
  for (const { passage, pieces, whole } of passages) {
    if (whole === '') continue
    const ahead = endOf(pieces, stream, at)
    const end = ahead ?? endOf(pieces, stream, 0)
    if (end === undefined) absent.push(passage)
    else {
      if (ahead === undefined) wentBack.push(passage)
      read.push({ passage, end })
      at = end
    }
  }
  if (wentBack.length === 0) return { misplaced: absent, end: at }
  const inOrder = longestRise(read.map(({ end }) => end))
  const moved = read.flatMap(({ passage }, place) => (inOrder.has(place) ? [] : [passage]))
  return { misplaced: [...absent, ...(moved.length > 0 ? moved : wentBack)], end: at }
}

/** Where the last of `pieces` ends when they are read in order from `start`; undefined where one is missing. */
function endOf(pieces: readonly string[], stream: string, start: number): number | undefined {
  let at = start
  for (const piece of pieces) {
    const place = stream.indexOf(piece, at)
    if (place < 0) return undefined
    at = place + piece.length
  }
  return at
}

/** The places of a longest part of `values` that rises. */
function longestRise(values: readonly number[]): ReadonlySet<number> {
  // By length, the lowest value that a rise of that length ends with, and its place.
  const lowest: number[] = []
  const places: number[] = []
  const before: (number | undefined)[] = []
  for (const [place, value] of values.entries()) {
    const length = countBelow(lowest, value)
    before[place] = places[length - 1]
    lowest[length] = value
    places[length] = place
  }
  const rise = new Set<number>()
  for (let place = places.at(-1); place !== undefined; place = before[place]) rise.add(place)
  return rise
}

/** How many of `sorted` are below `value`. */
function countBelow(sorted: readonly number[], value: number): number {
  let low = 0
  let high = sorted.length
  while (low < high) {
    const middle = Math.floor((low + high) / 2)
    if ((sorted[middle] ?? 0) < value) low = middle + 1
    else high = middle
  }
  return low
}

function findRarer<P extends Passage>(
  texts: readonly (readonly Bare<P>[])[],
  found: readonly Bare<Passage>[]
): readonly P[] {
  if (texts.length < 2) return []
  const left = new Map<string, number>()
  for (const { whole } of found) left.set(whole, (left.get(whole) ?? 0) + 1)
  const firstText = new Map<string, number>()
  return texts.flatMap((passages, text) =>
    passages.flatMap(({ passage, whole }) => {
      const count = left.get(whole)
      if (count === undefined) return []
      left.set(whole, count - 1)
      const isShared = (firstText.get(whole) ?? text) !== text
      if (!isShared) firstText.set(whole, text)
      return count <= 0 && isShared ? [passage] : []
    })
  )
}
