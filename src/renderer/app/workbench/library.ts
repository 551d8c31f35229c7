import { createStore } from 'zustand/vanilla'
import type { Finding } from '#core/finding'
import type { ReferenceId } from '#core/ids'
import { chooseKey } from '#core/references/citation-key'
import { isSameWork } from '#core/references/equal-reference'
import { startDuplicateRun } from '#core/references/find-duplicates'
import { makeReferences, type ReferenceSource } from '#core/references/make-reference'
import { pairKey } from '#core/references/pair-key'
import type { CslItem, Reference } from '#core/references/reference'
import { createReferenceIndex } from '#core/references/search-references'
import type { RecordStore } from '../../storage/record-store'
import type { Library, LibraryState } from '../../workbench/workbench'
import { isRandomId } from '../random-ids'
import type { Act } from '../session/undo-log'
import type { CitingManuscripts } from './citing-manuscripts'
import { matchInSlices, sortImport, type SortedImport } from './import-items'
import { mergeChanges, ORGANISATION, recordsOf, type CitationChange, type LibraryChange } from './library-change'
import { eachInSlices, runInSlices } from '../../workbench/run-in-slices'
import { readStoredOrganisation, readStoredReference } from './stored-values'
import { workInSlices } from './work-in-slices'

export interface LibraryOptions {
  readonly store: RecordStore
  readonly now: () => string
  readonly newId: () => ReferenceId
  readonly readFile: (
    name: string,
    bytes: Uint8Array,
    onProgress?: (done: number, total: number) => void
  ) => Promise<{ readonly items: readonly CslItem[]; readonly findings: readonly Finding[] }>
  readonly writeFile: Library['exportAs']
  readonly manuscripts: CitingManuscripts
  /** Notes an act that can be undone, and lets the citations of the open manuscript follow it. */
  readonly record: (name: string, act: Act, citations?: CitationChange) => void
  readonly undoAct: () => void
  /** Told of references that are no more than the DOI of a PDF. */
  readonly onPdf?: (ids: readonly ReferenceId[]) => void
  /** Told of a write that failed while nobody was waiting for it, as in an undo. */
  readonly onError: (error: unknown) => void
}

export interface LoadedLibrary extends Library {
  /** Reads the stored references. Those that this version cannot read stay in the store as they are. */
  readonly load: (onProgress?: (done: number) => void) => Promise<{ readonly unreadable: number }>
  /** Keeps a reference as a comparison with its source has left it; no act of the user's, so undo passes it over. */
  readonly keepChecked: (reference: Reference) => Promise<void>
  /**
   * Adds references as they are, e.g. those a `.bifolium` file brought, and gives the library's id of each. A work that
   * the library has keeps the library's record; an id counts only where it could not have been given out twice and the
   * record under it is the same work.
   */
  readonly adopt: (references: readonly Reference[]) => Promise<ReadonlyMap<ReferenceId, ReferenceId>>
}

