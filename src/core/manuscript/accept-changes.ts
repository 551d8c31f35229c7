import { flattenInlines, nestInlines } from './flatten-inlines'
import type { Block, Inline } from './nodes'
import { mapTextBlocks } from './walk'

/** The blocks as they read once every tracked change in their lines is accepted, without the comments on them. */
export function acceptChanges(blocks: readonly Block[]): readonly Block[] {
  return mapTextBlocks(blocks, acceptInlines)
}

function acceptInlines(inlines: readonly Inline[]): readonly Inline[] {
  const kept = flattenInlines(inlines).filter(
    ({ leaf, change }) => change?.type !== 'deletion' && leaf.type !== 'comment' && leaf.type !== 'commentStart'
  )
  return nestInlines(
    kept.map(({ leaf, marks, link }) => {
      const inner = leaf.type === 'note' ? { ...leaf, children: acceptChanges(leaf.children) } : leaf
      return { leaf: inner, marks, ...(link && { link }) }
    })
  )
}
