import type { ReferenceId } from '#core/ids'
import { foldText } from './fold-text'
import { indexReference, type IndexedReference } from './index-reference'
import { isNarrower, parseQuery, type QueryTerm } from './parse-query'
import { createRanking } from './rank-hits'
import type { Reference } from './reference'
import { scoreReference } from './score-reference'

/** A search under way, done slice by slice so that nothing else waits for it. */
export interface SearchRun {
  /** Goes on for as long as `goOn` says; the ids in rank order once all is searched. */
  readonly step: (goOn: () => boolean) => readonly ReferenceId[] | undefined
}

/** Finds references by what a person remembers of them. Kept up to date one reference at a time. */
export interface ReferenceIndex {
  /** Adds a reference, or replaces the one with its id. */
  readonly put: (reference: Reference) => void
  readonly remove: (id: ReferenceId) => void
  /**
   * Makes references ready to be found for as long as `goOn` says; true once none waits. A search makes ready what still
   * waits: for a large library call this in pauses beforehand.
   */
  readonly prepare: (goOn: () => boolean) => boolean
  /**
   * Ids in rank order. The query's words must all occur, each in any field: author, title, year, journal, identifiers,
   * key, tags, abstract, notes; Chinese also by pinyin, full or initials. `parseQuery` knows what more a query may say.
   * An empty query gives all, in the order added.
   */
  readonly search: (query: string) => readonly ReferenceId[]
  /** As `search`, in slices. References that come meanwhile may be missed; none that is gone is given. */
  readonly start: (query: string) => SearchRun
}

/** One reference of the index, romanised and folded when it is first needed. */
interface Slot {
  readonly id: ReferenceId
  reference: Reference
  entry: IndexedReference | undefined
}

/** All references in the order added. The ids beside them, as a long list of hits is read from them alone far faster. */
interface Ordered {
  readonly ids: readonly ReferenceId[]
  readonly all: readonly Slot[]
}

/** What the last search found; a query that only asks for more looks no further than there. */
interface LastSearch {
  readonly terms: readonly QueryTerm[]
  /** Places in the list of all. */
  readonly hits: Uint32Array
}

/** References looked at between two questions whether to go on. */
const STRIDE = 128

/** An index of the given references. */
export function createReferenceIndex(references: Iterable<Reference> = []): ReferenceIndex {
  const slots = new Map<ReferenceId, Slot>()
  const waiting = new Set<Slot>()
  let ordered: Ordered | undefined
  let last: LastSearch | undefined
  let revision = 0

  const changed = (): void => {
    revision += 1
    last = undefined
    ordered = undefined
  }
  const put = (reference: Reference): void => {
    const slot = slots.get(reference.id) ?? { id: reference.id, reference, entry: undefined }
    slot.reference = reference
    slot.entry = undefined
    slots.set(reference.id, slot)
    waiting.add(slot)
    changed()
  }
  const entryOf = (slot: Slot): IndexedReference => {
    if (slot.entry) return slot.entry
    waiting.delete(slot)
    return (slot.entry = indexReference(slot.reference))
  }
  const start = (query: string): SearchRun => {
    const terms = parseQuery(query)
    const { ids, all } = (ordered ??= { ids: [...slots.keys()], all: [...slots.values()] })
    if (terms.length === 0) return { step: () => [...slots.keys()] }
    const phrase = foldText(query)
    const places = last && isNarrower(terms, last.terms) ? last.hits : undefined
    const size = places?.length ?? all.length
    const startedAt = revision
    const ranking = createRanking(size)
    let next = 0
    /** Looks at the next few; true once all are looked at. */
    const look = (): boolean => {
      for (const end = Math.min(size, next + STRIDE); next < end; next += 1) {
        const place = places?.[next] ?? next
        const slot = all[place]
        if (!slot) continue
        const entry = entryOf(slot)
        ranking.add(place, scoreReference(entry, terms, phrase), entry.year)
      }
      return next >= size
    }
    return {
      step: (goOn) => {
        let isDone = look()
        while (!isDone && goOn()) isDone = look()
        if (!isDone) return undefined
        const isCurrent = startedAt === revision
        if (isCurrent) last = { terms, hits: ranking.added() }
        const found = idsAt(ids, ranking.ranked())
        return isCurrent ? found : found.filter((id) => slots.has(id))
      }
    }
  }
  for (const reference of references) put(reference)
  return {
    put,
    remove: (id) => {
      const slot = slots.get(id)
      if (!slot) return
      slots.delete(id)
      waiting.delete(slot)
      changed()
    },
    prepare: (goOn) => {
      for (const slot of waiting) {
        if (!goOn()) return false
        entryOf(slot)
      }
      return true
    },
    search: (query) => start(query).step(() => true) ?? [],
    start
  }
}

function idsAt(ids: readonly ReferenceId[], places: Uint32Array): readonly ReferenceId[] {
  // At its full length from the start: one that grows takes three times as long.
  const found: ReferenceId[] = []
  found.length = places.length
  for (let at = 0; at < places.length; at += 1) {
    const id = ids[places[at] ?? 0]
    if (id !== undefined) found[at] = id
  }
  return found
}
