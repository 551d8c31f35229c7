import { Dexie, type Collection as DexieCollection } from 'dexie'
import type { Collection, RecordName } from '#host/host-api'
import type { Database, Shelf, StoredRecord } from './database'
import { byShelf, isShelvedTogether, shelfOf, type ShelfKey } from './shelf'

/** A record as it should stand; without a text it is to be removed. */
export interface PreparedRecord extends RecordName {
  readonly text: string | undefined
  readonly hash: string
}

/** Shelves read or written at once: some milliseconds of copying, in which nothing else happens in the window. */
const PORTION = 4

/** Gives all records of a collection, portion by portion. */
export async function readPortions(
  database: Database,
  collection: Collection,
  onPortion: (records: readonly StoredRecord[]) => void | Promise<void>
): Promise<void> {
  for (let after = ''; ;) {
    const shelves = await shelvesAfter(database, collection, after).limit(PORTION).toArray()
    const last = shelves.at(-1)
    if (!last) return
    await onPortion(shelves.flatMap(({ records }) => [...records].map(([id, kept]) => ({ collection, id, ...kept }))))
    after = last.shelf
  }
}

/** The ids of a collection's records. */
export async function readIds(database: Database, collection: Collection): Promise<readonly string[]> {
  if (!isShelvedTogether(collection)) {
    const keys = await shelvesAfter(database, collection, '').primaryKeys()
    return keys.map(([, id]) => id)
  }
  const ids: string[] = []
  await readPortions(database, collection, (records) => void ids.push(...records.map(({ id }) => id)))
  return ids
}

const shelvesAfter = (database: Database, collection: Collection, after: string): DexieCollection<Shelf, ShelfKey> =>
  database.shelves.where('[collection+shelf]').between([collection, after], [collection, Dexie.maxKey], false, true)

/** The records of these names that are there. */
export async function readRecords(database: Database, names: readonly RecordName[]): Promise<readonly StoredRecord[]> {
  const found: StoredRecord[] = []
  for (const portion of portionsOf(byShelf(names))) {
    const shelves = await database.shelves.bulkGet(portion.map(([key]) => key))
    for (const [at, [, wanted]] of portion.entries()) {
      for (const { collection, id } of wanted) {
        const kept = shelves[at]?.records.get(id)
        if (kept) found.push({ collection, id, ...kept })
      }
    }
  }
  return found
}

/** The record of this name; undefined when there is none. */
export async function findRecord(database: Database, name: RecordName): Promise<StoredRecord | undefined> {
  const shelf = await database.shelves.get(shelfOf(name))
  const kept = shelf?.records.get(name.id)
  return kept && { ...name, ...kept }
}

/** Records of one shelf. */
export type Shelved<Name> = readonly [ShelfKey, readonly Name[]]

/** Puts records on their shelves, and removes those without a text. Call within a transaction over the shelves. */
export async function putRecords(database: Database, portion: readonly Shelved<PreparedRecord>[]): Promise<void> {
  const before = await database.shelves.bulkGet(portion.map(([key]) => key))
  const after = portion.map(([[collection, shelf], changed], at) => {
    const records = new Map(before[at]?.records)
    for (const { id, text, hash } of changed) {
      if (text === undefined) records.delete(id)
      else records.set(id, { text, hash })
    }
    return { collection, shelf, records }
  })
  await database.shelves.bulkPut(after.filter(({ records }) => records.size > 0))
  await database.shelves.bulkDelete(after.filter(({ records }) => records.size === 0).map(keyOf))
}

/** Notes that records wait for the journal. Call within a transaction over what waits. */
export async function markWaiting(
  database: Database,
  portion: readonly Shelved<RecordName & { readonly hash: string }>[]
): Promise<void> {
  const before = await database.waiting.bulkGet(portion.map(([key]) => key))
  await database.waiting.bulkPut(
    portion.map(([[collection, shelf], changed], at) => {
      const hashes = new Map(before[at]?.hashes)
      for (const { id, hash } of changed) hashes.set(id, hash)
      return { collection, shelf, hashes }
    })
  )
}

const keyOf = ({ collection, shelf }: { readonly collection: Collection; readonly shelf: string }): ShelfKey => [
  collection,
  shelf
]

/** Parts of a list that are written or read at once. */
export function portionsOf<Value>(values: readonly Value[], size = PORTION): readonly (readonly Value[])[] {
  const starts = Array.from({ length: Math.ceil(values.length / size) }, (_, index) => index * size)
  return starts.map((start) => values.slice(start, start + size))
}
