/** An object out of a document's JSON, of which nothing is known yet. */
export type JsonObject = Readonly<Record<string, unknown>>

/** Deeper than any reference is, and far below what exhausts a stack. */
const MAX_DEPTH = 100

/**
 * The first object in `text`; what another program adds behind it is left out. Undefined where there is none, where it
 * is broken, and where it nests too deep.
 */
export function parseObject(text: string): JsonObject | undefined {
  const json = cutObject(text)
  if (json === undefined) return undefined
  try {
    return asObject(JSON.parse(json))
  } catch {
    return undefined
  }
}

/** Looks at each sign once, without recursion. */
function cutObject(text: string): string | undefined {
  const start = text.indexOf('{')
  let depth = 0
  let inString = false
  for (let at = start; at >= 0 && at < text.length; at++) {
    const sign = text.charAt(at)
    if (inString) {
      if (sign === '\\') at++
      else if (sign === '"') inString = false
    } else if (sign === '"') inString = true
    else if (sign === '{' || sign === '[') {
      if (++depth > MAX_DEPTH) return undefined
    } else if ((sign === '}' || sign === ']') && --depth === 0) return text.slice(start, at + 1)
  }
  return undefined
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
