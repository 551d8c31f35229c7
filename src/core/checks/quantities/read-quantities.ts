import { isApproximate, readCue, readOperator, type Cue } from './cues'
import { MASK, maskIdentifiers } from './mask-identifiers'
import type { Operator, Quantity, QuantityKind } from './quantity'
import { readDates } from './read-dates'
import { roundOff, type Numeral } from './numeral'
import { readNumerals } from './read-numerals'
import { readSteps } from './read-steps'
import { findCounted, readUnit, type FoundUnit } from './read-unit'
import { shadowOf } from './shadow-text'
import { KIND_OF_DIMENSION } from './units'

/** How far before and behind a number its meaning is looked for. */
const REACH = 60

/**
 * The numbers of a paragraph in `language` (a BCP 47 tag), in order, none within another. What only looks like one is left
 * out: identifiers, citation marks, addresses, numbers of lists, figures and trials. Takes time linear in the text.
 */
export function readQuantities(text: string, language: string): readonly Quantity[] {
  const isChinese = /^zh\b/i.test(language)
  const shadow = maskIdentifiers(shadowOf(text), isMeasured)
  const dates = readDates(shadow, text)
  const withoutDates = cover(shadow, dates)
  const steps = readSteps(withoutDates, text)
  const rest = cover(withoutDates, steps)
  const numbers = joinNumerals(text, rest, readNumerals(rest, isChinese))
  return [...dates, ...steps, ...numbers].sort((one, other) => one.start - other.start)
}

/** A heading in English may begin with a noun that can be counted; Chinese measure words begin none. */
const isMeasured = (shadow: string, at: number): boolean =>
  readUnit(shadow, at) !== undefined ||
  (!/^\s?[A-Za-z]/.test(shadow.slice(at, at + 2)) && findCounted(shadow, at) !== undefined)

function cover(shadow: string, quantities: readonly Quantity[]): string {
  let covered = ''
  let at = 0
  for (const { start, end } of [...quantities].sort((one, other) => one.start - other.start)) {
    covered += shadow.slice(at, start) + MASK.repeat(end - start)
    at = end
  }
  return covered + shadow.slice(at)
}

function joinNumerals(text: string, shadow: string, numerals: readonly Numeral[]): readonly Quantity[] {
  const quantities: Quantity[] = []
  let last = 0
  for (let at = 0; at < numerals.length; at += 1) {
    const group = (numerals[at]?.start ?? 0) < last ? undefined : readGroup(shadow, numerals, at, last)
    if (!group) continue
    quantities.push(makeQuantity(text, shadow, group, last))
    last = group.end
    at += group.count - 1
  }
  return quantities
}

/** Numerals that belong together, with the unit of the last. */
interface Group {
  readonly values: readonly number[]
  readonly shape: Quantity['shape']
  readonly first: Numeral
  readonly decimals: number
  readonly unit: FoundUnit | undefined
  readonly cue: Cue | undefined
  readonly before: string
  readonly count: number
  readonly start: number
  readonly end: number
}

const LINK =
  /\s?(?:(±|\+\/-)|(-|−|~|至|到| (?:to|through) (?:(?:day|week|month|year|age) )?)|(:|比| in (?:every )?| out of )|(\/)|( and |和|与|及)|([,、;] ?| ))\s?([-−]?)/y

function readGroup(shadow: string, numerals: readonly Numeral[], at: number, last: number): Group | undefined {
  const first = numerals[at]
  if (!first) return undefined
  const sign = signBefore(shadow, first.start, last)
  const before = shadow.slice(Math.max(last, first.start - REACH), first.start - sign)
  const cue = readCue(before)
  const unit = unitAt(shadow, first)
  if (unit === 'name') return undefined
  const next = numerals[at + 1]
  const linked = next && linkOf(shadow, unit?.end ?? first.end, next, { first, cue, before })
  const values = first.values.map((value) => (sign > 0 ? -value : value))
  const single: Group = {
    values,
    shape: values.length > 1 ? 'range' : 'single',
    first,
    decimals: first.decimals,
    unit,
    cue,
    before,
    count: 1,
    start: first.start - sign,
    end: unit?.end ?? first.end
  }
  if (!next || !linked) return withUnitElsewhere(shadow, single)
  const unitOfNext = unitAt(shadow, next)
  const isOneUnit =
    unit === undefined || unitOfNext === undefined || unitOfNext === 'name' || unit.unit.name === unitOfNext.unit.name
  if (unitOfNext === 'name' || !isOneUnit) return withUnitElsewhere(shadow, single)
  const isDescending =
    linked.shape === 'range' && (next.values[0] ?? 0) * (linked.isNegative ? -1 : 1) < (values[0] ?? 0)
  if (isDescending && linked.isHyphen && cue?.kind !== 'ci') return withUnitElsewhere(shadow, single)
  return withUnitElsewhere(shadow, {
    ...single,
    values: [...values, ...next.values.map((value) => (linked.isNegative ? -value : value))],
    shape: linked.shape,
    decimals: Math.max(first.decimals, next.decimals),
    unit: unitOfNext ?? unit,
    count: 2,
    end: unitOfNext?.end ?? next.end
  })
}

