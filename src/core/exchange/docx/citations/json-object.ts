import { scanJson } from '../../references/scan-json'

/** An object out of a document's JSON, of which nothing is known yet. */
export type JsonObject = Readonly<Record<string, unknown>>

/** The object that `text` holds; undefined where the JSON is broken, nests too deep or is no object. */
export function parseObject(text: string): JsonObject | undefined {
  if (scanJson(text).kind === 'broken') return undefined
  return asObject(JSON.parse(text))
}

/** The value where it is an object. */
export function asObject(value: unknown): JsonObject | undefined {
  return typeof value === 'object' && value !== null && !Array.isArray(value) ? (value as JsonObject) : undefined
}

/** The objects of a list; nothing where it is none. */
export function objectsIn(value: unknown): readonly JsonObject[] {
  const parts: readonly unknown[] = Array.isArray(value) ? value : []
  return parts.map(asObject).filter((part) => part !== undefined)
}

/** The text of a member that is text or a number, trimmed; undefined where nothing is left. */
export function textIn(object: JsonObject | undefined, name: string): string | undefined {
  const value = object && Object.hasOwn(object, name) ? object[name] : undefined
  if (typeof value === 'number') return String(value)
  return typeof value === 'string' ? value.trim() || undefined : undefined
}
