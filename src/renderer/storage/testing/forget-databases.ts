import { Dexie } from 'dexie'
import { IDBFactory } from 'fake-indexeddb'

/** Makes the browser one that has stored nothing yet. */
export function forgetDatabases(): void {
  indexedDB = new IDBFactory()
  Dexie.dependencies.indexedDB = indexedDB
}
