import type { Block } from '#core/manuscript/nodes'
import { buildSectionTree } from './section-tree'

const structures = new WeakMap<Block, string>()

/**
 * What pairing sees of a side: ids and kinds in order, depths and numbers of headings. Sides of equal structure pair
 * alike whatever their words are. Remembered per block object. Empty for no blocks.
 */
export function structureOf(blocks: readonly Block[]): string {
  return blocks.map(structureOfBlock).join('\n')
}

function structureOfBlock(block: Block): string {
  const known = structures.get(block)
  if (known !== undefined) return known
  const { units, children } = buildSectionTree([block])
  const headings = children.map(({ depth, number }) => `${block.id} ${depth} ${number ?? ''}`)
  const structure = [...headings, ...units.map(({ id, type }) => `${id} ${type}`)].join('\n')
  structures.set(block, structure)
  return structure
}
