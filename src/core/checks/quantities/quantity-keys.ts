import { stepKinds } from './find-clash'
import { roundOff } from './numeral'
import type { Quantity } from './quantity'
import { sizeOfUnit } from './read-unit'

/** The values alone. */
export const valueKey = ({ values }: Quantity): string => values.map(roundOff).join(' ')
/** The values of what can contradict; words that count nothing cannot. */
export const clashKey = (one: Quantity): string | undefined =>
  one.wording === 'words' && !one.isCounted ? undefined : valueKey(one)
/** All that a quantity says. */
export const exactKey = (one: Quantity): string =>
  [one.kind, one.unit, one.label, one.operator ?? '', one.decimals, valueKey(one)].join('|')
/** What quantities have in common of which one may stand for the other by mistake. */
export const familyKey = ({ kind, unit, values }: Quantity): string =>
  [
    stepKinds.has(kind) ? 'step' : unit === '' && kind !== 'p' ? 'number' : kind === 'age' ? 'duration' : kind,
    unit,
    values.length
  ].join('|')
/** Whether one of two is written in words. */
export const isWorded = (one: Quantity, other: Quantity): boolean =>
  one.wording === 'words' || other.wording === 'words'

/** Values in base units, so that 24 months are two years and 52 weeks are not quite one. */
export function convertedKey({ kind, unit, values }: Quantity): string | undefined {
  const known = unit === '' || kind === 'date' ? undefined : sizeOfUnit(unit)
  if (!known) return undefined
  return `${known.dimension}|${values.map((value) => Number((value * known.size).toPrecision(7))).join(' ')}`
}

/** Items by what they have in common, each group in order. */
export function groupBy<Item>(items: readonly Item[], keyOf: (one: Item) => string): Map<string, Item[]> {
  const groups = new Map<string, Item[]>()
  for (const one of items) {
    const group = groups.get(keyOf(one))
    if (group) group.push(one)
    else groups.set(keyOf(one), [one])
  }
  return groups
}
