import { changeOf, flattenInlines } from '#core/manuscript/flatten-inlines'
import type { Block } from '#core/manuscript/nodes'
import { textOf } from '#core/manuscript/text-of'
import { isTextBlock, visitBlocks } from '#core/manuscript/walk'
import type { Passage } from './passages-of'

/** The words that tracked changes cover, by the change (kind, author, date), in document order. */
export function changedPassages(blocks: readonly Block[]): ReadonlyMap<string, readonly Passage[]> {
  const passages = new Map<string, Passage[]>()
  visitBlocks(blocks, (block) => {
    if (!isTextBlock(block)) return
    for (const { change, leaf } of flattenInlines(block.children)) {
      if (!change || (leaf.type !== 'text' && leaf.type !== 'inlineCode')) continue
      const key = JSON.stringify(changeOf(change))
      const known = passages.get(key) ?? []
      passages.set(key, [...known, { block: block.id, stretches: [textOf(leaf)] }])
    }
  })
  return passages
}
