import type { PastedLine } from './read-lines'

/** Lines that make up one block: a first line, and the lines that a hard wrap cut off it. */
export interface LineGroup {
  readonly first: PastedLine
  readonly last: PastedLine
}

/** A line and, where hard wrap may have cut it, the lines behind it; `margin` is the column they fill. */
interface Stretch {
  readonly lines: readonly PastedLine[]
  readonly margin: number
}

const NARROWEST_WRAP = 40
const WIDEST_WRAP = 130
/** A paragraph of so many full lines is no coincidence; with two such, shorter paragraphs are wrapped as well. */
const CLEAR_LINES = 3
const CLEAR_PARAGRAPHS = 2
const SENTENCE_END = /[.!?。！？：:；;]$/
const FULL_WIDTH = /[\u1100-\u115F\u2E80-\uA4CF\uAC00-\uD7A3\uF900-\uFAFF\uFE30-\uFE6F\uFF00-\uFF60\uFFE0-\uFFE6]/g

/**
 * Joins hard-wrapped paragraphs, only where that is clear: lines without a blank, mark or number between, each but the
 * last so full that the first word of the next would not have fitted, and most of them cut in mid-sentence. A line that
 * `beginsBlock` holds for is joined to none above.
 */
export function joinWrappedLines(
  text: string,
  lines: readonly PastedLine[],
  beginsBlock: (line: PastedLine) => boolean = () => false
): readonly LineGroup[] {
  const stretches = cutIntoStretches(text, lines, beginsBlock)
  const clear = stretches.filter((stretch) => stretch.lines.length >= CLEAR_LINES && breaksSentences(text, stretch))
  const margin =
    clear.length >= CLEAR_PARAGRAPHS ? Math.max(...clear.slice(0, 1000).map((one) => one.margin)) : Infinity
  const isClear = new Set(clear)
  return stretches.flatMap((stretch) => {
    const isShort = stretch.lines.length === 2 && breaksSentences(text, stretch) && stretch.margin > margin - 8
    if (isClear.has(stretch) || isShort) return groupOf(stretch.lines)
    return stretch.lines.map((line) => ({ first: line, last: line }))
  })
}

function groupOf(lines: readonly PastedLine[]): readonly LineGroup[] {
  const first = lines[0]
  const last = lines.at(-1)
  return first === undefined || last === undefined ? [] : [{ first, last }]
}

/** Cuts the lines where a block surely ends: at blanks, marks and numbers, and behind every line that is not full. */
function cutIntoStretches(
  text: string,
  lines: readonly PastedLine[],
  beginsBlock: (line: PastedLine) => boolean
): readonly Stretch[] {
  const cuts: (readonly Stretch[])[] = []
  for (let from = 0; from < lines.length;) {
    let to = from + 1
    while (to < lines.length && goesOn(lines[to], beginsBlock)) to++
    cuts.push(cutAtShortLines(text, lines.slice(from, to)))
    from = to
  }
  return cuts.flat()
}

function goesOn(line: PastedLine | undefined, beginsBlock: (line: PastedLine) => boolean): boolean {
  return line !== undefined && !line.afterBlank && !line.bullet && !line.hashes && !line.number && !beginsBlock(line)
}

function cutAtShortLines(text: string, lines: readonly PastedLine[]): readonly Stretch[] {
  const widths = lines.map((line) => line.indent + widthOf(text, line))
  const margin = widths.reduce((widest, width) => Math.max(widest, width), 0)
  if (lines.length < 2 || margin < NARROWEST_WRAP || margin > WIDEST_WRAP) {
    return lines.map((line) => ({ lines: [line], margin }))
  }
  const stretches: Stretch[] = []
  let from = 0
  for (let i = 1; i <= lines.length; i++) {
    const next = lines[i]
    if (next !== undefined && (widths[i - 1] ?? 0) + firstWordWidth(text, next) > margin) continue
    stretches.push({ lines: lines.slice(from, i), margin })
    from = i
  }
  return stretches
}

function breaksSentences(text: string, { lines }: Stretch): boolean {
  const cut = lines.slice(0, -1).filter((line) => !SENTENCE_END.test(text.slice(line.end - 1, line.end)))
  return cut.length * 2 >= lines.length - 1 && cut.length > 0
}

function firstWordWidth(text: string, line: PastedLine): number {
  const head = text.slice(line.start, Math.min(line.end, line.start + 40))
  const word = /^\p{Script=Han}/u.test(head) ? head.slice(0, 1) : (/^\S+/.exec(head)?.[0] ?? '')
  return widthOfText(word) + 1
}

function widthOf(text: string, line: PastedLine): number {
  const length = line.end - line.start
  return length > WIDEST_WRAP ? length : widthOfText(text.slice(line.start, line.end))
}

function widthOfText(text: string): number {
  return text.length + (text.match(FULL_WIDTH)?.length ?? 0)
}
