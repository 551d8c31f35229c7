import { $isListItemNode } from '@lexical/list'
import { $getState } from 'lexical'
import type { LexicalEditor } from 'lexical'
import type { BlockId } from '#core/ids'
import { findElement, nodeMapOf } from './lexical-internals'
import { $findBlockId, paragraphIdState } from './nodes/block-id'

/** The element of a block, undefined when the block is not on this side or nothing is shown. */
export function findBlockElement(editor: LexicalEditor, id: BlockId): HTMLElement | undefined {
  return findBlockElements(editor, new Set([id])).get(id)
}

/** The elements of the wanted blocks, found in one pass over the side. */
export function findBlockElements(
  editor: LexicalEditor,
  wanted: ReadonlySet<BlockId>
): ReadonlyMap<BlockId, HTMLElement> {
  const found = new Map<BlockId, HTMLElement>()
  if (wanted.size === 0) return found
  editor.read('latest', () => {
    for (const [key, node] of nodeMapOf(editor.getEditorState())) {
      const own = $findBlockId(node)
      const inner = $isListItemNode(node) ? ($getState(node, paragraphIdState) as BlockId) : undefined
      const id = own && wanted.has(own) ? own : inner && wanted.has(inner) ? inner : undefined
      const element = id && findElement(editor, key)
      if (element) found.set(id, element)
    }
  })
  return found
}
