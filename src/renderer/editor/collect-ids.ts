import type { Block } from '#core/manuscript/nodes'
import { visitBlocks, visitLeaves } from '#core/manuscript/walk'

/** The ids of all blocks, list items, citations and labels of a side. */
export function collectIds(blocks: readonly Block[]): ReadonlySet<string> {
  const ids = new Set<string>()
  visitBlocks(blocks, (block) => {
    ids.add(block.id)
    if (block.type !== 'paragraph' && block.type !== 'heading') return
    visitLeaves(block.children, (leaf) => {
      if (leaf.type === 'citation') ids.add(leaf.citation.id)
      if (leaf.type === 'sourceLabel') ids.add(leaf.id)
    })
  })
  return ids
}
