import type { Block } from '#core/manuscript/nodes'
import { visitBlocks, visitLeaves, isTextBlock } from '#core/manuscript/walk'

/** The ids of all blocks, list items, citations, labels and comments of a side, those within notes too. */
export function collectIds(blocks: readonly Block[]): ReadonlySet<string> {
  const ids = new Set<string>()
  collect(blocks, ids)
  return ids
}

function collect(blocks: readonly Block[], ids: Set<string>): void {
  visitBlocks(blocks, (block) => {
    ids.add(block.id)
    if (!isTextBlock(block)) return
    visitLeaves(block.children, (leaf) => {
      if (leaf.type === 'citation') ids.add(leaf.citation.id)
      if (leaf.type === 'sourceLabel' || leaf.type === 'comment') ids.add(leaf.id)
      // Leaves within a note were visited with it; its blocks were not.
      if (leaf.type === 'note') visitBlocks(leaf.children, ({ id }) => void ids.add(id))
    })
  })
}
