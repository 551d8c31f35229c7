import { readHeadingNumber, type HeadingNumber } from '#core/bitext/heading-number'
import type { BlockMark } from './pasted-text'

/** One line that is not blank. Offsets are UTF-16 units of the pasted text. */
export interface PastedLine {
  /** First and last character that is not white space. */
  readonly start: number
  readonly end: number
  /** Columns of white space in front; a tab counts to the next multiple of four, a wide space two. */
  readonly indent: number
  /** Whether a blank line, or the start of the text, stands above. */
  readonly afterBlank: boolean
  readonly bullet: { readonly glyph: string; readonly mark: BlockMark } | undefined
  /** `##` and its level. */
  readonly hashes: { readonly depth: number; readonly mark: BlockMark } | undefined
  readonly number: HeadingNumber | undefined
  /** The line's words behind mark or number. */
  readonly words: string
}

const LINE = /[^\n\r\u2028\u2029\u0085\v\f]+/g
/** Bullets that need no space behind them, and signs that are bullets only with one. */
const BULLET = /^(?:[•●◦▪‣○■□◆◇➢✓·∙\uF0B7\uF0A7]\s*|[-*–+]\s+)(?=\S)/
const HASHES = /^(#{1,6})\s+(?=\S)/

/** The lines of a text that hold more than white space. Any kind of line end counts. */
export function readLines(text: string): readonly PastedLine[] {
  const lines: PastedLine[] = []
  let previousEnd = 0
  for (const match of text.matchAll(LINE)) {
    const raw = match[0]
    const trimmed = raw.trim().replace(/^\uFEFF/, '')
    if (trimmed === '') continue
    const start = match.index + raw.indexOf(trimmed)
    const afterBlank = lines.length === 0 || hasBlankLine(text.slice(previousEnd, start))
    lines.push(readLine(trimmed, start, columnsOf(raw.slice(0, raw.indexOf(trimmed))), afterBlank))
    previousEnd = start + trimmed.length
  }
  return lines
}

function readLine(line: string, start: number, indent: number, afterBlank: boolean): PastedLine {
  const end = start + line.length
  const hashes = HASHES.exec(line)
  const bullet = hashes === null ? BULLET.exec(line) : null
  const width = (hashes ?? bullet)?.[0].length ?? 0
  const mark: BlockMark = { end: start + width, kind: 'glyph' }
  const number = bullet === null ? readHeadingNumber(line.slice(width)) : undefined
  return {
    start,
    end,
    indent,
    afterBlank,
    bullet: bullet === null ? undefined : { glyph: line[0] ?? '', mark },
    hashes: hashes === null ? undefined : { depth: hashes[1]?.length ?? 1, mark },
    number,
    words: line.slice(width + (number?.width ?? 0))
  }
}

function hasBlankLine(gap: string): boolean {
  return (gap.match(/\r\n|[\n\r\u2028\u0085\v\f]/g)?.length ?? 0) > 1 || gap.includes('\u2029')
}

function columnsOf(space: string): number {
  let columns = 0
  for (const char of space)
    columns = char === '\t' ? (Math.floor(columns / 4) + 1) * 4 : columns + (char === '\u3000' ? 2 : 1)
  return columns
}
