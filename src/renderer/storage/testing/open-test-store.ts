import { succeed } from '#core/result'
import type { HostApi } from '#host/host-api'
import { Database } from '../database'
import { createRecordStore, type RecordStore } from '../record-store'

let stores = 0

/** A store of its own in memory, over a journal that takes everything. `database` is what a test may damage. */
export function openTestStore(): { readonly store: RecordStore; readonly database: Database } {
  const host: Partial<HostApi> = { appendJournal: async () => succeed({ sequence: 1 }) }
  const database = new Database(`test-store-${++stores}`)
  return { store: createRecordStore(database, host as HostApi), database }
}
