import type { Quantity } from './quantity'

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

/** A difference with the severity of its kind; what dates and approximate numbers say is less certain. */
export function differenceOf(
  kind: QuantityDifferenceKind,
  leading: readonly Quantity[],
  facing: readonly Quantity[]
): QuantityDifference {
  const isVague = [...leading, ...facing].every(({ kind: of, approximate }) => of === 'date' || approximate)
  const severity = SEVERITY[kind]
  return { kind, severity: severity === 'error' && isVague ? 'warning' : severity, leading, facing }
}
