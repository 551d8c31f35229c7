import { z } from 'zod/mini'
import type { RecordStore } from '../../storage/record-store'
import type { Dismissals } from '../../workbench/workbench'

/** Id of the record among the settings. */
const DISMISSED = 'dismissed-findings'

const schema = z.record(z.string(), z.array(z.string()))

/** The dismissed findings as they were left; none where they cannot be read. They are this user's, no part of a file. */
export async function loadDismissals(store: Pick<RecordStore, 'read' | 'keep'>): Promise<Dismissals> {
  const stored = schema.safeParse((await store.read('settings', DISMISSED)) ?? {})
  const byManuscript = new Map(Object.entries(stored.success ? stored.data : {}))
  return {
    read: (id) => new Set(byManuscript.get(id)),
    write: (id, keys) => {
      if (keys.size === 0) byManuscript.delete(id)
      else byManuscript.set(id, [...keys])
      const value = Object.fromEntries(byManuscript)
      // What could not be stored is dismissed again in a second; it never interrupts writing.
      void store.keep([{ collection: 'settings', id: DISMISSED, value }]).catch(() => undefined)
    }
  }
}
