import type { CslDate } from '#core/references/reference'

const MONTHS = ['jan', 'feb', 'mar', 'apr', 'may', 'jun', 'jul', 'aug', 'sep', 'oct', 'nov', 'dec']
const SEASONS: Readonly<Record<string, number>> = {
  spring: 1,
  spr: 1,
  summer: 2,
  sum: 2,
  autumn: 3,
  aut: 3,
  fall: 3,
  fal: 3,
  winter: 4,
  win: 4
}

/**
 * Reads a date as files and people write it: `2018`, `2018-03-05`, `2018/03/05`, `2018 Mar 5`, `5 March 2018`,
 * `March 5, 2018`, `2018年3月5日`, `2018 Spring`, the ranges `2018 Mar-Apr` and `2018-01/2018-03`, `ca. 1950`, and EDTF
 * (`2018-21` for spring, `2018/..` for an open range, `199X` for a decade).
 * What no rule reads is kept as `literal`; an empty text is undefined.
 */
export function parseDate(text: string): CslDate | undefined {
  const trimmed = text.trim().replace(/\s+/g, ' ')
  if (trimmed === '') return undefined
  const circa = /^(?:ca?\.|circa\b)\s*/i.test(trimmed) || /[~?%]$/.test(trimmed)
  const plain = trimmed
    .replace(/^(?:ca?\.|circa\b)\s*/i, '')
    .replace(/[~?%]$/, '')
    .replace(/^([^/]*(?:\/[^/]*){2})\/.*$/, '$1')
    .replace(/(?<=\d)\/(?:\.\.)?\/*$|^(?:\.\.)?\/(?=-?\d{4}\b)/, '')
    .replace(/\/+$/, '')
    .replace(/T\d.*$/, '')
    .replace(/-(?:XX|uu)/g, '')
  const date = readRange(plain) ?? readSingle(plain)
  if (!date) return { literal: trimmed.slice(0, 200) }
  return circa ? { ...date, circa: true } : date
}

function readRange(text: string): CslDate | undefined {
  const edtf = /^(-?\d{4}(?:-\d{2}){0,2})\/(-?\d{4}(?:-\d{2}){0,2})$/.exec(text)
  if (edtf) {
    const [from, to] = [readParts(edtf[1] ?? ''), readParts(edtf[2] ?? '')]
    return from && to ? { 'date-parts': [from, to] } : undefined
  }
  const years = /^(\d{4}) ?[-–—] ?(\d{4})$/.exec(text)
  if (years && Number(years[1]) < Number(years[2])) {
    return { 'date-parts': [[Number(years[1])], [Number(years[2])]] }
  }
  const decade = /^(\d{2,3})(X{1,2})$/.exec(text)
  if (decade?.[0].length === 4) {
    const [, digits = '', open = ''] = decade
    return { 'date-parts': [[Number(digits.padEnd(4, '0'))], [Number(digits + '9'.repeat(open.length))]] }
  }
  const months = /^(\d{4}),? ([a-z]{3,9})\.? ?[-–/] ?([a-z]{3,9})\.?$/i.exec(text)
  if (!months) return undefined
  const [year, from, to] = [Number(months[1]), monthNumber(months[2] ?? ''), monthNumber(months[3] ?? '')]
  return from && to
    ? {
        'date-parts': [
          [year, from],
          [year, to]
        ]
      }
    : undefined
}

function readSingle(text: string): CslDate | undefined {
  const edtf = /^(-?\d{4})-2([1-4])$/.exec(text)
  if (edtf) return { 'date-parts': [[Number(edtf[1])]], season: Number(edtf[2]) }
  const season = /^(?:(\d{4}),? )?(spr(?:ing)?|sum(?:mer)?|aut(?:umn)?|fall?|win(?:ter)?)(?:,? (\d{4}))?$/i.exec(text)
  const seasonYear = Number(season?.[1] ?? season?.[3])
  const number = SEASONS[season?.[2]?.toLowerCase() ?? '']
  if (season && seasonYear && number !== undefined) return { 'date-parts': [[seasonYear]], season: number }
  const parts = readParts(text)
  return parts ? { 'date-parts': [parts] } : undefined
}

/** Year, month and day in the orders that occur; day first only where the month is a word. */
function readParts(text: string): readonly number[] | undefined {
  const numeric = /^(-?\d{3,4})(?:\s*[-/.年]\s*(\d{1,2})(?:\s*[-/.月]\s*(\d{1,2})日?)?月?)?年?$/u.exec(text)
  if (numeric) return dateParts(numeric[1], Number(numeric[2] ?? 0), numeric[3])
  const compact = /^((?:1[5-9]|20)\d\d)(0[1-9]|1[0-2])([0-3]\d)$/.exec(text)
  if (compact) return dateParts(compact[1], Number(compact[2]), compact[3])
  const monthAndYear = /^(0?[1-9]|1[0-2])\/(\d{4})$/.exec(text)
  if (monthAndYear) return dateParts(monthAndYear[2], Number(monthAndYear[1]), undefined)
  const yearFirst = /^(\d{4})[,/ -]+([a-z]{3,9})\.?(?:[,/ -]+(\d{1,2}))?(?:[-–]\d{1,2})?$/i.exec(text)
  if (yearFirst) return dateParts(yearFirst[1], monthNumber(yearFirst[2] ?? ''), yearFirst[3])
  const dayFirst = /^(\d{1,2})(?:st|nd|rd|th)?[. /-]+([a-z]{3,9})\.?,?[ /-]+(\d{4})$/i.exec(text)
  if (dayFirst) return dateParts(dayFirst[3], monthNumber(dayFirst[2] ?? ''), dayFirst[1])
  const monthFirst = /^([a-z]{3,9})\.?(?: (\d{1,2})(?:st|nd|rd|th)?)?,? (\d{4})$/i.exec(text)
  if (monthFirst) return dateParts(monthFirst[3], monthNumber(monthFirst[1] ?? ''), monthFirst[2])
  return undefined
}

function monthNumber(name: string): number | undefined {
  const month = MONTHS.indexOf(name.slice(0, 3).toLowerCase()) + 1
  return month > 0 ? month : undefined
}

function dateParts(
  year: string | undefined,
  month: number | undefined,
  day: string | undefined
): readonly number[] | undefined {
  if (month === undefined) return undefined
  return cutDateParts([Number(year), month, Number(day ?? 0)])
}

/**
 * The parts up to the first that cannot be: a year from -9999 to 9999 but 0, a month or season 1–24, a day 1–31.
 * Undefined when not even the year can be.
 */
export function cutDateParts(parts: readonly number[]): readonly number[] | undefined {
  const [year = 0, month = 0, day = 0] = parts
  if (!Number.isInteger(year) || year === 0 || Math.abs(year) > 9999) return undefined
  if (!Number.isInteger(month) || month < 1 || month > 24) return [year]
  if (!Number.isInteger(day) || day < 1 || day > 31 || month > 12) return [year, month]
  return [year, month, day]
}
