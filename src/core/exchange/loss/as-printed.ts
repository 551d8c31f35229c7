import { plainText } from '#core/citation/formatted-text'
import type { FormattedSide } from '#core/citation/processor'
import type { BlockId } from '#core/ids'
import type { Side, SideName } from '#core/manuscript/manuscript'
import type { Block, Inline } from '#core/manuscript/nodes'
import { mapLeaves, mapTextBlocks } from '#core/manuscript/walk'
import type { ComparedText } from './find-losses'

/** Blocks with citations as the words that the style prints. */
function withPrinted(blocks: readonly Block[], { citations }: FormattedSide): readonly Block[] {
  if (citations.size === 0) return blocks
  return mapTextBlocks(blocks, (children) =>
    mapLeaves(children, (leaf): Inline => {
      const printed = leaf.type === 'citation' ? citations.get(leaf.citation.id) : undefined
      return printed ? { type: 'text', value: plainText(printed) } : leaf
    })
  )
}

/** The list of references of a side as a text of its own, since it may stand anywhere in a file; none without entries. */
export function printedList(side: SideName, { bibliography }: FormattedSide): readonly ComparedText[] {
  const blocks = bibliography.entries.map(({ label, body, translation }, at): Block => {
    const words = [label ?? [], body, translation ?? []].map(plainText).join(' ')
    return { type: 'paragraph', id: `entry-${at + 1}` as BlockId, children: [{ type: 'text', value: words }] }
  })
  return blocks.length === 0 ? [] : [{ side, title: '', blocks }]
}

/** A side as a form without citation keys prints it: the text with citations as the style has them, and the list. */
export function asPrinted(side: SideName, { title, blocks }: Side, formatted: FormattedSide): readonly ComparedText[] {
  return [{ side, title, blocks: withPrinted(blocks, formatted) }, ...printedList(side, formatted)]
}
