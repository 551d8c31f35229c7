import { mapCitaviReference, pagesOf } from './citavi-reference'
import type { CitedCluster, CitedEntry } from './cited-cluster'
import { citeParts } from './cite-parts'
import { parseCitaviXml } from './citavi-xml'
import { decodeBase64 } from './decode-base64'
import { asObject, objectsIn, parseObject, textIn } from './json-object'
import type { JsonObject } from './json-object'

const MAX_LINKS = 20

/** The citation in Citavi's placeholder, JSON or the XML of older versions; undefined where that cannot be read. */
export function readCitaviCluster(encoded: string): CitedCluster | undefined {
  const text = decodeBase64(encoded)?.replace(/^\uFEFF/, '') ?? ''
  const placeholder = text.trimStart().startsWith('<') ? parseCitaviXml(text) : parseObject(text)
  if (!placeholder) return undefined
  const objects = new Map<string, JsonObject>()
  collectById(placeholder, objects)
  const entries = objectsIn(placeholder['Entries']).map((entry) => readEntry(entry, objects))
  if (entries.length === 0 || !entries.every((entry) => entry !== undefined)) return undefined
  return { program: 'Citavi', entries }
}

function readEntry(entry: JsonObject, objects: ReadonlyMap<string, JsonObject>): CitedEntry | undefined {
  const reference = resolve(entry['Reference'], objects)
  const id = textIn(entry, 'ReferenceId') ?? textIn(reference, 'Id')
  if (id === undefined) return undefined
  const range = resolve(entry['PageRange'], objects) ?? entry['PageRange']
  return {
    identity: id,
    ...(reference && { data: mapCitaviReference(withResolved(reference, objects)) }),
    suppressAuthor: isOn(entry, 'YearOnly'),
    isPartial: isOn(entry, 'PersonOnly') || isOn(entry, 'BibOnly') || textIn(entry, 'BibliographyEntry') === '/bibonly',
    ...citeParts({
      locator: pagesOf(range),
      label: labelOf(entry, asObject(range), reference),
      prefix: textIn(entry, 'Prefix'),
      suffix: textIn(entry, 'Suffix')
    })
  }
}

const isOn = (entry: JsonObject, member: string): boolean => entry[member] === true || entry[member] === 'true'

/** What a locator counts where it is not pages, by Citavi's numbers and names; CSL knows no margin numbers (`Randnummern`). */
const LABELS: ReadonlyMap<string, string> = new Map([
  ['1', 'column'],
  ['Column', 'column'],
  ['2', 'section'],
  ['Paragraph', 'section'],
  ['3', 'Rn.'],
  ['Margin', 'Rn.']
])

function labelOf(
  entry: JsonObject,
  range: JsonObject | undefined,
  reference: JsonObject | undefined
): string | undefined {
  const isOwn = !isOn(entry, 'UseNumberingTypeOfParentDocument')
  return LABELS.get((isOwn ? textIn(range, 'NumberingType') : textIn(reference, 'PageRangeNumberingType')) ?? '')
}

/** What is said once has an `$id`; elsewhere it stands as a `$ref` to it. */
function collectById(value: unknown, objects: Map<string, JsonObject>): void {
  if (Array.isArray(value)) for (const part of value) collectById(part, objects)
  const object = asObject(value)
  if (!object) return
  const id = textIn(object, '$id')
  if (id !== undefined) objects.set(id, object)
  for (const part of Object.values(object)) collectById(part, objects)
}

function resolve(value: unknown, objects: ReadonlyMap<string, JsonObject>): JsonObject | undefined {
  let object = asObject(value)
  for (let links = 0; object && links < MAX_LINKS; links++) {
    const to = textIn(object, '$ref')
    if (to === undefined) return object
    object = objects.get(to)
  }
  return undefined
}

/** The reference with what it refers to in place, and so the book it stands in; no deeper, since that may be a circle. */
function withResolved(reference: JsonObject, objects: ReadonlyMap<string, JsonObject>, depth = 0): JsonObject {
  const whole: Record<string, unknown> = {}
  for (const [name, value] of Object.entries(reference)) {
    if (Array.isArray(value)) whole[name] = value.map((part) => resolve(part, objects) ?? part)
    else whole[name] = resolve(value, objects) ?? value
  }
  const parent = asObject(whole['ParentReference'])
  return parent && depth === 0 ? { ...whole, ParentReference: withResolved(parent, objects, 1) } : whole
}
