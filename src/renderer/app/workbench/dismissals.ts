import { z } from 'zod/mini'
import type { RecordStore } from '../../storage/record-store'
import type { Dismissals } from '../../workbench/workbench'

/** Id of the record among the settings. */
const DISMISSED = 'dismissed-findings'

/** Keys name words that are edited away, and manuscripts are deleted: the latest of each are kept. */
const MOST_KEYS = 2000
const MOST_MANUSCRIPTS = 200

const schema = z.record(z.string(), z.array(z.string()))

/** The dismissed findings as they were left; none where they cannot be read. They are this user's, no part of a file. */
export async function loadDismissals(store: Pick<RecordStore, 'read' | 'keep'>): Promise<Dismissals> {
  const stored = schema.safeParse((await store.read('settings', DISMISSED)) ?? {})
  const byManuscript = new Map(Object.entries(stored.success ? stored.data : {}))
  return {
    read: (id) => new Set(byManuscript.get(id)),
    write: (id, keys) => {
      byManuscript.delete(id)
      if (keys.size > 0) byManuscript.set(id, [...keys].slice(-MOST_KEYS))
      const value = Object.fromEntries([...byManuscript].slice(-MOST_MANUSCRIPTS))
      // What could not be stored is dismissed again in a second; it never interrupts writing.
      void store.keep([{ collection: 'settings', id: DISMISSED, value }]).catch(() => undefined)
    }
  }
}
