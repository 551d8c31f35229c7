import type { PastedText } from '#core/exchange/pasted-text/pasted-text'
import type { SideName } from '#core/manuscript/manuscript'

export interface SideSummary {
  readonly headings: number
  readonly paragraphs: number
  readonly items: number
}

/** What the preview counts. Removed blocks count only in `removed`. */
export interface ProposalSummary {
  readonly sides: Readonly<Record<SideName, SideSummary>>
  readonly runs: number
  readonly labels: number
  /** Blocks whose removal is offered, and how many of them are removed. */
  readonly offered: number
  readonly offeredRemoved: number
  /** All removed blocks, offered or not. */
  readonly removed: number
}

/** Counts what was understood of a text, as it stands after the changes made so far. */
export function summarise(pasted: PastedText): ProposalSummary {
  const kept = pasted.blocks.filter((block) => !block.removed)
  const offered = pasted.blocks.filter((block) => block.boilerplate !== undefined)
  const side = (name: SideName): SideSummary => {
    const blocks = kept.filter((block) => block.side === name)
    const count = (kind: string) => blocks.filter((block) => block.shape.kind === kind).length
    return { headings: count('heading') + count('title'), paragraphs: count('paragraph'), items: count('item') }
  }
  const runs = kept.flatMap((block) => block.runs)
  return {
    sides: { leading: side('leading'), facing: side('facing') },
    runs: runs.length,
    labels: runs.reduce((sum, run) => sum + run.names.length, 0),
    offered: offered.length,
    offeredRemoved: offered.filter((block) => block.removed).length,
    removed: pasted.blocks.length - kept.length
  }
}

/** The next block after `from`, round the end, that `wanted` holds for; undefined when there is none. */
export function findNext(
  pasted: PastedText,
  from: number,
  wanted: (block: PastedText['blocks'][number]) => boolean
): number | undefined {
  const { length } = pasted.blocks
  for (let step = 1; step <= length; step++) {
    const index = (from + step) % length
    const block = pasted.blocks[index]
    if (block && wanted(block)) return index
  }
  return undefined
}
