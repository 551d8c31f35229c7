import type { ReferenceId } from '#core/ids'
import type { Reference } from '#core/references/reference'
import { SIDE_NAMES } from './manuscript'
import type { Manuscript } from './manuscript'
import { visitLeaves, visitTextBlocks } from './walk'

/** Ids of the references that a manuscript cites, each once, in the order of first citation, leading side first. */
export function citedReferenceIds(manuscript: Manuscript): readonly ReferenceId[] {
  const ids = new Set<ReferenceId>()
  for (const side of SIDE_NAMES) {
    visitTextBlocks(manuscript[side].blocks, (block) =>
      visitLeaves(block.children, (leaf) => {
        if (leaf.type === 'citation') leaf.citation.items.forEach((item) => ids.add(item.reference))
      })
    )
  }
  return [...ids]
}

/** The references that a manuscript cites; those that the library has lost are left out. */
export function citedReferences(
  manuscript: Manuscript,
  library: ReadonlyMap<ReferenceId, Reference>
): readonly Reference[] {
  return citedReferenceIds(manuscript).flatMap((id) => library.get(id) ?? [])
}
