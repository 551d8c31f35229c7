import { lookUp } from '../look-up'
import type { DateParts, ItemDate } from './item'
import { stripMarks } from './strip-marks'

const MONTHS = ['jan', 'feb', 'mar', 'apr', 'may', 'jun', 'jul', 'aug', 'sep', 'oct', 'nov', 'dec']
const SEASONS: Readonly<Record<string, number>> = { spring: 1, summer: 2, autumn: 3, fall: 3, winter: 4 }

const MAX_YEAR = 9999
/** Longer texts are no dates. */
const MAX_DATE = 100

/** A date of a CSL-JSON file; undefined for what says nothing. Parts out of range end their date there. */
export function readDate(value: unknown): ItemDate | undefined {
  if (typeof value === 'string') return readDateText(stripMarks(value), false)
  if (typeof value !== 'object' || value === null) return undefined
  const source = value as Readonly<Record<string, unknown>>
  const isUncertain = Boolean(source['circa'])
  const parts = source['date-parts']
  const ends = Array.isArray(parts) ? parts.slice(0, 2).map((end) => readParts(end, source['season'])) : []
  const [start, end] = ends
  if (start) {
    const isOpen = ends.length > 1 && !end
    return { start, ...(end && !isSame(start, end) && { end }), ...(isOpen && { isOpen }), isUncertain }
  }
  const literal = typeof source['literal'] === 'string' ? stripMarks(source['literal']) : ''
  if (literal !== '') return { literal, isUncertain }
  if (typeof source['raw'] === 'string') return readDateText(stripMarks(source['raw']), isUncertain)
  const season = readSeason(source['season'])
  return season === undefined ? undefined : { start: { year: 0, season }, isUncertain }
}

const isSame = (a: DateParts, b: DateParts): boolean =>
  a.year === b.year && a.month === b.month && a.day === b.day && a.season === b.season

function readParts(value: unknown, seasonValue: unknown): DateParts | undefined {
  if (!Array.isArray(value)) return undefined
  const [year, month, day] = value.slice(0, 3).map(readNumber)
  if (year === undefined || !Number.isInteger(year) || year === 0 || Math.abs(year) > MAX_YEAR) return undefined
  const season = readSeason(seasonValue)
  if (month === undefined || !Number.isInteger(month) || month < 1 || month > 24)
    return { year, ...(season !== undefined && { season }) }
  if (month > 12) return { year, season: ((month - 13) % 4) + 1 }
  const hasDay = day !== undefined && Number.isInteger(day) && day >= 1 && day <= 31
  return { year, month, ...(hasDay && { day }) }
}

/** Files hold numbers as text too; `NaN` for what is neither. */
const readNumber = (value: unknown): number =>
  typeof value === 'number' || (typeof value === 'string' && value !== '') ? Number(value) : NaN

function readSeason(value: unknown): number | undefined {
  const number =
    typeof value === 'string' && Object.hasOwn(SEASONS, value.toLowerCase())
      ? SEASONS[value.toLowerCase()]
      : readNumber(value)
  if (number === undefined || !Number.isInteger(number)) return undefined
  if (number >= 13 && number <= 24) return ((number - 13) % 4) + 1
  return number >= 1 && number <= 4 ? number : undefined
}

/** Reads a date written out: `2005-12-15`, `15 December 2005`, `Spring 1999`, `2001/2003`, `-0044`. Others stay text. */
export function readDateText(text: string, isUncertain: boolean): ItemDate | undefined {
  const trimmed = text.trim()
  if (trimmed === '') return undefined
  if (trimmed.length > MAX_DATE) return { literal: trimmed, isUncertain }
  const isCirca = /^(?:ca?\.|circa)\s|[?~]$/i.test(trimmed)
  const bare = trimmed.replace(/^(?:ca?\.|circa)\s+/i, '').replace(/[?~]+$/, '')
  const [first = '', second, ...rest] = bare.split(/\s*(?:\/|–|\s-\s)\s*/)
  const start = rest.length === 0 ? readSingle(first) : undefined
  if (!start) return { literal: trimmed, isUncertain }
  const end = second === undefined || second === '' ? undefined : readSingle(second)
  if (second !== undefined && second !== '' && !end) return { literal: trimmed, isUncertain }
  const isOpen = second === ''
  return { start, ...(end && { end }), ...(isOpen && { isOpen }), isUncertain: isUncertain || isCirca }
}

function readSingle(text: string): DateParts | undefined {
  const iso = /^(-?\d{1,4})(?:-(\d{1,2})(?:-(\d{1,2}))?)?(?:T[\d:.+Z-]*)?$/.exec(text)
  if (iso)
    return readParts(
      iso.slice(1).filter((part) => part !== undefined),
      undefined
    )
  const american = /^(\d{1,2})\/(\d{1,2})\/(\d{4})$/.exec(text)
  if (american) return readParts([american[3], american[1], american[2]], undefined)
  const words = text.split(/[\s,.]+/).filter(Boolean)
  const year = words.find((word) => /^\d{3,4}$/.test(word))
  const name = words.find((word) => /^\p{L}+$/u.test(word))?.toLowerCase()
  const day = words.find((word) => /^\d{1,2}$/.test(word))
  if (year === undefined || words.length > 3 || name === undefined) return undefined
  const season = lookUp(SEASONS, name)
  if (season !== undefined) return { year: Number(year), season }
  const month = MONTHS.indexOf(name.slice(0, 3)) + 1
  return month === 0 ? undefined : readParts([year, month, day ?? ''], undefined)
}
