import type { JournalEntry } from '#host/host-api'
import type { Database } from './database'

/** What goes to the journal in one call. */
export type Batch = readonly JournalEntry[]

/** Largest JSON text sent in one call; a single larger record goes alone. */
const MAX_CHARACTERS = 1_000_000
const MAX_RECORDS = 500

/** The next records that wait for the journal, with their values as they stand; empty when none waits. */
export async function nextBatch(database: Database): Promise<Batch> {
  return database.transaction('r', database.pending, database.records, async () => {
    const waiting = await database.pending.limit(MAX_RECORDS).primaryKeys()
    const records = await database.records.bulkGet(waiting)
    const batch: JournalEntry[] = []
    let characters = 0
    for (const [index, [collection, id]] of waiting.entries()) {
      const record = records[index]
      const value = record ? JSON.stringify(record.value) : null
      characters += value?.length ?? 0
      if (batch.length > 0 && characters > MAX_CHARACTERS) break
      batch.push({ collection, id, value, hash: record?.hash ?? '' })
    }
    return batch
  })
}

/** Notes that the journal has the batch. A record that changed while it was on its way goes on waiting. */
export async function acknowledgeBatch(database: Database, batch: Batch, sequence: number): Promise<void> {
  await database.transaction('rw', database.pending, database.marks, async () => {
    const waiting = await database.pending.bulkGet(batch.map(({ collection, id }) => [collection, id]))
    const delivered = batch.filter(({ hash }, index) => waiting[index]?.hash === hash)
    await database.pending.bulkDelete(delivered.map(({ collection, id }) => [collection, id]))
    await database.marks.put({ key: 'journal', sequence })
  })
}
