import type { Collection, RecordName } from '#host/host-api'

/** The name of a shelf: what is stored together in one row. */
export type ShelfKey = [Collection, string]

/**
 * Shelves that the references of a library stand on. A browser takes half a millisecond for each row it writes, whatever
 * is in it: a hundred thousand references in rows of their own would take a minute. Part of the stored format.
 */
const REFERENCE_SHELVES = 512

/** True for a collection whose records stand many on a shelf; of the others each has one of its own, named by its id. */
export const isShelvedTogether = (collection: Collection): boolean => collection === 'references'

/** The shelf of a record. */
export function shelfOf({ collection, id }: RecordName): ShelfKey {
  return [collection, isShelvedTogether(collection) ? String(spread(id) % REFERENCE_SHELVES) : id]
}

/** The records by their shelves. */
export function byShelf<Name extends RecordName>(records: readonly Name[]): readonly (readonly [ShelfKey, Name[]])[] {
  const shelves = new Map<string, readonly [ShelfKey, Name[]]>()
  for (const record of records) {
    const key = shelfOf(record)
    const name = `${key[0]}/${key[1]}`
    const shelf = shelves.get(name)
    if (shelf) shelf[1].push(record)
    else shelves.set(name, [key, [record]])
  }
  return [...shelves.values()]
}

/** FNV-1a: equal texts give equal numbers, and similar ones numbers far apart. */
function spread(text: string): number {
  let hash = 0x811c9dc5
  for (let at = 0; at < text.length; at += 1) hash = Math.imul(hash ^ text.charCodeAt(at), 0x01000193)
  return hash >>> 0
}
