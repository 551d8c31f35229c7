import { assertNever } from '#core/assert-never'
import type { CollectionId, ReferenceId } from '#core/ids'
import { withDescendants, type Collection } from './collections'
import { missingFields } from './missing-fields'
import type { Reference } from './reference'

/** The filters that need no setting up, in the order shown. */
export const SMART_FILTERS = [
  'cited',
  'uncited',
  'candidates',
  'duplicates',
  'retracted',
  'mismatch',
  'unchecked',
  'no-identifier',
  'missing-fields',
  'unfiled'
] as const
export type SmartFilter = (typeof SMART_FILTERS)[number]

/** What the library shows: all of it, a collection with what stands in it, a tag, or a smart filter. */
export type LibraryFilter =
  | { readonly kind: 'all' }
  | { readonly kind: 'collection'; readonly id: CollectionId }
  | { readonly kind: 'tag'; readonly tag: string }
  | { readonly kind: 'smart'; readonly filter: SmartFilter }

/** What a filter must know beside the reference itself. */
export interface FilterContext {
  readonly collections: readonly Collection[]
  /** Cited in the open manuscript; undefined when none is open. */
  readonly cited: ReadonlySet<ReferenceId> | undefined
  /** May stand behind a label of the open manuscript that is not resolved yet. */
  readonly candidates: ReadonlySet<ReferenceId> | undefined
  /** Members of groups of duplicates; undefined before they were looked for. */
  readonly duplicates: ReadonlySet<ReferenceId> | undefined
}

/** Whether a smart filter can say anything: some need an open manuscript, one a search for duplicates. */
export function isAnswerable(filter: SmartFilter, context: FilterContext): boolean {
  if (filter === 'cited' || filter === 'uncited') return context.cited !== undefined
  if (filter === 'candidates') return context.candidates !== undefined
  return filter !== 'duplicates' || context.duplicates !== undefined
}

/** The condition of a filter, ready to be asked of any number of references. */
export function makeFilter(filter: LibraryFilter, context: FilterContext): (reference: Reference) => boolean {
  if (filter.kind === 'all') return () => true
  if (filter.kind === 'tag') return ({ tags }) => tags.includes(filter.tag)
  if (filter.kind === 'smart') return (reference) => passes(reference, filter.filter, context)
  const ids = withDescendants(context.collections, filter.id)
  return ({ collections }) => collections?.some((id) => ids.has(id)) ?? false
}

function passes(reference: Reference, filter: SmartFilter, context: FilterContext): boolean {
  const { kind } = reference.verification
  switch (filter) {
    case 'cited':
      return context.cited?.has(reference.id) ?? false
    case 'uncited':
      return context.cited !== undefined && !context.cited.has(reference.id)
    case 'candidates':
      return context.candidates?.has(reference.id) ?? false
    case 'duplicates':
      return context.duplicates?.has(reference.id) ?? false
    case 'retracted':
      return kind === 'retracted' || kind === 'concern'
    case 'mismatch':
      return kind === 'mismatch'
    case 'unchecked':
      return kind === 'unchecked'
    case 'no-identifier':
      return !traitsOf(reference).hasIdentifier
    case 'missing-fields':
      return traitsOf(reference).lacksFields
    case 'unfiled':
      return !reference.collections?.some((id) => context.collections.some((one) => one.id === id))
    default:
      return assertNever(filter)
  }
}

interface Traits {
  readonly hasIdentifier: boolean
  readonly lacksFields: boolean
}

const traits = new WeakMap<Reference, Traits>()

/** Remembered per reference: references never change, and a library counts all of them at every act. */
function traitsOf(reference: Reference): Traits {
  const known = traits.get(reference)
  if (known) return known
  const { DOI, PMID, PMCID, ISBN, URL } = reference.item
  const found = {
    hasIdentifier: Boolean(DOI || PMID || PMCID || ISBN || URL),
    lacksFields: missingFields(reference.item).length > 0
  }
  traits.set(reference, found)
  return found
}

/** How many references each filter would show. */
export interface LibraryCounts {
  readonly smart: ReadonlyMap<SmartFilter, number>
  readonly tags: ReadonlyMap<string, number>
  /** What stands in a collection itself or below it; each reference counts once. */
  readonly collections: ReadonlyMap<CollectionId, number>
}

/** Counts all filters in one pass, for as long as `goOn` says at a time; undefined while there is more to count. */
export function startCounting(
  references: Iterable<Reference>,
  context: FilterContext
): (goOn: () => boolean) => LibraryCounts | undefined {
  const smart = new Map<SmartFilter, number>()
  const tags = new Map<string, number>()
  const collections = new Map<CollectionId, number>()
  const above = new Map(context.collections.map(({ id }) => [id, ancestry(context.collections, id)]))
  const answerable = SMART_FILTERS.filter((filter) => isAnswerable(filter, context))
  answerable.forEach((filter) => smart.set(filter, 0))
  const waiting = references[Symbol.iterator]()
  const count = (reference: Reference): void => {
    for (const filter of answerable) if (passes(reference, filter, context)) increase(smart, filter)
    for (const tag of reference.tags) increase(tags, tag)
    for (const id of new Set(reference.collections?.flatMap((one) => above.get(one) ?? []))) increase(collections, id)
  }
  return (goOn) => {
    for (;;) {
      for (let left = STRIDE; left > 0; left -= 1) {
        const next = waiting.next()
        if (next.done) return { smart, tags, collections }
        count(next.value)
      }
      if (!goOn()) return undefined
    }
  }
}

/** References counted between two questions whether to go on. */
const STRIDE = 100

/** A collection and all it stands in. */
function ancestry(collections: readonly Collection[], id: CollectionId): readonly CollectionId[] {
  const ids: CollectionId[] = []
  for (let at: CollectionId | undefined = id; at !== undefined && !ids.includes(at);) {
    ids.push(at)
    const current: CollectionId = at
    at = collections.find((one) => one.id === current)?.parent
  }
  return ids
}

function increase<Key>(counts: Map<Key, number>, key: Key): void {
  counts.set(key, (counts.get(key) ?? 0) + 1)
}
