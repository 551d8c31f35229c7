const WRAP = /[^\S\n\r\u2028\u2029\v\f]*(?:\r\n|[\n\r\u2028\u2029\u0085\v\f])\s*/gu
const HAN_OR_FULL_WIDTH = /[\p{Script=Han}\u3000-\u303F\uFF00-\uFF60]/u

/** A block's words on one line: a line break becomes a space, or nothing between Chinese characters. */
export function joinLines(text: string): string {
  return text.replace(WRAP, (gap, offset: number) => {
    const before = text[offset - 1] ?? ''
    const after = text[offset + gap.length] ?? ''
    return HAN_OR_FULL_WIDTH.test(before) && HAN_OR_FULL_WIDTH.test(after) ? '' : ' '
  })
}
