import { changeOf, flattenInlines, isInlineParent, isTrackedChange } from '#core/manuscript/flatten-inlines'
import type { Block, Inline } from '#core/manuscript/nodes'
import { textOf } from '#core/manuscript/text-of'
import { isTextBlock, visitBlocks } from '#core/manuscript/walk'
import type { Passage, SignOf } from './passages-of'

/** The words and signs of objects that tracked changes cover, by the change (kind, author, date), in document order. */
export function changedPassages(blocks: readonly Block[], signOf: SignOf): ReadonlyMap<string, readonly Passage[]> {
  const passages = new Map<string, Passage[]>()
  visitBlocks(blocks, (block) => {
    if (!isTextBlock(block)) return
    for (const { change, leaf } of flattenInlines(changesIn(block.children))) {
      if (!change) continue
      const text = signOf(leaf, block.id) ?? (leaf.type === 'text' || leaf.type === 'inlineCode' ? textOf(leaf) : '')
      if (text === '') continue
      const key = JSON.stringify(changeOf(change))
      const known = passages.get(key) ?? []
      passages.set(key, [...known, { block: block.id, stretches: [text] }])
    }
  })
  return passages
}

/** The outermost changes among `inlines`: most texts have none, and flattening them takes its time. */
function changesIn(inlines: readonly Inline[]): readonly Inline[] {
  const changes: Inline[] = []
  for (const inline of inlines) {
    if (isTrackedChange(inline)) changes.push(inline)
    else if (isInlineParent(inline)) changes.push(...changesIn(inline.children))
  }
  return changes
}
