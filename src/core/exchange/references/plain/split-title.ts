import { isKnownJournal } from './journal-names'
import { sliceTrimmed, trimRange, type FlatText } from './flat-text'

/** A title and what follows it, as ranges of an entry. */
export interface TitleSplit {
  readonly title: readonly [number, number]
  readonly rest: readonly [number, number]
  /** How sure it is that the title ends there. */
  readonly confidence: number
}

const QUOTED =
  /(?<=^|\s)(?:["“](?<double>[^"“”]{2,600})["”]|'(?<single>[^"“”]{3,600}?)[.,?!]?'(?=[,.\s])|《(?<chinese>[^《》]{2,300})》)[.,]?/u

/** A title in quotation marks, and what stands behind them. */
export function findQuotedTitle(entry: FlatText, from: number, to: number): TitleSplit | undefined {
  const match = QUOTED.exec(entry.flat.slice(from, to))
  if (!match || match.index > 3) return undefined
  const inside = match.groups?.['double'] ?? match.groups?.['single'] ?? match.groups?.['chinese'] ?? ''
  const start = from + match.index + match[0].indexOf(inside)
  return {
    title: trimRange(entry, start, start + inside.length, '., '),
    rest: [from + match.index + match[0].length, to],
    confidence: 0.95
  }
}

/** Words whose point ends no sentence. */
const ABBREVIATION =
  /(?:^|[\s(])(?:vs|al|St|Dr|Prof|Mr|Mrs|No|Nos|Vol|vol|ed|eds|Ed|Eds|sp|spp|subsp|var|cf|e\.g|i\.e|approx|ca|Fig|Inc|Ltd|Co|Jr|Sr|U\.S|U\.K|Ph\.D|M\.D|\p{Lu}|(?:\p{Lu}\.)+\p{Lu})$/u
const SENTENCE_END = /[.?!](?=\s)|(?<=[\p{Script=Han})\]>》])[.?!](?=\S)|[.?!](?=\p{Script=Han})/gu

/** Offsets behind each sentence end in a range: places where a title may end. Abbreviations are passed over. */
export function findSentenceEnds(entry: FlatText, from: number, to: number): readonly number[] {
  const text = entry.flat.slice(from, to)
  const ends: number[] = []
  let depth = 0
  let at = 0
  for (const match of text.matchAll(SENTENCE_END)) {
    for (; at < match.index; at++) depth = Math.max(0, depth + bracketStep(text.charAt(at)))
    const before = text.slice(Math.max(0, match.index - 12), match.index)
    if (depth === 0 && !(match[0] === '.' && ABBREVIATION.test(before))) ends.push(from + match.index + 1)
  }
  return ends
}

const bracketStep = (character: string): number => ('([{'.includes(character) ? 1 : ')]}'.includes(character) ? -1 : 0)

const SMALL_WORDS = /^(?:of|the|and|in|for|on|und|für|der|des|de|la|et|del|di|e|to|with|from|at|by|an?|&|-)$/iu

/**
 * Divides title and journal: the journal is the last sentence of the range, and those before it that belong to it,
 * as in `J. Biol. Chem`. Undefined when there is but one sentence.
 */
export function splitTitle(entry: FlatText, from: number, to: number): TitleSplit | undefined {
  const quoted = findQuotedTitle(entry, from, to)
  if (quoted) return quoted
  const [start, end] = trimRange(entry, from, to, ' ,;')
  const ends = findSentenceEnds(entry, start, end).filter((place) => /[\p{L}\p{N}]/u.test(entry.flat.slice(place, end)))
  const known = [...ends].find((place) => isKnownJournal(sliceTrimmed(entry, place, end)))
  if (known !== undefined) return { title: [start, known], rest: [known, end], confidence: 0.95 }
  const last = ends.at(-1)
  if (last === undefined) return undefined
  const place = joinAbbreviated(entry, ends, end)
  const journal = sliceTrimmed(entry, place, end)
  return { title: [start, place], rest: [place, end], confidence: journalLikeness(journal) }
}

/** Moves the border back over short words with points, which are parts of an abbreviated name. The first stays a title. */
function joinAbbreviated(entry: FlatText, ends: readonly number[], end: number): number {
  let index = ends.length - 1
  const pieceFrom = (at: number): string => sliceTrimmed(entry, ends[at] ?? 0, ends[at + 1] ?? end, ' ')
  if (!LAST_PIECE.test(pieceFrom(index))) return ends[index] ?? end
  while (index > 0 && PIECE.test(pieceFrom(index - 1))) index--
  return ends[index] ?? end
}

/** `Chem.`, `J. Mol.`, `Cell Dev.` */
const PIECE = /^(?:\p{Lu}\. ?){0,3}(?:\p{Lu}\p{L}{0,4} )?\p{Lu}[\p{L}-]{0,11}\.$/u
const LAST_PIECE = /^(?:\p{Lu}\. ?){0,3}(?:\p{Lu}\p{L}{0,4} )?\p{Lu}[\p{L}-]{0,11}(?: \p{Lu}\.?){0,3}\.?$/u

/** How much a text looks like the name of a journal: capitals, few words, no verbs to be seen. */
export function journalLikeness(name: string): number {
  if (isKnownJournal(name)) return 0.95
  if (/\p{Script=Han}/u.test(name))
    return /(?:杂志|学报|通报|通讯|进展|研究|医学|科学|学刊|月刊|论坛|周刊|文摘|导报)(?:$|[·:(-])/u.test(name)
      ? 0.95
      : 0.75
  const words = name.split(/\s+/).filter((word) => /\p{L}/u.test(word))
  if (words.length === 0 || name.length > 140) return 0.2
  const capitals = words.filter(
    (word) => /^[(]?\p{Lu}/u.test(word) || SMALL_WORDS.test(word) || /^[a-z]+[A-Z]/.test(word)
  ).length
  return capitals === words.length ? 0.9 : capitals / words.length > 0.6 ? 0.65 : 0.4
}
