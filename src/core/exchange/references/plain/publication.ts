import { parseDate } from '../parse-date'
import type { DraftItem } from './draft-item'
import { trimRange, type FlatText } from './flat-text'
import { expandPages } from './locators'
import { matchRange } from './match-range'

const YEAR = String.raw`(?<year>(?:1[5-9]|20)\d\d)[a-z]?年?`
const PLACE = String.raw`\[?(?<place>\p{L}[^.:;()[\]]{1,45}(?:, [A-Z]{2})?)\]?`
const PUBLISHER = String.raw`(?<publisher>\p{L}[^:;()[\]]{1,90}?)`
const PAGES = String.raw`(?:[:,]? ?(?:pp?\.?|页)? ?(?<page>[A-Za-z]?\d{1,5} ?-{1,2} ?[A-Za-z]?\d{1,5}))`
const EXTENT = String.raw`(?:[.,;]? \d{1,4} ?(?:p|pp|pages|页)\.?)?`

/** How publisher, place and year end an entry, most telling first. */
const IMPRINTS: readonly RegExp[] = [
  // ; Wiley-Blackwell: Hoboken, 2004; pp. 171-389
  String.raw`(?<=; )(?<publisher>\p{L}[^.:;()]{2,80}): (?<place>\p{L}[^:;()]{1,50}), ${YEAR}(?:; ?(?:pp?\.?|页) ?(?<page>\d{1,5}-\d{1,5}))?`,
  // Cambridge: Cambridge University Press; 1997. p. 171-389   北京: 科学出版社, 1999: 3-9   Hoboken: Wiley (2004)
  String.raw`(?<=^|[.,;:?!\])}] ?|\p{Script=Han}\.)${PLACE}: ?${PUBLISHER}\.?[;,]? ?\(?${YEAR}\)?(?:[.,;:] ?${PAGES})?${EXTENT}`,
  // (Cambridge University Press, Cambridge, 1997)   (Wiley-Blackwell, 2004), pp. 171-389   (Hoboken: Wiley, 2004)
  String.raw`\((?:(?<place>[^():,;]{2,40}): )?(?<publisher>\p{L}[^(),;:]{2,80})(?:, (?<place2>\p{L}[^(),;:]{1,40}))?(?:, (?:ed\.|本|版) ?(?<edition>\d+)|, (?<edition2>\d+)(?:st|nd|rd|th) edn?\.?)?(?:, ${YEAR})?\)(?:,?${PAGES})?`,
  // . Wiley-Blackwell; 2004:171-389
  String.raw`(?<=[.?!)] ?)(?<publisher>\p{L}[^.:;()]{2,80}); ?${YEAR}(?:: ?(?<page>\d{1,5}-\d{1,5}))?`,
  // . 4th ed., Wiley-Blackwell, 2004, pp. 171-389
  String.raw`(?<=[.,] )(?<publisher>\p{L}[^.,:;()]{2,80}), ${YEAR}(?:, (?:pp?\.?|页) ?(?<page>\d{1,5}-\d{1,5}))?`
].map((pattern) => new RegExp(`${pattern}[.;, ]*$`, 'u'))

/** The same where the year stands elsewhere. */
const YEARLESS: readonly RegExp[] = [
  // Cambridge: Cambridge University Press   北京: 人民卫生出版社: 240-377   Hoboken: Wiley-Blackwell, pp. 171-389
  String.raw`(?<=[.,;?!\])}] ?|\p{Script=Han}\.)${PLACE}: ?${PUBLISHER}${PAGES}?${EXTENT}`,
  String.raw`\((?:(?<place>[^():,;]{2,40}): )?(?<publisher>\p{L}[^(),;:]{2,80})(?:, (?<place2>\p{L}[^(),;:]{1,40}))?\)(?:,?${PAGES})?`,
  // , Cambridge University Press, Cambridge
  String.raw`(?<=, )(?<publisher>\p{L}[^.,:;()]{0,60}(?:Press|Publish\p{L}*|Verlag|Springer|Elsevier|Wiley|出版社)[^.,:;()]{0,30})(?:, (?<place>\p{L}[^.:;()]{1,40}?))?`,
  // . Cambridge University Press, Cambridge   . Wiley-Blackwell, Hoboken, pp 171-389
  String.raw`(?<=[.?!)] )(?<publisher>\p{L}[^.,:;()]{2,80})(?:, (?<place>\p{L}[^.:;()]{1,40}?))?(?:, (?:pp?\.?|页) ?(?<page>\d{1,5}-\d{1,5}))?`
].map((pattern) => new RegExp(`${pattern}[.;, ]*$`, 'u'))

/** Words that publishers have in their names and places have not. */
const PRESS =
  /\b(?:Press|Publish\w*|Verlag|Books|University|Inc|Ltd|Springer|Elsevier|Wiley|Karger|Thieme)\b|出版社|书局|书店/u

const EDITION =
  /[,.;]? ?(?:\((?:(?<a>\d{1,3})(?:st|nd|rd|th)? (?:ed\b|edn\b|edition|本|版)\.?)\)|(?:第 ?)?(?<b>\d{1,3})(?:st|nd|rd|th)? ?(?:edn?\b|edition\b|版本|版|本|Edn\b)\.?|(?<c>(?:Revised|Rev\.|Second|Third|Fourth|Fifth|Sixth|Seventh) (?:ed\b|edn\b|edition)\.?))/iu

/** Reads publisher, place, year, pages and edition off the end of a range; the offset at which what is left ends. */
export function readPublication(entry: FlatText, from: number, to: number, draft: DraftItem): number | undefined {
  const [, end] = trimRange(entry, from, to)
  for (const pattern of draft.has('issued') ? [...YEARLESS, ...IMPRINTS] : IMPRINTS) {
    const match = matchRange(entry, pattern, from, end)
    if (!match || match.start - from < 4) continue
    const { publisher, place, place2, year, page, edition, edition2 } = match.groups
    const isTurned = PRESS.test(place ?? '') && !PRESS.test(publisher ?? '')
    draft.set('publisher', (isTurned ? place : publisher)?.trim(), 0.8)
    draft.set('publisher-place', isTurned ? publisher : (place ?? place2), 0.8)
    if (year !== undefined) draft.set('issued', parseDate(year), 0.95)
    if (page !== undefined) draft.set('page', expandPages(page), 0.9)
    draft.set('edition', edition ?? edition2, 0.9)
    return match.start
  }
  return undefined
}

/** Reads the edition in a range; the offset at which it begins, else the end of the range. */
export function readEdition(entry: FlatText, from: number, to: number, draft: DraftItem): number {
  const match = matchRange(entry, EDITION, from, to)
  if (!match) return to
  const { a, b, c } = match.groups
  draft.set('edition', a ?? b ?? c, 0.9)
  return match.start
}
