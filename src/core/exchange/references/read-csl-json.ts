import type { Finding } from '#core/finding'
import type { CslItem } from '#core/references/reference'
import { normaliseItem } from './normalise-item'
import { countLines } from './count-lines'
import type { ParsedReferences, ProgressListener } from './reference-format'
import { parseShallowJson, scanJson, tellBrokenJson } from './scan-json'

/**
 * Reads CSL-JSON: an array of items, one item, or an object that holds them in `items` or `references`. JSON that is
 * broken anywhere gives no items at all and one error with its line and column; an element that is no item is named
 * and left out.
 */
export function readCslJson(file: string, text: string, onProgress?: ProgressListener): ParsedReferences {
  const value = parseShallowJson(text)
  if (value === undefined) return { items: [], findings: [tellBrokenJson(file, text)] }
  const entries = findEntries(value)
  if (!entries) {
    const message = `${file} is valid JSON but holds no list of references. Expected CSL-JSON: an array of items.`
    return {
      items: [],
      findings: [{ severity: 'error', code: 'no-references', message, place: { file }, values: { reason: 'no-list' } }]
    }
  }
  const items: CslItem[] = []
  const findings: EntryFinding[] = []
  for (const [index, entry] of entries.entries()) {
    const place = { file, part: `entry ${index + 1}` }
    const found: Finding[] = []
    if (looksLikeItem(entry)) items.push(normaliseItem(entry, place, found))
    else {
      const message = `Entry ${index + 1} is not a reference and was left out.`
      found.push({ severity: 'error', code: 'not-a-reference', message, place, values: { number: index + 1 } })
    }
    for (const finding of found) findings.push({ index, finding })
    onProgress?.(index + 1, entries.length)
  }
  return { items, findings: findings.length === 0 ? [] : withLines(findings, text, entries.length) }
}

interface EntryFinding {
  readonly index: number
  readonly finding: Finding
}

/** Findings with the line of their entry, where the look over the text finds as many entries. */
function withLines(findings: readonly EntryFinding[], text: string, entries: number): readonly Finding[] {
  const scan = scanJson(text)
  const offsets = scan.kind === 'well-formed' && scan.entryOffsets.length === entries ? scan.entryOffsets : []
  const lines = countLines(text)
  return findings.map(({ index, finding }) => {
    const offset = offsets[index]
    return offset === undefined ? finding : { ...finding, place: { ...finding.place, line: lines.place(offset).line } }
  })
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
