import { createStore, type StoreApi } from 'zustand/vanilla'
import type { IdSource, ManuscriptId } from '#core/ids'
import type { Manuscript } from '#core/manuscript/manuscript'
import type { Block } from '#core/manuscript/nodes'
import { withBibliographies } from '#core/manuscript/with-bibliography'
import { countWords } from '#core/manuscript/count-words'
import { visitLeaves, visitTextBlocks } from '#core/manuscript/walk'
import type { RecordChange, RecordStore } from '../../storage/record-store'
import type { ManuscriptCatalogue, ManuscriptSummary } from '../../workbench/workbench'

export interface CatalogueOptions {
  readonly store: RecordStore
  readonly now: () => string
  readonly ids: IdSource
  /** Shows a manuscript in the window; undefined shows the start page. Saves what was open before. */
  readonly show: (manuscript: Manuscript | undefined) => Promise<void>
  readonly loadSample: () => Promise<Manuscript>
}

export interface Catalogue extends ManuscriptCatalogue {
  /** Reads the list of manuscripts; nothing else here works before. */
  readonly load: () => Promise<void>
  /** Writes the open manuscript and its summary. */
  readonly save: (manuscript: Manuscript) => Promise<void>
}

type CatalogueState = { readonly loading: boolean; readonly summaries: readonly ManuscriptSummary[] }

/** The manuscripts of this data folder. Each is stored whole, its summary as a record of its own: the list stays fast. */
export function createCatalogue(options: CatalogueOptions): Catalogue {
  const { store, now, ids, show } = options
  const state = createStore<CatalogueState>(() => ({ loading: true, summaries: [] }))

  const summaryOf = (id: ManuscriptId): ManuscriptSummary => {
    const summary = state.getState().summaries.find((one) => one.id === id)
    if (!summary) throw new Error(`No manuscript ${id} in the list`)
    return summary
  }
  const setSummaries = (change: (summaries: readonly ManuscriptSummary[]) => readonly ManuscriptSummary[]): void =>
    state.setState(({ summaries }) => ({ loading: false, summaries: newestFirst(change(summaries)) }))
  const keep = (summary: ManuscriptSummary): void =>
    setSummaries((summaries) => [...summaries.filter((one) => one.id !== summary.id), summary])

  const write = async (manuscript: Manuscript, binnedAt?: string): Promise<void> => {
    const summary = { ...summarize(manuscript), ...(binnedAt ? { binnedAt } : {}) }
    await store.write([manuscriptChange(manuscript), summaryChange(summary)])
    keep(summary)
  }
  const read = async (id: ManuscriptId): Promise<Manuscript> => {
    const manuscript = await store.read('manuscripts', id)
    if (!manuscript) throw new Error(`The manuscript ${summaryOf(id).title} is not in the store.`)
    return manuscript as Manuscript
  }
  const change = async (summary: ManuscriptSummary): Promise<void> => {
    await store.write([summaryChange(summary)])
    keep(summary)
  }

  const create = async (given: Manuscript): Promise<ManuscriptId> => {
    const manuscript = withBibliographies(given, ids)
    await write(manuscript)
    await show(manuscript)
    return manuscript.id
  }

  return {
    state: state as StoreApi<CatalogueState>,
    load: async () => {
      const records = await store.readAll('summaries')
      setSummaries(() => records.map((record) => record.value as ManuscriptSummary))
    },
    save: write,
    create,
    open: async (id) => show(await read(id)),
    close: () => show(undefined),
    rename: async (id, title) => write({ ...(await read(id)), title, modifiedAt: now() }),
    duplicate: async (id) => {
      const original = await read(id)
      const copy = {
        ...original,
        id: ids<'ManuscriptId'>('m'),
        title: copyTitle(original.title, state.getState().summaries)
      }
      await write({ ...copy, createdAt: now(), modifiedAt: now() })
      return copy.id
    },
    moveToBin: (id) => change({ ...summaryOf(id), binnedAt: now() }),
    restore: (id) => {
      const { binnedAt: _, ...summary } = summaryOf(id)
      return change(summary)
    },
    emptyBin: async () => {
      const binned = state.getState().summaries.filter((summary) => summary.binnedAt)
      await store.write(binned.flatMap(({ id }) => [removal('manuscripts', id), removal('summaries', id)]))
      setSummaries((summaries) => summaries.filter((summary) => !summary.binnedAt))
    },
    openSample: async () => {
      await create(await options.loadSample())
    }
  }
}

/** What the list shows of a manuscript. */
export function summarize(manuscript: Manuscript): ManuscriptSummary {
  const measures = [...manuscript.leading.blocks, ...manuscript.facing.blocks].map(measureOf)
  const total = (part: keyof BlockMeasure): number => measures.reduce((sum, measure) => sum + measure[part], 0)
  return {
    id: manuscript.id,
    title: manuscript.title,
    modifiedAt: manuscript.modifiedAt,
    words: total('words'),
    hanCharacters: total('hanCharacters'),
    unresolved: total('unresolved')
  }
}

type BlockMeasure = Pick<ManuscriptSummary, 'words' | 'hanCharacters' | 'unresolved'>

const measures = new WeakMap<Block, BlockMeasure>()

/** Remembered per block object: each save of a long manuscript would otherwise count all of it. */
function measureOf(block: Block): BlockMeasure {
  const known = measures.get(block)
  if (known) return known
  const measure = { ...countWords(block), unresolved: countLabels(block) }
  measures.set(block, measure)
  return measure
}

function countLabels(top: Block): number {
  let count = 0
  visitTextBlocks([top], (block) =>
    visitLeaves(block.children, (leaf) => {
      if (leaf.type === 'sourceLabel') count += 1
    })
  )
  return count
}

function newestFirst(summaries: readonly ManuscriptSummary[]): readonly ManuscriptSummary[] {
  return summaries.toSorted((a, b) => b.modifiedAt.localeCompare(a.modifiedAt))
}

/** `Title (2)`, `Title (3)`…: the first that no manuscript has. */
function copyTitle(title: string, summaries: readonly ManuscriptSummary[]): string {
  const taken = new Set(summaries.map((summary) => summary.title))
  const stem = title.replace(/ \(\d+\)$/, '')
  for (let number = 2; ; number += 1) {
    const candidate = `${stem} (${number})`
    if (!taken.has(candidate)) return candidate
  }
}

const manuscriptChange = (manuscript: Manuscript): RecordChange => ({
  collection: 'manuscripts',
  id: manuscript.id,
  value: manuscript
})
const summaryChange = (summary: ManuscriptSummary): RecordChange => ({
  collection: 'summaries',
  id: summary.id,
  value: summary
})
const removal = (collection: 'manuscripts' | 'summaries', id: string): RecordChange => ({ collection, id, value: null })
