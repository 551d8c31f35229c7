import type { Collection, HostApi, JournalEntry, RecordName } from '#host/host-api'
import type { Database, OutboxEntry, StoredRecord } from './database'
import { hashOf } from './hash'

/** A record to write, or with `value: null` to remove. `value` must survive JSON. */
export interface RecordChange extends RecordName {
  readonly value: unknown
}

/** What differs between the working store and the journal, journal's view first. */
export interface Comparison {
  /** Records whose latest value only the journal has: missing or outdated in the store. */
  readonly lost: readonly RecordName[]
  /** Records whose latest value only the store has: unknown to the journal, or outdated where the journal lost its end. */
  readonly unknown: readonly RecordName[]
  readonly journalRepaired: boolean
}

/** Both copies are written, or the reason is thrown; the text stays with the caller either way. */
export interface RecordStore {
  readonly readAll: (collection: Collection) => Promise<readonly StoredRecord[]>
  readonly read: (collection: Collection, id: string) => Promise<unknown>
  /** Writes all changes in one transaction, then waits until the journal has them too. */
  readonly write: (changes: readonly RecordChange[]) => Promise<void>
  /** Sends what the journal has not acknowledged yet, e.g. after a crash or while the host was away. */
  readonly drain: () => Promise<void>
  readonly compare: () => Promise<Comparison>
  /** Brings the lost records back from the journal and tells the journal about the unknown ones. */
  readonly repair: (comparison: Comparison) => Promise<void>
}

/** Largest JSON text sent to the journal in one call; a single larger record goes alone. */
const BATCH_CHARACTERS = 2_000_000

/** A failed write to one of the two copies, with what failed. */
export class StoreError extends Error {
  constructor(
    readonly copy: 'store' | 'journal',
    message: string,
    options?: { cause?: unknown }
  ) {
    super(message, options)
    this.name = 'StoreError'
  }
}

/** The working store in IndexedDB with the host's journal as its second copy. */
export function createRecordStore(database: Database, host: HostApi): RecordStore {
  const draining = createQueue()
  const storing = createQueue()

  const drainOnce = async (): Promise<void> => {
    for (;;) {
      const batch = await nextBatch(database)
      const last = batch.at(-1)
      if (!last) return
      const answer = await host.appendJournal(batch.map(toJournalEntry))
      if (!answer.ok) throw new StoreError('journal', answer.error.message)
      await database.transaction('rw', database.outbox, database.marks, async () => {
        await database.outbox.where('sequence').belowOrEqual(last.sequence).delete()
        await database.marks.put({ key: 'journal', sequence: answer.value.sequence })
      })
    }
  }
  const drain = (): Promise<void> => draining(drainOnce)

  const store = async (changes: readonly RecordChange[]): Promise<void> => {
    const prepared = await Promise.all(changes.map(prepare))
    try {
      if (!database.isOpen()) await database.open()
      await database.transaction('rw', database.records, database.outbox, async () => {
        const kept = prepared.filter((row) => row.text !== null)
        const removed = prepared.filter((row) => row.text === null)
        await database.records.bulkPut(kept.map(toStoredRecord))
        await database.records.bulkDelete(removed.map((row) => [row.collection, row.id]))
        await database.outbox.bulkAdd(prepared.map(toOutboxEntry))
      })
    } catch (cause) {
      // A full disk closes the connection for good (RELIABILITY M7): the next write must open a new one.
      database.close({ disableAutoOpen: false })
      throw new StoreError('store', `The working store refused the change: ${reasonOf(cause)}`, { cause })
    }
  }

  return {
    readAll: (collection) => database.records.where('collection').equals(collection).toArray(),
    read: async (collection, id) => (await database.records.get([collection, id]))?.value,
    write: async (changes) => {
      // Hashing takes unequal time: without the queue a later change could reach the store first.
      await storing(() => store(changes))
      await drain()
    },
    drain,
    compare: async () => {
      const index = await host.readJournalIndex()
      if (!index.ok) throw new StoreError('journal', index.error.message)
      const stored = new Map<string, string>()
      await database.records.each((record) => stored.set(nameKey(record), record.hash))
      const known = new Set(index.value.records.map(nameKey))
      const differing = index.value.records.filter((record) => stored.get(nameKey(record)) !== record.hash)
      const mark = await database.marks.get('journal')
      // A journal that ends before what it acknowledged has lost its end: then the store is the newer copy.
      const journalIsBehind = index.value.sequence < (mark?.sequence ?? 0)
      const isNewerHere = (record: RecordName): boolean => journalIsBehind && stored.has(nameKey(record))
      return {
        lost: differing.filter((record) => !isNewerHere(record)).map(toName),
        unknown: [
          ...[...stored.keys()].filter((key) => !known.has(key)).map(nameOfKey),
          ...differing.filter(isNewerHere).map(toName)
        ],
        journalRepaired: index.value.repaired
      }
    },
    repair: async ({ lost, unknown }) => {
      const answer = await host.readJournalRecords(lost)
      if (!answer.ok) throw new StoreError('journal', answer.error.message)
      await database.records.bulkPut(answer.value.flatMap(fromJournalEntry))
      const missing = await database.records.bulkGet(unknown.map((name) => [name.collection, name.id]))
      await database.outbox.bulkAdd(
        missing
          .filter((record) => record !== undefined)
          .map((record) => toOutboxEntry({ ...record, text: JSON.stringify(record.value) }))
      )
      await drain()
    }
  }
}

/** Runs jobs one after the other; a failed job does not stop the next. */
function createQueue(): (job: () => Promise<void>) => Promise<void> {
  let last: Promise<void> = Promise.resolve()
  return (job) => {
    last = last.catch(() => undefined).then(job)
    return last
  }
}

interface PreparedChange extends RecordChange {
  readonly text: string | null
  readonly hash: string
}

async function prepare(change: RecordChange): Promise<PreparedChange> {
  if (change.value === null) return { ...change, text: null, hash: '' }
  const text = JSON.stringify(change.value)
  return { ...change, text, hash: await hashOf(text) }
}

async function nextBatch(database: Database): Promise<OutboxEntry[]> {
  const batch: OutboxEntry[] = []
  let characters = 0
  await database.outbox
    .orderBy('sequence')
    .until(() => characters > BATCH_CHARACTERS)
    .each((entry) => {
      batch.push(entry)
      characters += entry.value?.length ?? 0
    })
  return batch
}

const nameKey = (name: RecordName): string => `${name.collection}/${name.id}`
const nameOfKey = (key: string): RecordName => {
  const cut = key.indexOf('/')
  return { collection: key.slice(0, cut) as Collection, id: key.slice(cut + 1) }
}
const toName = ({ collection, id }: RecordName): RecordName => ({ collection, id })
const toStoredRecord = ({ collection, id, value, hash }: PreparedChange): StoredRecord => ({
  collection,
  id,
  value,
  hash
})
const toOutboxEntry = (row: PreparedChange): Omit<OutboxEntry, 'sequence'> => ({
  collection: row.collection,
  id: row.id,
  value: row.text,
  hash: row.hash
})
const toJournalEntry = ({ collection, id, value, hash }: OutboxEntry): JournalEntry => ({ collection, id, value, hash })
const fromJournalEntry = ({ collection, id, value, hash }: JournalEntry): StoredRecord[] =>
  value === null ? [] : [{ collection, id, value: JSON.parse(value) as unknown, hash }]

function reasonOf(cause: unknown): string {
  return cause instanceof Error ? `${cause.name}: ${cause.message}` : String(cause)
}
