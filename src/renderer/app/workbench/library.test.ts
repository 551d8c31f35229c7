import { beforeEach, describe, expect, it, vi } from 'vitest'
import type { BlockId, CitationId, ManuscriptId, ReferenceId } from '#core/ids'
import { citationsOf } from '#core/manuscript/citations-of'
import type { Manuscript } from '#core/manuscript/manuscript'
import type { CslItem, Reference } from '#core/references/reference'
import type { RecordStore } from '../../storage/record-store'
import { openTestStore } from '../../storage/testing/open-test-store'
import { adoptManuscript } from '../adopt-manuscript'
import { randomIds } from '../random-ids'
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
    citedIn: async () => [],
    record: (_, act) => acts.push(act),
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
  const opened = await adoptManuscript({ manuscript, references }, library)
  const known = library.state.getState().references
  return citationsOf(opened.leading.blocks).map(({ items: [first] }) => first && known.get(first.reference)?.item.title)
}

describe('opening a file of another machine', () => {
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
