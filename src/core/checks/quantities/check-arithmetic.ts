import type { Quantity } from './quantity'

/**
 * Numbers of one text that contradict each other: `share` is a count of a total beside another percentage, `estimate` one
 * outside its interval, `interval` one whose bounds are the wrong way round, `arms` groups that do not sum to the total,
 * `dates` a period that ends before it begins.
 */
export interface ArithmeticSlip {
  readonly kind: 'share' | 'estimate' | 'interval' | 'arms' | 'dates'
  /** The numbers that do not fit, in order. */
  readonly quantities: readonly Quantity[]
  /** What they would give: the percentage, or the sum of the groups. */
  readonly expected: number | undefined
}

/** The slips of a text whose quantities were read; only where numbers stand side by side in a pattern that says one thing. */
export function checkArithmetic(quantities: readonly Quantity[], text: string): readonly ArithmeticSlip[] {
  return [
    ...findWrongShares(quantities, text),
    ...findWrongIntervals(quantities, text),
    ...findWrongArms(quantities, text),
    ...findWrongDates(quantities, text)
  ]
}

const between = (text: string, one: Quantity | undefined, other: Quantity | undefined): string =>
  one && other ? text.slice(one.end, other.start) : ''

const isSinglePercent = (one: Quantity | undefined): one is Quantity =>
  one?.kind === 'percent' && one.shape === 'single' && one.wording === 'digits' && one.operator === undefined

