import { SIDE_NAMES, type SideName } from '#core/manuscript/manuscript'
import type { PairCheck, PairFinding } from './pair-check'
import { otherSide, type PairedText } from './paired-text'
import { compareQuantities, type QuantityDifference } from './quantities/compare-quantities'
import type { Quantity } from './quantities/quantity'
import { readQuantities } from './quantities/read-quantities'

/** Numbers, units and statistics that differ between the sides of a pairing. */
export const compareNumbers: PairCheck = (pair) => {
  if (SIDE_NAMES.some((side) => pair[side].units.length === 0)) return []
  const read = (side: SideName): readonly Quantity[] => readQuantities(pair[side].text, pair[side].language)
  return compareQuantities(read('leading'), read('facing')).map((difference) => toFinding(difference, pair))
}

function toFinding({ kind, severity, leading, facing }: QuantityDifference, pair: PairedText): PairFinding {
  const at = { ...(leading.length > 0 && { leading }), ...(facing.length > 0 && { facing }) }
  const side: SideName = leading.length === 0 ? 'leading' : 'facing'
  const there = otherSide(side)
  const found = there === 'leading' ? leading : facing
  const other = kind === 'missing' ? undefined : wordsOf(facing, pair.facing.text)
  return {
    check: `number-${kind}`,
    severity,
    side,
    at,
    what: wordsOf(found, pair[there].text),
    ...(other !== undefined && { other }),
    ...(kind === 'missing' && {
      lack: { item: found.map(({ values }) => values.join(' ')).join('|'), moved: 'number-moved' }
    })
  }
}

/** The numbers as they stand, with what a bare numeral counts: `six doses`, `20 例`. */
function wordsOf(quantities: readonly Quantity[], text: string): string {
  return quantities.map((one) => (text.slice(one.start, one.end) + nounBehind(one, text)).trim()).join(', ')
}

function nounBehind({ isCounted, unit, end }: Quantity, text: string): string {
  return isCounted && unit === ''
    ? (/^(?:[ -][A-Za-z]{2,20}| ?\p{Script=Han})/u.exec(text.slice(end, end + 24))?.[0] ?? '')
    : ''
}
