import { Database } from './database'

/** Name of the first working store in a browser; further data folders have stores of their own. */
const FIRST_NAME = 'bifolium'

/** Dexie multiplies its version numbers for IndexedDB, which takes whole ones alone. */
const DEXIE_STEP = 10

/** The store was written by a later version of the program; it was not opened. */
export class NewerStoreError extends Error {
  override readonly name = 'NewerStoreError'
}

/**
 * Opens the working store of a data folder. The browser keeps one store for all who come from its address, so a second
 * folder served there gets a store of its own: else the manuscripts of both would mix.
 */
export async function openDatabase(folder: string): Promise<Database> {
  const first = await openNamed(FIRST_NAME)
  const owner = await first.marks.get('folder')
  if (owner?.key === 'folder' && owner.folder !== folder) {
    first.close()
    return openNamed(`${FIRST_NAME} ${folder}`)
  }
  if (!owner) await first.marks.put({ key: 'folder', folder })
  return first
}

async function openNamed(name: string): Promise<Database> {
  const database = new Database(name)
  const stored = (await indexedDB.databases()).find((one) => one.name === name)?.version ?? 0
  // Dexie would open a store of a later version, and change it to what this version knows.
  const known = database.verno * DEXIE_STEP
  if (stored > known) throw new NewerStoreError(`The store has version ${stored}; this program knows ${known}.`)
  return database.open().then(() => database)
}
