import type { BlockId } from '#core/ids'
import type { Block, Caption } from './nodes'
import { visitBlocks } from './walk'

/** The number of each caption of a side: figures and tables count apart, in document order. */
export function numberCaptions(blocks: readonly Block[]): ReadonlyMap<BlockId, number> {
  const numbers = new Map<BlockId, number>()
  const counts: Record<Caption['of'], number> = { figure: 0, table: 0 }
  visitBlocks(blocks, (block) => {
    if (block.type === 'caption') numbers.set(block.id, ++counts[block.of])
  })
  return numbers
}
