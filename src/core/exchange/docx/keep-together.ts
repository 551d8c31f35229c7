import type { BlockId } from '#core/ids'
import type { Block } from '#core/manuscript/nodes'
import { visitBlocks, visitLeaves } from '#core/manuscript/walk'

/**
 * The blocks that must stand on one page with the block behind them: a picture or table with its caption, whichever
 * comes first. A caption between two belongs to the one it usually follows: a figure's to the picture above, a table's
 * to the table below.
 */
export function findKeptBlocks(blocks: readonly Block[]): ReadonlySet<BlockId> {
  const kept = new Set<BlockId>()
  collect(blocks, kept)
  visitBlocks(blocks, (block) => {
    if (block.type === 'listItem' || block.type === 'blockquote') collect(block.children, kept)
    if (block.type !== 'table') return
    for (const row of block.children) for (const cell of row.children) collect(cell.children, kept)
  })
  return kept
}

function collect(blocks: readonly Block[], kept: Set<BlockId>): void {
  for (const [index, block] of blocks.entries()) {
    const [before, after] = [blocks[index - 1], blocks[index + 1]]
    if (block.type === 'caption') {
      const other = block.of === 'figure' ? before : undefined
      if (!isShown(other) && isShown(after)) kept.add(block.id)
    } else if (isShown(block) && after?.type === 'caption') {
      const isAbove = after.of === 'figure' || !isShown(blocks[index + 2])
      if (isAbove) kept.add(block.id)
    }
  }
}

/** True for a table and for a paragraph with a picture, which captions speak of. */
function isShown(block: Block | undefined): boolean {
  if (block?.type !== 'paragraph') return block?.type === 'table'
  let hasPicture = false
  visitLeaves(block.children, ({ type }, note) => {
    if (type === 'image' && !note) hasPicture = true
  })
  return hasPicture
}
