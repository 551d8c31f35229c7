/* oxlint-disable no-underscore-dangle -- the one place that reaches for what Lexical keeps without an accessor */
import { $getNodeByKey, $getSelection, $setSelection } from 'lexical'
import type { EditorState, LexicalEditor, NodeKey, NodeMap } from 'lexical'

/** The element of a node, undefined where nothing is shown (no document, or not rendered). */
export function findElement(editor: LexicalEditor, key: NodeKey): HTMLElement | undefined {
  return editor._headless ? undefined : (editor.getElementByKey(key) ?? undefined)
}

/** The editor's editable element, undefined without a document. */
export function findRoot(editor: LexicalEditor): HTMLElement | undefined {
  return editor._headless ? undefined : (editor.getRootElement() ?? undefined)
}

/** All nodes of a state by key, those of deleted blocks possibly among them. */
export function nodeMapOf(state: EditorState): NodeMap {
  return state._nodeMap
}

/** The name under which an editor writes to the clipboard. */
export function namespaceOf(editor: LexicalEditor): string {
  return editor._config.namespace
}

/** True while an update has changed something. */
export function isDirty(editor: LexicalEditor): boolean {
  return editor._dirtyType !== 0
}

/** Gives what takes back all that the running update does from here on. Call within an update. */
export function $markForReturn(editor: LexicalEditor): () => void {
  const state = editor._pendingEditorState
  if (!state) throw new Error('There is nothing to return to outside of an update')
  // What stands is never written to; what the update did before is kept from that too.
  const nodes = isDirty(editor) ? new Map(state._nodeMap) : editor.getEditorState()._nodeMap
  editor._cloneNotNeeded.clear()
  const dirty = { type: editor._dirtyType, leaves: new Set(editor._dirtyLeaves), elements: [...editor._dirtyElements] }
  const selection = $getSelection()?.clone() ?? null
  return () => {
    state._nodeMap = new Map(nodes)
    editor._cloneNotNeeded.clear()
    editor._dirtyType = dirty.type
    editor._dirtyLeaves = dirty.leaves
    editor._dirtyElements = new Map(dirty.elements)
    $setSelection(selection)
  }
}

/** Makes the running update end in a state that was, from which no other nodes than `touched` differ now. */
export function $returnTo(editor: LexicalEditor, before: EditorState, touched: ReadonlySet<NodeKey>): void {
  const state = editor._pendingEditorState
  if (!state) throw new Error('There is nothing to return to outside of an update')
  state._nodeMap = new Map(before._nodeMap)
  editor._cloneNotNeeded.clear()
  for (const key of touched) $getNodeByKey(key)?.markDirty()
  $setSelection(before._selection?.clone() ?? null)
}
