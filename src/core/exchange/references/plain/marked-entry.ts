import { parseDate } from '../parse-date'
import type { DraftItem } from './draft-item'
import { sliceTrimmed, type FlatText } from './flat-text'
import { findLocator, findShortLocator } from './locators'
import { matchRange, type RangeMatch } from './match-range'
import { readEdition, readPublication } from './publication'
import { readHead } from './read-authors'
import { findSentenceEnds } from './split-title'

/** Types of GB/T 7714 and what they are in CSL; with `//` behind them, a part of such a work. */
const MARKS: Readonly<Record<string, readonly [whole: string, part: string]>> = {
  J: ['article-journal', 'article-journal'],
  M: ['book', 'chapter'],
  C: ['paper-conference', 'paper-conference'],
  G: ['book', 'chapter'],
  K: ['book', 'entry-encyclopedia'],
  A: ['chapter', 'chapter'],
  D: ['thesis', 'thesis'],
  N: ['article-newspaper', 'article-newspaper'],
  P: ['patent', 'patent'],
  S: ['standard', 'standard'],
  R: ['report', 'report'],
  EB: ['webpage', 'webpage'],
  DB: ['dataset', 'dataset'],
  DS: ['dataset', 'dataset'],
  CP: ['software', 'software'],
  CM: ['map', 'map'],
  PP: ['article', 'article'],
  Z: ['document', 'document']
}

const MARK = /\s?\[(?<type>EB|DB|DS|CP|CM|PP|[JMCGKADNPSRZ])(?:\/(?<carrier>OL|CD|MT|DK))?\]/u

/** The mark of an entry in the manner of GB/T 7714: `[J]`, `[M/OL]`, `［Ｄ］`. */
export const findTypeMark = (entry: FlatText, to: number): RangeMatch | undefined => matchRange(entry, MARK, 1, to)

/** Reads an entry of GB/T 7714, whose mark says where the title ends and what follows. */
export function readMarkedEntry(entry: FlatText, to: number, mark: RangeMatch, draft: DraftItem): void {
  const code = mark.groups['type'] ?? 'Z'
  const isPart = entry.flat.startsWith('//', mark.end)
  const [whole, part] = MARKS[code] ?? ['document', 'document']
  draft.setType(isPart ? part : whole)
  draft.setStyle('gb-t-7714')
  readMarkedHead(entry, mark.start, code, draft)
  const from = isPart ? mark.end + 2 : mark.end
  if (code === 'J' || code === 'PP') readJournal(entry, from, to, draft)
  else if (code === 'N') readNewspaper(entry, from, to, draft)
  else if (code === 'P') readDay(entry, from, to, draft)
  else if (code === 'EB' || code === 'DB' || code === 'DS' || code === 'CP') readSite(entry, from, to, draft)
  else readBook(entry, from, to, isPart, draft)
}

function readMarkedHead(entry: FlatText, to: number, code: string, draft: DraftItem): void {
  const head = readHead(entry, 0, to)
  const isWhole = head.authors !== undefined && head.end >= to
  if (head.authors && !isWhole) {
    draft.set('author', head.authors.names, head.authors.isCut ? 0.69 : 0.95)
    draft.set('issued', head.issued, 0.95)
  }
  const from = head.authors && !isWhole ? head.end : 0
  const number =
    code === 'P' || code === 'S'
      ? matchRange(entry, /[:,] ?(?<number>[A-Z]{0,6}(?:\/[A-Z]{1,3})? ?[\d.]{3,20}(?:[-X]?[\dA-Z]{0,6})?)$/u, from, to)
      : undefined
  draft.set('number', number?.groups['number'], 0.9)
  draft.setRange(
    'title',
    from,
    number?.start ?? to,
    head.authors || !entry.flat.slice(0, to).includes('.') ? 0.95 : 0.6
  )
}

