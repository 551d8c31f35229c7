import { normaliseName, parseName } from '#core/references/names'
import type { CslDate, CslName } from '#core/references/reference'
import { parseDate } from './parse-date'

/** MEDLINE publication types that are no journal article where that type does not stand beside them, tried in order. */
const TYPES: readonly (readonly [RegExp, string])[] = [
  [/^Dataset$/i, 'dataset'],
  [/^Newspaper Article$/i, 'article-newspaper'],
  [/^(?:Book|Review) Chapter$/i, 'chapter'],
  [/^(?:Book|Monograph)$/i, 'book'],
  [/^Academic Dissertation$/i, 'thesis'],
  [/^(?:Technical Report|Government Publication)$/i, 'report']
]

/** The CSL type for the publication types of a MEDLINE record; a journal article where they say nothing else. */
export function findMedlineType(types: readonly string[]): string {
  if (types.some((type) => /^Preprint$/i.test(type))) return 'article'
  if (types.some((type) => /^Journal Article$/i.test(type))) return 'article-journal'
  for (const [pattern, type] of TYPES) if (types.some((value) => pattern.test(value))) return type
  return 'article-journal'
}

/** CSL's `status`: whether the work was retracted, else whether it is out ahead of its issue. */
export function findMedlineStatus(types: readonly string[], publicationStatus: string | undefined): string | undefined {
  if (types.some((type) => /^Retracted Publication$/i.test(type))) return 'retracted'
  return publicationStatus === 'aheadofprint' ? 'advance online publication' : undefined
}

/** MEDLINE shortens the last page: `123-8` means 123–128, `e12-5` e12–e15. Several ranges stay several. */
export function readMedlinePages(pages: string | undefined): string | undefined {
  return pages?.replace(/\b([A-Za-z]*)(\d+)-(\d+)\b/g, (whole, prefix: string, from: string, to: string) =>
    to.length < from.length ? `${prefix}${from}-${prefix}${from.slice(0, from.length - to.length)}${to}` : whole
  )
}

/** A name as MEDLINE shortens it (`Harris VK`, `van der Berg J Jr`), or any other form that `parseName` reads. */
export function readShortName(text: string): CslName | undefined {
  const short = /^(.+?) (\p{Lu}{1,4})(?: (Jr|Sr|2nd|3rd|II|III|IV))?$/u.exec(text)
  return short && !text.includes(',')
    ? normaliseName({ family: short[1] ?? '', given: short[2] ?? '', ...(short[3] && { suffix: short[3] }) })
    : parseName(text)
}

/** A title without the full stop that MEDLINE ends it with, and without the brackets around a translated one. */
export function trimTitle(title: string): string {
  return title
    .trim()
    .replace(/^\[(.*)\][.。]?$/s, '$1')
    .replace(/(?<!\.)[.。]$/, '')
}

/** A journal's title without the space that NLM sets before a colon: `bioRxiv : the preprint server`. */
export const tidyTitle = (title: string): string => title.replace(/ +([:;=]) /g, '$1 ')

/** An article number among the publisher's ids: `e1002195`, `bvz012`, `12`; undefined for a PII or a manuscript number. */
export function readElocation(pii: string | undefined): string | undefined {
  return pii !== undefined && /^[\w.]{1,12}$/.test(pii) ? pii : undefined
}

/**
 * A date of publication as MEDLINE words it. Beyond what `parseDate` reads: a range over the turn of a year
 * (`2017 Dec-2018 Jan`), over days (`2018 Mar 5-11`, `2018 Mar 28-Apr 3`) and over years (`1976-1977`). What no rule
 * reads keeps its year.
 */
export function readMedlineDate(text: string): CslDate | undefined {
  const years = /^(\d{4})(?: ([A-Za-z]{3,9})(?: (\d{1,2}))?)? ?[-–] ?(\d{4})(?: ([A-Za-z]{3,9})(?: (\d{1,2}))?)?$/.exec(
    text
  )
  if (years) return joinDates(years.slice(1, 4), years.slice(4, 7))
  const days = /^(\d{4}) ([A-Za-z]{3,9}) (\d{1,2}) ?[-–] ?(?:([A-Za-z]{3,9}) )?(\d{1,2})$/.exec(text)
  if (days) return joinDates(days.slice(1, 4), [days[1], days[4] ?? days[2], days[5]])
  const date = parseDate(/^\d{4}( \d{1,2}){1,2}$/.test(text) ? text.replaceAll(' ', '-') : text)
  if (date?.literal === undefined) return date
  const year = /\b(?:1[5-9]|20)\d\d\b/.exec(text)?.[0]
  return year === undefined ? date : { 'date-parts': [[Number(year)]] }
}

function joinDates(from: readonly (string | undefined)[], to: readonly (string | undefined)[]): CslDate | undefined {
  const ends = [from, to].map((parts) => parseDate(parts.filter((part) => part !== undefined).join(' ')))
  const lists = ends.flatMap((date) => date?.['date-parts'] ?? [])
  return lists.length === 2 ? { 'date-parts': lists } : ends[0]
}
