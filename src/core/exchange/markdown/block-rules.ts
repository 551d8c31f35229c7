import type { MarkdownIt, StateBlock } from 'markdown-it'
import { parseDivFence } from './fenced-divs'

/** Blocks that these rules end when they begin inside them. */
const ENDS = { alt: ['paragraph', 'reference', 'blockquote', 'list'] }

/** Reads the fences of Pandoc's divs and equations between lines of `$$`, as tokens `div_fence` and `math_block`. */
export function readDivsAndMath(parser: MarkdownIt): void {
  parser.block.ruler.before('table', 'div_fence', readDivFence, ENDS)
  parser.block.ruler.before('table', 'math_block', readMathBlock, ENDS)
}

function readDivFence(state: StateBlock, line: number, _end: number, silent: boolean): boolean {
  if (isIndentedCode(state, line)) return false
  const text = textOf(state, line)
  const fence = text.startsWith(':::') ? parseDivFence(text) : undefined
  if (fence === undefined) return false
  if (!silent) push(state, 'div_fence', line, line + 1).meta = { fence }
  return true
}

/** Its lines are TeX, whatever else they look like. Without an end, or with a blank line, it is text. */
function readMathBlock(state: StateBlock, line: number, end: number, silent: boolean): boolean {
  if (isIndentedCode(state, line) || textOf(state, line) !== '$$') return false
  const last = endOfMath(state, line + 1, end)
  if (last === undefined) return false
  if (!silent) {
    const value = state.getLines(line + 1, last, state.sCount[line] ?? 0, false)
    push(state, 'math_block', line, last + 1).content = value
  }
  return true
}

function endOfMath(state: StateBlock, from: number, end: number): number | undefined {
  for (let line = from; line < end; line++) {
    if (state.isEmpty(line) || (state.sCount[line] ?? 0) < state.blkIndent) return undefined
    if (textOf(state, line) === '$$') return line
  }
  return undefined
}

function push(state: StateBlock, type: string, from: number, next: number) {
  const token = state.push(type, '', 0)
  token.map = [from, next]
  state.line = next
  return token
}

const isIndentedCode = (state: StateBlock, line: number): boolean => (state.sCount[line] ?? 0) - state.blkIndent >= 4

/** A line without its indentation and the spaces behind it. */
const textOf = ({ src, bMarks, tShift, eMarks }: StateBlock, line: number): string =>
  src.slice((bMarks[line] ?? 0) + (tShift[line] ?? 0), eMarks[line]).trimEnd()
