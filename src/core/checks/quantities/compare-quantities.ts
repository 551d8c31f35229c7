import { dropParts, dropRepeated, dropUncounted } from './drop-quantities'
import { findClash } from './find-clash'
import {
  isMagnitude,
  pairBy,
  pairDates,
  pairEqualValues,
  pairMagnitudes,
  type Judge,
  type Pass,
  type Rests
} from './pair-quantities'
import type { Quantity } from './quantity'
import { differenceOf, type QuantityDifference } from './quantity-difference'
import { clashKey, convertedKey, exactKey, familyKey, isWorded } from './quantity-keys'

export type { QuantityDifference, QuantityDifferenceKind } from './quantity-difference'

/**
 * What differs between the numbers of a paragraph and of its counterpart, whatever their order. The same values say the
 * same, once or often; words (`six`, `三`) confirm a value and are missed only where they count something; “one” never is.
 */
export function compareQuantities(
  leading: readonly Quantity[],
  facing: readonly Quantity[]
): readonly QuantityDifference[] {
  let rests: Rests = { leading, facing }
  const found: QuantityDifference[] = []
  for (const pass of passesOver(rests)) {
    const result = pass(rests)
    rests = result
    found.push(...result.found)
  }
  const missing = [
    ...rests.leading.map((one) => differenceOf('missing', [one], [])),
    ...rests.facing.map((other) => differenceOf('missing', [], [other]))
  ]
  return [...found, ...missing]
}

/** From what is certain to what is left: each pass sees only what those before it could not explain. */
function passesOver(all: Rests): readonly ((rests: Rests) => Pass)[] {
  const units = { leading: unitsOf(all.leading), facing: unitsOf(all.facing) }
  const clash: Judge = (one, other) => findClash(one, other, units)
  const convert: Judge = (one, other) => {
    if (one.unit === other.unit) return clash(one, other)
    return isWorded(one, other) ? undefined : 'converted'
  }
  const differ: Judge = (one, other) => (isMagnitude(one, other) ? 'magnitude' : 'value')
  return [
    (rests) => pairBy(rests, exactKey, () => undefined),
    (rests) => pairEqualValues(rests, clash),
    (rests) => pairBy(rests, convertedKey, convert),
    (rests) => pairBy(rests, clashKey, clash),
    pairDates,
    (rests) => dropRepeated(rests, all, clash),
    (rests) => dropParts(rests, all),
    dropUncounted,
    (rests) => pairBy(rests, familyKey, differ),
    pairMagnitudes
  ]
}

const unitsOf = (quantities: readonly Quantity[]): ReadonlySet<string> => new Set(quantities.map(({ unit }) => unit))
