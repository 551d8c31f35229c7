import { stepKinds } from './find-clash'
import { roundOff } from './numeral'
import { withoutUsed, type Judge, type Pass, type Rests } from './pair-quantities'
import type { Quantity } from './quantity'
import { differenceOf, type QuantityDifference } from './quantity-difference'
import { groupBy, isWorded, valueKey } from './quantity-keys'

/** What the other side says too, fewer times. */
export function dropRepeated(rests: Rests, all: Rests, judge: Judge): Pass {
  const found: QuantityDifference[] = []
  const used = new Set<Quantity>()
  const drop = (mine: readonly Quantity[], others: readonly Quantity[], isLeading: boolean): void => {
    const known = groupBy(others, valueKey)
    for (const one of mine) {
      const other = known
        .get(valueKey(one))
        ?.slice(0, 20)
        .find((candidate) => (isLeading ? judge(one, candidate) : judge(candidate, one)) === undefined)
      if (!other) continue
      used.add(one)
      if (one.wording === 'digits')
        found.push(isLeading ? differenceOf('repeated', [one], [other]) : differenceOf('repeated', [other], [one]))
    }
  }
  drop(rests.leading, all.facing, true)
  drop(rests.facing, all.leading, false)
  return { ...withoutUsed(rests, used), found }
}

/** A range that the other side writes as two numbers, a number that the other side has within a range or in other words. */
export function dropParts(rests: Rests, all: Rests): Pass {
  const used = new Set<Quantity>()
  const drop = (mine: readonly Quantity[], others: readonly Quantity[]): void => {
    const parts = groupBy(others.flatMap(partsOf), valueKey)
    for (const one of mine) {
      const isThere = (part: Part): boolean =>
        (parts.get(valueKey(part)) ?? []).slice(0, 20).some((other) => isPartOf(part, one, other))
      const own = partsOf(one)
      const count = one.values.length
      if (own.slice(0, count).every(isThere) || own.slice(count).some(isThere)) used.add(one)
    }
  }
  drop(rests.leading, all.facing)
  drop(rests.facing, all.leading)
  return { ...withoutUsed(rests, used), found: [] }
}

interface Part extends Quantity {
  readonly whole: Quantity
  /** Not written so: a quotient, a percentage as a fraction. Only words say it otherwise. */
  readonly isDerived: boolean
}

/** Each value by itself, and the quotient of two: one in five is a fifth. A half is 50 %. */
function partsOf(whole: Quantity): readonly Part[] {
  const parts = whole.values.map((value) => ({ ...whole, values: [value], whole, isDerived: false }))
  const [first, second] = whole.values
  if (whole.shape === 'ratio' && first !== undefined && second !== undefined && first < second)
    return [
      ...parts,
      { ...whole, values: [roundOff(first / second)], unit: '', isCounted: false, whole, isDerived: true }
    ]
  if (whole.unit === '%' && first !== undefined && second === undefined)
    return [...parts, { ...whole, values: [roundOff(first / 100)], unit: '', isCounted: false, whole, isDerived: true }]
  return parts
}

const isBare = ({ unit, isCounted }: Quantity): boolean => unit === '' && !isCounted

/** One of the two is made of several, or a word; and their units do not differ. */
function isPartOf(part: Part, one: Quantity, other: Part): boolean {
  const isWord = isWorded(one, other)
  if ((part.isDerived || other.isDerived) && !isWord) return false
  const isDivided = isWord || one.values.length > 1 || other.whole.values.length > 1
  return isDivided && (part.unit === other.unit || isBare(part) || isBare(other))
}

/** “One” and words that count nothing are never missed. Two of something is often “both”, or a plural. */
export function dropUncounted({ leading, facing }: Rests): Pass {
  const isMissed = ({ kind, values, wording, isCounted, unit }: Quantity): boolean => {
    const isPlain =
      kind === 'cardinal' || kind === 'ordinal' || kind === 'duration' || kind === 'age' || kind === 'fold'
    if (isPlain && values.length === 1 && values[0] === 1) return false
    // None, no, 未 and 无 say zero as well.
    if (kind === 'cardinal' && values.length === 1 && values[0] === 0) return false
    if (wording === 'digits') return true
    if (!isCounted || kind === 'ordinal' || stepKinds.has(kind)) return false
    return (values[0] ?? 0) > 2 || (values[0] === 2 && unit !== '') || kind === 'percent'
  }
  return { leading: leading.filter(isMissed), facing: facing.filter(isMissed), found: [] }
}
