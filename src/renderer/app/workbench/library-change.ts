import type { CitationId, ManuscriptId, ReferenceId } from '#core/ids'
import type { Citation } from '#core/manuscript/citation'
import { followReferences } from '#core/manuscript/follow-references'
import type { Collection } from '#core/references/collections'
import type { Reference } from '#core/references/reference'
import type { RecordChange } from '../../storage/record-store'

/** How a citation of a manuscript reads after a change of the library; the same object where it does not change. */
export type CitationChange = (citation: Citation, manuscript: ManuscriptId) => Citation

/** One change of the library, whole or not at all. */
export interface LibraryChange {
  readonly put?: readonly Reference[]
  readonly drop?: readonly ReferenceId[]
  readonly collections?: readonly Collection[]
  readonly distinct?: ReadonlySet<string>
  readonly citations?: CitationChange
}

/** Id of the record of collections and pairs told apart, among the settings. */
export const ORGANISATION = 'library'

/** The records of a change of the library itself. */
export function recordsOf(
  change: LibraryChange,
  now: Required<Pick<LibraryChange, 'collections' | 'distinct'>>
): readonly RecordChange[] {
  const { put = [], drop = [], collections = now.collections, distinct = now.distinct } = change
  const organisation: RecordChange = {
    collection: 'settings',
    id: ORGANISATION,
    value: { collections, distinct: [...distinct] }
  }
  return [
    ...put.map((reference): RecordChange => ({ collection: 'references', id: reference.id, value: reference })),
    ...drop.map((id): RecordChange => ({ collection: 'references', id, value: null })),
    ...(change.collections || change.distinct ? [organisation] : [])
  ]
}

/**
 * Merging, and the way back. Citations and relations follow the survivor; on the way back each citation that still reads
 * as the merge left it gets its old references again, whatever else was done to its manuscript.
 */
export function mergeChanges(
  references: ReadonlyMap<ReferenceId, Reference>,
  survivor: Reference,
  others: readonly ReferenceId[]
): { readonly forward: LibraryChange; readonly back: LibraryChange } {
  const heirs = new Map(others.map((id) => [id, survivor.id]))
  const originals = new Map<string, { readonly before: Citation; readonly after: string }>()
  const keyOf = (manuscript: ManuscriptId, citation: CitationId): string => `${manuscript} ${citation}`
  const related = [...references.values()].flatMap((reference) =>
    heirs.has(reference.id) || reference.id === survivor.id ? [] : (withHeirs(reference, heirs) ?? [])
  )
  const put = [withHeirs(survivor, heirs) ?? survivor, ...related]
  const before = [...put.map((reference) => reference.id), ...others].flatMap((id) => references.get(id) ?? [])
  return {
    forward: {
      put,
      drop: others,
      citations: (citation, manuscript) => {
        const after = followReferences(citation, heirs)
        if (after !== citation) {
          originals.set(keyOf(manuscript, citation.id), { before: citation, after: JSON.stringify(after) })
        }
        return after
      }
    },
    back: {
      put: before,
      citations: (citation, manuscript) => {
        const original = originals.get(keyOf(manuscript, citation.id))
        return original?.after === JSON.stringify(citation) ? original.before : citation
      }
    }
  }
}

/** The reference with its relations pointing at the heirs; undefined where they point nowhere else. */
function withHeirs(reference: Reference, heirs: ReadonlyMap<ReferenceId, ReferenceId>): Reference | undefined {
  if (!reference.relations?.some((relation) => heirs.has(relation.reference))) return undefined
  const relations = reference.relations
    .map((relation) => ({ ...relation, reference: heirs.get(relation.reference) ?? relation.reference }))
    .filter((one, at, all) => one.reference !== reference.id && all.findIndex((other) => same(one, other)) === at)
  return { ...reference, relations }
}

const same = (a: { kind: string; reference: string }, b: { kind: string; reference: string }): boolean =>
  a.kind === b.kind && a.reference === b.reference
