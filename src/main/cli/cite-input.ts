import type { FormatCitation } from '#core/citation/processor'
import type { CitationId, ReferenceId } from '#core/ids'
import { LOCATOR_LABELS, type CitationItem, type LocatorLabel } from '#core/manuscript/citation'

/**
 * Reads a JSON array of citations, each an array of CSL citation items. Throws with the place, counted from 1, of what
 * is not as it should be.
 */
export function parseCitations(file: string, bytes: Uint8Array): readonly FormatCitation[] {
  const list = parseJson(file, bytes)
  if (!Array.isArray(list)) throw new Error(`${file}: expected a JSON array of citations.`)
  return list.map((citation: unknown, index) => parseCitation(`${file}: citation ${index + 1}`, citation, index))
}

function parseJson(file: string, bytes: Uint8Array): unknown {
  try {
    return JSON.parse(new TextDecoder().decode(bytes).replace(/^\uFEFF/, ''))
  } catch (cause) {
    throw new Error(`${file} is not JSON: ${cause instanceof Error ? cause.message : String(cause)}`, { cause })
  }
}

function parseCitation(place: string, value: unknown, index: number): FormatCitation {
  if (!Array.isArray(value)) throw new Error(`${place}: expected an array of citation items.`)
  const items = value.map((item: unknown, position) => parseItem(`${place}, item ${position + 1}`, item))
  const first = items[0]
  return {
    id: `citation${index + 1}` as CitationId,
    mode: first?.mode ?? 'normal',
    items: items.map(({ item }) => item)
  }
}

function parseItem(
  place: string,
  value: unknown
): { readonly item: CitationItem; readonly mode: FormatCitation['mode'] } {
  if (typeof value !== 'object' || value === null) throw new Error(`${place}: expected an object with an id.`)
  const row = value as Readonly<Record<string, unknown>>
  const id = textOf(row['id'])
  if (id === undefined) throw new Error(`${place}: it has no id.`)
  const label = textOf(row['label'])
  if (label !== undefined && !isLocatorLabel(label))
    throw new Error(`${place}: “${label}” is no CSL locator label, such as page or chapter.`)
  const [locator, prefix, suffix] = [textOf(row['locator']), textOf(row['prefix']), textOf(row['suffix'])]
  const item: CitationItem = {
    reference: id as ReferenceId,
    ...(locator !== undefined && { locator }),
    ...(label !== undefined && { label }),
    ...(prefix !== undefined && { prefix }),
    ...(suffix !== undefined && { suffix })
  }
  return { item, mode: modeOf(row) }
}

function modeOf(row: Readonly<Record<string, unknown>>): FormatCitation['mode'] {
  if (row['author-in-text'] === true) return 'author-in-text'
  if (row['author-only'] === true) return 'author-only'
  return row['suppress-author'] === true ? 'suppress-author' : 'normal'
}

const isLocatorLabel = (label: string): label is LocatorLabel => (LOCATOR_LABELS as readonly string[]).includes(label)

function textOf(value: unknown): string | undefined {
  if (typeof value === 'number') return String(value)
  return typeof value === 'string' && value !== '' ? value : undefined
}
