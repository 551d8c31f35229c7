import type { BlockId } from '#core/ids'
import type { Manuscript, Side } from './manuscript'
import type { Block, CrossReference } from './nodes'
import { numberCaptions } from './number-captions'
import { numberEquations, renumberMention, splitTag, walkEquations } from './number-equations'
import { numberNotes } from './number-notes'
import { labelOfCaption, labelOfEquation } from './object-labels'
import { textOf } from './text-of'
import { mapLeaves, mapTextBlocks, visitBlocks, visitTextBlocks, type TextBlock } from './walk'

/** How a block reads where it is mentioned, by what the mention shows; what only a printer knows, as a page, is absent. */
export type TargetReadings = Readonly<Partial<Record<CrossReference['shows'], string>>>

/** A block that a writer may want to mention. */
export interface CrossReferenceTarget {
  /** The block; of a note its first one. */
  readonly id: BlockId
  readonly kind: 'heading' | 'figure' | 'table' | 'equation' | 'note'
  /** Level of a heading; 1 for all others. */
  readonly depth: number
  readonly readings: TargetReadings
  /** What tells it from others: its words, or an equation's TeX. */
  readonly words: string
}

/**
 * How each text block of a side, and each note by its first block, reads where it is mentioned; captions and notes count
 * as they stand. Equations are none: mentions have words of their own around their numbers.
 */
export function readTargets(blocks: readonly Block[], language: string): ReadonlyMap<BlockId, TargetReadings> {
  const numbers = numberCaptions(blocks)
  const readings = new Map<BlockId, TargetReadings>()
  visitTextBlocks(blocks, (block) => readings.set(block.id, readingsOf(block, numbers, language)))
  for (const { id, mark } of numberNotes(blocks)) readings.set(id, { number: mark })
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

/**
 * The headings, figures, tables, equations and notes of a side that can be mentioned, each kind in document order; a
 * heading needs words. An equation without a number reads as it will once it is mentioned.
 */
export function listTargets(blocks: readonly Block[], language: string): readonly CrossReferenceTarget[] {
  const readings = readTargets(blocks, language)
  const targets: CrossReferenceTarget[] = []
  visitTextBlocks(blocks, (block) => {
    const own = readings.get(block.id) ?? {}
    const words = own.text ?? ''
    if (block.type === 'caption') targets.push({ id: block.id, kind: block.of, depth: 1, readings: own, words })
    else if (block.type === 'heading' && words !== '')
      targets.push({ id: block.id, kind: 'heading', depth: block.depth, readings: own, words })
  })
  for (const { id, mark, note } of numberNotes(blocks)) {
    const words = textOf(note.children).replace(/\s+/gu, ' ').trim()
    targets.push({ id, kind: 'note', depth: 1, readings: { number: mark }, words })
  }
  return [...targets, ...listEquations(blocks, language)]
}

function listEquations(blocks: readonly Block[], language: string): readonly CrossReferenceTarget[] {
  const numbers = numberEquations(blocks)
  const coming = new Map<BlockId, string>()
  walkEquations(blocks, (id, _, next) => {
    coming.set(id, numbers.get(id) ?? next)
    return numbers.get(id)
  })
  const targets: CrossReferenceTarget[] = []
  visitBlocks(blocks, (block) => {
    const number = coming.get(block.id)
    if (block.type !== 'math' || number === undefined) return
    const readings = { label: labelOfEquation(number, language), number: `(${number})` }
    targets.push({ id: block.id, kind: 'equation', depth: 1, readings, words: splitTag(block.value).tex })
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
  let equations: ReadonlyMap<BlockId, string> | undefined
  const blocks = mapTextBlocks(side.blocks, (children) =>
    mapLeaves(children, (leaf) => {
      if (leaf.type !== 'crossReference') return leaf
      // Most sides mention nothing and are not read for it.
      readings ??= readTargets(side.blocks, side.language)
      equations ??= numberEquations(side.blocks)
      const number = leaf.shows === 'page' ? undefined : equations.get(leaf.target)
      const text =
        number === undefined
          ? (readings.get(leaf.target)?.[leaf.shows] ?? leaf.text)
          : renumberMention(leaf.text, number)
      return text === leaf.text ? leaf : { ...leaf, text }
    })
  )
  return blocks === side.blocks ? side : { ...side, blocks }
}
