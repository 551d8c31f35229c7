import type { Passage } from './passages-of'

/** How far from the last passage found the next one is looked for. */
const WINDOW = 40
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

  constructor(texts: readonly string[]) {
    this.#texts = [...new Set(texts.map(spoken))].filter((text) => text !== '').sort((a, b) => b.length - a.length)
    this.#all = this.#texts.join('\n')
  }

  /** True for a piece of one such text, and for several of them in a row. */
  covers(piece: string): boolean {
    if (this.#all.includes(piece)) return true
    let rest = piece
    for (const text of this.#texts) rest = rest.replaceAll(text, '')
    return rest === ''
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

  /** Takes one of the passages near the last one that is the text but for what is `absent`; one that has more is left for others. */
  takeLike(text: string, absent: AbsentText): boolean {
    for (
      let index = Math.max(this.#at - WINDOW, 0);
      index < Math.min(this.#at + WINDOW, this.#stretches.length);
      index++
    ) {
      const stretches = this.#stretches[index]
      if (!stretches || stretches.length === 0) continue
      const rests = [restOf(text, stretches), restFromEnd(text, stretches)]
      if (rests.some((rest) => rest?.every((piece) => absent.covers(piece)))) return this.#use(index)
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
