import type { BlockId } from '#core/ids'
import { flattenInlines } from '#core/manuscript/flatten-inlines'
import type { Block } from '#core/manuscript/nodes'
import { textOf } from '#core/manuscript/text-of'
import { visitTextBlocks, type TextBlock } from '#core/manuscript/walk'
import type { CheckSpan } from './check-finding'

/** The text blocks of a side by their ids, for reading many spans. */
export function textBlocksById(blocks: readonly Block[]): ReadonlyMap<BlockId, TextBlock> {
  const byId = new Map<BlockId, TextBlock>()
  visitTextBlocks(blocks, (block) => byId.set(block.id, block))
  return byId
}

/** The words at a span, source labels as they stand; empty where the block is not there, or for a place. */
export function readSpan(blocks: ReadonlyMap<BlockId, TextBlock>, span: CheckSpan): string {
  return readParts(blocks.get(span.block), span)[1]
}

export interface QuotedSpan {
  readonly before: string
  readonly words: string
  readonly after: string
}

/** Characters around the words that a line has room for. */
const AROUND = { latin: 28, han: 12 } as const

/** The words at a span with some of what stands around them, on one line. */
export function quoteSpan(blocks: ReadonlyMap<BlockId, TextBlock>, span: CheckSpan): QuotedSpan {
  const [before, words, after] = readParts(blocks.get(span.block), span).map((part) => part.replace(/\s+/gu, ' ')) as [
    string,
    string,
    string
  ]
  const isHan = /\p{Script=Han}/u.test(before + words + after)
  const room = isHan ? AROUND.han : AROUND.latin
  const cut = isHan ? /^[\uDC00-\uDFFF]/u : /^\S*\s/u
  const from = before.length > room ? `…${before.slice(-room).replace(cut, '')}` : before
  const to = after.length > 2 * room ? `${after.slice(0, 2 * room).replace(/[\uD800-\uDBFF]$/u, '')}…` : after
  return { before: from, words, after: to }
}

/** A block's words before, in and behind a span. */
function readParts(block: TextBlock | undefined, { start, end }: CheckSpan): [string, string, string] {
  const parts: [string, string, string] = ['', '', '']
  let offset = 0
  for (const { leaf, change } of flattenInlines(block?.children ?? [])) {
    if (change?.type === 'deletion') continue
    if (leaf.type === 'text' || leaf.type === 'inlineCode') {
      const [from, to] = [start - offset, end - offset].map((at) => Math.max(0, Math.min(at, leaf.value.length))) as [
        number,
        number
      ]
      parts[0] += leaf.value.slice(0, from)
      parts[1] += leaf.value.slice(from, to)
      parts[2] += leaf.value.slice(Math.max(from, to))
      offset += leaf.value.length
    } else {
      parts[offset < start ? 0 : offset < end ? 1 : 2] += textOf(leaf)
      offset += 1
    }
  }
  return parts
}
