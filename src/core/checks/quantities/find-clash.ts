import type { Operator, Quantity, QuantityKind } from './quantity'
import type { QuantityDifferenceKind } from './quantity-difference'

/** Kinds that order things by a numeral; Chinese 期 is a phase or a stage, as the noun has it. */
export const stepKinds: ReadonlySet<QuantityKind> = new Set<QuantityKind>(['phase', 'stage', 'grade', 'type'])
const STATISTICS: ReadonlySet<QuantityKind> = new Set<QuantityKind>(['p', 'ci', 'estimate'])
/** Units that one language often leaves unsaid: a score of 6, 6分; 3 times, 3次; twice, 2次. */
const UNSAID = /^(?:\[score\]|\[fold\]|\[person\]|\{times\})/

/** The units that occur on either side. */
export interface UnitsOfSides {
  readonly leading: ReadonlySet<string>
  readonly facing: ReadonlySet<string>
}

/** In what two quantities of the same values contradict each other; undefined where they do not. */
export function findClash(one: Quantity, other: Quantity, units: UnitsOfSides): QuantityDifferenceKind | undefined {
  return (
    findKindClash(one, other) ??
    findUnitClash(one, other, units) ??
    findOperatorClash(one, other) ??
    findPrecisionClash(one, other)
  )
}

function findKindClash(one: Quantity, other: Quantity): QuantityDifferenceKind | undefined {
  const units = [one.unit, other.unit]
  if (units.includes('%') && units.includes('[pp]')) return 'kind'
  if (stepKinds.has(one.kind) && stepKinds.has(other.kind)) {
    // 类 is a class or a type.
    if (one.text.endsWith('类') || other.text.endsWith('类')) return undefined
    const family = ({ kind }: Quantity): QuantityKind => (kind === 'stage' ? 'phase' : kind)
    if (family(one) !== family(other)) return 'kind'
    return one.label === other.label ? undefined : 'value'
  }
  if (stepKinds.has(one.kind) !== stepKinds.has(other.kind)) {
    const rest = stepKinds.has(one.kind) ? other : one
    return rest.unit !== '' || rest.wording === 'words' ? 'kind' : undefined
  }
  const isLabelled = one.kind === 'estimate' && other.kind === 'estimate'
  return isLabelled && !sharesName(one.label, other.label) ? 'kind' : undefined
}

/** Of what `/` parts one is enough. */
const sharesName = (one: string, other: string): boolean =>
  one === other || one.split('/').some((name) => other.split('/').includes(name))

function findUnitClash(one: Quantity, other: Quantity, units: UnitsOfSides): QuantityDifferenceKind | undefined {
  if (one.kind === 'date' || other.kind === 'date')
    return one.unit === other.unit || one.unit === '' || other.unit === '' ? undefined : 'unit'
  if (one.unit === other.unit || UNSAID.test(one.unit) || UNSAID.test(other.unit)) return undefined
  if (one.unit !== '' && other.unit !== '') return isShortened(one.unit, other.unit) ? undefined : 'unit'
  const bare = one.unit === '' ? one : other
  if (bare.values.length === 1 && bare.values[0] === 1) return undefined
  // Ages, and units of several parts that were named before, often go without: aged 6 to 12, BMI ≥ 25.
  if (one.kind === 'age' || other.kind === 'age' || /[./]/.test(one.unit || other.unit)) return undefined
  // 2 cases are no two years.
  if (bare.isCounted) return 'unit'
  // Lists name the unit once: 10, 20 and 30 mg.
  const side = one.unit === '' ? units.leading : units.facing
  return side.has(one.unit || other.unit) ? undefined : 'unit'
}

/** Whether one unit leaves unsaid what stands below the line of the other: 5 mg, 5 mg/d; per 100,000, per 100,000 a year. */
function isShortened(one: string, other: string): boolean {
  const [short, long] = one.length < other.length ? [one, other] : [other, one]
  return long.startsWith(`${short}.`) || long.startsWith(`${short}/`) || (short.startsWith('/') && long.endsWith(short))
}

const DIRECTION: Readonly<Record<Operator, number>> = { '<': -1, '≤': -1, '=': 0, '>': 1, '≥': 1 }

function findOperatorClash(one: Quantity, other: Quantity): QuantityDifferenceKind | undefined {
  if (one.operator === undefined || other.operator === undefined) return undefined
  const differ = DIRECTION[one.operator] !== DIRECTION[other.operator]
  return differ ? 'operator' : undefined
}

function findPrecisionClash(one: Quantity, other: Quantity): QuantityDifferenceKind | undefined {
  const isStatistic = STATISTICS.has(one.kind) && STATISTICS.has(other.kind)
  return isStatistic && one.decimals !== other.decimals && one.values.length === other.values.length
    ? 'precision'
    : undefined
}
