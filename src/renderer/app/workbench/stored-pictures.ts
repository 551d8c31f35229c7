import { isImageUrl } from '#core/manuscript/link-url'
import { SIDE_NAMES, type Manuscript } from '#core/manuscript/manuscript'
import { pictureAddresses, replacePictureAddresses } from '#core/manuscript/picture-addresses'
import { createQueue } from '../../storage/create-queue'
import { hashOf } from '../../storage/hash'
import type { RecordChange, RecordStore } from '../../storage/record-store'

/**
 * Manuscripts as the store has them: each picture is a record of its own, stored once and named by its hash, so that a
 * save writes the text alone.
 */
export interface StoredPictures {
  /** Finds out which pictures are stored; nothing else here works before. */
  readonly load: () => Promise<void>
  /** Writes a manuscript and what else is given, all or nothing; resolves once the working store has them. */
  readonly keep: (manuscript: Manuscript, also?: readonly RecordChange[]) => Promise<void>
  /** What `keep` would write of a manuscript, for changes that write more than one. */
  readonly changesFor: (manuscript: Manuscript) => Promise<readonly RecordChange[]>
  /** A manuscript from the store with its pictures in it again; one that is lost keeps its name. */
  readonly complete: (manuscript: Manuscript) => Promise<Manuscript>
  /** Removes the pictures that no manuscript names any more, those of this session left out: undo may bring them back. */
  readonly sweep: () => Promise<void>
}

/** Characters below which a picture stays in the text: a record of its own would cost more. */
const SHORT = 1_000
/** The grammar of a name: `media/` and the hash of the record, in hex. Part of the stored format. */
const NAME = /^media\/([0-9a-f]{64})$/u
const NAMES = /media\/([0-9a-f]{64})/gu
const nameOf = (id: string): string => `media/${id}`

/** The pictures of the manuscripts in `store`. */
export function createStoredPictures(store: RecordStore): StoredPictures {
  // One after the other: what is swept is not named by a manuscript that is being written.
  const inTurn = createQueue()
  const stored = new Set<string>()
  const usedNow = new Set<string>()

  let ids: ReadonlyMap<string, string> = new Map()

  const prepare = async (manuscript: Manuscript): Promise<readonly RecordChange[]> => {
    ids = await findIds(addressesIn(manuscript), ids)
    const changes = new Map<string, RecordChange>()
    for (const [url, id] of ids) {
      usedNow.add(id)
      if (!stored.has(id)) changes.set(id, { collection: 'pictures', id, value: url })
    }
    return [...changes.values(), { collection: 'manuscripts', id: manuscript.id, value: withNames(manuscript, ids) }]
  }
  return {
    load: async () => (await store.readIds('pictures')).forEach((id) => stored.add(id)),
    keep: (manuscript, also = []) =>
      inTurn(async () => {
        const changes = await prepare(manuscript)
        await store.keep([...changes, ...also])
        for (const { collection, id } of changes) if (collection === 'pictures') stored.add(id)
      }),
    changesFor: async (manuscript) => {
      let found: readonly RecordChange[] = []
      await inTurn(async () => {
        found = await prepare(manuscript)
      })
      return found
    },
    complete: (manuscript) => complete(manuscript, store),
    sweep: () => inTurn(() => sweep(store, stored, usedNow))
  }
}

/** The ids of pictures by their addresses; `known` spares those of the save before from being hashed again. */
async function findIds(
  addresses: readonly string[],
  known: ReadonlyMap<string, string>
): Promise<ReadonlyMap<string, string>> {
  const ids = new Map<string, string>()
  for (const url of addresses) {
    if (!url.startsWith('data:') || url.length <= SHORT) continue
    // One after the other: hashed at once, hundreds of megabytes would be held twice.
    ids.set(url, known.get(url) ?? (await hashOf(JSON.stringify(url))))
  }
  return ids
}

/** The manuscript with names for those pictures that have an id. */
function withNames(manuscript: Manuscript, ids: ReadonlyMap<string, string>): Manuscript {
  if (ids.size === 0) return manuscript
  return replaceAddresses(manuscript, (url) => {
    const id = ids.get(url)
    return id === undefined ? undefined : nameOf(id)
  })
}

const addressesIn = (manuscript: Manuscript): readonly string[] =>
  SIDE_NAMES.flatMap((side) => pictureAddresses(manuscript[side].blocks))

function replaceAddresses(manuscript: Manuscript, find: (url: string) => string | undefined): Manuscript {
  return SIDE_NAMES.reduce((current, side) => {
    const blocks = replacePictureAddresses(current[side].blocks, find)
    return { ...current, [side]: { ...current[side], blocks } }
  }, manuscript)
}

async function complete(manuscript: Manuscript, store: Pick<RecordStore, 'read'>): Promise<Manuscript> {
  const found = new Map<string, string>()
  for (const name of new Set(addressesIn(manuscript))) {
    const id = NAME.exec(name)?.[1]
    const url = id === undefined ? undefined : await store.read('pictures', id)
    if (typeof url === 'string' && isImageUrl(url)) found.set(name, url)
  }
  return found.size === 0 ? manuscript : replaceAddresses(manuscript, (url) => found.get(url))
}

async function sweep(store: RecordStore, stored: Set<string>, usedNow: ReadonlySet<string>): Promise<void> {
  if (stored.size === 0) return
  const named = new Set(usedNow)
  // The text is searched, not read: a manuscript of a later version keeps its pictures too.
  await store.readPortions('manuscripts', (records) => {
    for (const { value } of records) {
      for (const [, id = ''] of JSON.stringify(value).matchAll(NAMES)) named.add(id)
    }
  })
  const loose = [...stored].filter((id) => !named.has(id))
  if (loose.length === 0) return
  await store.drain()
  // Manuscripts that the store has lost and the journal will bring back may name them.
  if ((await store.compare()).lost.length > 0) return
  await store.keep(loose.map((id) => ({ collection: 'pictures', id, value: null })))
  for (const id of loose) stored.delete(id)
}
