import { HEAD_FIELDS, type FieldTexts, type HeadField, type IndexedReference } from './index-reference'
import type { QueryTerm } from './parse-query'

/** Points of a term by the field it is found in: anywhere, at the start of a word, at the start of the field. */
interface FieldRank {
  readonly within: number
  readonly word: number
  readonly start: number
}

const RANKS: Readonly<Record<HeadField, FieldRank>> = {
  author: { within: 6, word: 14, start: 16 },
  year: { within: 2, word: 12, start: 12 },
  title: { within: 6, word: 9, start: 12 },
  key: { within: 4, word: 8, start: 14 },
  identifier: { within: 4, word: 6, start: 14 },
  container: { within: 2, word: 4, start: 5 },
  tag: { within: 3, word: 6, start: 8 }
}
const HIGHEST = 16
/** The most that a place in this field or a later one can be worth. */
const STILL_POSSIBLE = HEAD_FIELDS.map((_, at) => Math.max(...HEAD_FIELDS.slice(at).map((name) => RANKS[name].start)))
const TITLE = HEAD_FIELDS.indexOf('title')

/** How well a reference answers a query; 0 where a condition does not hold. `phrase` is the whole query, folded. */
export function scoreReference(entry: IndexedReference, terms: readonly QueryTerm[], phrase: string): number {
  let points = 0
  for (const term of terms) {
    const found = scoreTerm(entry, term)
    if (found > 0 === term.negated) return 0
    points += term.negated ? 1 : found
  }
  const inTitle = terms.length > 1 && isWithin(entry.head, TITLE, phrase)
  return points + (inTitle ? RANKS.title.start : 0)
}

function scoreTerm(entry: IndexedReference, term: QueryTerm): number {
  if (term.kind === 'years') return entry.year >= term.from && entry.year <= term.to && entry.year !== 0 ? 1 : 0
  const { text, field } = term
  if (field === 'type') return entry.type.includes(text) ? 1 : 0
  if (field === 'abstract' || field === 'notes') return entry[field].includes(text) ? 1 : 0
  const named = bestPlace(entry.head, entry.head.text, text, field, undefined)
  if (named === HIGHEST) return named
  const { pinyin } = entry
  const romanised = pinyin && isRomanised(text) ? bestPlace(pinyin, pinyin.text, text, field, pinyin.marked) : 0
  const best = Math.max(named, romanised)
  if (best > 0 || field !== undefined) return best
  return entry.abstract.includes(text) || entry.notes.includes(text) ? 1 : 0
}

/** Two letters or more: a single one is the initial of everything. */
function isRomanised(text: string): boolean {
  if (text.length < 2) return false
  for (let at = 0; at < text.length; at += 1) if (!isSmallLetter(text.charCodeAt(at))) return false
  return true
}

/** The most points that any place of `text` is worth; in pinyin only the starts of syllables are places. */
function bestPlace(
  { ends }: FieldTexts,
  folded: string,
  text: string,
  wanted: string | undefined,
  marked: string | undefined
): number {
  let best = 0
  let field = 0
  for (let at = folded.indexOf(text); at !== -1; at = folded.indexOf(text, at + 1)) {
    while (at > (ends[field] ?? Infinity)) field += 1
    if (best >= (STILL_POSSIBLE[field] ?? 0)) return best
    const name = HEAD_FIELDS[field]
    if (name === undefined) return best
    const rank = RANKS[name]
    const isWanted = (wanted === undefined || wanted === name) && rank.start > best
    if (isWanted && (marked === undefined || isCapital(marked.charCodeAt(at)))) {
      // A romanised name says a little less than the name itself.
      const points = marked === undefined ? pointsAt(rank, folded, at) : startPoints(rank, folded, at) - 1
      if (points > best) best = points
    }
    // The first place alone may be the start of the field: the others are worth a word at most.
    if (!isWanted || best >= rank.word) at = ends[field] ?? at
  }
  return best
}

function pointsAt(rank: FieldRank, folded: string, at: number): number {
  return isFieldStart(folded, at) || isWordStart(folded, at) ? startPoints(rank, folded, at) : rank.within
}

const startPoints = (rank: FieldRank, folded: string, at: number): number =>
  isFieldStart(folded, at) ? rank.start : rank.word

const isFieldStart = (folded: string, at: number): boolean => at === 0 || folded.charCodeAt(at - 1) === LINE_END

function isWithin({ text, ends }: FieldTexts, field: number, phrase: string): boolean {
  const from = (ends[field - 1] ?? -1) + 1
  const at = text.indexOf(phrase, from)
  return at !== -1 && at < (ends[field] ?? 0)
}

const LINE_END = 10
const isCapital = (code: number): boolean => code >= 65 && code <= 90
const isSmallLetter = (code: number): boolean => code >= 97 && code <= 122

/** Every Chinese character starts a word; a letter or digit does where none stands before it. */
function isWordStart(text: string, at: number): boolean {
  const before = text.charCodeAt(at - 1)
  const isBehindLetter =
    before < 128 ? isSmallLetter(before) || (before >= 48 && before <= 57) : /[\p{L}\p{N}]/u.test(text.charAt(at - 1))
  return !isBehindLetter || (text.charCodeAt(at) >= 128 && /\p{Script=Han}/u.test(text.charAt(at)))
}
