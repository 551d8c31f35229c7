import { fail, succeed, type Result } from '#core/result'
import { isNamedByHash, type HostError, type JournalEntry, type JournalHead } from '#host/host-api'
import { hostErrorOf } from './host-error-of'
import type { Journal } from './journal'
import { hashText, isHashRight } from './journal-line'
import type { PictureFiles } from './picture-files'

/** What stands in the journal for a picture: that it is there. */
const NOTE = { value: '', hash: hashText('') } as const

/**
 * A journal whose pictures stand in files of their own, so that neither a snapshot nor a compaction copies them. To those
 * who write and read it they are records like any other.
 */
export function keepPicturesApart(journal: Journal, pictures: PictureFiles): Journal {
  let last: Promise<unknown> = Promise.resolve()
  const append = async (entries: readonly JournalEntry[]): Promise<Result<JournalHead, HostError>> => {
    const apart = entries.filter(({ collection, value }) => isNamedByHash(collection) && value !== null)
    const wrong = apart.find((entry) => entry.id !== entry.hash || !isHashRight(entry))
    if (wrong) {
      const message = `The picture ${wrong.id} is not named by the hash of its value; nothing was written.`
      return fail({ code: 'bad-request', message })
    }
    try {
      // First the files: what the journal has acknowledged is there.
      for (const { id, value } of apart) await pictures.write(id, value ?? '')
    } catch (error) {
      return fail(hostErrorOf(error, 'write-failed', 'A picture'))
    }
    return journal.append(entries.map((entry) => (apart.includes(entry) ? { ...entry, ...NOTE } : entry)))
  }
  return {
    ...journal,
    append: (entries) => {
      const run = last.then(() => append(entries))
      last = run
      return run
    },
    readIndex: async () => {
      const index = await journal.readIndex()
      if (!index.ok) return index
      const records = index.value.records.flatMap((record) => {
        if (!isNamedByHash(record.collection)) return [record]
        return pictures.has(record.id) ? [{ ...record, hash: record.id }] : []
      })
      return succeed({ ...index.value, records })
    },
    readRecords: async (names) => {
      const read = await journal.readRecords(names)
      if (!read.ok) return read
      const entries: JournalEntry[] = []
      for (const entry of read.value) {
        if (!isNamedByHash(entry.collection)) entries.push(entry)
        else {
          const value = await pictures.read(entry.id)
          if (value !== undefined) entries.push({ ...entry, value, hash: entry.id })
        }
      }
      return succeed(entries)
    }
  }
}
