/** The language of the code block that an equation is parsed as; no file would have it. */
export const MATH_LANGUAGE = '{=equation}'

const OPENING = /^((?:[ \t]|>|[-+*][ \t]|\d{1,9}[.)][ \t])*)\$\$[ \t]*$/u
const CLOSING = /^([ \t>]*)\$\$[ \t]*$/u
const CODE_FENCE = /^[ \t>]*(`{3,}|~{3,})/u
const FENCE = '~~~~~~~~'

/**
 * `text` with equations between lines of `$$` as blocks of code: their lines are TeX, whatever else they look like. Line
 * numbers stay. An equation without an end, or with a blank line, is text.
 */
export function protectMath(text: string): string {
  if (!text.includes('$$')) return text
  const lines = text.split('\n')
  let code: string | undefined
  for (let at = 0; at < lines.length; at++) {
    const line = lines[at] ?? ''
    const fence = CODE_FENCE.exec(line)?.[1]
    if (fence !== undefined && code === undefined) code = fence
    else if (fence !== undefined && code !== undefined && fence.startsWith(code)) code = undefined
    const prefix = code === undefined ? OPENING.exec(line)?.[1] : undefined
    const end = prefix === undefined ? -1 : endOfMath(lines, at + 1)
    if (prefix === undefined || end < 0) continue
    lines[at] = `${prefix}${FENCE} ${MATH_LANGUAGE}`
    lines[end] = `${CLOSING.exec(lines[end] ?? '')?.[1] ?? ''}${FENCE}`
    at = end
  }
  return lines.join('\n')
}

function endOfMath(lines: readonly string[], from: number): number {
  for (let at = from; at < lines.length; at++) {
    const line = lines[at] ?? ''
    if (CLOSING.test(line)) return at
    if (line.replace(/[ \t>]/gu, '') === '') return -1
  }
  return -1
}
