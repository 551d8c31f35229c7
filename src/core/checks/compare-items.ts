import { SIDE_NAMES } from '#core/manuscript/manuscript'
import type { CheckCode } from './check-table'
import type { PairFinding } from './pair-check'
import { hasWords, otherSide, type PairedText, type SideText } from './paired-text'
import type { TextSpan } from './unit-text'

/** Something that both sides of a pairing should have. */
export interface ComparedItem extends TextSpan {
  /** Equal where it is the same on both sides. */
  readonly key: string
  /** As it is shown. */
  readonly words: string
}

/**
 * What stands on one side only, each thing once, whatever its order and number: `missing` is about the side that lacks
 * it. Nothing where a side has no words: all of it is missing there.
 */
export function compareItems(
  pair: PairedText,
  readItems: (side: SideText) => readonly ComparedItem[],
  missing: CheckCode,
  moved: CheckCode
): readonly PairFinding[] {
  if (SIDE_NAMES.some((side) => !hasWords(pair[side]))) return []
  const items = { leading: readItems(pair.leading), facing: readItems(pair.facing) }
  return SIDE_NAMES.flatMap((side) => {
    const there = new Set(items[side].map(({ key }) => key))
    const lacking = items[otherSide(side)].filter(({ key }) => !there.has(key))
    const places = new Map<string, ComparedItem[]>()
    for (const item of lacking) places.set(item.key, [...(places.get(item.key) ?? []), item])
    return [...places].map(([item, found]): PairFinding => {
      const what = found[0]?.words ?? item
      return { check: missing, side, at: { [otherSide(side)]: found }, what, lack: { item, moved } }
    })
  })
}
