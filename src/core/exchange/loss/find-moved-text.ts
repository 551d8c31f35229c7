import { WORD } from './find-lost-words'
import type { Passage } from './passages-of'
import { readInOrder, soughtOf, type InOrder } from './read-in-order'

/** Words of a line of a file that came in in another place or order. */
export interface MovedText {
  /** The place of the line among the lines. */
  readonly at: number
  readonly words: readonly string[]
}

/** Fewer letters in a row may stand elsewhere by chance, so that they are looked for only so many letters ahead. */
const FIRM_LENGTH = 20
const REACH = 400
/** Letters that two places must have apart; a Chinese character says as much as three. */
const MIN_WEIGHT = 8
const weightOf = (words: readonly string[]): number => words.join('').replace(/\p{sc=Han}/gu, '...').length
/** How many pairs of words are compared where passages are not in the file as they are; what goes beyond is left alone. */
const MAX_COMPARED = 5_000_000

/**
 * What of `lines` came in in another order: passages of the bodies that stand elsewhere in the file, and words that are
 * missing in one place of a body and were put into another. Each body has an order of its own, so that sides may take
 * turns in the file. Words that are not in the file as they are tell nothing: signs of its format may stand among them.
 */
export function findMovedText(lines: readonly string[], bodies: readonly (readonly Passage[])[]): readonly MovedText[] {
  const file = new FileText(lines)
  const readings = bodies.map((passages) =>
    readInOrder(
      passages.map((passage) => soughtOf(passage, lettersOf)),
      file.stream,
      0,
      { firmLength: FIRM_LENGTH, reach: REACH }
    )
  )
  const moved = readings.flatMap(({ read, moved: passages }) =>
    read.flatMap(({ passage, place }) => {
      const isMoved = place && passages.has(passage)
      return isMoved ? [{ at: file.lineAt(place.start), words: wordsIn(passage) }] : []
    })
  )
  return [...moved, ...findMovedWords(readings.flatMap(runsOf), file)]
}

/** Letters and digits: all that a format does not use as a sign. */
const lettersOf = (text: string): string => text.replace(/[^\p{L}\p{N}]+/gu, '')

const wordsIn = ({ stretches }: Passage): readonly string[] =>
  stretches.flatMap((stretch) => stretch.match(WORD) ?? []).map(lettersOf)

interface FileWord {
  readonly word: string
  readonly at: number
}

/** The letters of a file, with the lines and words they came from. */
class FileText {
  readonly stream: string
  readonly #lines: readonly string[]
  readonly #starts: readonly number[]

  constructor(lines: readonly string[]) {
    const letters = lines.map(lettersOf)
    let start = 0
    this.#lines = lines
    this.#starts = letters.map(({ length }) => (start += length) - length)
    this.stream = letters.join('')
  }

  lineAt(offset: number): number {
    return Math.max(
      this.#starts.findLastIndex((start) => start <= offset),
      0
    )
  }

