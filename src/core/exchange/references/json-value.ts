/** An object of parsed JSON. */
export type JsonRecord = Readonly<Record<string, unknown>>

/** The value as an object; undefined for lists and everything else. */
export function asRecord(value: unknown): JsonRecord | undefined {
  return typeof value === 'object' && value !== null && !Array.isArray(value) ? (value as JsonRecord) : undefined
}

/** The objects of a list, or the one object that stands where a list is expected. Never fails. */
export function recordsOf(value: unknown): readonly JsonRecord[] {
  const list: readonly unknown[] = Array.isArray(value) ? value : [value]
  return list.map(asRecord).filter((entry) => entry !== undefined)
}

/** Text or number as trimmed text; undefined for anything else and for what is empty. */
export function textOf(value: unknown): string | undefined {
  if (typeof value === 'number' && Number.isFinite(value)) return String(value)
  if (typeof value !== 'string') return undefined
  const text = value.trim()
  return text === '' ? undefined : text
}

/** The texts of a list, or the one text that stands where a list is expected. */
export function textsOf(value: unknown): readonly string[] {
  const list: readonly unknown[] = Array.isArray(value) ? value : [value]
  return list.flatMap((entry) => textOf(entry) ?? [])
}

/** What stands at the end of a path of member names; undefined where the path breaks off. */
export function valueAt(value: unknown, ...path: readonly string[]): unknown {
  let reached = value
  for (const name of path) {
    const record = asRecord(reached)
    if (record === undefined || !Object.hasOwn(record, name)) return undefined
    reached = record[name]
  }
  return reached
}

/** The text at the end of a path of member names. */
export function textAt(value: unknown, ...path: readonly string[]): string | undefined {
  return textOf(valueAt(value, ...path))
}
