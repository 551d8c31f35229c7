/** The number a heading begins with. */
export interface HeadingNumber {
  /** How it is written; numbers of one form count the same thing. */
  readonly form: 'decimal' | 'parenthesis' | 'han' | 'han-parenthesis' | 'chapter' | 'roman'
  /** `1.2.3` is [1, 2, 3]; every other form has one number. */
  readonly path: readonly number[]
  /** UTF-16 units taken, punctuation and space behind the number included. */
  readonly width: number
}

const HAN_NUMBER = '[一二三四五六七八九十百零〇\\d]{1,5}'

/**
 * `1.`, `1.2`, `1.2.3.`, `1、`; `(1)`, `（1）`, `1)`; `一、`; `（一）`; `第一章`, `第2节`, `Chapter 3`; `IV.` – each at the very
 * start. A decimal point followed by digits and no space-separated text (`1.5 mg`) is told apart by the caller.
 */
const FORMS: readonly (readonly [HeadingNumber['form'], RegExp])[] = [
  ['decimal', /^(\d{1,2}(?:\.\d{1,2}){1,4})(?:[.、．]\s*|\s+|(?=[^\d.\s%％]))/],
  ['decimal', /^(\d{1,2})(?:[.、．](?!\d)\s*)/],
  ['parenthesis', /^[(（](\d{1,2})[)）]\s*|^(\d{1,2})[)）]\s*/],
  ['han-parenthesis', /^[(（]([一二三四五六七八九十]{1,3})[)）]\s*/],
  ['han', /^([一二三四五六七八九十]{1,3})[、.．]\s*/],
  ['chapter', new RegExp(`^第(${HAN_NUMBER})[章节節部篇]\\s*|^(?:Chapter|Section|Part)\\s+(\\d{1,2})[.:：]?\\s+`)],
  ['roman', /^([IVX]{1,5})\.\s+(?=\p{Lu})/u]
]

/** The number at the start of a heading or item; undefined where there is none. */
export function readHeadingNumber(text: string): HeadingNumber | undefined {
  for (const [form, pattern] of FORMS) {
    const match = pattern.exec(text)
    const digits = match?.[1] ?? match?.[2]
    if (match === null || digits === undefined) continue
    const path = digits.split('.').map(numberOf)
    if (path.every((part) => part !== undefined)) return { form, path, width: match[0].length }
  }
  return undefined
}

const HAN_DIGITS = '零一二三四五六七八九'
const ROMAN: Readonly<Record<string, number>> = { I: 1, V: 5, X: 10 }

function numberOf(digits: string): number | undefined {
  if (/^\d+$/.test(digits)) return Number(digits)
  if (/^[IVX]+$/.test(digits)) {
    const values = Array.from(digits, (digit) => ROMAN[digit] ?? 0)
    return values.reduce((sum, value, i) => sum + (value < (values[i + 1] ?? 0) ? -value : value), 0)
  }
  return hanNumber(digits)
}

function hanNumber(digits: string): number | undefined {
  const [tens, ones] = digits.includes('十') ? digits.split('十') : ['', digits]
  const high = digits.includes('十') ? (tens === '' ? 1 : HAN_DIGITS.indexOf(tens ?? '')) : 0
  const low = ones === '' || ones === undefined ? 0 : HAN_DIGITS.indexOf(ones)
  return high < 0 || low < 0 ? undefined : high * 10 + low
}
