import { spanAt, type BlockText, type Span } from './block-text'
import { before, isCounted, isInAddress, isValue } from './mark-context'
import { parseNumericCluster, type CitedNumber } from './numeric-cluster'
import { foldDigits } from '../references/plain/split-entries'

/** How numbered sources are written in a text; a text has one of these ways. */
export const NUMERIC_FORMS = ['bracket', 'raised', 'parenthesis'] as const
export type NumericForm = (typeof NUMERIC_FORMS)[number]

/** What may be a numeric citation: `isDoubtful` where the words around it speak against that. */
export interface NumericMark extends Span {
  readonly cited: readonly CitedNumber[]
  readonly isDoubtful: boolean
  /** True for `(74,100)`, which is one number where the list has not both. */
  readonly mayBeOneNumber?: boolean
}

/** The place of a block's text: numbers in tables are mostly values. */
export interface MarkPlace {
  readonly isCell: boolean
}

/** The numeric marks of one form in a block's text, in order and apart. */
export function findNumericMarks(block: BlockText, form: NumericForm, place: MarkPlace): readonly NumericMark[] {
  if (form === 'bracket') return joinNeighbours(block.text, findBracketed(block, place))
  return form === 'raised' ? findRaised(block) : findParenthesised(block)
}

const BRACKET = /[[［【〔]([^[\]［］【】〔〕\n\uFFFC]{1,120})[\]］】〕]/gu
const PAIR = /^\s*(\d+)\s*[,，;；\-‐‑–—−~～－﹣至]\s*(\d+)\s*$/u

/** The two numbers of an inside that has just these. */
function pairOf(inside: string): readonly [number, number] | undefined {
  const pair = PAIR.exec(inside)
  return pair ? [Number(pair[1]), Number(pair[2])] : undefined
}

/** `[1]`, `［1］`, `【1】`, `[1,2]`, raised or not; `[2]`, followed by raised digits, names pages in GB/T 7714. */
function findBracketed({ text, raised }: BlockText, { isCell }: MarkPlace): readonly NumericMark[] {
  const marks: NumericMark[] = []
  for (const match of text.matchAll(BRACKET)) {
    const inside = foldDigits(match[1] ?? '')
    const cited = /\d/u.test(inside) ? parseNumericCluster(inside) : undefined
    if (!cited || isInAddress(text, match.index)) continue
    const span = { start: match.index, end: match.index + match[0].length }
    const pages = pagesBehind(text, span, raised)
    const last = cited.at(-1)
    const isDoubtful =
      isFormula(text, span, raised) ||
      isCounted(text, span) ||
      isValue(text, span, pairOf(inside)) ||
      (isCell && /\d\s*$/u.test(before(text, span.start, 4)))
    marks.push(
      pages && last
        ? {
            start: span.start,
            end: span.end + pages.length,
            cited: [...cited.slice(0, -1), { ...last, locator: pages }],
            isDoubtful
          }
        : { ...span, cited, isDoubtful }
    )
  }
  return marks
}

function pagesBehind(text: string, { start, end }: Span, raised: readonly Span[]): string | undefined {
  const run = spanAt(raised, start)
  if (run === undefined || run.end <= end) return undefined
  return /^\d+(?:[-–—－]\d+)?(?=$|[\s,，;；.。])/u.exec(text.slice(end, run.end))?.[0]
}

