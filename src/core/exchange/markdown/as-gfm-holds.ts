import { flattenInlines, nestInlines, type FlatInline, type InlineLeaf } from '#core/manuscript/flatten-inlines'
import type { Block, Change, CommentNode } from '#core/manuscript/nodes'
import { mapTextBlocks } from '#core/manuscript/walk'

/**
 * Blocks as GitHub's Markdown has them: what is put in and underlined are one there, what is taken out and struck
 * through another, without authors; comments are hidden remarks, which read as words.
 */
export function asGfmHolds(blocks: readonly Block[]): readonly Block[] {
  return mapTextBlocks(blocks, (children) => nestInlines(flattenInlines(children).map(inGfm)))
}

function inGfm({ leaf, marks, change }: FlatInline): FlatInline {
  const held = leafInGfm(leaf)
  // Marks stand on words alone.
  if (held.type !== 'text' && held.type !== 'inlineCode') return { leaf: held, marks: new Set() }
  const isIn = change?.type === 'insertion' || marks.has('underline')
  const isOut = change?.type === 'deletion' || marks.has('delete')
  const type = isIn ? 'insertion' : 'deletion'
  // One text may be both; the author, who is not told, keeps that apart.
  const told: Change | undefined = isIn || isOut ? { type, author: isIn && isOut ? 'both' : '' } : undefined
  return { leaf: held, marks: new Set(), ...(told && { change: told }) }
}

function leafInGfm(leaf: InlineLeaf): InlineLeaf {
  if (leaf.type === 'note') return { ...leaf, children: asGfmHolds(leaf.children) }
  return leaf.type === 'comment' ? { type: 'text', value: remarkOf(leaf) } : leaf
}

/** Everything that was said, with other signs where a hidden remark would end. */
function remarkOf(comment: CommentNode): string {
  const said = [comment, ...(comment.replies ?? [])].map(({ author, text }) => `${author}: ${text}`)
  return `<!--${said.join(';').replace(/-{2,}|[<>]/gu, '–')}-->`
}
