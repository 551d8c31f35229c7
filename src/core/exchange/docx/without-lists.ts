import type { Manuscript, Side } from '#core/manuscript/manuscript'
import type { Block } from '#core/manuscript/nodes'
import { isBibliographyHeading } from '../bibliography-heading'

/** A manuscript whose sides have no place for a list of references, nor a heading over one: the document has one at its end. */
export function withoutLists(manuscript: Manuscript): Manuscript {
  const without = (side: Side): Side => ({ ...side, blocks: side.blocks.filter(isNoList) })
  return { ...manuscript, leading: without(manuscript.leading), facing: without(manuscript.facing) }
}

/** A heading over the list is followed by the list, or ends the side. */
function isNoList(block: Block, index: number, blocks: readonly Block[]): boolean {
  if (block.type === 'bibliography') return false
  const next = blocks[index + 1]
  return !(isBibliographyHeading(block) && (next === undefined || next.type === 'bibliography'))
}
