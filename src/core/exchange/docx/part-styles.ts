import type { BlockId } from '#core/ids'
import { findPartKind, readPartLead } from '#core/manuscript/front-matter-words'
import type { Block } from '#core/manuscript/nodes'
import { textOf } from '#core/manuscript/text-of'

/** Styles of the paragraphs that make up a side's abstract and name its keywords. */
export type PartStyle = 'AbstractText' | 'Keywords'

/** The style of each top-level paragraph that belongs to the abstract or the keywords of a side. */
export function findPartStyles(blocks: readonly Block[]): ReadonlyMap<BlockId, PartStyle> {
  const styles = new Map<BlockId, PartStyle>()
  let section: PartStyle | undefined
  let depth = 0
  for (const block of blocks) {
    if (block.type === 'heading') {
      const kind = findPartKind(textOf(block).trim())
      if (kind || block.depth <= depth) {
        section = kind === 'abstract' ? 'AbstractText' : kind === 'keywords' ? 'Keywords' : undefined
        depth = section ? block.depth : 0
      }
    } else if (block.type === 'paragraph') {
      const lead = readPartLead(textOf(block))?.kind
      const own = lead === 'abstract' ? 'AbstractText' : lead === 'keywords' ? 'Keywords' : undefined
      const style = own ?? section
      if (style) styles.set(block.id, style)
    }
  }
  return styles
}
