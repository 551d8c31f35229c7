import { isAcronym, isGroupName } from '#core/references/name-words'
import { parseDate } from '../parse-date'
import type { CslDate } from '#core/references/reference'
import type { AuthorList } from './author-list'
import { readChineseAuthors } from './chinese-authors'
import { sliceTrimmed, type FlatText } from './flat-text'
import { matchSticky, readLatinAuthors } from './latin-authors'

/** The start of an entry: who wrote the work and, where it follows at once, when. */
export interface EntryHead {
  readonly authors: AuthorList | undefined
  /** Offset at which title or whatever else begins. */
  readonly end: number
  readonly issued: CslDate | undefined
  /** How the year stands there: `(2018)`, `, 2018.`, or not at all. */
  readonly yearForm: 'bracketed' | 'bare' | 'none'
  /** What stands there for a year that is yet to come: `in press`. */
  readonly status?: string
}

const EDITORS = /,? ?\(?(?:eds?\.?|editors?|Eds?\.?|Hrsg\.|主编|编著|编)\)?(?=[.,; ])[.,]?/uy
const BRACKETED_YEAR =
  /[.,]?\s*\((?:c(?:irca|a)?\.? )?((?:1[5-9]|20)\d\d)[a-z]?年?(?:,\s*([^()]{1,30}))?\)\s*[.:,]?\s*/uy
const REPRINTED = /(?:1[5-9]|20)\d\d\.\s+/uy
/** What stands for a year where there is none. */
const BRACKETED_STATUS =
  /[.,]?\s*\((?:n\.\s?d\.|no date|undated|(in press|forthcoming|in preparation|submitted|accepted|待刊|出版中|印刷中)|无日期|日期不详)\)\s*[.:,]?\s*/iuy
const BARE_YEAR = /[.,]?\s*(?<=[.,\s])((?:1[5-9]|20)\d\d)[a-z]?年?\s*[.,:]\s*(?=["“《]|\D)/uy
const GROUP =
  /([\p{L}][^.:()"“《]{2,140}?)(?=\.\s|, \p{Lu}\p{Ll}|\.?\s\((?:1[5-9]|20)\d\d|, (?:1[5-9]|20)\d\d[a-z]?\.|[.,] ?["“])/uy

/** Reads authors and year at the start of a range. */
export function readHead(entry: FlatText, from: number, to: number): EntryHead {
  const authors = readAuthors(entry, from, to)
  const afterNames = authors?.end ?? from
  const editors = authors ? (matchSticky(EDITORS, entry.flat.slice(0, to), afterNames) ?? '') : ''
  const at = afterNames + editors.length
  return { authors, ...readYear(entry.flat.slice(0, to), at) }
}

/** Stands for authors that are not known. */
const ANONYMOUS = /(?:\[?Anon(?:ymous)?\]?|佚名)(?=[.,])/uy

function readAuthors(entry: FlatText, from: number, to: number): AuthorList | undefined {
  const unknown = matchSticky(ANONYMOUS, entry.flat, from)
  if (unknown !== undefined) return { names: [], end: from + unknown.length, isCut: false, form: 'group' }
  const isHan = /^\p{Script=Han}/u.test(entry.flat.slice(from, from + 2))
  return (
    (isHan ? readChineseAuthors(entry.flat, from, to) : readLatinAuthors(entry.flat, from, to)) ??
    readGroup(entry, from, to)
  )
}

/** A group alone at the start, where its name says so or a year follows that only authors have before them. */
function readGroup(entry: FlatText, from: number, to: number): AuthorList | undefined {
  const name = matchSticky(GROUP, entry.flat.slice(0, to), from)
  if (name === undefined) return undefined
  const words = name.split(' ')
  const isYearNext = /^\.?(?: \(|, )(?:1[5-9]|20)\d\d/.test(entry.flat.slice(from + name.length))
  const isNamed = isGroupName(name)
    ? words.length <= 14
    : words.length <= 6 && words.every((word) => isAcronym(word) || /^\p{Lu}{2,8}$/u.test(word))
  const isTitled =
    isYearNext &&
    words.length <= 8 &&
    words.every((word) => /^(?:\p{Lu}|of|for|and|the|on|in|&|de|für|der)/u.test(word))
  if (!isNamed && !isTitled) return undefined
  const literal = sliceTrimmed(entry, from, from + name.length)
  return { names: [{ literal }], end: from + name.length, isCut: false, form: 'group' }
}

function readYear(text: string, at: number): Omit<EntryHead, 'authors'> {
  BRACKETED_YEAR.lastIndex = at
  const bracketed = BRACKETED_YEAR.exec(text)
  if (bracketed) {
    const [whole, year = '', rest] = bracketed
    // `(1975) 1995.`: the year of the original, and that of what was read.
    const later = matchSticky(REPRINTED, text, at + whole.length)
    if (later !== undefined)
      return { end: at + whole.length + later.length, issued: parseDate(later.slice(0, 4)), yearForm: 'bare' }
    const issued = (rest === undefined ? undefined : readWhen(`${year} ${rest}`)) ?? parseDate(year)
    return { end: at + whole.length, issued, yearForm: 'bracketed' }
  }
  BRACKETED_STATUS.lastIndex = at
  const undated = BRACKETED_STATUS.exec(text)
  if (undated) {
    const [whole, status] = undated
    return { end: at + whole.length, issued: undefined, yearForm: 'bracketed', ...(status !== undefined && { status }) }
  }
  BARE_YEAR.lastIndex = at
  const bare = BARE_YEAR.exec(text)
  if (bare) return { end: at + bare[0].length, issued: parseDate(bare[1] ?? ''), yearForm: 'bare' }
  const mark = /^\s*[.,:;]?\s*/.exec(text.slice(at))?.[0] ?? ''
  return { end: at + mark.length, issued: undefined, yearForm: 'none' }
}

function readWhen(text: string): CslDate | undefined {
  const date = parseDate(text.replace(/([A-Z][a-z]{2})[a-z]*\.?/, '$1'))
  return date?.literal === undefined ? date : undefined
}
