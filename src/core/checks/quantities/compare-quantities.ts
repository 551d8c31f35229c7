import { findClash, stepKinds } from './find-clash'
import type { Quantity } from './quantity'
import { roundOff } from './read-numerals'
import { sizeOfUnit } from './read-unit'

/**
 * How the numbers of two paragraphs differ: `missing` stands on one side only; `value` and `magnitude` (a power of ten) on
 * both, with other digits; `unit`, `operator`, `kind` and `precision` with the same digits. `converted` says the same in
 * another unit, `repeated` more often than the other side.
 */
export type QuantityDifferenceKind =
  | 'missing'
  | 'value'
  | 'magnitude'
  | 'unit'
  | 'operator'
  | 'kind'
  | 'precision'
  | 'converted'
  | 'repeated'

/** One difference between the numbers of two paragraphs, with the tokens on either side; none on the side that lacks them. */
export interface QuantityDifference {
  readonly kind: QuantityDifferenceKind
  readonly severity: 'error' | 'warning' | 'info'
  readonly leading: readonly Quantity[]
  readonly facing: readonly Quantity[]
}

const SEVERITY: Readonly<Record<QuantityDifferenceKind, QuantityDifference['severity']>> = {
  missing: 'error',
  value: 'error',
  magnitude: 'error',
  unit: 'error',
  operator: 'error',
  kind: 'error',
  precision: 'warning',
  converted: 'info',
  repeated: 'info'
}

interface Rests {
  readonly leading: readonly Quantity[]
  readonly facing: readonly Quantity[]
}

/** One pass over what is left: what it explains is gone from the rests, what it has to say is in `found`. */
interface Pass extends Rests {
  readonly found: readonly QuantityDifference[]
}

/**
 * What differs between the numbers of a paragraph and of its counterpart, whatever their order. The same values say the
 * same, once or often; words (`six`, `三`) confirm a value and are missed only where they count something; “one” never is.
 */
