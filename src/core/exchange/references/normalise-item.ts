import type { Finding, FindingValues, Place } from '#core/finding'
import type { ReferenceCode } from '#core/finding-codes'
import { normaliseLanguage } from '#core/references/language'
import { normaliseName, parseName } from '#core/references/names'
import type { CslDate, CslItem, CslName } from '#core/references/reference'
import { CSL_TYPES, DATE_VARIABLES, NAME_VARIABLES, spellVariable, TEXT_VARIABLES, TYPE_ALIASES } from './csl-variables'
import { cutDateParts, parseDate } from './parse-date'
import { countUnprintable, sanitiseText } from './sanitise-text'

/** Member names that reach into a prototype; no reference has them. */
const UNSAFE_MEMBERS: ReadonlySet<string> = new Set(['__proto__', 'constructor', 'prototype'])

/** Tells of the entry being read; all is a warning. */
type Report = (code: ReferenceCode, message: string, values?: FindingValues) => void

/**
 * Makes one CSL item out of whatever an entry holds: strings where strings belong, names and dates of the right shape,
 * a known type, a normalised language, no control characters. What can be put right is; what cannot is left out and
 * named in `findings`. Members that CSL does not know stay as they are.
 */
export function normaliseItem(entry: Readonly<Record<string, unknown>>, place: Place, findings: Finding[]): CslItem {
  const report: Report = (code, message, values) =>
    void findings.push({ severity: 'warning', code, message, place, ...(values && { values }) })
  const item: Record<string, unknown> = { id: readId(entry['id'], report), type: readType(entry['type'], report) }
  let removed = 0
  for (const [name, value] of Object.entries(entry)) {
    if (name === 'id' || name === 'type' || value === null || value === undefined) continue
    if (UNSAFE_MEMBERS.has(name)) {
      report('member-unsafe', `The member “${name}” was left out: it is no part of a reference.`, { name })
      continue
    }
    if (typeof value === 'string') removed += countUnprintable(value)
    const variable = spellVariable(name)
    const spelled = variable !== name && Object.hasOwn(entry, variable) ? name : variable
    const read = readVariable(spelled, value, report)
    if (read !== undefined) item[spelled] ??= read
  }
  if (removed > 0) {
    report('control-characters', `${removed} characters that cannot be printed were taken out.`, { count: removed })
  }
  return { id: '', type: 'document', ...item }
}

function readId(value: unknown, report: Report): string {
  if (typeof value === 'string') return sanitiseText(value)
  if (typeof value === 'number') return String(value)
  if (value !== undefined && value !== null) report('id-not-text', 'The id is not text; a new key was made.')
  return ''
}

function readType(value: unknown, report: Report): string {
  if (typeof value === 'string') {
    const type = value.trim()
    if (CSL_TYPES.has(type)) return type
    const folded = type.toLowerCase().replaceAll('_', '-')
    const known = [folded, folded.replaceAll('-', '_')].find((name) => CSL_TYPES.has(name))
    if (known !== undefined) return known
    const alias = Object.hasOwn(TYPE_ALIASES, folded) ? TYPE_ALIASES[folded] : undefined
    if (alias !== undefined) return alias
  }
  const type = typeof value === 'string' ? sanitiseText(value).slice(0, 60) : ''
  const shown = type === '' ? 'The entry has no type' : `The type “${type}” is not known`
  report('type-unknown', `${shown}; it was imported as a document.`, {
    type,
    reason: type === '' ? 'missing' : 'unknown'
  })
  return 'document'
}

function readVariable(name: string, value: unknown, report: Report): unknown {
  if (NAME_VARIABLES.has(name)) return readNames(name, value, report)
  if (DATE_VARIABLES.has(name)) return readDate(name, value, report)
  if (TEXT_VARIABLES.has(name)) return readText(name, value, report)
  return typeof value === 'string' ? sanitiseText(value) : value
}

function readText(name: string, value: unknown, report: Report): string | undefined {
  if (typeof value === 'string') {
    const text = sanitiseText(value)
    if (text === '') return undefined
    return name === 'language' ? normaliseLanguage(text) : text
  }
  if (typeof value === 'number' && Number.isFinite(value)) return String(value)
  if (Array.isArray(value)) {
    const texts = value.filter((part) => typeof part === 'string' || typeof part === 'number').map(String)
    const joined = name === 'keyword' || name === 'ISSN' ? texts.join(', ') : texts[0]
    if (texts.length === value.length) return joined === undefined ? undefined : readText(name, joined, report)
  }
  report('field-not-text', `The field “${name}” does not hold text and was left out.`, { field: name })
  return undefined
}

