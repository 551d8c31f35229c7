import type { Passage } from './passages-of'

/** A passage as it is looked for: its stretches without what may change on the way. */
export interface Sought<P extends Passage> {
  readonly passage: P
  readonly pieces: readonly string[]
  readonly whole: string
}

/** `passage` with `fold` taking away what may change on the way. */
export function soughtOf<P extends Passage>(passage: P, fold: (text: string) => string): Sought<P> {
  const pieces = passage.stretches.map(fold)
  return { passage, pieces, whole: pieces.join('') }
}

/** Where passages stand in a stream of text. */
export interface InOrder<P> {
  /** Every passage that has text, in the order sought; `place` is absent where it stands nowhere as a whole. */
  readonly read: readonly { readonly passage: P; readonly place?: Place }[]
  /** Those that stand somewhere, but not where their order wants them. */
  readonly moved: ReadonlySet<P>
  readonly end: number
}

interface Place {
  readonly start: number
  readonly end: number
}

interface ReachOptions {
  /** A passage without a piece of so many letters, some of them different, may stand elsewhere by chance, and is never told as moved. */
  readonly firmLength?: number
  /** How many letters may stand between two pieces of a passage, and before one that is not firm. */
  readonly reach?: number
}

/**
 * Reads passage after passage in `stream` from `start`, each behind the last one if it stands there, else wherever it
 * stands; what is new may stand between their pieces. Linear where all is
 * in order.
 */
export function readInOrder<P extends Passage>(
  passages: readonly Sought<P>[],
  stream: string,
  start: number,
  { firmLength = 0, reach = Infinity }: ReachOptions = {}
): InOrder<P> {
  const read: { readonly passage: P; readonly place?: Place }[] = []
  const firm: { readonly passage: P; readonly end: number }[] = []
  const wentBack = new Set<P>()
  let at = start
  for (const { passage, pieces, whole } of passages) {
    if (whole === '') continue
    const isFirm = pieces.some((piece) => piece.length >= firmLength && (firmLength === 0 || saysSomething(piece)))
    const ahead = placeOf(pieces, stream, at, reach)
    const found = ahead ?? (isFirm ? placeOf(pieces, stream, 0, reach) : undefined)
    const place = found && (isFirm || found.start - at <= reach) ? found : undefined
    if (!ahead && place) wentBack.add(passage)
    if (place && isFirm) firm.push({ passage, end: place.end })
    read.push(place ? { passage, place } : { passage })
    at = place?.end ?? at
  }
  const moved = wentBack.size === 0 ? wentBack : movedAmong(firm)
  // Where all are firm, one that went back lies over another one.
  return { read, moved: moved.size === 0 && firmLength === 0 ? wentBack : moved, end: at }
}

/** Words that were made of a few letters, as in documents whose words are a secret, stand everywhere. */
const MIN_LETTERS = 5

function saysSomething(piece: string): boolean {
  const letters = new Set<string>()
  for (const letter of piece) {
    letters.add(letter)
    if (letters.size >= MIN_LETTERS) return true
  }
  return false
}

/** Where `pieces` stand when they are read in order from `start`; undefined where one is missing. */
function placeOf(pieces: readonly string[], stream: string, start: number, reach: number): Place | undefined {
  let first: number | undefined
  let at = start
  for (const piece of pieces) {
    const found = stream.indexOf(piece, at)
    if (found < 0 || (first !== undefined && found - at > reach)) return undefined
    if (piece !== '') first ??= found
    at = found + piece.length
  }
  return { start: first ?? start, end: at }
}

/** The fewest passages without which all others stand in order. */
function movedAmong<P>(placed: readonly { readonly passage: P; readonly end: number }[]): ReadonlySet<P> {
  const inOrder = longestRise(placed.map(({ end }) => end))
  return new Set(placed.flatMap(({ passage }, at) => (inOrder.has(at) ? [] : [passage])))
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