export function compareQuantities(
  leading: readonly Quantity[],
  facing: readonly Quantity[]
): readonly QuantityDifference[] {
  const all: Rests = { leading, facing }
  const passes: readonly ((rests: Rests) => Pass)[] = [
    (rests) => pairBy(rests, exactKey, () => undefined),
    (rests) => pairEqualValues(rests, all),
    (rests) => pairBy(rests, convertedKey, (one, other) => judgeConverted(one, other, all)),
    (rests) => pairBy(rests, clashKey, (one, other) => findClash(one, other, all)),
    pairDates,
    (rests) => dropRepeated(rests, all),
    (rests) => dropParts(rests, all),
    dropUncounted,
    (rests) => pairBy(rests, familyKey, (one, other) => (isMagnitude(one, other) ? 'magnitude' : 'value')),
    pairMagnitudes
  ]
  let rests: Rests = all
  const found: QuantityDifference[] = []
  for (const pass of passes) {
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

function differenceOf(
  kind: QuantityDifferenceKind,
  leading: readonly Quantity[],
  facing: readonly Quantity[]
): QuantityDifference {
  const isVague = [...leading, ...facing].every(({ kind: of, approximate }) => of === 'date' || approximate)
  const severity = SEVERITY[kind]
  return { kind, severity: severity === 'error' && isVague ? 'warning' : severity, leading, facing }
}

const valueKey = ({ values }: Quantity): string => values.map(roundOff).join(' ')
/** Words that count nothing contradict nothing. */
const clashKey = (one: Quantity): string | undefined =>
  one.wording === 'words' && !one.isCounted ? undefined : valueKey(one)
const exactKey = (one: Quantity): string =>
  [one.kind, one.unit, one.label, one.operator ?? '', one.decimals, valueKey(one)].join('|')
const familyKey = ({ kind, unit, values }: Quantity): string =>
  [
    stepKinds.has(kind) ? 'step' : unit === '' && kind !== 'p' ? 'number' : kind === 'age' ? 'duration' : kind,
    unit,
    values.length
  ].join('|')
const isWorded = (one: Quantity, other: Quantity): boolean => one.wording === 'words' || other.wording === 'words'

/** Values in base units, so that 24 months are two years and 52 weeks are not quite one. */
function convertedKey({ kind, unit, values }: Quantity): string | undefined {
  const known = unit === '' || kind === 'date' ? undefined : sizeOfUnit(unit)
  if (!known) return undefined
  return `${known.dimension}|${values.map((value) => Number((value * known.size).toPrecision(7))).join(' ')}`
}

function judgeConverted(one: Quantity, other: Quantity, all: Rests): QuantityDifferenceKind | undefined {
  if (one.unit === other.unit) return findClash(one, other, all)
  return isWorded(one, other) ? undefined : 'converted'
}

/** Pairs what has the same key, in order; `judge` says what the pair is worth telling. */
function pairBy(
  { leading, facing }: Rests,
  keyOf: (one: Quantity) => string | undefined,
  judge: (one: Quantity, other: Quantity) => QuantityDifferenceKind | undefined
): Pass {
  const waiting = new Map<string, Quantity[]>()
  for (const other of [...facing].reverse()) {
    const key = keyOf(other)
    if (key !== undefined) waiting.set(key, [...(waiting.get(key) ?? []), other])
  }
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

function withoutUsed({ leading, facing }: Rests, used: ReadonlySet<Quantity>): Rests {
  return { leading: leading.filter((one) => !used.has(one)), facing: facing.filter((one) => !used.has(one)) }
}

/** Pairs equal values that do not contradict each other in unit, kind or operator. */
function pairEqualValues(rests: Rests, all: Rests): Pass {
  const waiting = groupBy(rests.facing, valueKey)
  const used = new Set<Quantity>()
  for (const one of rests.leading) {
    const other = waiting
      .get(valueKey(one))
      ?.slice(0, 20)
      .find((candidate) => !used.has(candidate) && findClash(one, candidate, all) === undefined)
    if (other) used.add(one).add(other)
  }
  return { ...withoutUsed(rests, used), found: [] }
}

function groupBy<Item>(items: readonly Item[], keyOf: (one: Item) => string): Map<string, Item[]> {
  const groups = new Map<string, Item[]>()
  for (const one of items) {
    const group = groups.get(keyOf(one))
    if (group) group.push(one)
    else groups.set(keyOf(one), [one])
  }
  return groups
}

/** Dates of which one says more than the other: March 2020, 2020年3月5日. */
function pairDates(rests: Rests): Pass {
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

/** What the other side says too, fewer times. */
function dropRepeated(rests: Rests, all: Rests): Pass {
  const found: QuantityDifference[] = []
  const used = new Set<Quantity>()
  const drop = (mine: readonly Quantity[], others: readonly Quantity[], isLeading: boolean): void => {
    const known = groupBy(others, valueKey)
    for (const one of mine) {
      const other = known
        .get(valueKey(one))
        ?.slice(0, 20)
        .find((candidate) => findClash(one, candidate, all) === undefined)
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
function dropParts(rests: Rests, all: Rests): Pass {
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
}

/** Each value by itself, and the quotient of two: one in five is a fifth. Half and 50 % are one. */
function partsOf(whole: Quantity): readonly Part[] {
  const parts = whole.values.map((value) => ({ ...whole, values: [value], whole }))
  const [first, second] = whole.values
  if (whole.shape === 'ratio' && first !== undefined && second !== undefined && second !== 0)
    return [...parts, { ...whole, values: [roundOff(first / second)], unit: '', isCounted: false, whole }]
  if (whole.unit === '%' && first === 50) return [...parts, { ...whole, values: [0.5], unit: '', whole }]
  return parts
}

const isBare = ({ unit, isCounted }: Quantity): boolean => unit === '' && !isCounted

/** One of the two is made of several, or a word; and their units do not differ. */
function isPartOf(part: Quantity, one: Quantity, other: Part): boolean {
  const isDivided = one.values.length > 1 || other.whole.values.length > 1 || isWorded(one, other)
  return isDivided && (part.unit === other.unit || isBare(part) || isBare(other))
}

/** “One” and words that count nothing are never missed. Two of something is often “both”, or a plural. */
function dropUncounted({ leading, facing }: Rests): Pass {
  const isMissed = ({ kind, values, wording, isCounted, unit }: Quantity): boolean => {
    const isPlain =
      kind === 'cardinal' || kind === 'ordinal' || kind === 'duration' || kind === 'age' || kind === 'fold'
    if (isPlain && values.length === 1 && values[0] === 1) return false
    if (wording === 'digits') return true
    if (!isCounted || kind === 'ordinal' || stepKinds.has(kind)) return false
    return (values[0] ?? 0) > 2 || (values[0] === 2 && unit !== '') || kind === 'percent'
  }
  return { leading: leading.filter(isMissed), facing: facing.filter(isMissed), found: [] }
}

function isMagnitude({ values: [one = 0] }: Quantity, { values: [other = 0] }: Quantity): boolean {
  if (one === 0 || other === 0 || one === other) return false
  const power = Math.log10(Math.abs(one / other))
  return Math.abs(power - Math.round(power)) < 1e-9
}

/** Values of any kind that a power of ten tells apart: 29 million and 290万例. */
function pairMagnitudes(rests: Rests): Pass {
  const mantissa = (one: Quantity): string | undefined =>
    one.values.length === 1 && one.kind !== 'date'
      ? Math.abs(one.values[0] ?? 0)
          .toExponential(9)
          .split('e')[0]
      : undefined
  return pairBy(rests, mantissa, () => 'magnitude')
}
