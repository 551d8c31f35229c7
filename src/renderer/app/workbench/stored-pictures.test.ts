import * as fc from 'fast-check'
import { beforeEach, expect, it } from 'vitest'
import type { BlockId, ManuscriptId } from '#core/ids'
import type { Manuscript } from '#core/manuscript/manuscript'
import type { Block } from '#core/manuscript/nodes'
import { readManuscriptValue } from '#core/manuscript/parse-manuscript'
import { replacePictureAddresses } from '#core/manuscript/picture-addresses'
import { arbitraryManuscript } from '#core/manuscript/testing/arbitrary-manuscript'
import { succeed } from '#core/result'
import type { HostApi, JournalEntry } from '#host/host-api'
import { Database } from '../../storage/database'
import { createRecordStore, type RecordStore } from '../../storage/record-store'
import { createStoredPictures, type StoredPictures } from './stored-pictures'

let stores = 0
let store: RecordStore
let database: Database
let pictures: StoredPictures
/** Every record that the journal was sent, in order. */
let sent: JournalEntry[]
let indexed: readonly JournalEntry[]

const openStore = async (): Promise<void> => {
  pictures = createStoredPictures(store)
  await pictures.load()
}

beforeEach(async () => {
  sent = []
  indexed = []
  const host: Partial<HostApi> = {
    appendJournal: async (entries) => {
      sent.push(...entries)
      return succeed({ sequence: sent.length })
    },
    readJournalIndex: async () => succeed({ sequence: sent.length, repaired: false, records: indexed })
  }
  database = new Database(`pictures-${++stores}`)
  store = createRecordStore(database, host as HostApi)
  await openStore()
})

const picture = (sign: string): string => `data:image/png;base64,iVBORw0KGgo${sign.repeat(5_000)}`
const block = (id: string, url: string): Block => ({
  type: 'paragraph',
  id: id as BlockId,
  children: [{ type: 'image', url, alt: id }]
})
const manuscript = (id: string, ...blocks: readonly Block[]): Manuscript => ({
  id: id as ManuscriptId,
  title: '综述',
  leading: { language: 'en-US', title: '', blocks },
  facing: { language: 'zh-CN', title: '', blocks: [] },
  pairings: [],
  styleId: 'frontiers',
  createdAt: '2024-01-01',
  modifiedAt: '2024-01-01'
})

async function keep(...manuscripts: readonly Manuscript[]): Promise<void> {
  for (const one of manuscripts) await pictures.keep(one)
  await store.drain()
}

async function readBack(id: string): Promise<Manuscript> {
  const read = readManuscriptValue(await store.read('manuscripts', id))
  if (!read.ok) throw new Error(read.error.message)
  return pictures.complete(read.value.manuscript)
}

const storedPictures = async (): Promise<number> => (await store.readIds('pictures')).length
const sizeOf = (entries: readonly JournalEntry[]): number =>
  entries.reduce((sum, { value }) => sum + (value?.length ?? 0), 0)

it('writes a picture once, however often its manuscript is saved, and gives it back', async () => {
  const first = manuscript('m1', block('b1', picture('A')), block('b2', picture('A')), block('b3', picture('B')))
  await keep(first)
  expect(await storedPictures()).toBe(2)
  sent.length = 0
  const second = { ...first, title: '综述 2' }
  await keep(second)
  expect(sent.map(({ collection }) => collection)).toEqual(['manuscripts'])
  expect(sizeOf(sent)).toBeLessThan(2_000)
  expect(await readBack('m1')).toEqual(second)
})

it('leaves small pictures and other addresses in the text', async () => {
  const small = manuscript('m1', block('b1', 'data:image/png;base64,AAEC'), block('b2', 'media/figure-1.png'))
  await keep(small)
  expect(await storedPictures()).toBe(0)
  expect(await readBack('m1')).toEqual(small)
})

it('gives back any manuscript as it was kept', async () => {
  await fc.assert(
    fc.asyncProperty(arbitraryManuscript('all'), async (made) => {
      const leading = { ...made.leading, blocks: replacePictureAddresses(made.leading.blocks, () => picture('A')) }
      await keep({ ...made, leading })
      expect(await readBack(made.id)).toEqual({ ...made, leading })
    }),
    { numRuns: 20 }
  )
})

it('takes the pictures out of a manuscript that was stored whole, at its next save', async () => {
  const whole = manuscript('m1', block('b1', picture('A')))
  await store.write([{ collection: 'manuscripts', id: 'm1', value: whole }])
  expect(await readBack('m1')).toEqual(whole)
  await keep(await readBack('m1'))
  expect(JSON.stringify(await store.read('manuscripts', 'm1')).length).toBeLessThan(1_000)
  expect(await readBack('m1')).toEqual(whole)
})

it('opens a manuscript whose picture is lost, and saves it with the name of the picture', async () => {
  await keep(manuscript('m1', block('b1', picture('A'))))
  const [id = ''] = await store.readIds('pictures')
  await database.shelves.delete(['pictures', id])
  const opened = await readBack('m1')
  expect(opened.leading.blocks).toMatchObject([{ children: [{ url: `media/${id}` }] }])
  await keep(opened)
  expect(await store.read('manuscripts', 'm1')).toEqual(opened)
})

it('writes a picture again where its first write failed', async () => {
  const one = manuscript('m1', block('b1', picture('A')))
  let isFull = true
  const fullDisk: RecordStore = {
    ...store,
    keep: (changes) => (isFull ? Promise.reject(new Error('disk full')) : store.keep(changes))
  }
  const failing = createStoredPictures(fullDisk)
  await expect(failing.keep(one)).rejects.toThrow('disk full')
  isFull = false
  await failing.keep(one)
  expect(await readBack('m1')).toEqual(one)
})

it('sweeps what no manuscript names, but nothing of this session and of manuscripts it cannot read', async () => {
  await keep(manuscript('m1', block('b1', picture('A')), block('b2', picture('B'))))
  await keep(manuscript('m2', block('b1', picture('C'))))
  await store.write([
    { collection: 'manuscripts', id: 'm2', value: { formatVersion: 99, pages: await store.read('manuscripts', 'm2') } }
  ])
  await keep(manuscript('m1', block('b1', picture('A'))))
  await pictures.sweep()
  expect(await storedPictures()).toBe(3)
  await openStore()
  await pictures.sweep()
  expect(await storedPictures()).toBe(2)
  expect(await readBack('m1')).toEqual(manuscript('m1', block('b1', picture('A'))))
})

it('sweeps nothing while the store lacks what the journal has', async () => {
  await keep(manuscript('m1', block('b1', picture('A'))))
  indexed = sent.filter(({ collection }) => collection === 'manuscripts')
  await database.shelves.delete(['manuscripts', 'm1'])
  await openStore()
  await pictures.sweep()
  expect(await storedPictures()).toBe(1)
})
