import { beforeEach, describe, expect, it, vi } from 'vitest'
import type { BlockId, CitationId, CollectionId, ManuscriptId, ReferenceId } from '#core/ids'
import { citationsOf } from '#core/manuscript/citations-of'
import type { Manuscript } from '#core/manuscript/manuscript'
import type { CslItem, Reference } from '#core/references/reference'
import type { RecordStore } from '../../storage/record-store'
import { openTestStore } from '../../storage/testing/open-test-store'
import { adoptManuscript } from '../adopt-manuscript'
import { randomIds } from '../random-ids'
import { createCitingManuscripts } from './citing-manuscripts'
import { createStoredPictures } from './stored-pictures'
import { createLibrary, type LoadedLibrary } from './library'

let store: RecordStore
let items: readonly CslItem[]
let library: LoadedLibrary
let acts: { readonly undo: () => void; readonly redo: () => void }[]
let errors: unknown[]

beforeEach(() => {
  store = openTestStore().store
  acts = []
  errors = []
  library = createLibrary({
    store,
    now: () => '2024-01-01',
    newId: () => randomIds<'ReferenceId'>('r'),
    readFile: async () => ({ items, findings: [] }),
    writeFile: async () => '',
    manuscripts: createCitingManuscripts(store, createStoredPictures(store), () => undefined),
    record: (_, act) => acts.push(act),
    undoAct: () => undefined,
    onError: (error) => errors.push(error)
  })
})

const item = (title: string, more: Partial<CslItem> = {}): CslItem => ({ id: '', type: 'book', title, ...more })
const reference = (id: string, title: string, more: Partial<CslItem> = {}): Reference => ({
  id: id as ReferenceId,
  key: `${id}-key`,
  item: { ...item(title, more), id },
  verification: { kind: 'unchecked' },
  tags: [],
  addedAt: '2024-01-01',
  modifiedAt: '2024-01-01'
})
const citing = (...ids: readonly string[]): Manuscript => ({
  id: 'm1' as ManuscriptId,
  title: '',
  leading: {
    language: 'en',
    title: '',
    blocks: ids.map((id, index) => ({
      type: 'paragraph',
      id: `b${index}` as BlockId,
      children: [
        {
          type: 'citation',
          citation: { id: `c${index}` as CitationId, mode: 'normal', items: [{ reference: id as ReferenceId }] }
        }
      ]
    }))
  },
  facing: { language: 'zh', title: '', blocks: [] },
  pairings: [],
  styleId: 'apa',
  createdAt: '',
  modifiedAt: ''
})

/** Titles of the works that an opened file's citations point to; undefined where they point to none. */
async function citedAfterOpening(manuscript: Manuscript, references: readonly Reference[]) {
  const { manuscript: opened, lost } = await adoptManuscript({ manuscript, references }, library)
  const known = library.state.getState().references
  expect(lost).toEqual([])
  return citationsOf(opened.leading.blocks).map(({ items: [first] }) => first && known.get(first.reference)?.item.title)
}

describe('opening a file of another machine', () => {
  it('says so when a library takes a work for another one', async () => {
    const manuscript = citing('r1', 'r2')
    const references = [reference('r1', 'Smith on cells'), reference('r2', 'Wang on nerves')]
    const confused: Pick<LoadedLibrary, 'adopt' | 'state'> = {
      ...library,
      adopt: async (given) => {
        const ids = await library.adopt(given)
        return new Map([...ids.keys()].map((id, at) => [id, [...ids.values()].toReversed()[at] ?? id]))
      }
    }
    const { lost } = await adoptManuscript({ manuscript, references }, confused)
    expect(lost).toMatchObject([
      { code: 'adopt-citation-lost', place: { part: 'c0' }, values: { side: 'leading', shown: 'Smith on cells' } }
    ])
  })

  it('never takes another work that has the same id', async () => {
    expect(await citedAfterOpening(citing('r1'), [reference('r1', 'Smith on cells')])).toEqual(['Smith on cells'])
    expect(await citedAfterOpening(citing('r1'), [reference('r1', 'Wang on nerves')])).toEqual(['Wang on nerves'])
    const id = randomIds<'ReferenceId'>('r')
    expect(await citedAfterOpening(citing(id), [reference(id, '干细胞')])).toEqual(['干细胞'])
    expect(await citedAfterOpening(citing(id), [reference(id, '神经')])).toEqual(['神经'])
    expect(library.state.getState().references.size).toBe(4)
  })

  it('leaves a citation unresolved whose reference the file lacks, though the library has that id', async () => {
    await store.write([{ collection: 'references', id: 'r1', value: reference('r1', 'Smith on cells') }])
    await library.load()
    expect(await citedAfterOpening(citing('r1', 'r2'), [])).toEqual([undefined, undefined])
    expect(await citedAfterOpening(citing('r1', 'r2'), [reference('r2', 'Li')])).toEqual([undefined, 'Li'])
  })

  it('finds the works it has again, edited or under another id', async () => {
    const id = randomIds<'ReferenceId'>('r')
    const issued = { 'date-parts': [[2018]] }
    await citedAfterOpening(citing(id), [reference(id, 'Cells', { issued, volume: '3' })])
    await citedAfterOpening(citing(id), [reference(id, 'Cells', { issued, note: 'n' })])
    await citedAfterOpening(citing('r9'), [reference('r9', 'Cells', { issued })])
    expect(library.state.getState().references.size).toBe(1)
  })

  it('keeps its own record as it is and item id equal to id', async () => {
    await citedAfterOpening(citing('r1'), [reference('r1', 'Smith'), reference('r2', 'Li')])
    for (const [id, { item: held }] of library.state.getState().references) expect(held.id).toBe(id)
  })
})

