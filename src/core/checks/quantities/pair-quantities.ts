import type { Quantity } from './quantity'
import { differenceOf, type QuantityDifference, type QuantityDifferenceKind } from './quantity-difference'
import { groupBy, valueKey } from './quantity-keys'

/** What is left of two sides to be explained. */
export interface Rests {
  readonly leading: readonly Quantity[]
  readonly facing: readonly Quantity[]
}

/** One pass over what is left: what it explains is gone from the rests, what it has to say is in `found`. */
export interface Pass extends Rests {
  readonly found: readonly QuantityDifference[]
}

/** Says of a pair in what it differs; undefined where it says the same. */
export type Judge = (one: Quantity, other: Quantity) => QuantityDifferenceKind | undefined

/** Pairs what has the same key, in order; `judge` says what the pair is worth telling. */
export function pairBy({ leading, facing }: Rests, keyOf: (one: Quantity) => string | undefined, judge: Judge): Pass {
  const waiting = groupBy([...facing].reverse(), (other) => keyOf(other) ?? '')
  const used = new Set<Quantity>()
  const found: QuantityDifference[] = []
  for (const one of leading) {
    const key = keyOf(one)
    const other = key === undefined ? undefined : waiting.get(key)?.pop()
    if (!other) continue
    used.add(one).add(other)
    const kind = judge(one, other)
    if (kind !== undefined) found.push(differenceOf(kind, [one], [other]))
  }
  return { ...withoutUsed({ leading, facing }, used), found }
}

/** The rests without what a pass has used. */
export function withoutUsed({ leading, facing }: Rests, used: ReadonlySet<Quantity>): Rests {
  return { leading: leading.filter((one) => !used.has(one)), facing: facing.filter((one) => !used.has(one)) }
}

/** Pairs equal values that do not contradict each other in unit, kind or operator. */
export function pairEqualValues(rests: Rests, judge: Judge): Pass {
  const waiting = groupBy(rests.facing, valueKey)
  const used = new Set<Quantity>()
  for (const one of rests.leading) {
    const candidates = waiting.get(valueKey(one)) ?? []
    // Enough for any text; one number a thousand times over is none.
    const at = candidates.slice(0, 20).findIndex((candidate) => judge(one, candidate) === undefined)
    const [other] = at < 0 ? [] : candidates.splice(at, 1)
    if (other) used.add(one).add(other)
  }
  return { ...withoutUsed(rests, used), found: [] }
}

/** Dates of which one says more than the other: March 2020, 2020年3月5日. */
export function pairDates(rests: Rests): Pass {
  const used = new Set<Quantity>()
  const found: QuantityDifference[] = []
  for (const one of rests.leading.filter(({ kind }) => kind === 'date')) {
    const other = rests.facing.find(
      (candidate) => candidate.kind === 'date' && !used.has(candidate) && agreeInParts(one, candidate)
    )
    if (!other) continue
    used.add(one).add(other)
    found.push({ kind: 'precision', severity: 'info', leading: [one], facing: [other] })
  }
  return { ...withoutUsed(rests, used), found }
}

function agreeInParts(one: Quantity, other: Quantity): boolean {
  const parts = one.unit.split('').filter((part) => other.unit.includes(part))
  return (
    parts.length > 0 &&
    parts.every((part): boolean => one.values[one.unit.indexOf(part)] === other.values[other.unit.indexOf(part)])
  )
}

/** Whether a power of ten tells two values apart. */
export function isMagnitude({ values: [one = 0] }: Quantity, { values: [other = 0] }: Quantity): boolean {
  if (one === 0 || other === 0 || one === other) return false
  const power = Math.log10(Math.abs(one / other))
  return Math.abs(power - Math.round(power)) < 1e-9
}

/** Values of any kind that a power of ten tells apart: 29 million and 290万例. */
export function pairMagnitudes(rests: Rests): Pass {
  const mantissa = (one: Quantity): string | undefined =>
    one.values.length === 1 && one.kind !== 'date'
      ? Math.abs(one.values[0] ?? 0)
          .toExponential(9)
          .split('e')[0]
      : undefined
  return pairBy(rests, mantissa, () => 'magnitude')
}
