import { createStore } from 'zustand/vanilla'
import type { IdSource, ManuscriptId } from '#core/ids'
import type { Manuscript } from '#core/manuscript/manuscript'
import { readManuscriptValue } from '#core/manuscript/parse-manuscript'
import type { Block } from '#core/manuscript/nodes'
import { withBibliographies } from '#core/manuscript/with-bibliography'
import { countWords } from '#core/manuscript/count-words'
import { visitLeaves, visitTextBlocks } from '#core/manuscript/walk'
import type { RecordChange, RecordStore } from '../../storage/record-store'
import type { ManuscriptCatalogue, ManuscriptSummary } from '../../workbench/workbench'
import type { StoredPictures } from './stored-pictures'
import { readStoredSummary } from './stored-values'

/** What the catalogue may do with the manuscript that is open: its text is newer than what is stored. */
export interface OpenManuscript {
  readonly id: ManuscriptId
  readonly setTitle: (title: string) => void
  readonly saveNow: () => Promise<void>
}

export interface CatalogueOptions {
  readonly store: RecordStore
  readonly pictures: StoredPictures
  readonly now: () => string
  readonly ids: IdSource
  /**
   * Saves and closes what is open, then loads a manuscript and shows it; undefined shows the start page. Only after the
   * closing is the stored text the newest.
   */
  readonly show: (load: () => Promise<Manuscript | undefined>) => Promise<void>
  readonly current: () => OpenManuscript | undefined
  readonly loadSample: () => Promise<Manuscript>
}

export interface Catalogue extends ManuscriptCatalogue {
  /** Reads the list of manuscripts; nothing else here works before. */
  readonly load: () => Promise<void>
  /** Writes a manuscript and its summary; resolves once the working store has them. */
  readonly keep: (manuscript: Manuscript) => Promise<void>
  /** As `keep`, but resolves once the journal has them too, and rejects with the reason where it cannot. */
  readonly save: (manuscript: Manuscript) => Promise<void>
}

type CatalogueState = { readonly loading: boolean; readonly summaries: readonly ManuscriptSummary[] }

/**
 * The manuscripts of this data folder. The text of each is stored whole, its summary and its pictures as records of their
 * own: the list stays fast, and so do saves.
 */
export function createCatalogue(options: CatalogueOptions): Catalogue {
  const { store, pictures, now, ids, show } = options
  const state = createStore<CatalogueState>(() => ({ loading: true, summaries: [] }))

  const summaryOf = (id: ManuscriptId): ManuscriptSummary => {
    const summary = state.getState().summaries.find((one) => one.id === id)
    if (!summary) throw new Error(`No manuscript ${id} in the list`)
    return summary
  }
  const setSummaries = (change: (summaries: readonly ManuscriptSummary[]) => readonly ManuscriptSummary[]): void =>
    state.setState(({ summaries }) => ({ loading: false, summaries: newestFirst(change(summaries)) }))
  const list = (summary: ManuscriptSummary): void =>
    setSummaries((summaries) => [...summaries.filter((one) => one.id !== summary.id), summary])

  const write = async (manuscript: Manuscript): Promise<void> => {
    const binnedAt = state.getState().summaries.find((one) => one.id === manuscript.id)?.binnedAt
    const summary = { ...summarize(manuscript), ...(binnedAt ? { binnedAt } : {}) }
    await pictures.keep(manuscript, [summaryChange(summary)])
    list(summary)
  }
  /** The text as it is stored, with names for its pictures. */
  const read = async (id: ManuscriptId): Promise<Manuscript> => {
    const value = await store.read('manuscripts', id)
    const title = summaryOf(id).title
    if (value === undefined) throw new Error(`The manuscript “${title}” is not in the store.`)
    const opened = readManuscriptValue(value)
    if (!opened.ok) throw new Error(`“${title}” cannot be opened. ${opened.error.message}`)
    return opened.value.manuscript
  }
  const change = async (summary: ManuscriptSummary): Promise<void> => {
    await store.keep([summaryChange(summary)])
    list(summary)
  }
  // A picture that stays for now does no harm; the next start looks again.
  const sweep = (): void => void pictures.sweep().catch(() => undefined)
  const isOpen = (id: ManuscriptId): boolean => options.current()?.id === id
  const close = (): Promise<void> => show(async () => undefined)

  const create = async (given: Manuscript): Promise<ManuscriptId> => {
    const manuscript = withBibliographies(given, ids)
    await write(manuscript)
    await show(async () => manuscript)
    return manuscript.id
  }

  return {
    state,
    load: async () => {
      const records = await store.readAll('summaries')
      const summaries = records.flatMap((record) => readStoredSummary(record.value) ?? [])
      const listed = new Set<string>(summaries.map((summary) => summary.id))
      const unlisted = (await store.readIds('manuscripts')).filter((id) => !listed.has(id))
      const found = await Promise.all(unlisted.map(async (id) => describe(id, await store.read('manuscripts', id))))
      setSummaries(() => [...summaries, ...found])
      await pictures.load()
      sweep()
    },
    keep: write,
    save: async (manuscript) => {
      await write(manuscript)
      await store.drain()
    },
    create,
    open: (id) => show(async () => pictures.complete(await read(id))),
    close,
    rename: async (id, title) => {
      const current = options.current()
      if (current?.id !== id) return write({ ...(await read(id)), title, modifiedAt: now() })
      current.setTitle(title)
      await current.saveNow()
    },
    duplicate: async (id) => {
      if (isOpen(id)) await options.current()?.saveNow()
      const original = await read(id)
      const copy = {
        ...original,
        id: ids<'ManuscriptId'>('m'),
        title: copyTitle(original.title, state.getState().summaries)
      }
      await write({ ...copy, createdAt: now(), modifiedAt: now() })
      return copy.id
    },
    moveToBin: async (id) => {
      if (isOpen(id)) await close()
      await change({ ...summaryOf(id), binnedAt: now() })
    },
    restore: (id) => {
      const { binnedAt: _, ...summary } = summaryOf(id)
      return change(summary)
    },
    emptyBin: async () => {
      const binned = state.getState().summaries.filter((summary) => summary.binnedAt)
      if (binned.some(({ id }) => isOpen(id))) await close()
      await store.keep(binned.flatMap(({ id }) => [removal('manuscripts', id), removal('summaries', id)]))
      setSummaries((summaries) => summaries.filter((summary) => !binned.some(({ id }) => id === summary.id)))
      sweep()
    },
    openSample: async () => {
      await create(await options.loadSample())
    }
  }
}

/** A summary for a manuscript that has lost its own. One that cannot be read is listed too, so that opening says why. */
function describe(id: string, value: unknown): ManuscriptSummary {
  const opened = readManuscriptValue(value)
  if (opened.ok) return summarize(opened.value.manuscript)
  const given = typeof value === 'object' && value !== null && 'title' in value ? value.title : undefined
  const title = typeof given === 'string' ? given : id
  return { id: id as ManuscriptId, title, modifiedAt: '', words: 0, hanCharacters: 0, unresolved: 0 }
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

const summaryChange = (summary: ManuscriptSummary): RecordChange => ({
  collection: 'summaries',
  id: summary.id,
  value: summary
})
const removal = (collection: 'manuscripts' | 'summaries', id: string): RecordChange => ({ collection, id, value: null })