describe('the stored library', () => {
  it('shows what it can read, counts the rest and leaves it as it is', async () => {
    const broken = [
      { id: 'r2', novelty: true },
      { ...reference('r3', 'x'), item: { id: 'r3', type: 'book', author: 'Li' } }
    ]
    await store.write([
      { collection: 'references', id: 'r1', value: reference('r1', 'Smith') },
      ...broken.map((value) => ({ collection: 'references' as const, id: value.id, value }))
    ])
    expect(await library.load()).toEqual({ unreadable: 2 })
    expect(library.search('smith')).toEqual(['r1'])
    expect(await store.read('references', 'r3')).toEqual(broken[1])
  })

  it('imports all entries or none', async () => {
    items = Array.from({ length: 2500 }, (_, index) => item(`Work ${index}`, { issued: { 'date-parts': [[2000]] } }))
    vi.spyOn(store, 'keep').mockRejectedValueOnce(new Error('The disk is full.'))
    await expect(library.importFile('a.bib', new Uint8Array())).rejects.toThrow('The disk is full.')
    expect(library.state.getState().references.size).toBe(0)
    expect(acts).toEqual([])
    const { added } = await library.importFile('a.bib', new Uint8Array())
    expect(added).toHaveLength(2500)
    expect((await library.importFile('a.bib', new Uint8Array())).existing).toHaveLength(2500)
  })

  it('tells of an undo that could not be stored, and undoes nothing', async () => {
    items = [item('Smith')]
    await library.importFile('a.bib', new Uint8Array())
    vi.spyOn(store, 'keep').mockRejectedValueOnce(new Error('The disk is full.'))
    acts[0]?.undo()
    await vi.waitFor(() => expect(errors).toHaveLength(1))
    expect(library.state.getState().references.size).toBe(1)
  })
})

