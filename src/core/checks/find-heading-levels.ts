import { SIDE_NAMES } from '#core/manuscript/manuscript'
import type { PairFinding } from './pair-check'
import type { PairedText } from './paired-text'
import { quoteStart } from './quote-start'

/**
 * Paired headings that stand deeper on one side than the others do, by the place of their pairing. All headings of a side
 * may be deeper by the same: a part of its own over the translation, as in 1.1 and 2.1.1.
 */
export function findHeadingLevels(pairs: readonly PairedText[]): ReadonlyMap<number, readonly PairFinding[]> {
  const depths = new Map<number, number>()
  for (const [index, pair] of pairs.entries()) {
    const [leading, facing] = SIDE_NAMES.map((side) => pair[side].units.find(({ type }) => type === 'heading')?.depth)
    if (leading !== undefined && facing !== undefined) depths.set(index, facing - leading)
  }
  const usual = mostOf([...depths.values()])
  const found = new Map<number, readonly PairFinding[]>()
  for (const [index, pair] of pairs.entries()) {
    const depth = depths.get(index)
    if (depth === undefined || depth === usual) continue
    const at = { leading: wholeOf(pair.leading.text), facing: wholeOf(pair.facing.text) }
    found.set(index, [{ check: 'heading-level', side: 'facing', at, what: quoteStart(pair.facing.text) }])
  }
  return found
}

const wholeOf = (text: string) => [{ start: 0, end: text.length }]

function mostOf(values: readonly number[]): number {
  const counts = new Map<number, number>()
  for (const value of values) counts.set(value, (counts.get(value) ?? 0) + 1)
  return [...counts].reduce((best, one) => (one[1] > best[1] ? one : best), [0, 0])[0]
}
