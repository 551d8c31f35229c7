import { SIDE_NAMES, type SideName } from '#core/manuscript/manuscript'
import type { PairCheck, PairFinding } from './pair-check'
import { hasWords, otherSide, type PairedText, type SideText } from './paired-text'
import { checkArithmetic } from './quantities/check-arithmetic'
import { compareQuantities, type QuantityDifference } from './quantities/compare-quantities'
import type { Quantity } from './quantities/quantity'
import { readQuantities } from './quantities/read-quantities'

/** Numbers, units and statistics that differ between the sides of a pairing. */
export const compareNumbers: PairCheck = (pair) => {
  if (SIDE_NAMES.some((side) => !hasWords(pair[side]))) return []
  return compareQuantities(quantitiesOf(pair.leading), quantitiesOf(pair.facing)).map((difference) =>
    toFinding(difference, pair)
  )
}

const known = new WeakMap<SideText, readonly Quantity[]>()

function quantitiesOf(side: SideText): readonly Quantity[] {
  const quantities = known.get(side) ?? readQuantities(side.text, side.language)
  known.set(side, quantities)
  return quantities
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

/** Numbers of one side that contradict each other: shares and their percentages, estimates and intervals, groups and totals. */
export const inspectArithmetic: PairCheck = (pair) =>
  SIDE_NAMES.flatMap((side) => {
    const { text } = pair[side]
    if (!/\d/u.test(text)) return []
    return checkArithmetic(quantitiesOf(pair[side]), text).map(({ kind, quantities, expected }): PairFinding => {
      const span = { start: quantities[0]?.start ?? 0, end: quantities.at(-1)?.end ?? text.length }
      return {
        check: `arithmetic-${kind}`,
        side,
        at: { [side]: [span] },
        what: text.slice(span.start, span.end),
        ...(expected !== undefined && { other: String(expected) })
      }
    })
  })

/** The numbers as they stand, with what a bare numeral counts: `six doses`, `20 例`. */
function wordsOf(quantities: readonly Quantity[], text: string): string {
  return quantities.map((one) => (text.slice(one.start, one.end) + nounBehind(one, text)).trim()).join(', ')
}

function nounBehind({ isCounted, unit, end }: Quantity, text: string): string {
  return isCounted && unit === ''
    ? (/^(?:[ -][A-Za-z]{2,20}| ?\p{Script=Han})/u.exec(text.slice(end, end + 24))?.[0] ?? '')
    : ''
}
