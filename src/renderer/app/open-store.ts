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

export interface OpenStoreOptions {
  readonly locks?: Locks
  /** How long a start waits for the journal to take what the last session left waiting. */
  readonly patienceMs?: number
}

/**
 * Opens the working store and compares it with the host's journal before anything is shown: what a crash left waiting
 * is sent first, then what only the journal has is brought back. A journal that cannot be reached stops nothing, nor
 * does one that takes long: a store that has so much to send is no wiped one, and the next start compares. Rejects
 * with a sentence when another window has the store, or a later version has written it.
 */
export async function openStore(
  host: HostApi,
  { locks = navigator.locks, patienceMs = 3000 }: OpenStoreOptions = {}
): Promise<{ readonly store: RecordStore; readonly report: StoreReport }> {
  const { dataFolder } = await host.describe()
  if (!(await claimStore(dataFolder, locks))) throw new Error(text('app.otherWindow'))
  const database = await openDatabase(dataFolder).catch((error: unknown) => {
    throw error instanceof NewerStoreError ? new Error(text('app.newerStore'), { cause: error }) : error
  })
  const store = createRecordStore(database, host, { giveWay })
  try {
    if (!(await isSent(store, patienceMs))) return { store, report: UNCOMPARED }
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
    return { store, report: { ...UNCOMPARED, journalAway } }
  }
}

const UNCOMPARED: StoreReport = { restored: 0, journalRepaired: false, journalAway: undefined }

/** Whether all that waits has gone out within this time; what has not goes on, and is tried again where it fails. */
async function isSent(store: RecordStore, patienceMs: number): Promise<boolean> {
  const sent = store.drain().then(() => true)
  const late = new Promise<boolean>((resolve) => setTimeout(() => resolve(false), patienceMs))
  // Whoever stops waiting does not hear of a later failure; the store itself notes it.
  sent.catch(() => undefined)
  return Promise.race([sent, late])
}
