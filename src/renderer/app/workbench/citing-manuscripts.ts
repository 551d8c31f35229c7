import type { ReferenceId } from '#core/ids'
import { citedReferenceIds } from '#core/manuscript/cited-references'
import { changeCitations } from '#core/manuscript/follow-references'
import type { Manuscript } from '#core/manuscript/manuscript'
import { readManuscriptValue } from '#core/manuscript/parse-manuscript'
import type { RecordChange, RecordStore } from '../../storage/record-store'
import type { CitationChange } from './library-change'
import type { StoredPictures } from './stored-pictures'

/** The manuscripts of the store as the library sees them: what they cite, and how their citations change. */
export interface CitingManuscripts {
  /** Titles of the manuscripts that cite each of the references; the open one counts as it stands now. */
  readonly titlesCiting: (ids: readonly ReferenceId[]) => Promise<ReadonlyMap<ReferenceId, readonly string[]>>
  /**
   * What to write so that the citations of every manuscript read as `change` gives them; nothing is written here. One
   * that this version cannot read is left alone.
   */
  readonly changesFor: (change: CitationChange) => Promise<readonly RecordChange[]>
}

/** `openManuscript` is asked at each call: its text is newer than what is stored, and has its pictures in it. */
export function createCitingManuscripts(
  store: Pick<RecordStore, 'readAll'>,
  pictures: Pick<StoredPictures, 'changesFor'>,
  openManuscript: () => Manuscript | undefined
): CitingManuscripts {
  const readAll = async (): Promise<readonly Manuscript[]> => {
    const records = await store.readAll('manuscripts')
    const open = openManuscript()
    const stored = records.flatMap(({ value }) => {
      const read = readManuscriptValue(value)
      return read.ok && read.value.manuscript.id !== open?.id ? [read.value.manuscript] : []
    })
    return open ? [open, ...stored] : stored
  }
  return {
    titlesCiting: async (ids) => {
      const titles = new Map<ReferenceId, string[]>(ids.map((id) => [id, []]))
      for (const manuscript of await readAll()) {
        for (const id of citedReferenceIds(manuscript)) titles.get(id)?.push(manuscript.title)
      }
      return titles
    },
    changesFor: async (change) => {
      const manuscripts = await readAll()
      const changed = manuscripts.flatMap((manuscript) => {
        const value = changeCitations(manuscript, (citation) => change(citation, manuscript.id))
        return value === manuscript ? [] : [value]
      })
      return (await Promise.all(changed.map(pictures.changesFor))).flat()
    }
  }
}
