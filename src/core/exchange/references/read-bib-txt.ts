import type { Finding } from '#core/finding'
import type { CslItem } from '#core/references/reference'
import { mapBibtex } from './map-bibtex'
import { normaliseItem } from './normalise-item'
import type { ParsedReferences, ProgressListener } from './reference-format'
import type { BibtexField, SplitEntry } from './split-bibtex'

const HEAD = /^\[([^\]\n]{1,200})\]\s*$/
const FIELD = /^\s*([A-Za-z][\w-]{0,40})\s*:(?:\s+|$)(.*)$/

/**
 * Reads Bib.TXT: entries of a key in brackets and lines `field: value` with the fields of BibTeX, whose values are plain
 * text. Indented lines without a field go on with the value above them; lines outside of entries are comments.
 */
export function readBibTxt(file: string, text: string, onProgress?: ProgressListener): ParsedReferences {
  const entries = splitEntries(text)
  const findings: Finding[] = []
  const items = entries.map((entry, index): CslItem => {
    const place = { file, line: entry.line, part: `entry ${entry.key}` }
    onProgress?.(index + 1, entries.length)
    return normaliseItem(mapBibtex(entry, IGNORE), place, findings)
  })
  return { items, findings }
}

/** The values are plain text: nothing in them can be unknown. */
const IGNORE = { onUnknownCommand: () => {}, onUnreadableName: () => {} }

function splitEntries(text: string): readonly SplitEntry[] {
  const entries: { key: string; line: number; fields: Map<string, BibtexField> }[] = []
  let last: { name: string; value: string; line: number } | undefined
  const keep = (): void => {
    const fields = entries.at(-1)?.fields
    if (last && fields && !fields.has(last.name)) fields.set(last.name, last)
    last = undefined
  }
  for (const [index, line] of text.split('\n').entries()) {
    const key = HEAD.exec(line)?.[1]
    const field = FIELD.exec(line)
    if (key !== undefined) {
      keep()
      entries.push({ key, line: index + 1, fields: new Map() })
    } else if (field && !/^\s*https?:/i.test(line)) {
      keep()
      last = { name: (field[1] ?? '').toLowerCase(), value: (field[2] ?? '').trim(), line: index + 1 }
    } else if (last && /^\s+\S/.test(line)) last = { ...last, value: `${last.value} ${line.trim()}` }
  }
  keep()
  return entries.map(({ key, line, fields }) => {
    const type = fields.get('type')?.value.toLowerCase() ?? guessType(fields)
    fields.delete('type')
    return { key, line, type, fields }
  })
}

function guessType(fields: ReadonlyMap<string, BibtexField>): string {
  if (fields.has('journal')) return 'article'
  return fields.has('publisher') || fields.has('isbn') ? 'book' : 'misc'
}
