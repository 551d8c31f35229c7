import { $isListItemNode } from '@lexical/list'
import { $getEditor, $getNodeByKey, $getState } from 'lexical'
import type { LexicalEditor, LexicalNode } from 'lexical'
import type { BlockId } from '#core/ids'
import { findElement, nodeMapOf } from './lexical-internals'
import { $findBlockId, paragraphIdState } from './nodes/block-id'
import { $isKeptNode, keptState } from './nodes/kept-node'

/** The element of a block, or of the mark of a note that begins with it; undefined when the block is not on this side or nothing is shown. */
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
      const inner = $findInnerId(node)
      const id = own && wanted.has(own) ? own : inner && wanted.has(inner) ? inner : undefined
      const element = id && findElement(editor, key)
      if (element) found.set(id, element)
    }
  })
  return found
}

/** The nodes of the wanted blocks, found in one pass over the side. */
export function $findBlocks(wanted: ReadonlySet<BlockId>): ReadonlyMap<BlockId, LexicalNode> {
  const found = new Map<BlockId, LexicalNode>()
  for (const node of nodeMapOf($getEditor().getEditorState()).values()) {
    for (const id of [$findBlockId(node), $findInnerId(node)]) {
      // A block that was deleted may still be among the nodes.
      if (id !== undefined && wanted.has(id) && $getNodeByKey(node.getKey())?.isAttached()) found.set(id, node)
    }
  }
  return found
}

/** The node of a block on this side. */
export function $findBlock(id: BlockId): LexicalNode | undefined {
  for (const node of nodeMapOf($getEditor().getEditorState()).values()) {
    if ($findBlockId(node) === id || $findInnerId(node) === id) return $getNodeByKey(node.getKey()) ?? undefined
  }
  return undefined
}

/** The block that a node stands for as well: the first of a list item or of a note. */
function $findInnerId(node: LexicalNode): BlockId | undefined {
  if ($isListItemNode(node)) return $getState(node, paragraphIdState) as BlockId
  const kept = $isKeptNode(node) ? $getState(node, keptState) : undefined
  return kept?.type === 'note' ? kept.children[0]?.id : undefined
}
