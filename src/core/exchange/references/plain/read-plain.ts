import type { Finding } from '#core/finding'
import type { ParsedReferences } from '../reference-format'
import { parseEntry, type EntryReader } from './parse-entry'
import { uncertainFields, type ListedEntry, type PlainEntry } from './plain-entry'
import { splitEntries } from './split-entries'

/** Reads a pasted bibliography: each entry with its fields, how sure they are, and its own text. */
export function parseBibliography(text: string, read: EntryReader = parseEntry): readonly ListedEntry[] {
  const entries: ListedEntry[] = []
  let lead = ''
  for (const { raw, line, label, number } of splitEntries(text)) {
    const dash = SAME_AUTHORS.exec(raw)?.[0] ?? ''
    const bare = read(raw.slice(dash.length))
    const entry = dash !== '' && bare.kind === 'unparsed' ? read(lead + raw.slice(dash.length)) : bare
    if (dash === '') lead = AUTHORS_BEFORE_YEAR.exec(raw)?.[0] ?? ''
    entries.push({ ...(dash === '' ? entry : repeatAuthors(entry, raw, entries.at(-1))), line, label, number })
  }
  return entries
}

/** Dashes stand for the authors of the entry before. */
const SAME_AUTHORS = /^(?:[—–―]{2,}|-{3,})[.,]?\s*/

/** The authors of an entry that has the year behind them, with the mark and space that follow. */
const AUTHORS_BEFORE_YEAR = /^[^\d“"]{2,300}?[.,]?\s+(?=\(?(?:19|20)\d\d)/u

function repeatAuthors(entry: PlainEntry, raw: string, before: PlainEntry | undefined): PlainEntry {
  const author = before?.item.author
  if (entry.item.author !== undefined || author === undefined) return { ...entry, raw }
  return { ...entry, raw, item: { ...entry.item, author }, confidence: { ...entry.confidence, author: 0.6 } }
}

/**
 * Reads a text file that holds a bibliography. Every item keeps the entry's text in `custom.sourceText`; fields that
 * want a look are named in a finding. Of an entry that could not be read its identifiers and year are kept, where it has
 * identifiers; else it is left out, and its whole text stands in the finding.
 */
export function readPlain(
  file: string,
  text: string,
  onProgress?: (done: number, total: number) => void
): ParsedReferences {
  const entries = parseBibliography(text)
  onProgress?.(entries.length, entries.length)
  const items = entries.filter((entry) => entry.kind === 'parsed' || isNamed(entry)).map(keepSource)
  return { items, findings: entries.flatMap((entry) => describeEntry(file, entry)) }
}

/** The item of an entry with the entry's text beside it. */
export const keepSource = (entry: PlainEntry): PlainEntry['item'] => ({
  ...entry.item,
  custom: { sourceText: entry.raw }
})

/** Whether something that was certain names the work. */
const isNamed = ({ item }: PlainEntry): boolean =>
  [item.DOI, item.PMID, item.PMCID, item.ISBN, item.URL].some((value) => value !== undefined)

function describeEntry(file: string, entry: PlainEntry): readonly Finding[] {
  const place = { file, line: entry.line }
  const shown = entry.raw.length > 80 ? `${entry.raw.slice(0, 80)}…` : entry.raw
  if (entry.kind === 'unparsed' && isNamed(entry)) {
    const message = `“${shown}” could not be read as a reference; only its identifiers and year were kept.`
    return [{ severity: 'warning', code: 'entry-unparsed', message, place, values: { text: shown, reason: 'kept' } }]
  }
  if (entry.kind === 'unparsed') {
    const message = `“${entry.raw}” could not be read as a reference and was left out.`
    return [{ severity: 'error', code: 'entry-unparsed', message, place, values: { text: shown, reason: 'left-out' } }]
  }
  const fields = uncertainFields(entry)
  if (fields.length === 0) return []
  const message = `“${shown}”: ${fields.join(', ')} should be checked.`
  return [
    { severity: 'info', code: 'fields-uncertain', message, place, values: { text: shown, fields: fields.join(', ') } }
  ]
}