/** The library of this data folder, held in memory and searched there; every change is stored before it is shown. */
export function createLibrary(options: LibraryOptions): LoadedLibrary {
  const { store, now, newId, manuscripts } = options
  const state = createStore<LibraryState>(() => ({
    loading: true,
    references: new Map(),
    collections: [],
    distinct: new Set()
  }))
  const index = createReferenceIndex([])
  const prepareSoon = workInSlices(index.prepare)

  const show = async ({ put = [], drop = [], collections, distinct }: LibraryChange): Promise<void> => {
    await eachInSlices(drop, index.remove)
    await eachInSlices(put, index.put)
    const references = put.length + drop.length > 0 ? new Map(state.getState().references) : undefined
    for (const id of drop) references?.delete(id)
    for (const reference of put) references?.set(reference.id, reference)
    state.setState({
      loading: false,
      ...(references && { references }),
      ...(collections && { collections }),
      ...(distinct && { distinct })
    })
    prepareSoon()
  }
  let shown: Promise<void> = Promise.resolve()
  /** Shows changes one after the other, in the order stored. */
  const showInTurn = (change: LibraryChange): Promise<void> => {
    shown = shown.catch(() => undefined).then(() => show(change))
    return shown
  }
  const apply = async (change: LibraryChange): Promise<void> => {
    const records = recordsOf(change, state.getState())
    const texts = change.citations ? await manuscripts.changesFor(change.citations) : []
    if (records.length + texts.length > 0) await store.keep([...records, ...texts])
    await showInTurn(change)
  }
  const quietly = (change: LibraryChange): void => void apply(change).catch(options.onError)
  /** Does a change that `back` takes back. */
  const act = async (name: string, forward: LibraryChange, back: LibraryChange): Promise<void> => {
    await apply(forward)
    options.record(name, { undo: () => quietly(back), redo: () => quietly(forward) }, forward.citations)
  }

  const all = (): readonly Reference[] => [...state.getState().references.values()]
  const source = (): ReferenceSource => ({ newId, now: now(), keys: all().map((reference) => reference.key) })
  const held = (ids: readonly ReferenceId[]): readonly Reference[] => {
    const { references } = state.getState()
    return ids.flatMap((id) => references.get(id) ?? [])
  }
  const updateAll = async (name: string, changed: readonly Reference[]): Promise<void> => {
    const modifiedAt = now()
    const put: Reference[] = []
    await eachInSlices(changed, (reference) => void put.push({ ...reference, modifiedAt }))
    await act(name, { put }, { put: held(put.map((reference) => reference.id)) })
  }

  return {
    state,
    load: async (onProgress) => {
      const references: Reference[] = []
      let read = 0
      await store.readPortions('references', (records) => {
        for (const record of records) {
          const reference = readStoredReference(record.value)
          if (reference) references.push(reference)
        }
        read += records.length
        onProgress?.(read)
      })
      const { collections, distinct } = readStoredOrganisation(await store.read('settings', ORGANISATION))
      // Stored in no order; the list's own order is the order added.
      references.sort((a, b) => compareTexts(a.addedAt, b.addedAt) || compareTexts(a.id, b.id))
      await showInTurn({ put: references, collections, distinct: new Set(distinct) })
      return { unreadable: read - references.length }
    },
    importFile: async (name, bytes, onProgress) => {
      const { items, findings } = await options.readFile(name, bytes, onProgress)
      const sorted = await sortImport(items, all(), source())
      const { linked, ...report } = isPdfName(name) ? withFile(sorted, name) : sorted
      const added = report.added
      if (added.length + linked.length > 0) {
        const forward = { put: [...added, ...linked.map(({ after }) => after)] }
        const back = { drop: added.map(({ id }) => id), put: linked.map(({ before }) => before) }
        await act('import-references', forward, back)
      }
      if (isPdfName(name)) options.onPdf?.(added.map(({ id }) => id))
      return { ...report, findings }
    },
    adopt: async (references) => {
      const matcher = await matchInSlices(all())
      const ids = new Map<ReferenceId, ReferenceId>()
      const fresh: Reference[] = []
      for (const reference of references) {
        const own = state.getState().references.get(reference.id)
        const known = own && isSameRecord(own, reference) ? own : matcher.find(reference.item)
        const id = known?.id ?? (own || !isRandomId(reference.id) ? newId() : reference.id)
        if (!known) fresh.push({ ...reference, id, item: { ...reference.item, id } })
        ids.set(reference.id, id)
      }
      if (fresh.length > 0) await apply({ put: withFreeKeys(fresh, all()) })
      return ids
    },
    keepChecked: async (reference) => {
      // Removed meanwhile, it stays removed.
      if (state.getState().references.has(reference.id)) await apply({ put: [reference] })
    },
    addItem: async (item) => {
      const [reference] = makeReferences([item], source())
      if (!reference) throw new Error('One item makes one reference')
      await act('add-reference', { put: [reference] }, { drop: [reference.id] })
      return reference
    },
    update: (reference) => updateAll('edit-reference', [reference]),
    updateAll: (references) => updateAll('edit-references', references),
    remove: (ids) => act('remove-references', { drop: ids }, { put: held(ids) }),
    merge: async (survivor, others) => {
      const changed = { ...survivor, modifiedAt: now() }
      const { forward, back } = mergeChanges(state.getState().references, changed, others)
      await act('merge-references', forward, back)
    },
    setCollections: (collections) => act('collections', { collections }, { collections: state.getState().collections }),
    tellApart: async (ids) => {
      const { distinct } = state.getState()
      const pairs = ids.flatMap((a, at) => ids.slice(at + 1).map((b) => pairKey(a, b)))
      await act('tell-apart', { distinct: new Set([...distinct, ...pairs]) }, { distinct })
    },
    findDuplicates: (onProgress, signal) => {
      const references = all()
      const { distinct } = state.getState()
      const run = startDuplicateRun(references, (a, b) => distinct.has(pairKey(a, b)))
      return runInSlices(run.step, { signal, onSlice: () => onProgress?.(run.done(), references.length) })
    },
    undoAct: options.undoAct,
    search: (query) => index.search(query),
    searchSoon: (query, signal) => runInSlices(index.start(query).step, { signal }),
    citedIn: manuscripts.titlesCiting,
    exportAs: options.writeFile
  }
}

const compareTexts = (a: string, b: string): number => (a < b ? -1 : Number(a > b))

const isPdfName = (name: string): boolean => /\.pdf$/i.test(name)

/** The import with the file it came from linked to its references, new and old. */
function withFile(sorted: SortedImport, link: string): SortedImport {
  const attach = (reference: Reference): Reference =>
    reference.files?.some((file) => file.link === link)
      ? reference
      : { ...reference, files: [...(reference.files ?? []), { link }] }
  const existing = sorted.existing.map((before) => ({ before, after: attach(before) }))
  return {
    ...sorted,
    added: sorted.added.map(attach),
    linked: [...sorted.linked, ...existing.filter(({ before, after }) => before !== after)]
  }
}

const isSameRecord = (held: Reference, given: Reference): boolean =>
  isSameWork(held.item, given.item) || JSON.stringify(held.item) === JSON.stringify(given.item)

/** References whose keys are free in the library: a taken key is replaced, the rest of the record stays. */
function withFreeKeys(references: readonly Reference[], library: readonly Reference[]): readonly Reference[] {
  const taken = new Set(library.map((reference) => reference.key.toLowerCase()))
  return references.map((reference) => {
    const key = chooseKey({ ...reference.item, id: reference.key }, taken)
    taken.add(key.toLowerCase())
    return { ...reference, key }
  })
}
