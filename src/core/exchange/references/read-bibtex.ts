import type { Finding, FindingValues, Place } from '#core/finding'
import type { ReferenceCode } from '#core/finding-codes'
import type { CslItem } from '#core/references/reference'
import { inheritFields } from './inherit-bibtex'
import { mapBibtex } from './map-bibtex'
import { normaliseItem } from './normalise-item'
import type { ParsedReferences, ProgressListener } from './reference-format'
import { sentenceStart } from './sentence-start'
import { splitBibtex, type SplitEntry } from './split-bibtex'

/**
 * Reads BibTeX and BibLaTeX. Each entry is decoded on its own, so that a fault in one costs no other; what cannot be
 * read in a field is kept as plain text and named. Entries inherit by `crossref` and `xdata`; a cycle is named and not
 * followed. `@set` holds no data of its own; it is named and left out.
 */
export function readBibtex(file: string, text: string, onProgress?: ProgressListener): ParsedReferences {
  const { entries, findings: splitFindings } = splitBibtex(file, text)
  const findings = [...splitFindings]
  const byKey = new Map<string, SplitEntry>()
  for (const entry of entries) {
    const key = entry.key.toLowerCase()
    if (key !== '' && byKey.has(key)) findings.push(keyTwice(file, entry))
    else byKey.set(key, entry)
  }
  for (const entry of entries) if (entry.type === 'set') findings.push(setLeftOut(file, entry))
  const works = entries.filter((entry) => entry.type !== 'xdata' && entry.type !== 'set')
  const items = works.map((entry, index) => {
    const item = readEntry(file, entry, byKey, findings)
    onProgress?.(index + 1, works.length)
    return item
  })
  return { items, findings: findings.sort((a, b) => (a.place?.line ?? 0) - (b.place?.line ?? 0)) }
}

function keyTwice(file: string, entry: SplitEntry): Finding {
  const message = `The key ${entry.key} is used before; both entries were imported, the later under a new key.`
  return { severity: 'warning', code: 'key-twice', message, place: placeOf(file, entry), values: { key: entry.key } }
}

function setLeftOut(file: string, entry: SplitEntry): Finding {
  const message = `${sentenceStart(`the set ${entry.key}`)} was left out; the entries it names were imported one by one.`
  return { severity: 'info', code: 'set-left-out', message, place: placeOf(file, entry), values: { key: entry.key } }
}

function placeOf(file: string, entry: SplitEntry, field?: string): Place {
  const line = field === undefined ? entry.line : (entry.fields.get(field)?.line ?? entry.line)
  return { file, line, part: `entry ${entry.key}` }
}

function readEntry(
  file: string,
  entry: SplitEntry,
  byKey: ReadonlyMap<string, SplitEntry>,
  findings: Finding[]
): CslItem {
  const report = (code: ReferenceCode, message: string, values: FindingValues, field?: string): void =>
    void findings.push({
      severity: code === 'latex-unknown' || code === 'attachment-left-out' ? 'info' : 'warning',
      code,
      message: sentenceStart(message),
      place: placeOf(file, entry, field),
      values
    })
  const whole = inheritFields(entry, byKey, (message, values) => report('crossref-unresolved', message, values))
  const attachment = ['file', 'pdf'].find((name) => entry.fields.has(name))
  if (attachment !== undefined) {
    const message = `the attachment of entry ${entry.key} was not imported: paths in reference files are never opened.`
    report('attachment-left-out', message, { key: entry.key }, attachment)
  }
  const item = mapBibtex(whole, {
    onUnknownCommand: (field, command) => {
      const message = `the LaTeX command “\\${command}” in “${field}” is not known here; what it holds was kept as text.`
      report('latex-unknown', message, { command, field }, field)
    },
    onUnreadableName: (field, name) => {
      const message = `the name “${name.slice(0, 40)}” in “${field}” could not be read and was kept as text.`
      report('field-unreadable', message, { name: name.slice(0, 40), field }, field)
    }
  })
  return normaliseItem(item, placeOf(file, entry), findings)
}