/** `x[1]`, `[60]fullerene`, `benzo[1,2-b]`: part of a formula, a name or a program. */
function isFormula(text: string, { start, end }: Span, raised: readonly Span[]): boolean {
  if (spanAt(raised, start) !== undefined) return false
  const words = before(text, start, 2)
  const isGlued = /^[\p{Script=Latin}\d(]|^-\p{Script=Latin}/u.test(text.slice(end, end + 2))
  if (isGlued && !/[\p{Script=Han}，。、；：”）」》]\s?$/u.test(words)) return true
  return /(?:^|[^\p{L}\d])\p{Ll}$/u.test(words) && /\p{Script=Latin}$/u.test(words)
}

/** `[1], [2]`, `[1]–[3]` and `[1][2]` are one mark each. */
function joinNeighbours(text: string, marks: readonly NumericMark[]): readonly NumericMark[] {
  const joined: NumericMark[] = []
  for (const mark of marks) {
    const last = joined.at(-1)
    const cited = last && joinCited(last, mark, text.slice(last.end, mark.start))
    if (last && cited) {
      joined[joined.length - 1] = {
        start: last.start,
        end: mark.end,
        cited,
        isDoubtful: last.isDoubtful || mark.isDoubtful
      }
    } else joined.push(mark)
  }
  return joined
}

function joinCited(first: NumericMark, second: NumericMark, gap: string): readonly CitedNumber[] | undefined {
  if (/^\s?[,，;；、]?\s?$/u.test(gap)) return [...first.cited, ...second.cited]
  const from = first.cited.at(-1)?.number
  const to = second.cited[0]?.number
  if (
    !/^\s?[-‐‑–—−~～－﹣]\s?$/u.test(gap) ||
    from === undefined ||
    to === undefined ||
    to <= from ||
    to - from > 200
  ) {
    return undefined
  }
  const between = Array.from({ length: to - from - 1 }, (_, step) => ({ number: from + 1 + step }))
  return [...first.cited, ...between, ...second.cited]
}

const RAISED_DIGITS = /[⁽]?[⁰¹²³⁴-⁹](?:[⁰¹²³⁴-⁹]|\s?[,，·˒ʼ⸴‚⁻–—-]\s?(?=[⁰¹²³⁴-⁹]))*[⁾]?/gu
const RAISED_TABLE = '⁰¹²³⁴⁵⁶⁷⁸⁹'

/** Raised digits, by a mark or as characters of their own, that follow a word or the sign behind it. */
function findRaised({ text, raised }: BlockText): readonly NumericMark[] {
  const marks: NumericMark[] = []
  for (const span of raised) {
    const inside = text.slice(span.start, span.end)
    if (inside.length > 120 || !/\d/u.test(inside) || /[[［【〔]/u.test(inside)) continue
    const cited = parseNumericCluster(inside.trim().replace(/^\(([^()]*)\)$/u, '$1'))
    if (cited && mayCarryMark(text, span)) marks.push({ ...span, cited, isDoubtful: false })
  }
  if (/[⁰¹²³⁴-⁹]/u.test(text)) marks.push(...findRaisedCharacters(text))
  return marks.sort((a, b) => a.start - b.start)
}

function findRaisedCharacters(text: string): readonly NumericMark[] {
  const marks: NumericMark[] = []
  for (const match of text.matchAll(RAISED_DIGITS)) {
    const inside = match[0]
      .replace(/[⁰¹²³⁴-⁹]/gu, (digit) => String(RAISED_TABLE.indexOf(digit)))
      .replace(/[⁽⁾]/gu, '')
      .replace(/⁻/gu, '-')
      .replace(/[·˒ʼ⸴‚]/gu, ',')
    const span = { start: match.index, end: match.index + match[0].length }
    const cited = parseNumericCluster(inside)
    if (cited && mayCarryMark(text, span)) marks.push({ ...span, cited, isDoubtful: false })
  }
  return marks
}

/** Units, symbols and elements whose raised digits are powers, masses and charges. */
const POWERED =
  /(?:^|[^\p{Script=Latin}\p{Script=Greek}])(?:[kcdmnpμµMGT]?(?:m|g|s|L|l|W|J|N|Pa|Hz|eq|mol|IU|U|V|A|B|b|h)|sec|min|hr|day|days|week|weeks|ft|in|inch|inches|yd|mi|ha|mmHg|Torr|rad|chi|eta|log|ln|exp|sin|cos|tan|CO|NO|SO|PO|NH|OH|HCO|Ca|Mg|Fe|Zn|Cu|Na|Cl|Al|Mn|Cr|Pb|Hg|Ag|Au|Li|Co|Ni|平方|立方|米|[\p{Script=Latin}\p{Script=Greek}])$/u

function mayCarryMark(text: string, { start, end }: Span): boolean {
  const words = before(text, start, 30)
  const next = text.slice(end, end + 1)
  if (/^[\p{Script=Latin}\d⁺⁻+°%′″]/u.test(next) || isInAddress(text, start)) return false
  const bare = words.replace(/ $/u, '')
  if (bare.trim() === '') return false
  if (/\d$/u.test(bare)) return /(?<!\d)(?:19|20)\d\d$/u.test(bare)
  if (/[([{=<>≤≥±×÷≈/\\^_*+\-–—\uFFFC]$/u.test(bare)) return false
  return !POWERED.test(bare)
}

const PARENTHESIS = /[(（]([^()（）\n\uFFFC]{1,120})[)）]/gu

/** `(1)`, `(1,2)`, `（3–5）` behind a word; counters of a list, values and years are none. */
function findParenthesised({ text }: BlockText): readonly NumericMark[] {
  const marks: NumericMark[] = []
  for (const match of text.matchAll(PARENTHESIS)) {
    const inside = match[1] ?? ''
    const cited = /\d/u.test(inside) ? parseNumericCluster(inside) : undefined
    const mayBeOneNumber = /\d,\d{3}(?!\d)/u.test(inside)
    const span = { start: match.index, end: match.index + match[0].length }
    if (!cited || cited.some(({ number }) => number >= 1500) || !followsWord(text, span)) continue
    if (isInAddress(text, span.start) || isCounted(text, span) || isValue(text, span, pairOf(inside))) continue
    if (mayBeOneNumber && !isRising(cited)) continue
    marks.push({ ...span, cited, isDoubtful: false, mayBeOneNumber })
  }
  return marks.filter((mark) => !isCounter(text, mark))
}

const isRising = (cited: readonly CitedNumber[]): boolean =>
  cited.every(({ number }, at) => at === 0 || number > (cited[at - 1]?.number ?? 0))

/** A list's counter follows a colon, comma or joining word, a citation the word that it supports. */
function followsWord(text: string, { start }: Span): boolean {
  const words = before(text, start, 16).trimEnd()
  return (
    /[\p{L}”"’')）\]」》]$/u.test(words) &&
    !/(?<!\p{L})(?:and|or|either|both|are|is|were|include|includes|including|as|namely|和|或|及|与|有|为|即|包括)$/iu.test(
      words
    )
  )
}

/** `(1) the first` at work: text goes on behind it, and the sentence has the counter before or after it as well. */
function isCounter(text: string, { start, end, cited }: NumericMark): boolean {
  const number = cited[0]?.number ?? 0
  if (cited.length > 1 || !/^\s?[\p{L}]/u.test(text.slice(end, end + 2))) return false
  const around = text.slice(Math.max(0, start - 300), end + 300)
  return (
    new RegExp(String.raw`[:：,，;；]\s*(?:and |or |和|或)?[(（]${number - 1}[)）]\s?\p{L}`, 'u').test(around) ||
    new RegExp(String.raw`(?:[:：,，;；]\s*|\b(?:and|or) |和|或)[(（]${number + 1}[)）]\s?\p{L}`, 'u').test(around)
  )
}
