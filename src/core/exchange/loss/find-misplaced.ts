import { bareText } from './bare-text'
import type { Passage } from './passages-of'
import { readInOrder, soughtOf, type Sought } from './read-in-order'

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
    const ofClass = <Q extends Passage>(all: readonly Sought<Q>[]): readonly Sought<Q>[] =>
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

const bareOf = <P extends Passage>(passage: P): Sought<P> => soughtOf(passage, bareText)

/** A text is looked for behind the one before it, and where it does not stand there whole, from the start. */
function misplacedIn<P extends Passage>(texts: readonly (readonly Sought<P>[])[], stream: string): readonly P[] {
  let end = 0
  return texts.flatMap((passages) => {
    const behind = readOn(passages, stream, end)
    const anywhere = behind.misplaced.length > 0 && end > 0 ? readOn(passages, stream, 0) : behind
    const reading = anywhere.misplaced.length < behind.misplaced.length ? anywhere : behind
    end = reading.end
    return reading.misplaced
  })
}

function readOn<P extends Passage>(
  passages: readonly Sought<P>[],
  stream: string,
  start: number
): { readonly misplaced: readonly P[]; readonly end: number } {
  const { read, moved, end } = readInOrder(passages, stream, start)
  const misplaced = read.filter(({ passage, place }) => !place || moved.has(passage)).map(({ passage }) => passage)
  return { misplaced, end }
}

function findRarer<P extends Passage>(
  texts: readonly (readonly Sought<P>[])[],
  found: readonly Sought<Passage>[]
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
