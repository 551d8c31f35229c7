import type { Span } from './block-text'

/** How far back a word may stand that speaks against a citation. */
const REACH = 70

/** A word right in front of a bracket that counts something else: `Table [1]`, `equation (2)`, `式（3）`. */
const COUNTED =
  /(?:\b(?:fig(?:ure)?s?|tables?|tbl|eqs?|equations?|formulae?|steps?|stages?|phases?|grades?|types?|classe?s?|groups?|panels?|boxe?s?|appendix|appendices|sections?|chapters?|schemes?|sample|day|week|month|year|version|level|score|number|no|nos|items?|questions?|hypothes[ie]s|criteri(?:on|a)|parts?|model|arm|cohort|visit|aim|objective|n|p|r|t|f|z|df)\.?|图|圖|表|式|公式|方程|步骤|步驟|阶段|分期|类型|分级|附录|附錄|条件|假设|问题|模型|第)\s*$/iu
/** An interval or range is announced right in front. */
const INTERVAL =
  /(?:\b(?:cis?|cri|iqr|intervals?|ranges?|ranged|ranging|quartiles?)|区间|區間|四分位[数距间]*|范围|範圍)\s*(?:of|from|was|were|is|=|[:：,，]|为|是)?\s*$/iu
/** What lies or is brought somewhere does so between two values. */
const BETWEEN =
  /(?:\b(?:lie|lies|lay|lain|lying|falls?|fell|falling|vary|varies|varied|varying|(?:re)?scaled|normali[sz]ed|clipped|clamped|bounded|restricted|uniform(?:ly)?(?: distributed)?)\s+(?:in|to|on|within|over|between|by)|\b(?:within|between)|位于|落在|介于|取值[于为]?|限于|限制在|归一化[到至为])\s*(?:the )?(?:interval |range )?\s*$/iu
/** A middle value of which a spread may follow. */
const MIDDLE = /\b(?:medians?|means?|averages?)\b|中位|平均|均值/iu
const NUMBER_BEFORE = /(?<![\p{Script=Latin}\d.-])(\d+(?:\.\d+)?)%?(\s?\p{L}{1,9})?\s*$/u
/** A relation or sign: what follows is a value. */
const VALUE_BEFORE = /[=∈<>≤≥±×÷≈∝^\\$[{]\s*$|\d\s*[-–]\s*$/u
/** How an address or DOI begins, and what it does not go on over. */
const ADDRESS = /https?:\/\/|www\.|\b10\.\d{4,9}\//iu
const BEHIND_ADDRESS = /[\s\u3000-\u303F\uFF00-\uFF60\p{sc=Han}]/u
const LONGEST_ADDRESS = 200

/** The words in front of `at`, no further back than `reach` characters. */
export function before(text: string, at: number, reach = REACH): string {
  return text.slice(Math.max(0, at - reach), at)
}

/** True inside of an address or a DOI, whose brackets and digits are its own. */
export function isInAddress(text: string, at: number): boolean {
  const least = Math.max(0, at - LONGEST_ADDRESS)
  let start = at
  while (start > least && !BEHIND_ADDRESS.test(text.charAt(start - 1))) start--
  return start < at && ADDRESS.test(text.slice(start, at))
}

/** True where the word in front counts figures, steps, groups and the like. */
export function isCounted(text: string, { start }: Span): boolean {
  return COUNTED.test(before(text, start, 24))
}

/** True where what stands in front makes the mark a value: a sign, an interval, a number that lies in the pair. */
export function isValue(text: string, { start }: Span, pair: readonly [number, number] | undefined): boolean {
  const words = before(text, start)
  if (VALUE_BEFORE.test(words)) return true
  if (pair === undefined) return false
  if (INTERVAL.test(words) || BETWEEN.test(words)) return true
  const number = NUMBER_BEFORE.exec(words)
  const value = Number(number?.[1])
  if (!number || !(value >= pair[0] && value <= pair[1])) return false
  return number[2] === undefined || MIDDLE.test(words.slice(words.search(/[^.。!?！？;；]*$/u)))
}

const BEFORE = 40
const BEHIND = 24

/** The words around a mark, for a person to find it by. */
export function contextOf(text: string, { start, end }: Span): string {
  const isCutBefore = start > BEFORE
  const isCutBehind = end + BEHIND < text.length
  const around = text.slice(Math.max(0, start - BEFORE), start)
  const rest = text.slice(end, end + BEHIND)
  // No word is cut in two, where words have spaces.
  const head = isCutBefore ? around.replace(/^\S{0,12}\s/u, '') : around
  const tail = isCutBehind ? rest.replace(/\s\S{0,12}$/u, ' ') : rest
  const words = `${isCutBefore ? '…' : ''}${head}${text.slice(start, end)}${tail}${isCutBehind ? '…' : ''}`
  return UNTIDY.test(words) ? words.replaceAll('\uFFFC', '').replaceAll(/\s+/gu, ' ') : words
}

const UNTIDY = /\uFFFC|[^\S ]| {2}/u
