import type { Inline } from '#core/manuscript/nodes'
import { normalizeInlines } from '#core/manuscript/normalize-inlines'
import type { DivAttributes } from './fenced-divs'
import { parseAttributes } from './fenced-divs'
import type { MarkdownHeading } from './markdown-nodes'

const ATTRIBUTES = /(?<!\\)\{((?:[#.][\w-]|[\w-]+=|-\})[^{}]*)\}?[ \t]*$/u

/** The attributes at the end of a heading's line. */
export function headingAttributes({ raw }: MarkdownHeading): DivAttributes | undefined {
  const found = ATTRIBUTES.exec(raw)
  return found && !/\]\{[^{}]*\}[ \t]*$/u.test(raw) ? parseAttributes(found[1] ?? '') : undefined
}

/** A heading's words without the attributes behind them. */
export function withoutAttributes(children: readonly Inline[]): readonly Inline[] {
  const last = children.at(-1)
  if (last?.type !== 'text') return children
  const bare: Inline = { type: 'text', value: last.value.replace(/\s*\{[^{}]*\}\s*$/u, '') }
  return normalizeInlines([...children.slice(0, -1), bare])
}
