import type { CslDate, CslItem, CslName } from '#core/references/reference'
import { stripMarks } from './run-format'

const NAME_PARTS = ['family', 'given', 'literal', 'suffix', 'dropping-particle', 'non-dropping-particle'] as const

/** Members that are ours or the file's own business, and no CSL variables. */
const NOT_CITED = new Set(['id', 'language', 'multi', 'custom', 'abstract', 'note'])

/**
 * A copy of the item that the processor cannot trip over: its own id, only texts, names and dates of the shapes that
 * CSL-JSON knows, no control characters. What has another shape is left out.
 */
export function toProcessorItem(item: CslItem, id: string, language: string): Record<string, unknown> {
  const copy: Record<string, unknown> = Object.create(null) as Record<string, unknown>
  for (const [variable, value] of Object.entries(item)) {
    if (NOT_CITED.has(variable) || value === undefined || value === null) continue
    const clean = cleanValue(value)
    if (clean !== undefined) copy[variable] = clean
  }
  return { ...copy, id, language, type: typeof item.type === 'string' && item.type !== '' ? item.type : 'document' }
}

function cleanValue(value: unknown): unknown {
  if (typeof value === 'string') return stripMarks(value)
  if (typeof value === 'number') return Number.isFinite(value) ? String(value) : undefined
  if (Array.isArray(value)) {
    const names = value.map(cleanName).filter((name) => name !== undefined)
    return names.length > 0 ? names : undefined
  }
  return typeof value === 'object' && value !== null ? cleanDate(value) : undefined
}

function cleanName(value: unknown): Record<string, string> | undefined {
  if (typeof value !== 'object' || value === null) return undefined
  const parts = NAME_PARTS.flatMap((part) => {
    const text = (value as CslName)[part]
    return typeof text === 'string' && text.trim() !== '' ? [[part, stripMarks(text)] as const] : []
  })
  return parts.length > 0 ? Object.fromEntries(parts) : undefined
}

function cleanDate(value: object): Record<string, unknown> | undefined {
  const date = value as CslDate
  const parts = cleanDateParts(date['date-parts'])
  if (parts) {
    const season = typeof date.season === 'string' || typeof date.season === 'number' ? { season: date.season } : {}
    return { 'date-parts': parts, ...season, ...(date.circa ? { circa: true } : {}) }
  }
  if (typeof date.literal === 'string' && date.literal !== '') return { literal: stripMarks(date.literal) }
  return typeof date.raw === 'string' && date.raw !== '' ? { raw: stripMarks(date.raw) } : undefined
}

/** Whole years, months 1–12 (13–24 are seasons), days 1–31; a part that is out of range ends its date there. */
function cleanDateParts(value: unknown): number[][] | undefined {
  if (!Array.isArray(value)) return undefined
  const dates = value.slice(0, 2).map((date) => (Array.isArray(date) ? cleanDay(date) : []))
  const first = dates[0]
  return first && first.length > 0 ? dates.filter((date) => date.length > 0) : undefined
}

function cleanDay(date: readonly unknown[]): number[] {
  const day: number[] = []
  const limits = [9999, 24, 31]
  for (const [index, limit] of limits.entries()) {
    const part = Number(date[index])
    const isPossible = index === 0 ? Math.abs(part) <= limit && part !== 0 : part >= 1 && part <= limit
    if (date[index] === '' || !Number.isInteger(part) || !isPossible) break
    day.push(part)
  }
  return day
}

/**
 * The item with given names written so that every part of a hyphenated one gives an initial: "Zong-liu" as "Zong-Liu",
 * which is then "Z-L" or "ZL", as indexes write it; citeproc makes "Z liu" or "Z" of it.
 */
export function withHyphenatedInitials(
  item: Readonly<Record<string, unknown>> | undefined
): Readonly<Record<string, unknown>> | undefined {
  if (!item) return undefined
  return Object.fromEntries(
    Object.entries(item).map(([variable, value]) => [
      variable,
      Array.isArray(value) ? value.map(capitalizeParts) : value
    ])
  )
}

const capitalizeParts = (name: CslName): CslName =>
  name.given === undefined
    ? name
    : { ...name, given: name.given.replace(/(?<=\p{Lu}\p{Ll}*[-‐‑])\p{Ll}/gu, (letter) => letter.toUpperCase()) }
