import type { CslDate } from '#core/references/reference'
import { parseDate } from './parse-date'

/**
 * The date of an entry: BibLaTeX's `date` (EDTF, ranges and seasons too), else BibTeX's `year`, `month` and `day`, where
 * the month is a number, a name or `aug # "~5"`. What no rule reads is kept as `literal`.
 */
export function readBibtexDate(
  date: string | undefined,
  year?: string,
  month?: string,
  day?: string
): CslDate | undefined {
  if (date !== undefined) return parseDate(date)
  if (year === undefined) return undefined
  if (month === undefined || !/^-?\d{3,4}$/.test(year)) return parseDate(year)
  const number = /^\d{1,2}$/.test(month) ? month.padStart(2, '0') : undefined
  if (number !== undefined) return parseDate([year, number, day?.padStart(2, '0')].filter(Boolean).join('-'))
  const named = [[year, month, day].filter(Boolean).join(' '), `${month} ${year}`].map(parseDate)
  // A month that says nothing costs no year.
  return named.find((read) => read?.['date-parts'] !== undefined) ?? parseDate(year)
}
