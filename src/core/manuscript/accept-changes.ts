import { flattenInlines, nestInlines } from './flatten-inlines'
import type { Block } from './nodes'
import { settleBlocks } from './settle-changes'
import { mapTextBlocks } from './walk'

/** The blocks as they read once every tracked change is accepted, without the comments on them. */
export function acceptChanges(blocks: readonly Block[]): readonly Block[] {
  return withoutComments(settleBlocks(blocks, 'accept'))
}

function withoutComments(blocks: readonly Block[]): readonly Block[] {
  return mapTextBlocks(blocks, (inlines) => {
    const kept = flattenInlines(inlines).filter(({ leaf }) => leaf.type !== 'comment' && leaf.type !== 'commentStart')
    return nestInlines(
      kept.map((inline) =>
        inline.leaf.type === 'note'
          ? { ...inline, leaf: { ...inline.leaf, children: withoutComments(inline.leaf.children) } }
          : inline
      )
    )
  })
}
