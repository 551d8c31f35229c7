import {
  $getNodeByKey,
  $getSelection,
  $getState,
  $hasUpdateTag,
  $isRangeSelection,
  HISTORIC_TAG,
  mergeRegister,
  RootNode
} from 'lexical'
import type { LexicalEditor, LexicalNode, NodeKey } from 'lexical'
import { $findPassageStart } from './change-objects'
import { nodeMapOf } from './lexical-internals'
import { $isKeptNode, KeptNode, keptState } from './nodes/kept-node'
import { LOAD_TAG } from './side-content'

/**
 * Keeps a comment where only the end of its passage is deleted or pasted over: what is left of the passage ends at the
 * caret then. One whose passage goes whole goes with it.
 */
export function registerPassages(editor: LexicalEditor): () => void {
  const known = new Set<NodeKey>()
  const $keep = (): void => {
    for (const key of known) {
      const node = $getNodeByKey(key)
      if (node?.isAttached()) continue
      known.delete(key)
      if ($isKeptNode(node) && !$hasUpdateTag(LOAD_TAG)) $putBack(node)
    }
  }
  const $remember = (node: LexicalNode): void => {
    if ($isKeptNode(node) && $getState(node, keptState).type === 'comment') known.add(node.getKey())
  }
  return mergeRegister(
    editor.registerNodeTransform(KeptNode, $remember),
    editor.registerNodeTransform(RootNode, $keep),
    editor.registerUpdateListener(({ editorState, tags }) => {
      // Undo brings comments back without a transform.
      if (tags.has(HISTORIC_TAG)) editorState.read(() => nodeMapOf(editorState).forEach($remember))
    })
  )
}

function $putBack(node: KeptNode): void {
  const kept = $getState(node, keptState)
  const start = kept.type === 'comment' ? $findPassageStart(kept.id) : undefined
  if (!start) return
  const selection = $getSelection()
  if ($isRangeSelection(selection) && selection.isCollapsed()) selection.insertNodes([node])
  else start.insertAfter(node)
}
