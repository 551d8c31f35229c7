import type { StateInline, Token } from 'markdown-it'
import type {
  AttributesNode,
  CitationSource,
  MarkdownInline,
  MarkdownNoteMark,
  MarkdownSpan,
  MarkdownValue
} from './markdown-nodes'

type Unplaced<T> = T extends unknown ? Omit<T, 'line'> : never

/** A node that our own rules find, but for its line. */
export type OwnNode = Unplaced<AttributesNode | CitationSource | MarkdownNoteMark | MarkdownValue>

/** What is said of a span where it opens. */
export type SpanOpening = Pick<MarkdownSpan, 'kind' | 'attributes'>

/**
 * True where a rule for what begins with `[` has to decline: while the parser looks for the end of a link's words, it
 * takes for a link, which no link may hold, whatever takes more than that one sign; brackets it counts itself.
 */
export const onlyCountsBrackets = (state: StateInline, silent: boolean): boolean =>
  silent && state.src[state.pos] === '['

/** Takes `length` signs for `node`, for a rule to return. */
export function takeNode(state: StateInline, silent: boolean, length: number, node: OwnNode): true {
  if (!silent) state.push('own_node', '', 0).meta = { node }
  state.pos += length
  return true
}

/** Takes what stands up to `next` for `type` around the text from `start` to `end`, which is read as usual. */
export function takeAround(
  state: StateInline,
  silent: boolean,
  [start, end, next]: readonly [start: number, end: number, next: number],
  type: 'superscript' | 'subscript' | SpanOpening
): true {
  if (!silent) {
    const { posMax } = state
    const name = typeof type === 'string' ? type : 'span'
    state.push(`${name}_open`, '', 1).meta = typeof type === 'string' ? null : { span: type }
    state.pos = start
    state.posMax = end
    state.md.inline.tokenize(state)
    state.push(`${name}_close`, '', -1)
    state.posMax = posMax
  }
  state.pos = next
  return true
}

/** The node that a token of `takeNode` stands for. */
export const nodeOf = (token: Token): OwnNode => token.meta?.['node'] as OwnNode

/** What a token of `takeAround` says of its span. */
export const spanOf = (token: Token): SpanOpening => token.meta?.['span'] as SpanOpening

/** For the reader of tokens: `node` where it stands. */
export const placed = (node: OwnNode, line: number): MarkdownInline => ({ ...node, line })
