import {
  COLLECTIONS,
  isNamedByHash,
  type Collection,
  type HostApi,
  type JournalEntry,
  type RecordName
} from '#host/host-api'
import type { Database, StoredRecord } from './database'
import { createQueue } from './create-queue'
import { hashOf } from './hash'
import { acknowledgeBatch, nextBatch } from './journal-batch'
import { byShelf } from './shelf'
import {
  findRecord,
  markWaiting,
  portionsOf,
  putRecords,
  readIds,
  readPortions,
  readRecords,
  type PreparedRecord
} from './shelved-records'

/** A record to write, or with `value: null` to remove. `value` must survive JSON. */
export interface RecordChange extends RecordName {
  readonly value: unknown
}

/** A record as it was read. */
export interface ReadRecord {
  readonly id: string
  readonly value: unknown
}

/** What differs between the working store and the journal, journal's view first. */
export interface Comparison {
  /** Records whose latest value only the journal has: missing or outdated in the store. */
  readonly lost: readonly RecordName[]
  /** Records whose latest value only the store has: unknown to the journal, or outdated where the journal lost lines. */
  readonly unknown: readonly RecordName[]
  readonly journalRepaired: boolean
  /** Number of the journal's last entry. */
  readonly sequence: number
}

/** The working store and the journal behind it. */
export interface RecordStore {
  readonly readAll: (collection: Collection) => Promise<readonly ReadRecord[]>
  /** As `readAll`, by portions: reading a large collection at once would hold up the window. */
  readonly readPortions: (
    collection: Collection,
    onPortion: (records: readonly ReadRecord[]) => void | Promise<void>
  ) => Promise<void>
  readonly readIds: (collection: Collection) => Promise<readonly string[]>
  readonly read: (collection: Collection, id: string) => Promise<unknown>
  /**
   * Writes all changes or none, and resolves once the journal has them too. Rejects with a `StoreError` whose `copy`
   * says which copy failed: with `journal`, the working store has the change and goes on offering it to the journal.
   */
  readonly write: (changes: readonly RecordChange[]) => Promise<void>
  /** As `write`, but resolves once the working store has the change; the journal gets it as soon as it can be reached. */
  readonly keep: (changes: readonly RecordChange[]) => Promise<void>
  /** Sends what the journal has not acknowledged yet, e.g. after a crash or while the host was away. */
  readonly drain: () => Promise<void>
  readonly compare: () => Promise<Comparison>
  /** Brings the lost records back from the journal and tells the journal about the unknown ones. */
  readonly repair: (comparison: Comparison) => Promise<void>
  /** Why the journal lacks changes that are kept here; undefined when it has them all. */
  readonly journalProblem: () => string | undefined
  /** Calls `listener` when the journal's problem comes or goes. Returns the unsubscribe function. */
  readonly onJournalProblem: (listener: () => void) => () => void
}

/** Changes made ready at once, before anything else may happen in the window. */
const PORTION = 100
/** Longest id that the journal takes. */
const MAX_ID_LENGTH = 300

export interface RecordStoreOptions {
  /** Pause before the journal is offered again what it refused. */
  readonly retryMs?: number
  /** Lets keys, clicks and frames in between the parts of a long change. */
  readonly giveWay?: () => Promise<void>
}

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
export function createRecordStore(database: Database, host: HostApi, options: RecordStoreOptions = {}): RecordStore {
  const { retryMs = 3000, giveWay = async () => undefined } = options
  const draining = createQueue()
  const storing = createQueue()
  const problem = createProblem()
  let retry: ReturnType<typeof setTimeout> | undefined

  const drainAll = async (): Promise<void> => {
    for (;;) {
      const batch = await nextBatch(database)
      if (batch.length === 0) return
      const answer = await host.appendJournal(batch)
      if (!answer.ok) throw new StoreError('journal', answer.error.message)
      await acknowledgeBatch(database, batch, answer.value.sequence)
    }
  }
  const drainOnce = async (): Promise<void> => {
    clearTimeout(retry)
    try {
      await drainAll()
      problem.set(undefined)
    } catch (cause) {
      problem.set(reasonOf(cause))
      retry = setTimeout(() => void drain().catch(() => undefined), retryMs)
      throw cause instanceof StoreError ? cause : new StoreError('journal', reasonOf(cause), { cause })
    }
  }
  const drain = (): Promise<void> => draining(drainOnce)

  const store = async (changes: readonly RecordChange[]): Promise<void> => {
    const prepared: PreparedRecord[] = []
    for (const portion of portionsOf(changes, PORTION)) {
      prepared.push(...(await Promise.all(portion.map(prepare))))
      await giveWay()
    }
    try {
      if (!database.isOpen()) await database.open()
      await database.transaction('rw', database.shelves, database.waiting, async () => {
        for (const portion of portionsOf(byShelf(prepared))) {
          await putRecords(database, portion)
          await markWaiting(database, portion)
        }
      })
    } catch (cause) {
      // A full disk closes the connection for good (RELIABILITY M7): the next write must open a new one.
      database.close({ disableAutoOpen: false })
      throw new StoreError('store', `The working store refused the change: ${reasonOf(cause)}`, { cause })
    }
  }
  // Hashing takes unequal time: without the queue a later change could reach the store first.
  const storeInTurn = (changes: readonly RecordChange[]): Promise<void> => storing(() => store(changes))

  return {
    readAll: async (collection) => {
      const all: ReadRecord[] = []
      await readPortions(database, collection, (portion) => void all.push(...portion.map(toRead)))
      return all
    },
    readPortions: (collection, onPortion) =>
      readPortions(database, collection, (portion) => onPortion(portion.map(toRead))),
    readIds: (collection) => readIds(database, collection),
    read: async (collection, id) => {
      const record = await findRecord(database, { collection, id })
      return record && toRead(record).value
    },
    write: async (changes) => {
      await storeInTurn(changes)
      await drain()
    },
    keep: async (changes) => {
      await storeInTurn(changes)
      void drain().catch(() => undefined)
    },
    drain,
    compare: () => compareCopies(database, host),
    repair: async ({ lost, unknown, sequence }) => {
      await bringBack(database, host, lost)
      const missing = await readRecords(database, unknown)
      await database.transaction('rw', database.waiting, database.marks, async () => {
        for (const portion of portionsOf(byShelf(missing))) await markWaiting(database, portion)
        await database.marks.put({ key: 'journal', sequence })
      })
      await drain()
    },
    journalProblem: problem.read,
    onJournalProblem: problem.subscribe
  }
}