describe('acts on many references', () => {
  const stored = async (id: string): Promise<unknown> => store.read('references', id)
  const untilThere = (id: string, there = true): Promise<void> =>
    vi.waitFor(() => expect(library.state.getState().references.has(id as ReferenceId)).toBe(there))

  beforeEach(async () => {
    const references = [
      reference('r1', 'Cells', { issued: { 'date-parts': [[2018]] } }),
      { ...reference('r2', 'Cells!', { volume: '3' }), tags: ['ms'] },
      { ...reference('r3', 'Preprint'), relations: [{ kind: 'published', reference: 'r2' }] }
    ]
    await store.write([
      ...references.map((value) => ({ collection: 'references' as const, id: value.id, value })),
      { collection: 'manuscripts', id: 'm1', value: citing('r2', 'r1') }
    ])
    await library.load()
  })

  const citedIn = async (): Promise<readonly string[]> => {
    const manuscript = (await store.read('manuscripts', 'm1')) as Manuscript
    return citationsOf(manuscript.leading.blocks).flatMap(({ items }) => items.map((one) => one.reference))
  }

  it('merges: citations and relations follow the survivor, and one undo brings all back', async () => {
    const survivor = { ...reference('r1', 'Cells', { volume: '3' }), tags: ['ms'] }
    await library.merge(survivor, ['r2' as ReferenceId])
    expect(await citedIn()).toEqual(['r1', 'r1'])
    expect([...library.state.getState().references.keys()]).toEqual(['r1', 'r3'])
    expect(await stored('r2')).toBeUndefined()
    expect(await stored('r3')).toMatchObject({ relations: [{ kind: 'published', reference: 'r1' }] })
    expect(acts).toHaveLength(1)
    acts[0]?.undo()
    await untilThere('r2')
    expect(await citedIn()).toEqual(['r2', 'r1'])
    expect(await stored('r2')).toMatchObject({ tags: ['ms'] })
    expect(await stored('r1')).toEqual(reference('r1', 'Cells', { issued: { 'date-parts': [[2018]] } }))
    expect(await stored('r3')).toMatchObject({ relations: [{ kind: 'published', reference: 'r2' }] })
    acts[0]?.redo()
    await untilThere('r2', false)
    expect(await citedIn()).toEqual(['r1', 'r1'])
  })

  it('merges nothing where the store refuses', async () => {
    vi.spyOn(store, 'keep').mockRejectedValueOnce(new Error('The disk is full.'))
    await expect(library.merge(reference('r1', 'Cells'), ['r2' as ReferenceId])).rejects.toThrow('The disk is full.')
    expect(await citedIn()).toEqual(['r2', 'r1'])
    expect(library.state.getState().references.size).toBe(3)
    expect(acts).toEqual([])
  })

  it('edits many as one act', async () => {
    const tagged = [...library.state.getState().references.values()].map((one) => ({ ...one, tags: ['new'] }))
    await library.updateAll(tagged)
    expect(await library.searchSoon('tag:new')).toHaveLength(3)
    acts[0]?.undo()
    await vi.waitFor(() => expect(library.search('tag:new')).toEqual([]))
    expect(library.search('tag:ms')).toEqual(['r2'])
  })

  it('names the manuscripts that cite references', async () => {
    const titles = await library.citedIn(['r1', 'r3'] as ReferenceId[])
    expect([...titles]).toEqual([
      ['r1', ['']],
      ['r3', []]
    ])
  })

  it('keeps collections and pairs told apart', async () => {
    await library.setCollections([{ id: 'k1' as CollectionId, name: '综述' }])
    await library.tellApart(['r2', 'r1'] as ReferenceId[])
    expect(await store.read('settings', 'library')).toEqual({
      collections: [{ id: 'k1', name: '综述' }],
      distinct: ['r1 r2']
    })
    await library.load()
    expect(library.state.getState().collections).toHaveLength(1)
    acts[0]?.undo()
    await vi.waitFor(() => expect(library.state.getState().collections).toEqual([]))
  })

  it('finds duplicates, but not those told apart', async () => {
    const like = (id: string) => ({
      ...reference(id, 'Intrathecal stem cells in progressive sclerosis', {
        author: [{ family: 'Li' }],
        issued: { 'date-parts': [[2019]] }
      })
    })
    await library.updateAll([like('r1'), like('r2')])
    expect((await library.findDuplicates()).groups).toEqual([{ kind: 'same', ids: ['r1', 'r2'] }])
    await library.tellApart(['r1', 'r2'] as ReferenceId[])
    expect((await library.findDuplicates()).groups).toEqual([])
  })
})

describe('an import', () => {
  it('links a PDF with its reference, new or known', async () => {
    items = [item('', { DOI: '10.1/a' })]
    const [added] = (await library.importFile('Li 2020.pdf', new Uint8Array())).added
    expect(added?.files).toEqual([{ link: 'Li 2020.pdf' }])
    const { existing } = await library.importFile('copy.PDF', new Uint8Array())
    const held = library.state.getState().references.get(existing[0]?.id ?? ('' as ReferenceId))
    expect(held?.files).toEqual([{ link: 'Li 2020.pdf' }, { link: 'copy.PDF' }])
    expect(acts).toHaveLength(2)
  })

  it('names possible doubles and links preprints with their versions of record', async () => {
    const author = [{ family: 'Li', given: 'A.' }]
    const title = 'Intrathecal mesenchymal stem cells in progressive multiple sclerosis'
    const article = (more: Partial<CslItem>, year: number): CslItem => ({
      ...item(title, { author, issued: { 'date-parts': [[year]] }, ...more }),
      type: 'article-journal'
    })
    items = [article({ DOI: '10.1101/2019.03.01.123456' }, 2019)]
    const [preprint] = (await library.importFile('a.bib', new Uint8Array())).added
    items = [
      article({ DOI: '10.1093/brain/awz001' }, 2020),
      article({ title: title.replace('progressive', 'progresive') }, 2020)
    ]
    const report = await library.importFile('b.bib', new Uint8Array())
    const [published, slip] = report.added
    expect(report.versions).toBe(2)
    expect(report.possible).toEqual([{ reference: slip?.id, like: [published?.id] }])
    const held = (id: ReferenceId | undefined) => library.state.getState().references.get(id ?? ('' as ReferenceId))
    expect(held(preprint?.id)?.relations).toContainEqual({ kind: 'published', reference: published?.id })
    expect(held(published?.id)?.relations).toEqual([{ kind: 'preprint', reference: preprint?.id }])
    acts.at(-1)?.undo()
    await vi.waitFor(() => expect(held(preprint?.id)?.relations).toBeUndefined())
  })
})
