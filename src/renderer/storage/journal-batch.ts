import type { JournalEntry } from '#host/host-api'
import type { Database } from './database'
import { byShelf } from './shelf'

/** What goes to the journal in one call. */
export type Batch = readonly JournalEntry[]

/** JSON text from which a call takes nothing more: putting a call together must not hold up a frame. */
const ENOUGH_CHARACTERS = 300_000
/** Shelves looked at for one call. */
const MAX_SHELVES = 8

/** The next records that wait for the journal, with their values as they stand; empty when none waits. */
export async function nextBatch(database: Database): Promise<Batch> {
  return database.transaction('r', database.waiting, database.shelves, async () => {
    const waiting = await database.waiting.limit(MAX_SHELVES).toArray()
    const batch: JournalEntry[] = []
    let characters = 0
    for (const { collection, shelf, hashes } of waiting) {
      // One at a time: of eight pictures seven would be read in vain.
      const stored = await database.shelves.get([collection, shelf])
      for (const id of hashes.keys()) {
        const record = stored?.records.get(id)
        batch.push({ collection, id, value: record?.text ?? null, hash: record?.hash ?? '' })
        characters += record?.text.length ?? 0
      }
      if (characters > ENOUGH_CHARACTERS) break
    }
    return batch
  })
}

/** Notes that the journal has the batch. A record that changed while it was on its way goes on waiting. */
export async function acknowledgeBatch(database: Database, batch: Batch, sequence: number): Promise<void> {
  await database.transaction('rw', database.waiting, database.marks, async () => {
    const delivered = byShelf(batch)
    const waiting = await database.waiting.bulkGet(delivered.map(([key]) => key))
    const left = delivered.flatMap(([, entries], index) => {
      const shelf = waiting[index]
      if (!shelf) return []
      const hashes = new Map(shelf.hashes)
      for (const { id, hash } of entries) if (hashes.get(id) === hash) hashes.delete(id)
      return [{ ...shelf, hashes }]
    })
    await database.waiting.bulkPut(left.filter(({ hashes }) => hashes.size > 0))
    await database.waiting.bulkDelete(
      left.filter(({ hashes }) => hashes.size === 0).map(({ collection, shelf }) => [collection, shelf])
    )
    await database.marks.put({ key: 'journal', sequence })
  })
}
