const DIGITS: Readonly<Record<string, number>> = {
  零: 0,
  〇: 0,
  一: 1,
  二: 2,
  两: 2,
  三: 3,
  四: 4,
  五: 5,
  六: 6,
  七: 7,
  八: 8,
  九: 9
}
const TENS: Readonly<Record<string, number>> = { 十: 10, 百: 100, 千: 1000 }

/** What a run of Han numerals is made of. */
export const HAN_DIGITS = '零〇一二两三四五六七八九十百千万亿'

/** `三十五` as 35, `两万` as 20000, `二〇二〇` as 2020; undefined for what is no number, such as `七八`. */
export function readHanNumeral(text: string): number | undefined {
  if (!/[十百千万亿]/.test(text)) return readDigitByDigit(text)
  let whole = 0
  let section = 0
  let digit: number | undefined
  for (const char of text) {
    const scale = TENS[char]
    if (DIGITS[char] !== undefined) {
      if (digit !== undefined && digit !== 0) return undefined
      digit = DIGITS[char]
    } else if (scale !== undefined) {
      section += (digit ?? 1) * scale
      digit = undefined
    } else {
      const size = char === '万' ? 1e4 : 1e8
      const value = section + (digit ?? 0)
      if (whole === 0 && value === 0) return undefined
      whole = (whole + value) * size
      section = 0
      digit = undefined
    }
  }
  return whole + section + (digit ?? 0)
}

function readDigitByDigit(text: string): number | undefined {
  const digits = Array.from(text, (char) => DIGITS[char])
  if (digits.length === 1) return digits[0]
  // Two neighbours without a scale are an approximate number: 七八个.
  return digits.length === 4 ? Number(digits.join('')) : undefined
}
