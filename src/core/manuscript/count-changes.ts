import { flattenInlines } from './flatten-inlines'
import type { Block } from './nodes'
import { isTextBlock, visitBlocks } from './walk'

/** How many tracked changes a text has, by what they are about. */
export interface ChangeCounts {
  /** Stretches of a line that are set alike. */
  readonly words: number
  /** Ends of paragraphs and headings. */
  readonly ends: number
  /** Rows of tables. */
  readonly rows: number
}

/** The tracked changes of `blocks`, those in notes among them. */
export function countChanges(blocks: readonly Block[]): ChangeCounts {
  const counts = { words: 0, ends: 0, rows: 0 }
  const count = (inner: readonly Block[]): void =>
    visitBlocks(inner, (block) => {
      for (const { leaf, change } of isTextBlock(block) ? flattenInlines(block.children) : []) {
        if (change) counts.words++
        if (leaf.type === 'note') count(leaf.children)
      }
      if ('endChange' in block && block.endChange) counts.ends++
      if (block.type === 'table') counts.rows += block.children.filter(({ change }) => change).length
    })
  count(blocks)
  return counts
}
