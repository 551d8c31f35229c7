import type { Finding } from '#core/finding'
import type { ReferenceId } from '#core/ids'
import { citationsOf } from '#core/manuscript/citations-of'
import { SIDE_NAMES, type Manuscript, type SideName } from '#core/manuscript/manuscript'
import { isSameWork } from '#core/references/equal-reference'
import type { Reference } from '#core/references/reference'
import { findDifference } from './loss/find-difference'

/** A text with the works that it cites by id. */
export interface CitingManuscript {
  readonly manuscript: Manuscript
  readonly findReference: (id: ReferenceId) => Reference | undefined
}

/**
 * What a manuscript lost where its citations were made to point to the works of a library: `after` is `before`, but for
 * ids of references, and each of these names the same work; one that `before` does not have names none. Linear; what
 * stayed the same object is not looked at.
 */
export function findAdoptLosses(before: CitingManuscript, after: CitingManuscript): readonly Finding[] {
  const known = new Map<string, boolean>()
  const isSame = (member: string, given: unknown, taken: unknown): boolean | undefined => {
    if (member !== 'reference') return undefined
    const pair = `${String(given)} ${String(taken)}`
    const same = known.get(pair) ?? isSameReference(given as ReferenceId, taken as ReferenceId, before, after)
    known.set(pair, same)
    return same
  }
  return SIDE_NAMES.flatMap((side) => {
    // The id of the citation or block, without the member of it that differs.
    const place = findDifference(before.manuscript[side], after.manuscript[side], isSame, side)?.split('.')[0]
    return place === undefined ? [] : [changed(side, place, worksCitedIn(place, side, before))]
  })
}

function isSameReference(
  given: ReferenceId,
  taken: ReferenceId,
  before: CitingManuscript,
  after: CitingManuscript
): boolean {
  const [work, held] = [before.findReference(given), after.findReference(taken)]
  if (!work) return given === taken || !held
  return held !== undefined && (isSameWork(held.item, work.item) || isSameItem(held, work))
}

/** True for records that say the same, also where that is too little to know a work by. */
const isSameItem = (held: Reference, work: Reference): boolean =>
  findDifference(held.item, work.item, (member) => (member === 'id' ? true : undefined)) === undefined

/** The titles of the works of a citation, as a person knows it by; the place itself where it is none. */
function worksCitedIn(place: string, side: SideName, { manuscript, findReference }: CitingManuscript): string {
  const citation = citationsOf(manuscript[side].blocks).find(({ id }) => id === place)
  const titles = citation?.items.map(({ reference }) => findReference(reference)?.item.title ?? reference)
  return titles?.join('; ') ?? place
}

const changed = (side: SideName, place: string, shown: string): Finding => ({
  severity: 'error',
  code: 'adopt-citation-lost',
  message: `A citation of the ${side} side points to another work since the references went into the library: “${shown}”. Please compare and report this.`,
  place: { part: place },
  values: { side, kind: 'citation', shown }
})
