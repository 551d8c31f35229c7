import type { Citation } from './citation'
import type { Block } from './nodes'
import { visitLeaves, visitTextBlocks } from './walk'

/** The citations of a side, in document order. */
export function citationsOf(blocks: readonly Block[]): readonly Citation[] {
  const citations: Citation[] = []
  visitTextBlocks(blocks, ({ children }) =>
    visitLeaves(children, (leaf) => {
      if (leaf.type === 'citation') citations.push(leaf.citation)
    })
  )
  return citations
}
