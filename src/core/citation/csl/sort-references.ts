import { makeCitationLabel } from './citation-label'
import type { SortKey } from './compile-style'
import type { Formatter, Standing } from './formatter'
import type { Item } from './item'
import { isNumeric } from './numbers'
import { sortableDate } from './sortable-date'
import { DATE_VARIABLES, NUMBER_VARIABLES } from './variables'

/** The value of one sort key: a text, a number, or nothing. */
export type SortValue = string | number | undefined

/** Compares texts as a language does. */
export type Collate = (a: string, b: string) => number

const HAN = /^\p{sc=Han}/u
/** No Chinese character has a smaller code. */
const FIRST_HAN = 0x2e80

/**
 * Collation of a language. Chinese characters stand by pinyin in every language: after other letters, but before them
 * in Chinese. Japanese and Korean have their own order. Marks and spaces at the start do not count.
 */
export function createCollation(language: string): Collate {
  const own = collateLate(language)
  const isEastAsian = /^(?:zh|ja|ko)\b/i.test(language)
  if (isEastAsian) return own
  const chinese = collateLate('zh')
  return (a, b) => {
    if (a.charCodeAt(0) < FIRST_HAN && b.charCodeAt(0) < FIRST_HAN) return own(a, b)
    const isHanA = HAN.test(a)
    const isHanB = HAN.test(b)
    if (isHanA && isHanB) return chinese(a, b)
    return isHanA ? 1 : isHanB ? -1 : own(a, b)
  }
}

/** Loads the rules of a language when they are first asked for: that takes longer than a few hundred comparisons. */
function collateLate(language: string): Collate {
  let compare: Collate | undefined
  return (a, b) => {
    compare ??= makeCollator(language).compare
    return compare(a, b)
  }
}

function makeCollator(language: string): Intl.Collator {
  try {
    return new Intl.Collator(language)
  } catch {
    return new Intl.Collator('en')
  }
}

/** The values that a reference sorts by. */
export function sortValues(
  keys: readonly SortKey[],
  item: Item,
  standing: Standing,
  formatter: Formatter,
  inBibliography: boolean
): readonly SortValue[] {
  return keys.map((key) => valueOf(key, item, standing, formatter, inBibliography))
}

function valueOf(
  key: SortKey,
  item: Item,
  standing: Standing,
  formatter: Formatter,
  inBibliography: boolean
): SortValue {
  const { variable } = key
  if (key.kind === 'macro' || item.names[variable]) {
    const text =
      key.kind === 'macro'
        ? formatter.sortText(key.render, item, standing, inBibliography, key.overrides)
        : formatter.sortNames(variable, item, key.overrides)
    return bareKey(text)
  }
  if (variable === 'citation-label') return makeCitationLabel(item)
  if (variable === 'citation-number') return Number(standing.citationNumber) || undefined
  if (DATE_VARIABLES.has(variable)) {
    const date = item.dates[variable]
    return date && (sortableDate(date) || undefined)
  }
  const text = item.texts[variable]
  if (text === undefined || text === '') return undefined
  return NUMBER_VARIABLES.has(variable) && isNumeric(text)
    ? Number.parseInt(text.replace(/^\D+/, ''), 10)
    : bareKey(text)
}

/** What comes later in a text decides no order. */
const MAX_KEY = 500

/**
 * A text without markup, quotation marks, commas and signs at its ends, none of which count: with a colon at its end, a
 * list of names would come after longer ones that begin as it does. Undefined for nothing.
 */
function bareKey(text: string): string | undefined {
  const bare = text
    .slice(0, MAX_KEY)
    .replace(/<[^>]*>|["“”„«»,]/g, '')
    .trim()
  return bare.replace(/^[^\p{L}\p{N}]+/u, '').replace(/[^\p{L}\p{N}\p{M}]+$/u, '') || bare || undefined
}

/** Compares two rows of values; what has no value comes last, whatever the direction. */
export function compareValues(
  a: readonly SortValue[],
  b: readonly SortValue[],
  keys: readonly SortKey[],
  collate: Collate
): number {
  for (let index = 0; index < keys.length; index++) {
    const first = a[index]
    const second = b[index]
    if (first === undefined || second === undefined) {
      if (first === second) continue
      return first === undefined ? 1 : -1
    }
    const order =
      typeof first === 'number' && typeof second === 'number' ? first - second : collate(String(first), String(second))
    if (order !== 0) return keys[index]?.isDescending ? -order : order
  }
  return 0
}
