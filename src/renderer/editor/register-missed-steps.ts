import type { HistoryState } from '@lexical/history'
import { $isElementNode, HISTORIC_TAG, HISTORY_MERGE_TAG } from 'lexical'
import type { EditorState, LexicalEditor, NodeKey } from 'lexical'
import { nodeMapOf } from './lexical-internals'

/**
 * Adds the steps that Lexical's history misses: it takes an update that touches a single text, itself unchanged, for no
 * change, though blocks around that text were made, moved or removed. To be registered after the history.
 */
export function registerMissedSteps(editor: LexicalEditor, history: HistoryState): () => void {
  let before = { current: history.current, steps: history.undoStack.length }
  return editor.registerUpdateListener(({ editorState, prevEditorState, dirtyLeaves, dirtyElements, tags }) => {
    const { current, steps } = before
    const isMerged = history.current?.editorState === editorState && history.undoStack.length === steps
    const mayBeMissed = isMerged && dirtyLeaves.size === 1 && !tags.has(HISTORIC_TAG) && !tags.has(HISTORY_MERGE_TAG)
    if (current && mayBeMissed && isLeafUnchanged(dirtyLeaves, prevEditorState, editorState)) {
      if (hasMovedBlocks(dirtyElements.keys(), prevEditorState, editorState)) {
        history.undoStack.push(current)
        history.redoStack = []
      }
    }
    before = { current: history.current, steps: history.undoStack.length }
  })
}

function isLeafUnchanged(leaves: ReadonlySet<NodeKey>, before: EditorState, after: EditorState): boolean {
  return [...leaves].every((key) => textIn(before, key) === textIn(after, key))
}

const textIn = (state: EditorState, key: NodeKey): string | undefined =>
  state.read(() => nodeMapOf(state).get(key)?.getTextContent())

function hasMovedBlocks(keys: Iterable<NodeKey>, before: EditorState, after: EditorState): boolean {
  return [...keys].some((key) => placeIn(before, key) !== placeIn(after, key))
}

/** Where a node stands among its neighbours, and how many it holds. */
function placeIn(state: EditorState, key: NodeKey): string {
  return state.read(() => {
    const node = nodeMapOf(state).get(key)
    if (!node) return ''
    const size = $isElementNode(node) ? node.getChildrenSize() : 0
    return `${node.getParent()?.getKey()} ${node.getNextSibling()?.getKey()} ${size}`
  })
}