async function compareCopies(database: Database, host: HostApi): Promise<Comparison> {
  const index = await host.readJournalIndex()
  if (!index.ok) throw new StoreError('journal', index.error.message)
  const { records, repaired, sequence } = index.value
  const stored = new Map<string, string>()
  for (const collection of COLLECTIONS) {
    if (isNamedByHash(collection)) {
      for (const id of await readIds(database, collection)) stored.set(nameKey({ collection, id }), id)
      continue
    }
    await readPortions(database, collection, (portion) => {
      for (const record of portion) stored.set(nameKey(record), record.hash)
    })
  }
  const known = new Set(records.map(nameKey))
  const differing = records.filter((record) => stored.get(nameKey(record)) !== record.hash)
  const mark = await database.marks.get('journal')
  // A journal that ends before what it acknowledged has lost its end, and a repaired one has lost lines that it may
  // have numbered anew since: then the store is the newer copy.
  const journalIsBehind = repaired || sequence < (mark?.key === 'journal' ? mark.sequence : 0)
  const isNewerHere = (record: RecordName): boolean => journalIsBehind && stored.has(nameKey(record))
  return {
    lost: differing.filter((record) => !isNewerHere(record)).map(toName),
    unknown: [
      ...[...stored.keys()].filter((key) => !known.has(key)).map(nameOfKey),
      ...differing.filter(isNewerHere).map(toName)
    ],
    journalRepaired: repaired,
    sequence
  }
}

async function bringBack(database: Database, host: HostApi, lost: readonly RecordName[]): Promise<void> {
  for (const portion of portionsOf(byShelf(lost))) {
    const answer = await host.readJournalRecords(portion.flatMap(([, names]) => names))
    if (!answer.ok) throw new StoreError('journal', answer.error.message)
    const records = answer.value.flatMap(fromJournalEntry)
    await database.transaction('rw', database.shelves, () => putRecords(database, byShelf(records)))
  }
}

function createProblem(): {
  readonly read: () => string | undefined
  readonly set: (value: string | undefined) => void
  readonly subscribe: (listener: () => void) => () => void
} {
  let problem: string | undefined
  const listeners = new Set<() => void>()
  return {
    read: () => problem,
    set: (value) => {
      if (value === problem) return
      problem = value
      listeners.forEach((listener) => listener())
    },
    subscribe: (listener) => {
      listeners.add(listener)
      return () => void listeners.delete(listener)
    }
  }
}

async function prepare({ collection, id, value }: RecordChange): Promise<PreparedRecord> {
  // The journal would refuse such an id, and with it everything that waits behind it.
  if (id === '' || id.length > MAX_ID_LENGTH) {
    throw new StoreError(
      'store',
      `“${id.slice(0, 60)}” is no id for a record: it must have 1 to ${MAX_ID_LENGTH} characters.`
    )
  }
  if (value === null) return { collection, id, text: undefined, hash: '' }
  const text = JSON.stringify(value)
  return { collection, id, text, hash: isNamedByHash(collection) ? id : await hashOf(text) }
}

const nameKey = (name: RecordName): string => `${name.collection}/${name.id}`

const nameOfKey = (key: string): RecordName => {
  const cut = key.indexOf('/')
  return { collection: key.slice(0, cut) as Collection, id: key.slice(cut + 1) }
}

const toName = ({ collection, id }: RecordName): RecordName => ({ collection, id })

const toRead = ({ id, text }: StoredRecord): ReadRecord => ({ id, value: JSON.parse(text) as unknown })

const fromJournalEntry = ({ collection, id, value, hash }: JournalEntry): StoredRecord[] =>
  value === null ? [] : [{ collection, id, text: value, hash }]

function reasonOf(cause: unknown): string {
  if (cause instanceof StoreError) return cause.message
  return cause instanceof Error ? `${cause.name}: ${cause.message}` : String(cause)
}
