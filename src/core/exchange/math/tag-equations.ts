import type { BlockId } from '#core/ids'
import { mentionedBlocks, walkEquations } from '#core/manuscript/number-equations'
import type { Block, MathBlock } from '#core/manuscript/nodes'

/** `blocks` with a `\\tag` for each equation whose number in the file a count of the mentioned ones would not give. */
export function tagEquations(blocks: readonly Block[], numbersInFile: ReadonlyMap<BlockId, string>): readonly Block[] {
  const mentioned = mentionedBlocks(blocks)
  const tags = new Map<BlockId, string>()
  walkEquations(blocks, (id, tag, next) => {
    if (tag !== undefined) return tag
    const counted = mentioned.has(id) ? next : undefined
    const number = numbersInFile.get(id)?.replace(/[\s()（）]/gu, '') ?? counted
    if (number !== undefined && number !== counted) tags.set(id, number)
    return number
  })
  return tags.size === 0 ? blocks : blocks.map((block) => tagInside(block, tags))
}

function tagInside(block: Block, tags: ReadonlyMap<BlockId, string>): Block {
  const inside = (children: readonly Block[]): readonly Block[] => children.map((child) => tagInside(child, tags))
  switch (block.type) {
    case 'math':
      return withTag(block, tags.get(block.id))
    case 'blockquote':
      return { ...block, children: inside(block.children) }
    case 'list':
      return { ...block, children: block.children.map((item) => ({ ...item, children: inside(item.children) })) }
    case 'table': {
      const children = block.children.map((row) => ({
        ...row,
        children: row.children.map((cell) => ({ ...cell, children: inside(cell.children) }))
      }))
      return { ...block, children }
    }
    default:
      return block
  }
}

const withTag = (math: MathBlock, tag: string | undefined): MathBlock =>
  tag === undefined ? math : { ...math, value: `${math.value} \\tag{${tag}}` }