/** Length of the minus sign before a number; a hyphen behind a number or word is none. */
function signBefore(shadow: string, start: number, last: number): number {
  const char = shadow[start - 1]
  if (start - 1 < last || (char !== '-' && char !== '−')) return 0
  return start === 1 || /[\s(=:、,;[~<>≤≥至到为第]/.test(shadow[start - 2] ?? '') ? 1 : 0
}

/** The unit behind a numeral; `name` where letters touch it that are no unit, as in `3D` and `18F`. */
function unitAt(shadow: string, { end, form, wording }: Numeral): FoundUnit | 'name' | undefined {
  if (form === 'adverb' || form === 'times') return undefined
  const unit = readUnit(shadow, end)
  if (unit) return unit
  return wording === 'digits' && form === 'plain' && /[A-Za-zΑ-Ωα-ω]/.test(shadow[end] ?? '') ? 'name' : undefined
}

interface Link {
  readonly shape: Quantity['shape']
  readonly isNegative: boolean
  readonly isHyphen: boolean
}

function linkOf(
  shadow: string,
  from: number,
  next: Numeral,
  { first, cue, before }: { readonly first: Numeral; readonly cue: Cue | undefined; readonly before: string }
): Link | undefined {
  LINK.lastIndex = from
  const found = LINK.exec(shadow)
  if (!found || from + found[0].length !== next.start || first.values.length > 1 || next.values.length > 1)
    return undefined
  const [, spread, range, ratio, slash, and, comma, minus] = found
  const link = (shape: Quantity['shape']): Link => ({
    shape,
    isNegative: minus !== '' && minus !== undefined,
    isHyphen: range === '-'
  })
  if (spread !== undefined) return link('spread')
  if (range !== undefined) return first.form === next.form ? link('range') : undefined
  if (ratio !== undefined || slash !== undefined)
    return from === first.end && first.wording === next.wording ? link('ratio') : undefined
  const isBetween = /between\s?$/i.test(before) || /^\s?[^\s]{0,4}之间/.test(shadow.slice(next.end, next.end + 6))
  if (and !== undefined) return isBetween ? link('range') : undefined
  if (comma !== undefined) return cue?.kind === 'ci' && /[,、;]/.test(comma) ? link('range') : undefined
  return undefined
}

const PREFIX_UNIT = /(?<![A-Za-z])(?:days?|weeks?|months?|years?|hours?) $/i

/** A unit said before the number: `on day 14`, `BMI (kg/m²) was 24.6`. */
function unitBefore(before: string): FoundUnit | undefined {
  const prefix = PREFIX_UNIT.exec(before)
  if (prefix) return readUnit(before, prefix.index)
  const open = before.lastIndexOf('(')
  const unit = open < 0 ? undefined : readUnit(before, open + 1)
  return unit && before[unit.end] === ')' && unit.unit.name !== '%' ? unit : undefined
}

/** The unit of numbers in brackets stands behind them, `(5.2±1.1)分`; that of others may have stood before. */
function withUnitElsewhere(shadow: string, group: Group): Group {
  if (group.unit || group.first.form !== 'plain') return group
  const isBracketed = shadow[group.end] === ')' && shadow[group.start - 1] === '('
  const behind = isBracketed ? readUnit(shadow, group.end + 1) : undefined
  if (behind) return { ...group, unit: behind, start: group.start - 1, end: behind.end }
  const before = unitBefore(group.before)
  return before ? { ...group, unit: before } : group
}

function makeQuantity(text: string, shadow: string, group: Group, last: number): Quantity {
  const { first, unit, cue, before, shape } = group
  const behind = shadow.slice(group.end, group.end + REACH / 2)
  const [operator, operatorLength] = operatorOf(before, behind)
  const hasHalf = unit?.unit.dimension === 'time' && shadow[group.end] === '半'
  const start = group.start - (group.start - operatorLength >= last ? operatorLength : 0)
  const end = group.end + (hasHalf ? 1 : 0)
  return {
    kind: kindOf(group),
    values: group.values.map((value) => roundOff(hasHalf ? value + 0.5 : value)),
    shape,
    unit: unitNameOf(group),
    label: cue?.label ?? '',
    operator,
    approximate: first.approximate || isApproximate(before, behind),
    decimals: group.decimals,
    wording: first.wording,
    isCounted:
      unit !== undefined ||
      first.form === 'percent' ||
      first.form === 'times' ||
      findCounted(shadow, group.end) !== undefined,
    text: text.slice(start, end),
    start,
    end
  }
}

/** The operator and how many characters its sign takes before the number. */
function operatorOf(before: string, behind: string): readonly [Operator | undefined, number] {
  const sign = /[<>≤≥]=?\s?$/.exec(before)
  return [readOperator(before, behind), sign?.[0].length ?? 0]
}

function unitNameOf({ unit, first }: Group): string {
  return unit?.unit.name ?? (first.form === 'percent' ? '%' : first.form === 'times' ? '{times}' : '')
}

function kindOf({ unit, cue, first, shape, before }: Group): QuantityKind {
  if (cue?.kind === 'p' || cue?.kind === 'n') return cue.kind
  if (cue?.kind === 'ci' && shape === 'range') return 'ci'
  if (cue?.kind === 'estimate' && !unit) return 'estimate'
  if (first.form === 'percent') return 'percent'
  if (!unit) return shape === 'ratio' ? 'ratio' : first.form === 'ordinal' ? 'ordinal' : 'cardinal'
  const kind = KIND_OF_DIMENSION[unit.unit.dimension] ?? 'measure'
  const isAge = unit.isAge || /(?:aged?|年龄)[^\d.。;；]{0,20}$/i.test(before)
  return kind === 'duration' && isAge ? 'age' : kind
}
