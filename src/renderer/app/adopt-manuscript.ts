import type { UnpackedManuscript } from '#core/exchange/bifolium/unpack-manuscript'
import { findAdoptLosses } from '#core/exchange/find-adopt-losses'
import type { Finding } from '#core/finding'
import type { ReferenceId } from '#core/ids'
import { changeCitations } from '#core/manuscript/follow-references'
import type { Manuscript } from '#core/manuscript/manuscript'
import { isRandomId, randomIds } from './random-ids'
import type { LoadedLibrary } from './workbench/library'

export interface AdoptedManuscript {
  readonly manuscript: Manuscript
  /** Citations that name another work than they did; none, unless there is a bug. */
  readonly lost: readonly Finding[]
}

/**
 * Takes a file's references into the library; citations then point to the library's records of the same works. A
 * citation of a reference that the file does not hold stays unresolved: the library may have another work by that id.
 */
export async function adoptManuscript(
  { manuscript, references }: Pick<UnpackedManuscript, 'manuscript' | 'references'>,
  library: Pick<LoadedLibrary, 'adopt' | 'state'>
): Promise<AdoptedManuscript> {
  const ids = await library.adopt(references)
  const find = (id: ReferenceId): ReferenceId => {
    const known = ids.get(id)
    if (known !== undefined) return known
    const isTaken = !isRandomId(id) && library.state.getState().references.has(id)
    return isTaken ? randomIds<'ReferenceId'>('r') : id
  }
  const adopted = changeCitations(manuscript, (citation) => ({
    ...citation,
    items: citation.items.map((item) => ({ ...item, reference: find(item.reference) }))
  }))
  const brought = new Map(references.map((reference) => [reference.id, reference]))
  const held = library.state.getState().references
  const lost = findAdoptLosses(
    { manuscript, findReference: (id) => brought.get(id) },
    { manuscript: adopted, findReference: (id) => held.get(id) }
  )
  return { manuscript: adopted, lost }
}
