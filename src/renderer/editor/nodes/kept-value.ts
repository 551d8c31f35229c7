import type { Inline, MathBlock } from '#core/manuscript/nodes'
import { isInline } from '#core/manuscript/manuscript-schema'
import type { KeptInline } from './kept-node'

const KEPT: ReadonlySet<Inline['type']> = new Set(['note', 'inlineMath', 'commentStart', 'comment', 'crossReference'])

/** A kept inline out of clipboard data, which anyone may have written; undefined for anything else. */
export function findKeptInline(value: unknown): KeptInline | undefined {
  return isInline(value) && KEPT.has(value.type) ? (value as KeptInline) : undefined
}

/** What a block of mathematics holds, out of clipboard data; undefined for anything else. */
export function findMath(value: unknown): Pick<MathBlock, 'value' | 'omml'> | undefined {
  if (typeof value !== 'object' || value === null) return undefined
  const { value: tex, omml } = value as Record<string, unknown>
  return typeof tex === 'string' ? { value: tex, ...(typeof omml === 'string' && { omml }) } : undefined
}
