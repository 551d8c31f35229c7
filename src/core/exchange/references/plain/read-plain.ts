import type { Finding } from '#core/finding'
import type { ParsedReferences } from '../reference-format'
import { parseEntry } from './parse-entry'
import { uncertainFields, type PlainEntry } from './plain-entry'
import { splitEntries } from './split-entries'

/** Reads a pasted bibliography: each entry with its fields, how sure they are, and its own text. */
export function parseBibliography(text: string): readonly PlainEntry[] {
  return splitEntries(text).map(({ raw, line }) => parseEntry(raw, line))
}

/**
 * Reads a text file that holds a bibliography. Every item keeps the entry's text in `custom.sourceText`; fields that
 * want a look are named in a finding, and so is an entry that could not be read, whose certain fields are kept.
 */
export function readPlain(
  file: string,
  text: string,
  onProgress?: (done: number, total: number) => void
): ParsedReferences {
  const entries = parseBibliography(text)
  onProgress?.(entries.length, entries.length)
  return { items: entries.map(keepSource), findings: entries.flatMap((entry) => describeEntry(file, entry)) }
}

/** The item of an entry with the entry's text beside it. */
export const keepSource = (entry: PlainEntry): PlainEntry['item'] => ({
  ...entry.item,
  custom: { sourceText: entry.raw }
})

function describeEntry(file: string, entry: PlainEntry): readonly Finding[] {
  const place = { file, line: entry.line }
  const shown = entry.raw.length > 80 ? `${entry.raw.slice(0, 80)}…` : entry.raw
  if (entry.kind === 'unparsed') {
    const message = `“${shown}” could not be read as a reference; only its identifiers and year were kept.`
    return [{ severity: 'warning', code: 'entry-unparsed', message, place }]
  }
  const fields = uncertainFields(entry)
  if (fields.length === 0) return []
  const message = `“${shown}”: ${fields.join(', ')} should be checked.`
  return [{ severity: 'info', code: 'fields-uncertain', message, place }]
}