function readJournal(entry: FlatText, from: number, to: number, draft: DraftItem): void {
  const locator = findLocator(entry, from, to) ?? findShortLocator(entry, from, to)
  const year = locator ? undefined : matchRange(entry, /[,.] ?(?<year>(?:19|20)\d\d)(?:-\d\d?-\d\d?)?[. ]*$/u, from, to)
  draft.setRange('container-title', from, locator?.start ?? year?.start ?? to, 0.95)
  draft.set('issued', locator?.issued ?? (year && parseDate(year.groups['year'] ?? '')), 0.95)
  draft.set('volume', locator?.volume, 0.95)
  draft.set('issue', locator?.issue, 0.95)
  draft.set('page', locator?.page, 0.95)
}

function readNewspaper(entry: FlatText, from: number, to: number, draft: DraftItem): void {
  const date = matchRange(
    entry,
    /[,.] ?(?<date>\d{4}(?:-\d{1,2}-\d{1,2})?)(?: ?\((?<page>[^()]{1,10})\))?[. ]*$/u,
    from,
    to
  )
  draft.setRange('container-title', from, date?.start ?? to, 0.9)
  draft.set('issued', date && parseDate(date.groups['date'] ?? ''), 0.95)
  draft.set('page', date?.groups['page'], 0.9)
}

function readDay(entry: FlatText, from: number, to: number, draft: DraftItem): void {
  const date = matchRange(entry, /(?<date>\d{4}(?:-\d{1,2}-\d{1,2})?)[. ]*$/u, from, to)
  draft.set('issued', date && parseDate(date.groups['date'] ?? ''), 0.95)
}

function readSite(entry: FlatText, from: number, to: number, draft: DraftItem): void {
  const bracketed = matchRange(entry, /\(?(?<date>\d{4}-\d{1,2}-\d{1,2})\)?[. ]*$/u, from, to)
  const end = bracketed?.start ?? to
  const year = matchRange(entry, /[,.: ] ?(?<year>(?:19|20)\d\d)[., ]*$/u, from, end)
  draft.set('issued', bracketed && parseDate(bracketed.groups['date'] ?? ''), 0.95)
  draft.set('issued', year && parseDate(year.groups['year'] ?? ''), 0.9)
  const site = sliceTrimmed(entry, from, year?.start ?? end)
  const [place, publisher] = /^[^:]{2,30}: ?[^:]{2,80}$/u.test(site) ? site.split(/: ?/u) : []
  draft.set('publisher-place', publisher && place, 0.8)
  draft.set(publisher ? 'publisher' : 'container-title', publisher ?? site, 0.8)
}

function readBook(entry: FlatText, from: number, to: number, isPart: boolean, draft: DraftItem): void {
  const rest = readPublication(entry, from, to, draft) ?? readBareImprint(entry, from, to, draft)
  const translator = matchRange(entry, /[.,] ?(?<name>[^.,]{2,20}), ?译/u, from, rest)
  if (translator)
    draft.set('translator', readHead(entry, translator.groupStart('name'), translator.end - 2).authors?.names, 0.8)
  const end = readEdition(entry, from, translator?.start ?? rest, draft)
  if (!isPart) return
  const head = readHead(entry, from, end)
  const isNamed = head.authors !== undefined && head.end < end
  if (isNamed) draft.set('editor', head.authors?.names, head.authors?.isCut ? 0.6 : 0.85)
  const start = isNamed ? head.end : from
  const [border = end] = findSentenceEnds(entry, start, end)
  draft.setRange('container-title', start, border, 0.9)
}

/** `[D]. 北京大学, 2013`, without a place; `[R]. 2013`, without anything else. */
function readBareImprint(entry: FlatText, from: number, to: number, draft: DraftItem): number {
  const match = matchRange(
    entry,
    /(?:^|[.:] ?)(?:(?<place>[^.,:;]{2,30}): ?)?(?<publisher>[^.,:;]{2,60})?,? ?(?<year>(?:19|20)\d\d)?(?:-\d\d?(?:-\d\d?)?)?(?:: ?(?<page>\d{1,5}-\d{1,5}))?[. ]*$/u,
    from,
    to
  )
  if (!match) return to
  const { place, publisher, year, page } = match.groups
  draft.set('publisher-place', place, 0.8)
  draft.set('publisher', publisher?.trim(), 0.8)
  if (year !== undefined) draft.set('issued', parseDate(year), 0.95)
  draft.set('page', page, 0.9)
  return match.start
}
