import type { BlockId } from '#core/ids'
import { SIDE_NAMES, type Pairing, type SideName } from '#core/manuscript/manuscript'

/** A block that waits for the other side. */
export interface WaitingBlock {
  readonly side: SideName
  readonly block: BlockId
}

/**
 * The first block after `from`, and round to the beginning, that the other side has nothing for or has no longer in its
 * newest words. The first of all where `from` is in no pairing; undefined where nothing waits.
 */
export function findNextUntranslated(
  pairings: readonly Pairing[],
  from: BlockId | undefined
): WaitingBlock | undefined {
  const at = pairings.findIndex((pairing) =>
    SIDE_NAMES.some((side) => from !== undefined && pairing[side].includes(from))
  )
  const round = [...pairings.slice(at + 1), ...pairings.slice(0, at + 1)]
  const next = round.find(({ state }) => state === 'untranslated' || state === 'stale')
  return next && firstBlockOf(next)
}

function firstBlockOf(pairing: Pairing): WaitingBlock | undefined {
  return SIDE_NAMES.flatMap((side) => pairing[side].slice(0, 1).map((block) => ({ side, block })))[0]
}
