import type { HostApi } from '#host/host-api'
import { text } from '../i18n'
import { claimStore, type Locks } from '../storage/claim-store'
import { NewerStoreError, openDatabase } from '../storage/open-database'
import { createRecordStore, type RecordStore } from '../storage/record-store'
import { giveWay } from '../workbench/run-in-slices'

/** What the comparison of the two copies found, to be told to the user. */
export interface StoreReport {
  /** Records that the working store had lost and that were brought back. */
  readonly restored: number
  readonly journalRepaired: boolean
  /** Why the journal could not be reached. */
  readonly journalAway: string | undefined
}

/**
 * Opens the working store and compares it with the host's journal before anything is shown: what a crash left waiting
 * is sent first, then what only the journal has is brought back. A journal that cannot be reached stops nothing. Rejects
 * with a sentence when another window has the store, or a later version has written it.
 */
export async function openStore(
  host: HostApi,
  locks: Locks = navigator.locks
): Promise<{ readonly store: RecordStore; readonly report: StoreReport }> {
  const { dataFolder } = await host.describe()
  if (!(await claimStore(dataFolder, locks))) throw new Error(text('app.otherWindow'))
  const database = await openDatabase(dataFolder).catch((error: unknown) => {
    throw error instanceof NewerStoreError ? new Error(text('app.newerStore'), { cause: error }) : error
  })
  const store = createRecordStore(database, host, { giveWay })
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
