import type { Item, ItemDate, Name } from './item'
import { readDate } from './read-date'
import { readName } from './read-name'
import { stripMarks } from './strip-marks'
import { DATE_VARIABLES, NAME_VARIABLES } from './variables'

const NOT_VARIABLES = new Set(['id', 'type', 'language', 'multi', 'custom'])

export interface ReadItemOptions {
  /** The language of the entry, where it is known better than by the file. */
  readonly language?: string
  /** True where variables may be written into the note, a line each, as users of older programs do. */
  readonly readsNote?: boolean
  /** Variables that are left out. */
  readonly without?: ReadonlySet<string>
  /** Gives given names as initials are taken from them. */
  readonly spellForInitials?: (given: string) => string
}

/**
 * A CSL-JSON item as formatting takes it. What has the wrong shape is left out: a name that is a number, a date that is
 * a list.
 */
export function readItem(file: Readonly<Record<string, unknown>>, options: ReadItemOptions = {}): Item {
  const source = options.readsNote ? { ...readNote(file['note']), ...file } : file
  const texts: Record<string, string> = emptyRecord()
  const names: Record<string, readonly Name[]> = emptyRecord()
  const dates: Record<string, ItemDate> = emptyRecord()
  for (const variable of Object.keys(source)) {
    const value = source[variable]
    if (NOT_VARIABLES.has(variable) || options.without?.has(variable) || value === undefined || value === null) continue
    if (DATE_VARIABLES.has(variable)) {
      const date = readDate(value)
      if (date) dates[variable] = date
    } else if (Array.isArray(value)) {
      const list = readNames(value, options.spellForInitials)
      if (list.length > 0 && (NAME_VARIABLES.has(variable) || list.length === value.length)) names[variable] = list
    } else if (typeof value === 'string') {
      const text = stripMarks(value)
      if (text !== '' && !NAME_VARIABLES.has(variable)) texts[variable] = text
    } else if (typeof value === 'number' && Number.isFinite(value)) texts[variable] = String(value)
  }
  addShortForms(texts)
  texts['language'] = typeof source['language'] === 'string' ? stripMarks(source['language']) : ''
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

function readNames(values: readonly unknown[], spellForInitials: ReadItemOptions['spellForInitials']): readonly Name[] {
  const names: Name[] = []
  for (const value of values) {
    const name = readName(value, spellForInitials)
    if (name) names.push(name)
  }
  return names
}

const emptyRecord = <T>(): Record<string, T> => Object.create(null) as Record<string, T>

/** Older files write `shortTitle` and `journalAbbreviation`. */
function addShortForms(texts: Record<string, string>): void {
  const add = (variable: string, older: string): void => {
    const text = texts[older]
    if (texts[variable] === undefined && text !== undefined) texts[variable] = text
  }
  add('title-short', 'shortTitle')
  add('container-title-short', 'journalAbbreviation')
  const page = texts['page']
  if (texts['page-first'] === undefined && page !== undefined) texts['page-first'] = firstPage(page)
}

const firstPage = (page: string): string => /^[^\s,;&‐‑–-]+/.exec(page.trim())?.[0] ?? page
