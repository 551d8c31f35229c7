import { createStore } from 'zustand/vanilla'
import type { Finding } from '#core/finding'
import type { ReferenceId } from '#core/ids'
import { chooseKey } from '#core/references/citation-key'
import { isSameWork, matchReferences } from '#core/references/equal-reference'
import { makeReferences } from '#core/references/make-reference'
import type { CslItem, Reference } from '#core/references/reference'
import { createReferenceIndex } from '#core/references/search-references'
import type { RecordChange, RecordStore } from '../../storage/record-store'
import { workInSlices } from './work-in-slices'
import type { ImportReport, Library, LibraryState } from '../../workbench/workbench'
import { isRandomId } from '../random-ids'
import { readStoredReference } from './stored-values'

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
  readonly citedIn: Library['citedIn']
  /** Notes an act that can be undone. */
  readonly record: (name: string, act: { readonly undo: () => void; readonly redo: () => void }) => void
  /** Told of a write that failed while nobody was waiting for it, as in an undo. */
  readonly onError: (error: unknown) => void
}

export interface LoadedLibrary extends Library {
  /** Reads the stored references. Those that this version cannot read stay in the store as they are. */
  readonly load: () => Promise<{ readonly unreadable: number }>
  /**
   * Adds references as they are, e.g. those a `.bifolium` file brought, and gives the library's id of each. A work that
   * the library has keeps the library's record; an id counts only where it could not have been given out twice and the
   * record under it is the same work.
   */
  readonly adopt: (references: readonly Reference[]) => Promise<ReadonlyMap<ReferenceId, ReferenceId>>
}

/** The library of this data folder, held in memory and searched there; every change is stored before it is shown. */
export function createLibrary(options: LibraryOptions): LoadedLibrary {
  const { store, now, newId } = options
  const state = createStore<LibraryState>(() => ({ loading: true, references: new Map() }))
  const index = createReferenceIndex([])

  const prepareSoon = workInSlices(index.prepare)

  const show = (added: readonly Reference[], removed: readonly ReferenceId[] = []): void => {
    const references = new Map(state.getState().references)
    removed.forEach((id) => {
      references.delete(id)
      index.remove(id)
    })
    added.forEach((reference) => {
      references.set(reference.id, reference)
      index.put(reference)
    })
    state.setState({ loading: false, references })
    prepareSoon()
  }
  const put = async (references: readonly Reference[]): Promise<void> => {
    if (references.length === 0) return
    await store.keep(references.map(toChange))
    show(references)
  }
  const drop = async (ids: readonly ReferenceId[]): Promise<void> => {
    await store.keep(ids.map((id): RecordChange => ({ collection: 'references', id, value: null })))
    show([], ids)
  }
  const quietly = (work: Promise<void>): void => void work.catch(options.onError)

  const all = (): readonly Reference[] => [...state.getState().references.values()]
  const make = (items: readonly CslItem[]): readonly Reference[] =>
    makeReferences(items, { newId, now: now(), keys: all().map((reference) => reference.key) })

  /** Splits incoming entries into works the library has and new references, in order and without doubles. */
  const sort = (items: readonly CslItem[]): Pick<ImportReport, 'added' | 'existing'> => {
    const matcher = matchReferences(all())
    const existing: Reference[] = []
    const fresh: CslItem[] = []
    for (const item of items) {
      const known = matcher.find(item)
      if (known) existing.push(known)
      else fresh.push(item)
    }
    const added: Reference[] = []
    for (const reference of make(fresh)) {
      const double = matcher.find(reference.item)
      if (double) existing.push(double)
      else {
        matcher.add(reference)
        added.push(reference)
      }
    }
    return { added, existing }
  }

  return {
    state,
    load: async () => {
      const records = await store.readAll('references')
      const references = records.flatMap((record) => readStoredReference(record.value) ?? [])
      show(references)
      return { unreadable: records.length - references.length }
    },
    importFile: async (name, bytes, onProgress) => {
      const { items, findings } = await options.readFile(name, bytes, onProgress)
      const { added, existing } = sort(items)
      await put(added)
      if (added.length > 0)
        options.record('import-references', {
          undo: () => quietly(drop(added.map((reference) => reference.id))),
          redo: () => quietly(put(added))
        })
      return { added, existing, findings }
    },
    adopt: async (references) => {
      const matcher = matchReferences(all())
      const ids = new Map<ReferenceId, ReferenceId>()
      const fresh: Reference[] = []
      for (const reference of references) {
        const held = state.getState().references.get(reference.id)
        const known = held && isSameRecord(held, reference) ? held : matcher.find(reference.item)
        const id = known?.id ?? (held || !isRandomId(reference.id) ? newId() : reference.id)
        if (!known) fresh.push({ ...reference, id, item: { ...reference.item, id } })
        ids.set(reference.id, id)
      }
      await put(withFreeKeys(fresh, all()))
      return ids
    },
    addItem: async (item) => {
      const [reference] = make([item])
      if (!reference) throw new Error('One item makes one reference')
      await put([reference])
      options.record('add-reference', {
        undo: () => quietly(drop([reference.id])),
        redo: () => quietly(put([reference]))
      })
      return reference
    },
    update: async (reference) => {
      const before = state.getState().references.get(reference.id)
      const after = { ...reference, modifiedAt: now() }
      await put([after])
      if (before)
        options.record('edit-reference', { undo: () => quietly(put([before])), redo: () => quietly(put([after])) })
    },
    remove: async (ids) => {
      const { references } = state.getState()
      const removed = ids.flatMap((id) => references.get(id) ?? [])
      await drop(ids)
      options.record('remove-references', { undo: () => quietly(put(removed)), redo: () => quietly(drop(ids)) })
    },
    search: (query) => index.search(query),
    citedIn: options.citedIn,
    exportAs: options.writeFile
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

const toChange = (reference: Reference): RecordChange => ({
  collection: 'references',
  id: reference.id,
  value: reference
})
