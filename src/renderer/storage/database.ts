import { Dexie, type Table, type Transaction } from 'dexie'
import type { Collection, RecordName } from '#host/host-api'
import { byShelf, type ShelfKey } from './shelf'

/** One record as it is kept: its JSON and the SHA-256 of that, which the journal also knows. */
export interface StoredRecord extends RecordName {
  readonly text: string
  readonly hash: string
}

/** The records of one row, by id. */
export interface Shelf {
  readonly collection: Collection
  readonly shelf: string
  readonly records: ReadonlyMap<string, Pick<StoredRecord, 'text' | 'hash'>>
}

/**
 * Records of a shelf whose latest values the host's journal has not acknowledged yet, with the hash of the value that
 * waits, empty for a removal; the values themselves stand in the shelf.
 */
export interface WaitingShelf {
  readonly collection: Collection
  readonly shelf: string
  readonly hashes: ReadonlyMap<string, string>
}

/** What the store knows of its other copy. */
export type Mark =
  /** Number of the newest journal entry that this store knows to be on disk. */
  | { readonly key: 'journal'; readonly sequence: number }
  /** The data folder that this store works for. */
  | { readonly key: 'folder'; readonly folder: string }

/**
 * The window's working store. All collections share one table, so that a change of several records and the note that
 * they wait for the journal are one transaction. Strict durability: an acknowledged write survives a crash of the
 * browser (Chromium's default flushes only now and then).
 */
export class Database extends Dexie {
  declare shelves: Table<Shelf, ShelfKey>
  declare waiting: Table<WaitingShelf, ShelfKey>
  declare marks: Table<Mark, string>

  constructor(name: string) {
    super(name, { chromeTransactionDurability: 'strict' })
    this.version(1).stores({ records: '[collection+id], collection', pending: '[collection+id]', marks: 'key' })
    this.version(2)
      .stores({ records: null, pending: null, shelves: '[collection+shelf]', waiting: '[collection+shelf]' })
      .upgrade(fillShelves)
    // Pictures stand apart from now on: a program that does not know it would show manuscripts without them.
    this.version(3).stores({})
  }
}

/** Version 1 had a row for each record, with its value, and another for each that waited. */
async function fillShelves(transaction: Transaction): Promise<void> {
  const records = await transaction.table<RecordName & { value: unknown; hash: string }>('records').toArray()
  const stored = records.map(({ value, ...record }) => ({ ...record, text: JSON.stringify(value) }))
  const waiting = await transaction.table<RecordName & { hash: string }>('pending').toArray()
  await transaction.table<Shelf>('shelves').bulkPut(
    byShelf(stored).map(([[collection, shelf], all]) => {
      return { collection, shelf, records: new Map(all.map(({ id, text, hash }) => [id, { text, hash }])) }
    })
  )
  await transaction.table<WaitingShelf>('waiting').bulkPut(
    byShelf(waiting).map(([[collection, shelf], all]) => {
      return { collection, shelf, hashes: new Map(all.map(({ id, hash }) => [id, hash])) }
    })
  )
}
