import { SIDE_NAMES, type Manuscript, type SideName } from '#core/manuscript/manuscript'
import type { Block } from '#core/manuscript/nodes'
import { textOf } from '#core/manuscript/text-of'
import { isTextBlock, visitBlocks, visitLeaves } from '#core/manuscript/walk'

/**
 * The side on which the editors hold less than was stored; undefined when all of it arrived. White space and the order
 * of marks may differ, since editors put those into their normal form.
 */
export function findLoadLoss(stored: Manuscript, loaded: Manuscript): SideName | undefined {
  return SIDE_NAMES.find((side) => contentOf(stored[side].blocks) !== contentOf(loaded[side].blocks))
}

/** Every word, and everything that prints no words: citations, labels, images, notes, comments, rules, lists of references. */
function contentOf(blocks: readonly Block[]): string {
  const wordless: string[] = []
  visitBlocks(blocks, (block) => {
    if (block.type === 'bibliography' || block.type === 'thematicBreak') wordless.push(block.type)
    if (!isTextBlock(block)) return
    visitLeaves(block.children, (leaf) => {
      if (leaf.type === 'citation')
        wordless.push(leaf.citation.id, ...leaf.citation.items.map((item) => item.reference))
      if (leaf.type === 'sourceLabel') wordless.push(leaf.id)
      if (leaf.type === 'image') wordless.push(leaf.url)
      if (leaf.type === 'note') wordless.push(leaf.kind, textOf(leaf.children).replace(/\s+/g, ''))
      if (leaf.type === 'comment') wordless.push(leaf.id, leaf.text, ...(leaf.replies ?? []).map(({ text }) => text))
    })
  })
  return `${textOf(blocks).replace(/\s+/g, '')}\n${wordless.join('\n')}`
}
