import { Dexie, type EntityTable, type Table } from 'dexie'
import type { Collection } from '#host/host-api'

/** One stored record: its JSON value and the SHA-256 of that JSON, which the journal also knows. */
export interface StoredRecord {
  readonly collection: Collection
  readonly id: string
  readonly value: unknown
  readonly hash: string
}

/** A change that is in the store but not yet acknowledged by the host's journal. */
export interface OutboxEntry {
  readonly sequence: number
  readonly collection: Collection
  readonly id: string
  /** JSON text, null for a removal. */
  readonly value: string | null
  readonly hash: string
}

/** Number of the newest journal entry that this store knows to be on disk. */
export interface JournalMark {
  readonly key: 'journal'
  readonly sequence: number
}

/**
 * The window's working store. All collections share one table keyed by collection and id, so that a change of several
 * records and its outbox entries are one transaction. Strict durability: an acknowledged write survives a crash of the
 * browser (Chromium's default flushes only now and then).
 */
export class Database extends Dexie {
  declare records: Table<StoredRecord, [Collection, string]>
  declare outbox: EntityTable<OutboxEntry, 'sequence'>
  declare marks: Table<JournalMark, string>

  constructor(name = 'bifolium') {
    super(name, { chromeTransactionDurability: 'strict' })
    this.version(1).stores({ records: '[collection+id], collection', outbox: '++sequence', marks: 'key' })
  }
}
