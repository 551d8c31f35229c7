import { $getState, $setState, createState } from 'lexical'
import type { LexicalNode } from 'lexical'
import type { BlockId } from '#core/ids'

const parseId = (value: unknown): string => (typeof value === 'string' ? value : '')

/** The block's id; empty until `registerBlockIds` gives one. A copy of a node never inherits it. */
export const blockIdState = createState('blockId', { parse: parseId, resetOnCopyNode: true })

/** On a list item: the id of the paragraph that its inline content stands for. */
export const paragraphIdState = createState('paragraphId', { parse: parseId, resetOnCopyNode: true })

/** On an element that Lexical wants filled: it had no children in the manuscript. */
export const bareState = createState('bare', { parse: (value: unknown) => value === true, resetOnCopyNode: true })

/** On a list item that only holds a list: an item of its own, not the nested part of the item before it. */
export const ownItemState = createState('ownItem', { parse: (value: unknown) => value === true, resetOnCopyNode: true })

/** The id of a block, undefined while it has none. Call within a read or update. */
export function $findBlockId(node: LexicalNode): BlockId | undefined {
  const id = $getState(node, blockIdState)
  return id === '' ? undefined : (id as BlockId)
}

/** Gives a block its id. */
export function $setBlockId<T extends LexicalNode>(node: T, id: BlockId): T {
  return $setState(node, blockIdState, id)
}
