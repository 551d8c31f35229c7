import type { PastedLine } from './read-lines'

/** Lines that make up one block: a first line, and the lines that a hard wrap cut off it. */
export interface LineGroup {
  readonly first: PastedLine
  readonly last: PastedLine
}

const NARROWEST_WRAP = 40
const WIDEST_WRAP = 130
const FULL_WIDTH = /[\u1100-\u115F\u2E80-\uA4CF\uAC00-\uD7A3\uF900-\uFAFF\uFE30-\uFE6F\uFF00-\uFF60\uFFE0-\uFFE6]/g

/**
 * Joins hard-wrapped paragraphs, only where that is clear: at least three lines without a blank between, none of them
 * marked or numbered but the first, each but the last so full that the first word of the next would not have fitted.
 */
export function joinWrappedLines(text: string, lines: readonly PastedLine[]): readonly LineGroup[] {
  const groups: LineGroup[] = []
  for (let i = 0; i < lines.length;) {
    const stretch = unmarkedStretch(lines, i)
    const isWrapped = stretch.length >= 3 && isFilled(text, stretch)
    const taken = isWrapped ? stretch : stretch.slice(0, 1)
    const [first, last] = [taken[0], taken.at(-1)]
    if (first !== undefined && last !== undefined) groups.push({ first, last })
    i += Math.max(1, taken.length)
  }
  return groups
}

function unmarkedStretch(lines: readonly PastedLine[], from: number): readonly PastedLine[] {
  let to = from + 1
  for (; to < lines.length; to++) {
    const line = lines[to]
    if (line === undefined || line.afterBlank || line.bullet || line.hashes || line.number) break
  }
  return lines.slice(from, to)
}

function isFilled(text: string, stretch: readonly PastedLine[]): boolean {
  const widths = stretch.map((line) => line.indent + widthOf(text.slice(line.start, line.end)))
  const margin = Math.max(...widths.slice(0, 200))
  if (margin < NARROWEST_WRAP || margin > WIDEST_WRAP) return false
  return stretch.slice(0, -1).every((_, i) => {
    const next = stretch[i + 1]
    if (next === undefined) return false
    return (widths[i] ?? 0) + firstWordWidth(text.slice(next.start, Math.min(next.end, next.start + 60))) > margin
  })
}

function firstWordWidth(line: string): number {
  const word = /^\p{Script=Han}/u.test(line) ? line.slice(0, 1) : (/^\S+/.exec(line)?.[0] ?? '')
  return widthOf(word) + 1
}

function widthOf(text: string): number {
  return text.length + (text.match(FULL_WIDTH)?.length ?? 0)
}
