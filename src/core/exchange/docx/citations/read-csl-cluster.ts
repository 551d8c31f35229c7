import type { CitationProgram, CitedCluster, CitedEntry } from './cited-cluster'
import { citeParts } from './cite-parts'
import { asObject, objectsIn, parseObject, textIn } from './json-object'
import type { JsonObject } from './json-object'
import { OWN_URI, ZOTERO_URIS } from './zotero-fields'

const MAX_URIS = 5
const ZOTERO_URI = /^https?:\/\/(?:www\.)?zotero\.org\/\S{1,200}$/
/** Ids that a program counts or draws say nothing to a reader. */
const MEANINGLESS_ID = /^(?:ITEM-\d+|[\da-f]{8}(?:-[\da-f]{4}){3}-[\da-f]{12}|[^\p{L}_].*)$/iu

/**
 * The citation in a CSL citation object, as Zotero and both generations of Mendeley keep it; undefined where the JSON
 * is broken, or an item lacks its data.
 */
export function readCslCluster(program: CitationProgram, json: string): CitedCluster | undefined {
  const citation = parseObject(json)
  const items = objectsIn(citation?.['citationItems'])
  const entries = items.map(readEntry)
  if (!Array.isArray(citation?.['citationItems']) || items.length !== citation['citationItems'].length) return undefined
  if (entries.length === 0 || !entries.every((entry) => entry !== undefined)) return undefined
  const own = asObject(asObject(citation['properties'])?.['bifolium'])?.['authorInText']
  const isComposite = items[0]?.['composite'] === true
  return {
    program,
    entries,
    ...(typeof own === 'string' ? { authorInText: own } : isComposite && { authorInText: '' })
  }
}

function readEntry(item: JsonObject): CitedEntry | undefined {
  const data = asObject(item['itemData'])
  if (!data) return undefined
  const uris = urisOf(item)
  return {
    identity: uris[0] ?? identityWithoutUri(textIn(item, 'id') ?? '', data),
    data: { ...withoutId(data), ...zoteroUris(uris) },
    suppressAuthor: isOn(item['suppress-author']),
    isPartial: isOn(item['author-only']),
    ...citeParts({
      locator: textIn(item, 'locator'),
      label: textIn(item, 'label'),
      prefix: textIn(item, 'prefix'),
      suffix: textIn(item, 'suffix')
    })
  }
}

/** Mendeley Desktop counts anew in each citation: `ITEM-1` is another work every time. */
function identityWithoutUri(id: string, data: JsonObject): string {
  const name = textIn(data, 'DOI') ?? textIn(data, 'title')
  return name === undefined ? JSON.stringify(data) : `${/^ITEM-\d+$/.test(id) ? '' : id}\n${name}`
}

const isOn = (value: unknown): boolean => value === true || value === 1

/** True for the ids that programs count, which are no citation keys. */
export const isMeaninglessId = (id: string): boolean => MEANINGLESS_ID.test(id)

/** An id that a person gave becomes the citation key. */
function withoutId(data: JsonObject): JsonObject {
  const id = textIn(data, 'id')
  return { ...data, id: id === undefined || isMeaninglessId(id) ? '' : id }
}

function urisOf(item: JsonObject): readonly string[] {
  const uris = item['uris'] ?? item['uri']
  return (Array.isArray(uris) ? uris : [uris])
    .filter((uri) => typeof uri === 'string')
    .filter((uri) => uri !== '' && uri.length < 500)
    .slice(0, MAX_URIS)
}

/** Kept, so that the work is found again in the library it came from. */
function zoteroUris(uris: readonly string[]): JsonObject {
  const known = uris.filter((uri) => ZOTERO_URI.test(uri) && !uri.startsWith(OWN_URI))
  return known.length > 0 ? { [ZOTERO_URIS]: known } : {}
}
