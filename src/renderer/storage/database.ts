import { Dexie, type Table } from 'dexie'
import type { Collection } from '#host/host-api'

/** One stored record: its JSON value and the SHA-256 of that JSON, which the journal also knows. */
export interface StoredRecord {
  readonly collection: Collection
  readonly id: string
  readonly value: unknown
  readonly hash: string
}

/** A record whose latest value the host's journal has not acknowledged yet; the value itself stands in `records`. */
export interface PendingRecord {
  readonly collection: Collection
  readonly id: string
  /** Hash of the value that waits, empty for a removal. */
  readonly hash: string
}

/** What the store knows of its other copy. */
export type Mark =
  /** Number of the newest journal entry that this store knows to be on disk. */
  | { readonly key: 'journal'; readonly sequence: number }
  /** The data folder that this store works for. */
  | { readonly key: 'folder'; readonly folder: string }

/**
 * The window's working store. All collections share one table keyed by collection and id, so that a change of several
 * records and the note that they wait for the journal are one transaction. Strict durability: an acknowledged write survives a crash of the
 * browser (Chromium's default flushes only now and then).
 */
export class Database extends Dexie {
  declare records: Table<StoredRecord, [Collection, string]>
  declare pending: Table<PendingRecord, [Collection, string]>
  declare marks: Table<Mark, string>

  constructor(name: string) {
    super(name, { chromeTransactionDurability: 'strict' })
    this.version(1).stores({ records: '[collection+id], collection', pending: '[collection+id]', marks: 'key' })
  }
}

/** Records read at once: some milliseconds of copying. */
const PORTION = 1000

/** Gives all records of a collection, portion by portion, by id. */
export async function readPortions(
  database: Database,
  collection: Collection,
  onPortion: (records: readonly StoredRecord[]) => void | Promise<void>
): Promise<void> {
  for (let after = ''; ;) {
    const portion = await database.records
      .where('[collection+id]')
      .between([collection, after], [collection, Dexie.maxKey], false, true)
      .limit(PORTION)
      .toArray()
    if (portion.length > 0) await onPortion(portion)
    const last = portion.at(-1)
    if (!last || portion.length < PORTION) return
    after = last.id
  }
}
