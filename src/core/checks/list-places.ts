import type { BlockId } from '#core/ids'
import type { Block } from '#core/manuscript/nodes'
import { textOf } from '#core/manuscript/text-of'
import { visitTextBlocks } from '#core/manuscript/walk'

/** Where a text block stands on its side, as a reader would say it. */
export interface Place {
  /** The words of the heading that it stands under, its own for a heading; empty before the first one. */
  readonly heading: string
  /** The heading's block. */
  readonly section: BlockId | undefined
  /** Paragraphs, list items and captions counted from the heading on; 0 for the heading itself. */
  readonly paragraph: number
}

/** The place of every text block of a side; notes have none of their own. */
export function listPlaces(blocks: readonly Block[]): ReadonlyMap<BlockId, Place> {
  const places = new Map<BlockId, Place>()
  let [heading, section, paragraph]: [string, BlockId | undefined, number] = ['', undefined, 0]
  visitTextBlocks(blocks, (block) => {
    if (block.type === 'heading') {
      heading = textOf(block, { labels: 'omit' }).replace(/\s+/gu, ' ').trim()
      section = block.id
      paragraph = 0
    } else paragraph += 1
    places.set(block.id, { heading, section, paragraph })
  })
  return places
}
