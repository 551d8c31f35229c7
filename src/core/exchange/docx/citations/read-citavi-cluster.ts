import { mapCitaviReference, pagesOf } from './citavi-reference'
import type { CitedCluster, CitedEntry } from './cited-cluster'
import { citeParts } from './cite-parts'
import { decodeBase64 } from './decode-base64'
import { asObject, objectsIn, parseObject, textIn } from './json-object'
import type { JsonObject } from './json-object'

const MAX_LINKS = 20

/** The citation in Citavi's placeholder; undefined where that cannot be read or shows no more than a name. */
export function readCitaviCluster(encoded: string): CitedCluster | undefined {
  const json = decodeBase64(encoded)
  const placeholder = json === undefined ? undefined : parseObject(json.replace(/^\uFEFF/, ''))
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
  if (id === undefined || entry['PersonOnly'] === true) return undefined
  return {
    identity: id,
    ...(reference && { data: mapCitaviReference(withResolved(reference, objects)) }),
    suppressAuthor: entry['YearOnly'] === true,
    ...citeParts({
      locator: pagesOf(resolve(entry['PageRange'], objects) ?? entry['PageRange']),
      prefix: textIn(entry, 'Prefix'),
      suffix: textIn(entry, 'Suffix')
    })
  }
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
