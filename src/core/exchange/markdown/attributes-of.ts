import type { Heading, RootContent } from 'mdast'
import type { Inline } from '#core/manuscript/nodes'
import { normalizeInlines } from '#core/manuscript/normalize-inlines'
import type { DivAttributes } from './fenced-divs'
import { parseAttributes, parseDivFence } from './fenced-divs'

/** The fence of a div that a paragraph is; undefined for every other node. */
export function fenceOf(node: RootContent, source: string): ReturnType<typeof parseDivFence> {
  if (node.type !== 'paragraph') return undefined
  const { start, end } = node.position ?? {}
  if (start?.offset === undefined || !source.startsWith(':::', start.offset)) return undefined
  const line = source.slice(start.offset, end?.offset)
  return line.includes('\n') ? undefined : parseDivFence(line)
}

const ATTRIBUTES = /(?<!\\)\{((?:[#.][\w-]|[\w-]+=|-\})[^{}]*)\}?[ \t]*$/u

/** The attributes at the end of a heading's line. */
export function headingAttributes(node: Heading, source: string): DivAttributes | undefined {
  const text = source.slice(node.position?.start.offset, node.position?.end.offset)
  const found = ATTRIBUTES.exec(text)
  return found && !/\]\{[^{}]*\}[ \t]*$/u.test(text) ? parseAttributes(found[1] ?? '') : undefined
}

/** A heading's words without the attributes behind them. */
export function withoutAttributes(children: readonly Inline[]): readonly Inline[] {
  const last = children.at(-1)
  if (last?.type !== 'text') return children
  const bare: Inline = { type: 'text', value: last.value.replace(/\s*\{[^{}]*\}\s*$/u, '') }
  return normalizeInlines([...children.slice(0, -1), bare])
}
