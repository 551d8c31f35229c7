import type { ReferenceId } from '#core/ids'
import { matchReferences, type ReferenceMatcher } from '#core/references/equal-reference'
import { createDuplicateIndex } from '#core/references/find-duplicates'
import { createReferenceMaker, type ReferenceSource } from '#core/references/make-reference'
import type { CslItem, Reference, Relation } from '#core/references/reference'
import type { ImportReport, PossibleDuplicate } from '../../workbench/workbench'
import { eachInSlices } from '../../workbench/run-in-slices'

/** What an import does to the library; nothing of it is done yet. */
export interface SortedImport extends Omit<ImportReport, 'findings'> {
  /** References of the library that are linked with new ones, as they stand and as they should. */
  readonly linked: readonly { readonly before: Reference; readonly after: Reference }[]
}

/** A matcher over a library of any size, made without holding up the window. */
export async function matchInSlices(references: readonly Reference[]): Promise<ReferenceMatcher> {
  const matcher = matchReferences([])
  await eachInSlices(references, matcher.add)
  return matcher
}

/**
 * Splits incoming entries into works that the library has and new references, in order and without doubles. New ones that
 * may be doubles are named; a preprint and its version of record are linked.
 */
export async function sortImport(
  items: readonly CslItem[],
  library: readonly Reference[],
  source: ReferenceSource
): Promise<SortedImport> {
  const matcher = await matchInSlices(library)
  const existing: Reference[] = []
  const added: Reference[] = []
  const make = createReferenceMaker(source)
  await eachInSlices(items, (item) => {
    const known = matcher.find(item)
    const reference = known ?? make(item)
    const double = known ?? matcher.find(reference.item)
    if (double) return void existing.push(double)
    matcher.add(reference)
    added.push(reference)
    return undefined
  })
  if (added.length === 0) return { added, existing, possible: [], versions: 0, linked: [] }
  return { existing, ...(await findRelated(added, library)) }
}

async function findRelated(
  added: readonly Reference[],
  library: readonly Reference[]
): Promise<Pick<SortedImport, 'added' | 'possible' | 'versions' | 'linked'>> {
  const index = createDuplicateIndex()
  await eachInSlices(library, ({ id, item }) => index.add(id, item))
  const possible: PossibleDuplicate[] = []
  const relations = new Map<ReferenceId, Relation[]>()
  let versions = 0
  const relate = (from: ReferenceId, relation: Relation): void => {
    relations.set(from, [...(relations.get(from) ?? []), relation])
  }
  await eachInSlices(added, (reference) => {
    const found = index.find(reference.item)
    const like = found.filter((match) => match.relation !== 'preprint').map((match) => match.id)
    if (like.length > 0) possible.push({ reference: reference.id, like })
    for (const match of found) {
      if (match.relation !== 'preprint') continue
      versions += 1
      relate(reference.id, { kind: match.isPreprint ? 'preprint' : 'published', reference: match.id })
      relate(match.id, { kind: match.isPreprint ? 'published' : 'preprint', reference: reference.id })
    }
    index.add(reference.id, reference.item)
  })
  const withRelations = (reference: Reference): Reference => {
    const more = relations.get(reference.id)
    return more ? { ...reference, relations: [...(reference.relations ?? []), ...more] } : reference
  }
  const linked = library.flatMap((before) => {
    const after = withRelations(before)
    return after === before ? [] : [{ before, after }]
  })
  return { added: added.map(withRelations), possible, versions, linked }
}