function readNames(field: string, value: unknown, report: Report): readonly CslName[] | undefined {
  const list: readonly unknown[] = Array.isArray(value) ? value : splitNameText(value)
  const names = list.flatMap((entry) => {
    const name = readName(entry)
    if (name === 'unreadable')
      report('name-unreadable', `A name in “${field}” could not be read and was left out.`, { field })
    return name === 'unreadable' || name === undefined ? [] : [name]
  })
  return names.length > 0 ? names : undefined
}

/** Several names in one text, as some programs write them: `Smith, J.; Doe, K.` or `Smith, J. and Doe, K.` */
function splitNameText(value: unknown): readonly unknown[] {
  if (typeof value !== 'string') return [value]
  return value.split(/[;；]| and (?=\S+,)/).filter((name) => name.trim() !== '')
}

function readName(value: unknown): CslName | undefined | 'unreadable' {
  if (typeof value === 'string') return parseName(sanitiseText(value))
  if (!isRecord(value)) return 'unreadable'
  const name: Record<string, unknown> = {}
  for (const [part, held] of Object.entries(value)) {
    if (UNSAFE_MEMBERS.has(part)) continue
    if (!NAME_PARTS.has(part)) name[part] = held
    else if (typeof held === 'string') name[part] = sanitiseText(held)
    else if (typeof held === 'number') name[part] = String(held)
  }
  const hasText = Object.entries(name).some(([part, held]) => held !== '' && NAME_PARTS.has(part))
  return hasText ? normaliseName(name) : 'unreadable'
}

const NAME_PARTS: ReadonlySet<string> = new Set([
  'family',
  'given',
  'literal',
  'suffix',
  'dropping-particle',
  'non-dropping-particle'
])

function readDate(field: string, value: unknown, report: Report): CslDate | undefined {
  if (typeof value === 'string' || typeof value === 'number') return parseDate(sanitiseText(String(value)))
  const spans = readYearMonthDay(value)
  if (spans) return spans
  if (!isRecord(value)) {
    report('date-unreadable', `The date “${field}” could not be read and was left out.`, { field })
    return undefined
  }
  const parts = readDateParts(value['date-parts'])
  if (parts.cut)
    report('date-impossible', `The date “${field}” holds impossible numbers; they were left out.`, { field })
  const raw = typeof value['raw'] === 'string' ? parseDate(sanitiseText(value['raw'])) : undefined
  const date: CslDate = {
    ...(parts.kept.length === 0 && raw),
    ...(parts.kept.length > 0 && { 'date-parts': parts.kept }),
    ...readDateExtras(value)
  }
  if (Object.keys(date).length > 0) return date
  report('date-unreadable', `The date “${field}” could not be read and was left out.`, { field })
  return undefined
}

/** `{ year, month, day }`, or one or two of them in a list, as pandoc's YAML has it. */
function readYearMonthDay(value: unknown): CslDate | undefined {
  const list: readonly unknown[] = Array.isArray(value) ? value : [value]
  const spans = list.slice(0, 2).map((span) => {
    if (!isRecord(span) || span['year'] === undefined) return undefined
    const { year, month, day } = span
    return cutDateParts([year, month, day].filter((part) => part !== undefined && part !== '').map(Number))
  })
  const known = spans.filter((span) => span !== undefined)
  if (known.length === 0 || known.length < spans.length) return undefined
  const first = list[0]
  return { 'date-parts': known, ...(isRecord(first) && readDateExtras(first)) }
}

function readDateExtras(value: Readonly<Record<string, unknown>>): CslDate {
  const { literal, season, circa } = value
  return {
    ...(typeof literal === 'string' && literal.trim() !== '' && { literal: sanitiseText(literal) }),
    ...((typeof season === 'string' || typeof season === 'number') && { season }),
    ...((typeof circa === 'string' || typeof circa === 'number' || typeof circa === 'boolean') && { circa })
  }
}

function readDateParts(value: unknown): { readonly kept: readonly (readonly number[])[]; readonly cut: boolean } {
  if (!Array.isArray(value)) return { kept: [], cut: value !== undefined }
  const lists: readonly unknown[] = value.length > 0 && !value.some(Array.isArray) ? [value] : value
  const kept: (readonly number[])[] = []
  let cut = lists.length > 2
  for (const list of lists.slice(0, 2)) {
    if (!Array.isArray(list)) {
      cut = true
      continue
    }
    const given = list
      .filter((part) => part !== null && part !== '')
      .map((part) => (typeof part === 'boolean' ? NaN : Number(part)))
    const parts = cutDateParts(given)
    if (parts) kept.push(parts)
    if ((parts?.length ?? 0) < given.length) cut = true
  }
  return { kept, cut }
}

function isRecord(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null && !Array.isArray(value)
}
