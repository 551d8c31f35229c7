import { beforeEach, describe, expect, it } from 'vitest'
import { countingIds, type BlockId, type ManuscriptId } from '#core/ids'
import type { Manuscript } from '#core/manuscript/manuscript'
import type { RecordStore } from '../../storage/record-store'
import { openTestStore } from '../../storage/testing/open-test-store'
import { createStoredPictures } from './stored-pictures'
import { createCatalogue, type Catalogue, type OpenManuscript } from './manuscripts'

const manuscript = (id: string, words: string): Manuscript => {
  const block = { type: 'paragraph', id: 'b1' as BlockId, children: [{ type: 'text', value: words }] } as const
  return {
    id: id as ManuscriptId,
    title: `Title of ${id}`,
    leading: { language: 'en-US', title: '', blocks: [block] },
    facing: { language: 'zh-CN', title: '', blocks: [] },
    pairings: [],
    styleId: 'frontiers',
    createdAt: '2024-01-01',
    modifiedAt: '2024-01-01'
  }
}

let store: RecordStore
let catalogue: Catalogue
let shown: Manuscript | undefined
let open: OpenManuscript | undefined
let saves: string[]

/** Opens a catalogue over the store as it is, with a window that has nothing open. */
async function openCatalogue(): Promise<void> {
  catalogue = createCatalogue({
    store,
    pictures: createStoredPictures(store),
    now: () => '2024-02-02',
    ids: countingIds(),
    show: async (load) => {
      open = undefined
      shown = await load()
    },
    current: () => open,
    loadSample: async () => manuscript('sample', '')
  })
  await catalogue.load()
}

beforeEach(async () => {
  store = openTestStore().store
  saves = []
  open = undefined
  await openCatalogue()
  await catalogue.keep(manuscript('m1', 'stored'))
})

const titles = (): readonly string[] => catalogue.state.getState().summaries.map((summary) => summary.title)
const id = 'm1' as ManuscriptId

describe('opening a stored manuscript', () => {
  it.each([
    ['of a newer format', { formatVersion: 99, id: 'm1', pages: [] }, /newer Bifolium \(format 99/],
    [
      'with a node it does not know',
      { ...manuscript('m1', ''), leading: { language: 'en', title: '', blocks: [{ type: 'score', id: 'b1' }] } },
      /part that this version does not know.*score/
    ],
    ['with a damaged side', { ...manuscript('m1', ''), facing: null }, /damaged: facing/]
  ])('refuses one %s with its name and reason, and leaves it as it is', async (_, value, reason) => {
    await store.write([{ collection: 'manuscripts', id: 'm1', value }])
    await expect(catalogue.open(id)).rejects.toThrow(reason)
    await expect(catalogue.open(id)).rejects.toThrow('Title of m1')
    await expect(catalogue.rename(id, 'x')).rejects.toThrow(reason)
    await expect(catalogue.duplicate(id)).rejects.toThrow(reason)
    expect(shown).toBeUndefined()
    expect(await store.read('manuscripts', 'm1')).toEqual(value)
  })

  it('reads it only after what is open was saved', async () => {
    const order: string[] = []
    const late = createCatalogue({
      store,
      pictures: createStoredPictures(store),
      now: () => '',
      ids: countingIds(),
      current: () => undefined,
      loadSample: async () => manuscript('sample', ''),
      show: async (load) => {
        await store.write([{ collection: 'manuscripts', id: 'm1', value: manuscript('m1', 'saved at closing') }])
        order.push(JSON.stringify((await load())?.leading.blocks))
      }
    })
    await late.load()
    await late.open(id)
    expect(order[0]).toContain('saved at closing')
  })
})

describe('the list', () => {
  it('shows manuscripts whose summaries are lost or unreadable', async () => {
    await catalogue.keep(manuscript('m2', '两个 words'))
    await store.write([
      { collection: 'summaries', id: 'm1', value: null },
      { collection: 'summaries', id: 'm2', value: { id: 'm2', novelty: 1 } }
    ])
    await openCatalogue()
    expect(titles().toSorted()).toEqual(['Title of m1', 'Title of m2'])
    expect(catalogue.state.getState().summaries.find((one) => one.id === 'm2')).toMatchObject({ hanCharacters: 2 })
  })

  it('shows a manuscript that cannot be read, so that opening it says why', async () => {
    await store.write([
      { collection: 'summaries', id: 'm1', value: null },
      { collection: 'manuscripts', id: 'm1', value: { formatVersion: 99, title: 'From later' } }
    ])
    await openCatalogue()
    expect(titles()).toEqual(['From later'])
    await expect(catalogue.open(id)).rejects.toThrow('newer Bifolium')
  })

  it('keeps a manuscript in the bin when a late save arrives', async () => {
    await catalogue.moveToBin(id)
    await catalogue.save(manuscript('m1', 'last words'))
    expect(catalogue.state.getState().summaries[0]?.binnedAt).toBe('2024-02-02')
  })
})

describe('the manuscript that is open', () => {
  beforeEach(() => {
    open = {
      id,
      setTitle: (title) => void saves.push(`title ${title}`),
      saveNow: async () => {
        saves.push('saved')
        await catalogue.save(manuscript('m1', 'newer than stored'))
      }
    }
  })

  it('is renamed in the window, whose text is newer than the stored', async () => {
    await catalogue.rename(id, '新题目')
    expect(saves).toEqual(['title 新题目', 'saved'])
  })

  it('is saved before it is duplicated', async () => {
    const copy = await catalogue.duplicate(id)
    expect(JSON.stringify(await store.read('manuscripts', copy))).toContain('newer than stored')
  })

  it('is closed before it goes to the bin', async () => {
    shown = manuscript('m1', '')
    await catalogue.moveToBin(id)
    expect(shown).toBeUndefined()
  })
})
