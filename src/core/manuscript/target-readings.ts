import type { BlockId } from '#core/ids'
import type { Manuscript, Side } from './manuscript'
import type { Block, CrossReference } from './nodes'
import { numberCaptions } from './number-captions'
import { labelOfCaption } from './object-labels'
import { textOf } from './text-of'
import { mapLeaves, mapTextBlocks, visitTextBlocks, type TextBlock } from './walk'

/** How a block reads where it is mentioned, by what the mention shows; what only a printer knows, as a page, is absent. */
export type TargetReadings = Readonly<Partial<Record<CrossReference['shows'], string>>>

/** A block that a writer may want to mention. */
export interface CrossReferenceTarget {
  readonly id: BlockId
  readonly kind: 'heading' | 'figure' | 'table'
  /** Level of a heading; 1 for a caption. */
  readonly depth: number
  readonly readings: TargetReadings
}

/** How each text block of a side reads where it is mentioned; captions count as they stand. */
export function readTargets(blocks: readonly Block[], language: string): ReadonlyMap<BlockId, TargetReadings> {
  const numbers = numberCaptions(blocks)
  const readings = new Map<BlockId, TargetReadings>()
  visitTextBlocks(blocks, (block) => readings.set(block.id, readingsOf(block, numbers, language)))
  return readings
}

function readingsOf(block: TextBlock, numbers: ReadonlyMap<BlockId, number>, language: string): TargetReadings {
  const text = textOf(block).replace(/\s+/gu, ' ').trim()
  const number = block.type === 'caption' ? numbers.get(block.id) : undefined
  return {
    ...(block.type === 'caption' &&
      number !== undefined && { label: labelOfCaption(block.of, number, language), number: String(number) }),
    ...(text !== '' && { text })
  }
}

/** The headings, figures and tables of a side that can be mentioned, in document order; a heading needs words. */
export function listTargets(blocks: readonly Block[], language: string): readonly CrossReferenceTarget[] {
  const readings = readTargets(blocks, language)
  const targets: CrossReferenceTarget[] = []
  visitTextBlocks(blocks, (block) => {
    const own = readings.get(block.id) ?? {}
    if (block.type === 'caption') targets.push({ id: block.id, kind: block.of, depth: 1, readings: own })
    else if (block.type === 'heading' && own.text !== undefined)
      targets.push({ id: block.id, kind: 'heading', depth: block.depth, readings: own })
  })
  return targets
}

/** The manuscript with every mention reading as its target does now; the same object where none has changed. */
export function updateCrossReferences(manuscript: Manuscript): Manuscript {
  const leading = withCrossReferences(manuscript.leading)
  const facing = withCrossReferences(manuscript.facing)
  return leading === manuscript.leading && facing === manuscript.facing
    ? manuscript
    : { ...manuscript, leading, facing }
}

function withCrossReferences(side: Side): Side {
  let readings: ReadonlyMap<BlockId, TargetReadings> | undefined
  const blocks = mapTextBlocks(side.blocks, (children) =>
    mapLeaves(children, (leaf) => {
      if (leaf.type !== 'crossReference') return leaf
      // Most sides mention nothing and are not read for it.
      readings ??= readTargets(side.blocks, side.language)
      const text = readings.get(leaf.target)?.[leaf.shows] ?? leaf.text
      return text === leaf.text ? leaf : { ...leaf, text }
    })
  )
  return blocks === side.blocks ? side : { ...side, blocks }
}