  wordsBetween(from: number, to: number): readonly FileWord[] {
    const words: FileWord[] = []
    for (let at = this.lineAt(from); at < this.#lines.length && (this.#starts[at] ?? to) < to; at++) {
      let offset = this.#starts[at] ?? 0
      for (const [match] of (this.#lines[at] ?? '').matchAll(WORD)) {
        const word = lettersOf(match)
        if (offset >= from && offset + word.length <= to) words.push({ word, at })
        offset += word.length
      }
    }
    return words
  }
}

/** Passages in a row that are not in the file as they are, and the part of the file between those before and behind. */
interface Run {
  readonly words: readonly string[]
  readonly from: number
  readonly to: number
}

function runsOf({ read, moved }: InOrder<Passage>): readonly Run[] {
  const runs: Run[] = []
  let words: string[] = []
  let from = 0
  const end = (to?: number): void => {
    const length = words.join('').length
    if (length > 0) runs.push({ words, from, to: to ?? from + 2 * length })
    words = []
  }
  for (const { passage, place } of read) {
    if (moved.has(passage)) continue
    if (!place) words.push(...wordsIn(passage))
    else {
      end(place.start)
      from = place.end
    }
  }
  end()
  return runs
}

/** The words that changed places inside of a run, and those that one run has too many of and another too few. */
function findMovedWords(runs: readonly Run[], file: FileText): readonly MovedText[] {
  const put = new Map<string, number>()
  const moved: FileWord[] = []
  const missing: FileWord[] = []
  let compared = 0
  for (const { words, from, to } of runs) {
    const inFile = file.wordsBetween(from, to)
    // Where much else stands, words agree by chance.
    if (inFile.length > 1.5 * words.length + 5) continue
    if (compared + words.length * inFile.length > MAX_COMPARED) continue
    compared += words.length * inFile.length
    const read = inFile.map(({ word }) => word)
    const apart = placesApart(words, read)
    // Else it is another text that stands there.
    if (apart.held.length * 3 > words.length + 3) continue
    const [lettersHeld, lettersInFile] = [words.join(''), read.join('')]
    const held = apart.held.filter((at) => !isShown(words, at, lettersInFile)).flatMap((at) => words[at] ?? [])
    const gone = apart.read.filter((at) => !isShown(read, at, lettersHeld)).flatMap((at) => inFile[at] ?? [])
    const own = takeCommon(gone, countsOf(held))
    moved.push(...own.taken)
    missing.push(...own.rest)
    for (const word of own.left) put.set(word, (put.get(word) ?? 0) + 1)
  }
  // Two places have a short word apart by chance.
  const between = linesOf(takeCommon(missing, put).taken).filter(({ words }) => weightOf(words) >= MIN_WEIGHT)
  return [...linesOf(moved).filter(({ words }) => weightOf(words) > 2), ...between]
}

function linesOf(words: readonly FileWord[]): readonly MovedText[] {
  const lines = new Map<number, string[]>()
  for (const { word, at } of words) lines.set(at, [...(lines.get(at) ?? []), word])
  return [...lines].map(([at, some]) => ({ at, words: some }))
}

function countsOf(words: readonly string[]): Map<string, number> {
  const counts = new Map<string, number>()
  for (const word of words) counts.set(word, (counts.get(word) ?? 0) + 1)
  return counts
}

/** The words of a file that `counts` has as well, the others, and what is left of `counts`. */
function takeCommon(
  words: readonly FileWord[],
  counts: ReadonlyMap<string, number>
): { readonly taken: readonly FileWord[]; readonly rest: readonly FileWord[]; readonly left: readonly string[] } {
  const left = new Map(counts)
  const taken = new Set<FileWord>()
  for (const one of words) {
    const count = left.get(one.word) ?? 0
    if (count > 0) taken.add(one)
    left.set(one.word, count - 1)
  }
  return {
    taken: [...taken],
    rest: words.filter((one) => !taken.has(one)),
    left: [...left].flatMap(([word, count]) => (count > 0 ? [word] : []))
  }
}

const CONTEXT = 4

/** True where a word stands in the other text with the same letters around it: marks of a format part words. */
function isShown(words: readonly string[], at: number, other: string): boolean {
  const before = words
    .slice(Math.max(at - CONTEXT, 0), at)
    .join('')
    .slice(-CONTEXT)
  const behind = words
    .slice(at + 1, at + 1 + CONTEXT)
    .join('')
    .slice(0, CONTEXT)
  return other.includes(before + (words[at] ?? '') + behind)
}

/** The places of the words of a run and of the file that are not in their longest common sequence. */
function placesApart(
  words: readonly string[],
  others: readonly string[]
): { readonly held: readonly number[]; readonly read: readonly number[] } {
  const width = others.length + 1
  const lengths = new Uint16Array((words.length + 1) * width)
  const lengthAt = (row: number, column: number): number => lengths[row * width + column] ?? 0
  for (let row = words.length - 1; row >= 0; row--)
    for (let column = others.length - 1; column >= 0; column--)
      lengths[row * width + column] =
        words[row] === others[column]
          ? lengthAt(row + 1, column + 1) + 1
          : Math.max(lengthAt(row + 1, column), lengthAt(row, column + 1))
  const apart = { held: [] as number[], read: [] as number[] }
  let [row, column] = [0, 0]
  while (row < words.length || column < others.length) {
    const isAtEnd = column >= others.length
    if (row < words.length && words[row] === others[column]) {
      row++
      column++
    } else if (isAtEnd || (row < words.length && lengthAt(row + 1, column) >= lengthAt(row, column + 1)))
      apart.held.push(row++)
    else apart.read.push(column++)
  }
  return apart
}
