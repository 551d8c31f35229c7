import type { HostApi } from '#host/host-api'
import { Database } from '../storage/database'
import { createRecordStore, type RecordStore } from '../storage/record-store'

/** What the comparison of the two copies found, to be told to the user. */
export interface StoreReport {
  /** Records that the working store had lost and that were brought back. */
  readonly restored: number
  readonly journalRepaired: boolean
  /** Why the journal could not be reached. */
  readonly journalAway: string | undefined
}

/**
 * Opens the working store and compares it with the host's journal before anything is shown: an outbox left by a crash is
 * sent first, then what only the journal has is brought back. A journal that cannot be reached stops nothing.
 */
export async function openStore(host: HostApi): Promise<{ readonly store: RecordStore; readonly report: StoreReport }> {
  void askToKeep(host)
  const database = new Database()
  await database.open()
  const store = createRecordStore(database, host)
  try {
    await store.drain()
    const comparison = await store.compare()
    await store.repair(comparison)
    return {
      store,
      report: {
        restored: comparison.lost.length,
        journalRepaired: comparison.journalRepaired,
        journalAway: undefined
      }
    }
  } catch (error) {
    const journalAway = error instanceof Error ? error.message : String(error)
    return { store, report: { restored: 0, journalRepaired: false, journalAway } }
  }
}

/**
 * Asks the browser never to clear the store for want of space; a refusal is told in About. Electron's window keeps its
 * own without being asked.
 */
async function askToKeep(host: HostApi): Promise<void> {
  try {
    const { kind } = await host.describe()
    if (kind === 'served') await navigator.storage.persist()
  } catch {
    // The journal is there for a store that is not kept.
  }
}
