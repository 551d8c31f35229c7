import type { Block } from '#core/manuscript/nodes'
import { textOf } from '#core/manuscript/text-of'
import { flattenInlines } from '#core/manuscript/flatten-inlines'
import { visitTextBlocks } from '#core/manuscript/walk'
import type { CheckSpan } from './check-finding'

/** The words at a span of a side, source labels as they stand; empty where the block is not there, or for a place. */
export function readSpan(blocks: readonly Block[], { block, start, end }: CheckSpan): string {
  let words = ''
  visitTextBlocks(blocks, ({ id, children }) => {
    if (id !== block) return
    let offset = 0
    for (const { leaf, change } of flattenInlines(children)) {
      if (change?.type === 'deletion') continue
      const isText = leaf.type === 'text' || leaf.type === 'inlineCode'
      const from = Math.max(0, start - offset)
      if (isText) words += leaf.value.slice(from, Math.max(from, end - offset))
      else if (start <= offset && offset < end) words += textOf(leaf)
      offset += isText ? leaf.value.length : 1
    }
  })
  return words
}
