import type { Finding } from '#core/finding'
import type { CslItem } from '#core/references/reference'
import { normaliseItem } from './normalise-item'
import { countLines } from './count-lines'
import type { ParsedReferences, ProgressListener } from './reference-format'
import { scanJson } from './scan-json'

/**
 * Reads CSL-JSON: an array of items, one item, or an object that holds them in `items` or `references`. JSON that is
 * broken anywhere gives no items at all and one error with its line and column; an element that is no item is named
 * and left out.
 */
export function readCslJson(file: string, text: string, onProgress?: ProgressListener): ParsedReferences {
  const lines = countLines(text)
  const scan = scanJson(text)
  if (scan.kind === 'broken') {
    const { line, column } = lines.place(scan.offset)
    const message = `Not valid JSON at line ${line}, column ${column}: ${scan.problem}. Nothing was imported.`
    return { items: [], findings: [{ severity: 'error', code: 'json-broken', message, place: { file, line, column } }] }
  }
  const entries = findEntries(JSON.parse(text))
  if (!entries) {
    const message = `${file} is valid JSON but holds no list of references. Expected CSL-JSON: an array of items.`
    return { items: [], findings: [{ severity: 'error', code: 'no-references', message, place: { file } }] }
  }
  const located = entries.length === scan.entryOffsets.length
  const items: CslItem[] = []
  const findings: Finding[] = []
  for (const [index, entry] of entries.entries()) {
    const line = located ? lines.place(scan.entryOffsets[index] ?? 0).line : undefined
    const place = { file, ...(line !== undefined && { line }), part: `entry ${index + 1}` }
    if (looksLikeItem(entry)) items.push(normaliseItem(entry, place, findings))
    else {
      const message = `Entry ${index + 1} is not a reference and was left out.`
      findings.push({ severity: 'error', code: 'not-a-reference', message, place })
    }
    onProgress?.(index + 1, entries.length)
  }
  return { items, findings }
}

function findEntries(value: unknown): readonly unknown[] | undefined {
  if (Array.isArray(value)) return value
  if (typeof value !== 'object' || value === null) return undefined
  for (const member of ['items', 'references']) {
    const list: unknown = Reflect.get(value, member)
    if (Array.isArray(list)) return list
  }
  return looksLikeItem(value) ? [value] : undefined
}

/** A type or a title, and at least one more member: enough to be kept, whatever else is wrong with it. */
function looksLikeItem(value: unknown): value is Readonly<Record<string, unknown>> {
  if (typeof value !== 'object' || value === null || Array.isArray(value)) return false
  return Object.hasOwn(value, 'type') || Object.hasOwn(value, 'title')
}
