import { isImageUrl } from '#core/manuscript/link-url'
import { SIDE_NAMES, type Manuscript } from '#core/manuscript/manuscript'
import type { Block } from '#core/manuscript/nodes'
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

/** A picture and the name that stands for it in the text. */
interface NamedPicture {
  readonly id: string
  readonly url: string
}

/** A block as it is stored, with the pictures that were taken out of it. */
interface DividedBlock {
  readonly block: Block
  readonly pictures: readonly NamedPicture[]
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

  const prepare = async (manuscript: Manuscript) => {
    const { text, pictures } = await divide(manuscript)
    const fresh = pictures.filter(({ id }) => !stored.has(id))
    for (const { id } of pictures) usedNow.add(id)
    const changes: readonly RecordChange[] = [
      ...fresh.map(({ id, url }) => ({ collection: 'pictures' as const, id, value: url })),
      { collection: 'manuscripts', id: manuscript.id, value: text }
    ]
    return { fresh, changes }
  }
  return {
    load: async () => (await store.readIds('pictures')).forEach((id) => stored.add(id)),
    keep: (manuscript, also = []) =>
      inTurn(async () => {
        const { fresh, changes } = await prepare(manuscript)
        await store.keep([...changes, ...also])
        for (const { id } of fresh) stored.add(id)
      }),
    changesFor: async (manuscript) => {
      let found: readonly RecordChange[] = []
      await inTurn(async () => {
        found = (await prepare(manuscript)).changes
      })
      return found
    },
    complete: (manuscript) => complete(manuscript, store),
    sweep: () => inTurn(() => sweep(store, stored, usedNow))
  }
}

const divided = new WeakMap<Block, DividedBlock>()

/** Remembered per block object: each save would otherwise hash every picture anew. */
async function divideBlock(block: Block): Promise<DividedBlock> {
  const known = divided.get(block)
  if (known) return known
  const large = pictureAddresses([block]).filter((url) => url.startsWith('data:') && url.length > SHORT)
  const pictures: NamedPicture[] = []
  for (const url of large) pictures.push({ url, id: await hashOf(JSON.stringify(url)) })
  const names = new Map(pictures.map(({ id, url }) => [url, nameOf(id)]))
  const [without = block] = large.length === 0 ? [block] : replacePictureAddresses([block], (url) => names.get(url))
  const result = { block: without, pictures }
  divided.set(block, result)
  return result
}

async function divide(
  manuscript: Manuscript
): Promise<{ readonly text: Manuscript; readonly pictures: readonly NamedPicture[] }> {
  let text = manuscript
  const pictures = new Map<string, NamedPicture>()
  for (const side of SIDE_NAMES) {
    const blocks: Block[] = []
    // One after the other: hashed at once, hundreds of megabytes would be held twice.
    for (const whole of manuscript[side].blocks) {
      const { block, pictures: taken } = await divideBlock(whole)
      blocks.push(block)
      for (const picture of taken) pictures.set(picture.id, picture)
    }
    text = { ...text, [side]: { ...text[side], blocks } }
  }
  return { text, pictures: [...pictures.values()] }
}

async function complete(manuscript: Manuscript, store: Pick<RecordStore, 'read'>): Promise<Manuscript> {
  const names = new Set(SIDE_NAMES.flatMap((side) => pictureAddresses(manuscript[side].blocks)))
  const found = new Map<string, string>()
  for (const name of names) {
    const id = NAME.exec(name)?.[1]
    const url = id === undefined ? undefined : await store.read('pictures', id)
    if (typeof url === 'string' && isImageUrl(url)) found.set(name, url)
  }
  if (found.size === 0) return manuscript
  return SIDE_NAMES.reduce((current, side) => {
    const blocks = replacePictureAddresses(current[side].blocks, (url) => found.get(url))
    return { ...current, [side]: { ...current[side], blocks } }
  }, manuscript)
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
