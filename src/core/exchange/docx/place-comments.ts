import type { CommentId } from '#core/ids'
import type { Block, CommentNode } from '#core/manuscript/nodes'
import { mapLeaves, mapTextBlocks, visitLeaves, visitTextBlocks } from '#core/manuscript/walk'

/** Blocks with all comments that their text gives a place, and those that it gives none. */
export interface PlacedComments {
  readonly blocks: readonly Block[]
  readonly placeless: readonly CommentNode[]
}

/** Puts each of `comments` whose passage begins but has no mark at its end where it begins, and tells which have neither. */
export function placeComments(blocks: readonly Block[], comments: readonly CommentNode[]): PlacedComments {
  if (comments.length === 0) return { blocks, placeless: [] }
  const marked = new Set<CommentId>()
  const begun = new Set<CommentId>()
  visitTextBlocks(blocks, ({ children }) =>
    visitLeaves(children, (leaf) => {
      if (leaf.type === 'comment') marked.add(leaf.id)
      if (leaf.type === 'commentStart') begun.add(leaf.comment)
    })
  )
  const unmarked = new Map(comments.filter(({ id }) => !marked.has(id)).map((comment) => [comment.id, comment]))
  const placeless = [...unmarked.values()].filter(({ id }) => !begun.has(id))
  if (unmarked.size === placeless.length) return { blocks, placeless }
  const placed = mapTextBlocks(blocks, (children) =>
    mapLeaves(children, (leaf) => (leaf.type === 'commentStart' ? (unmarked.get(leaf.comment) ?? leaf) : leaf))
  )
  return { blocks: placed, placeless }
}
