/* oxlint-disable no-underscore-dangle -- the one place that reaches for what Lexical keeps without an accessor */
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
