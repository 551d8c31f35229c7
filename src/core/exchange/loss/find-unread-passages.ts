import type { Passage } from './passages-of'

/** How far from the last passage found the next one is looked for. */
const WINDOW = 40
const MIN_LETTERS = 20
const SILENT = /[^\p{L}\p{N}\p{M}]+/gu

/**
 * The passages of a file that did not come in whole. A passage came in where a found one has all of its letters and
 * digits, or where what a found one lacks of it is in `leftOut`: text that something else stands for.
 */
export function findUnreadPassages(
  source: readonly Passage[],
  found: readonly Passage[],
  leftOut: readonly string[]
): readonly Passage[] {
  const pool = new FoundPassages(found)
  const absent = new AbsentText(leftOut)
  return source.filter((passage) => {
    const text = spoken(passage.stretches.join(''))
    return text !== '' && !pool.takeEqual(text) && !pool.takeLike(text, absent) && !absent.covers(text)
  })
}

/** Text that something else stands for. */
class AbsentText {
  readonly #texts: readonly string[]
  readonly #all: string
  readonly #rests = new Map<string, string>()

  constructor(texts: readonly string[]) {
    this.#texts = [...new Set(texts.map(spoken))].filter((text) => text !== '').sort((a, b) => b.length - a.length)
    this.#all = this.#texts.join('\n')
  }

  /** True for a piece of one such text, and for several of them in a row. */
  covers(piece: string): boolean {
    return this.#all.includes(piece) || this.without(piece) === ''
  }

  without(piece: string): string {
    const known = this.#rests.get(piece)
    if (known !== undefined) return known
    const rest = this.#texts.reduce((left, text) => left.replaceAll(text, ''), piece)
    this.#rests.set(piece, rest)
    return rest
  }
}

/** Letters and digits alone: white space and signs may change on the way in. */
const spoken = (text: string): string => text.replace(SILENT, '')

class FoundPassages {
  readonly #stretches: (readonly string[] | undefined)[]
  readonly #places = new Map<string, number[]>()
  #at = 0

  constructor(found: readonly Passage[]) {
    this.#stretches = found.map(({ stretches }) => stretches.map(spoken).filter((stretch) => stretch !== ''))
    for (const [index, stretches] of this.#stretches.entries()) {
      const text = stretches?.join('') ?? ''
      this.#places.set(text, [...(this.#places.get(text) ?? []), index])
    }
  }

  takeEqual(text: string): boolean {
    if (this.#stretches[this.#at]?.join('') === text) return this.#use(this.#at)
    const index = (this.#places.get(text) ?? []).find((place) => this.#stretches[place])
    return index !== undefined && this.#use(index)
  }

  /**
   * Takes a passage that is the text but for what is `absent`, one near the last one first; one that has more is left for
   * others.
   */
  takeLike(text: string, absent: AbsentText): boolean {
    const [from, to] = [Math.max(this.#at - WINDOW, 0), Math.min(this.#at + WINDOW, this.#stretches.length)]
    return (
      this.#takeLikeIn(from, to, text, absent) ||
      this.#takeLikeIn(to, this.#stretches.length, text, absent) ||
      this.#takeLikeIn(0, from, text, absent)
    )
  }

  #takeLikeIn(from: number, to: number, text: string, absent: AbsentText): boolean {
    for (let index = from; index < to; index++) {
      const stretches = this.#stretches[index]
      if (!stretches || stretches.length === 0) continue
      // Few letters stand in what is absent by chance.
      if (stretches.join('').length < MIN_LETTERS && absent.without(text) === '') return true
      const rests = [restOf(text, stretches), restFromEnd(text, stretches)]
      if (rests.some((rest) => rest?.every((piece) => absent.covers(piece)))) return this.#use(index)
      // A short stretch may stand in what is absent, too.
      if (rests[0] && absent.without(text) === absent.without(stretches.join(''))) return this.#use(index)
      if (!rests[0] && isWithin(text, stretches.join(''))) return true
    }
    return false
  }

  #use(index: number): true {
    this.#stretches[index] = undefined
    this.#at = index + 1
    return true
  }
}

/** What of a text stands between, before and after the stretches; undefined where it does not have them in order. */
function restOf(text: string, stretches: readonly string[]): readonly string[] | undefined {
  const rest: string[] = []
  let at = 0
  for (const stretch of stretches) {
    const place = text.indexOf(stretch, at)
    if (place < 0) return undefined
    rest.push(text.slice(at, place))
    at = place + stretch.length
  }
  return [...rest, text.slice(at)]
}

/** As `restOf`, with each stretch as far back as it may stand. */
function restFromEnd(text: string, stretches: readonly string[]): readonly string[] | undefined {
  const rest: string[] = []
  let end = text.length
  for (const stretch of stretches.toReversed()) {
    const place = text.slice(0, end).lastIndexOf(stretch)
    if (place < 0) return undefined
    rest.push(text.slice(place + stretch.length, end))
    end = place
  }
  return [...rest, text.slice(0, end)]
}

/** True where every sign of `part` stands in `whole`, in order. */
function isWithin(part: string, whole: string): boolean {
  let at = 0
  for (const sign of part) {
    const place = whole.indexOf(sign, at)
    if (place < 0) return false
    at = place + sign.length
  }
  return true
}