const OPENS = /^\s?[,，]?\s?[(（]\s?$/
/** `15 of 120`: what stands between; `120例患者中有15例`: what stands between the total and the count, and behind the count. */
const OF = /^ (?:of|out of)(?: the| all)? $/
const OF_CHINESE = /^[^\d,，。;；()（）]{0,12}中[^\d,，。;；()（）]{0,6}$/
const BEFORE_PERCENT = /^[^\d,，。;；()（）.]{0,24}[(（]\s?$/

function findWrongShares(quantities: readonly Quantity[], text: string): readonly ArithmeticSlip[] {
  return quantities.flatMap((first, at): readonly ArithmeticSlip[] => {
    const [second, third] = [quantities[at + 1], quantities[at + 2]]
    if (isFraction(first, text) && isSinglePercent(second) && OPENS.test(between(text, first, second)))
      return judgeShare(first.values[0], first.values[1], second, [first, second])
    if (isSinglePercent(first) && second && isFraction(second, text) && OPENS.test(between(text, first, second)))
      return judgeShare(second.values[0], second.values[1], first, [first, second])
    if (!isCount(first) || !isCount(second) || !isSinglePercent(third)) return []
    if (!BEFORE_PERCENT.test(between(text, second, third))) return []
    const link = between(text, first, second)
    const all = [first, second, third]
    if (OF.test(link)) return judgeShare(first.values[0], second.values[0], third, all)
    return OF_CHINESE.test(link) ? judgeShare(second.values[0], first.values[0], third, all) : []
  })
}

const isFraction = ({ kind, start, end }: Quantity, text: string): boolean =>
  kind === 'ratio' && /[/／]/.test(text.slice(start, end))
const isCount = (one: Quantity | undefined): one is Quantity =>
  one?.kind === 'cardinal' && one.shape === 'single' && Number.isInteger(one.values[0]) && !one.approximate

function judgeShare(
  count: number | undefined,
  total: number | undefined,
  percent: Quantity,
  quantities: readonly Quantity[]
): readonly ArithmeticSlip[] {
  if (count === undefined || total === undefined || total <= 0 || count > total) return []
  const share = (100 * count) / total
  const isRight = Math.abs(share - (percent.values[0] ?? 0)) <= 0.5 * 10 ** -percent.decimals + 1e-9
  return isRight ? [] : [{ kind: 'share', quantities, expected: Number(share.toFixed(percent.decimals)) }]
}

/** What may stand between an estimate, its level and its interval: brackets and marks. */
const MARKS = /^[\s,，;；:：(（[【]{0,4}$/
const LEVEL = /^\s?(?:CI|CrI|confidence interval|置信区间|可信区间)(?:\s?[(（]CI[)）])?[\s,，;；:：=为(（[【]{0,4}$/i

function findWrongIntervals(quantities: readonly Quantity[], text: string): readonly ArithmeticSlip[] {
  return quantities.flatMap((interval, at): readonly ArithmeticSlip[] => {
    const [low, high] = interval.values
    if (interval.kind !== 'ci' || low === undefined || high === undefined) return []
    if (low > high) return [{ kind: 'interval', quantities: [interval], expected: undefined }]
    const [level, estimate] = [quantities[at - 1], quantities[at - 2]]
    const isBeside =
      LEVEL.test(between(text, level, interval)) && MARKS.test(between(text, estimate, level)) && level?.unit === '%'
    const value = isBeside && estimate?.shape === 'single' && estimate.kind !== 'p' ? estimate.values[0] : undefined
    if (!estimate || value === undefined || (value >= low && value <= high)) return []
    return [{ kind: 'estimate', quantities: [estimate, interval], expected: undefined }]
  })
}

const ASSIGNED = /random|assigned|allocated|随机|分配/i
const SENTENCE_END = /[。！？]|[.!?]\s+(?=[A-Z])/

/** Groups in brackets behind the total of those who were assigned: `423 patients … A (282) or B (141)`. */
function findWrongArms(quantities: readonly Quantity[], text: string): readonly ArithmeticSlip[] {
  return quantities.flatMap((total, at): readonly ArithmeticSlip[] => {
    if (!isCount(total) || !total.isCounted || isBracketed(total, text)) return []
    const end = endOfSentence(text, total.end)
    const behind = quantities.slice(at + 1, at + 12).filter((one) => one.end <= end)
    const arms = behind.filter((one) => (one.kind === 'n' || isCount(one)) && isBracketed(one, text))
    const others = behind.filter((one) => isCount(one) && one.isCounted && !isBracketed(one, text))
    if (arms.length < 2 || others.length > 0 || !ASSIGNED.test(text.slice(total.end, arms[0]?.start))) return []
    const sum = arms.reduce((whole, { values: [value = 0] }) => whole + value, 0)
    return sum === total.values[0] ? [] : [{ kind: 'arms', quantities: [total, ...arms], expected: sum }]
  })
}

/** Alone in brackets but for a noun: `(282 patients)`, `（n=141）`. */
function isBracketed({ start, end }: Quantity, text: string): boolean {
  return (
    /[(（]\s?(?:n\s?=\s?)?$/i.test(text.slice(Math.max(0, start - 6), start)) &&
    /^\s?[^\d,，;；()（）]{0,16}[)）]/.test(text.slice(end, end + 20))
  )
}

function endOfSentence(text: string, from: number): number {
  const found = SENTENCE_END.exec(text.slice(from, from + 600))
  return found ? from + found.index : Math.min(text.length, from + 600)
}

function findWrongDates(quantities: readonly Quantity[], text: string): readonly ArithmeticSlip[] {
  return quantities.flatMap((from, at): readonly ArithmeticSlip[] => {
    const to = quantities[at + 1]
    if (from.kind !== 'date' || to?.kind !== 'date' || from.unit !== to.unit || !from.unit.startsWith('Y')) return []
    if (!/^\s?(?:to|through|until|-|–|—|~|～|至|到)\s?$/.test(between(text, from, to))) return []
    return isLater(from.values, to.values) ? [{ kind: 'dates', quantities: [from, to], expected: undefined }] : []
  })
}

function isLater(one: readonly number[], other: readonly number[]): boolean {
  const at = one.findIndex((value, place) => value !== other[place])
  return at >= 0 && (one[at] ?? 0) > (other[at] ?? 0)
}
