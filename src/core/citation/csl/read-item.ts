import type { Item, ItemDate, Name } from './item'
import { readDate } from './read-date'
import { readName } from './read-name'
import { DATE_VARIABLES, NAME_VARIABLES } from './variables'

const NOT_VARIABLES = new Set(['id', 'type', 'language', 'multi', 'custom'])

export interface ReadItemOptions {
  /** The language of the entry, where it is known better than by the file. */
  readonly language?: string
  /** True where variables may be written into the note, a line each, as users of older programs do. */
  readonly readsNote?: boolean
}

/**
 * A CSL-JSON item as formatting takes it. What has the wrong shape is left out: a name that is a number, a date that is
 * a list.
 */
export function readItem(file: Readonly<Record<string, unknown>>, options: ReadItemOptions = {}): Item {
  const source = stripMarks(options.readsNote ? { ...readNote(file['note']), ...file } : file)
  const texts: Record<string, string> = emptyRecord()
  const names: Record<string, readonly Name[]> = emptyRecord()
  const dates: Record<string, ItemDate> = emptyRecord()
  for (const [variable, value] of Object.entries(source)) {
    if (NOT_VARIABLES.has(variable) || value === undefined || value === null) continue
    if (DATE_VARIABLES.has(variable)) {
      const date = readDate(value)
      if (date) dates[variable] = date
    } else if (Array.isArray(value)) {
      const list = value.map(readName).filter((name) => name !== undefined)
      if (list.length > 0 && (NAME_VARIABLES.has(variable) || list.length === value.length)) names[variable] = list
    } else if (typeof value === 'string') {
      if (value !== '' && !NAME_VARIABLES.has(variable)) texts[variable] = value
    } else if (typeof value === 'number' && Number.isFinite(value)) texts[variable] = String(value)
  }
  addShortForms(texts, source)
  texts['language'] = typeof source['language'] === 'string' ? source['language'] : ''
  const type = typeof source['type'] === 'string' && source['type'] !== '' ? source['type'] : 'document'
  const language = options.language ?? texts['language'] ?? ''
  return { id: String(source['id']), type, language, texts, names, dates }
}

/** Lines such as `container-title: Nature` or `event-date: 2004-10-01` at the start of a note. */
function readNote(note: unknown): Record<string, unknown> {
  const variables: Record<string, unknown> = {}
  if (typeof note !== 'string') return variables
  for (const line of note.split('\n')) {
    const match = /^\s*([A-Za-z-]+)\s*:\s*(\S.*)$/.exec(line)
    if (match?.[1] === undefined || match[2] === undefined) break
    const [, name, text] = match
    if (!NAME_VARIABLES.has(name)) variables[name] = text.trim()
    else {
      const [family = '', given = ''] = text.split('||').map((part) => part.trim())
      const known = variables[name]
      variables[name] = [...(Array.isArray(known) ? known : []), { family, given }]
    }
  }
  return variables
}

/** C0 controls other than tab and newline, and characters that formatting uses as marks. */
// oxlint-disable-next-line no-control-regex -- control characters are what it looks for
const FORBIDDEN = /[\u0000-\u0008\u000B\u000C\u000E-\u001F\u007F\uFDD0-\uFDEF\uFFFE\uFFFF]/g

function holdsMarks(value: unknown): boolean {
  if (typeof value === 'string') return value.search(FORBIDDEN) >= 0
  if (typeof value !== 'object' || value === null) return false
  return Object.values(value).some(holdsMarks)
}

function stripMarks<T>(value: T): T {
  if (!holdsMarks(value)) return value
  if (typeof value === 'string') return value.replace(FORBIDDEN, '') as T
  if (Array.isArray(value)) return value.map(stripMarks) as T
  if (typeof value !== 'object' || value === null) return value
  return Object.fromEntries(Object.entries(value).map(([key, part]) => [key, stripMarks(part)])) as T
}

const emptyRecord = <T>(): Record<string, T> => Object.create(null) as Record<string, T>

/** Older files write `shortTitle` and `journalAbbreviation`. */
function addShortForms(texts: Record<string, string>, source: Readonly<Record<string, unknown>>): void {
  const add = (variable: string, older: string): void => {
    const text = source[older]
    if (texts[variable] === undefined && typeof text === 'string' && text !== '') texts[variable] = text
  }
  add('title-short', 'shortTitle')
  add('container-title-short', 'journalAbbreviation')
  const page = texts['page']
  if (texts['page-first'] === undefined && page !== undefined) texts['page-first'] = firstPage(page)
}

const firstPage = (page: string): string => /^[^\s,;&‐‑–-]+/.exec(page.trim())?.[0] ?? page
