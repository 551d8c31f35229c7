import { $getState, $setState, createState } from 'lexical'
import type { LexicalNode } from 'lexical'
import { changeKey } from '#core/manuscript/flatten-inlines'
import type { Authorship, Change } from '#core/manuscript/nodes'

function parseChange(value: unknown): Change | null {
  if (typeof value !== 'object' || value === null) return null
  const { type, inserted, ...by } = value as Record<string, unknown>
  const made = parseAuthorship(by)
  if (!made || (type !== 'insertion' && type !== 'deletion')) return null
  const insertion = type === 'deletion' ? parseAuthorship(inserted) : undefined
  return { type, ...made, ...(insertion && { inserted: insertion }) }
}

function parseAuthorship(value: unknown): Authorship | undefined {
  if (typeof value !== 'object' || value === null) return undefined
  const { author, date } = value as Record<string, unknown>
  return typeof author === 'string' ? { author, ...(typeof date === 'string' && { date }) } : undefined
}

/** True for two marks of the same change, or for none and none. */
export const isEqualChange = (a: Change | null, b: Change | null): boolean => a === b || changeKey(a) === changeKey(b)

/** The tracked change that an inline node is part of. */
export const changeState = createState('change', { parse: parseChange, isEqual: isEqualChange })

/** The tracked change of a block's end, or of a row of a table. */
export const endChangeState = createState('endChange', { parse: parseChange, isEqual: isEqualChange })

/** The node, marked as part of a tracked change where there is one. */
export function $withChange<T extends LexicalNode>(
  node: T,
  change: Change | undefined,
  state: typeof changeState | typeof endChangeState = changeState
): T {
  return change ? $setState(node, state, change) : node
}

/** The tracked change of a node, in the form the model has it. */
export function $findChange(
  node: LexicalNode,
  state: typeof changeState | typeof endChangeState = changeState
): Change | undefined {
  return $getState(node, state) ?? undefined
}
