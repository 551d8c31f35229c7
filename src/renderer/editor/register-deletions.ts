import { $getSelection, $getState, $hasUpdateTag, $isRangeSelection, $setState, TextNode } from 'lexical'
import type { LexicalEditor, NodeKey } from 'lexical'
import { changeState } from './nodes/change-state'
import { RECORDING_TAG } from './recording/recording-tags'

/**
 * Keeps what is typed within or behind deleted words out of the deletion: it is new, and would go with them. While an
 * input method composes, nothing is taken apart; the next change of the words finds what it wrote.
 */
export function registerDeletions(editor: LexicalEditor): () => void {
  const known = new Map<NodeKey, string>()
  return editor.registerNodeTransform(TextNode, (node) => {
    const change = $getState(node, changeState)
    if (change?.type !== 'deletion') {
      known.delete(node.getKey())
      return
    }
    if (editor.isComposing()) return
    const text = node.getTextContent()
    const before = known.get(node.getKey())
    known.set(node.getKey(), text)
    const isOwn = $hasUpdateTag(RECORDING_TAG)
    const typed = before === undefined || isOwn ? undefined : $typedIn(node, before, text)
    if (!typed) return
    const parts = node.splitText(typed.start, typed.end)
    const part = parts[typed.start === 0 ? 0 : 1]
    if (part) $setState(part, changeState, null)
    for (const each of parts) if (!each.is(part)) known.set(each.getKey(), each.getTextContent())
  })
}

/** What was added before the caret; words that were joined with those of a neighbour are not typed. */
function $typedIn(
  node: TextNode,
  before: string,
  now: string
): { readonly start: number; readonly end: number } | undefined {
  const selection = $getSelection()
  const added = now.length - before.length
  if (added <= 0 || !$isRangeSelection(selection) || !selection.isCollapsed()) return undefined
  const { key, offset } = selection.anchor
  const start = offset - added
  const isTyped = key === node.getKey() && start >= 0 && now.slice(0, start) + now.slice(offset) === before
  return isTyped ? { start, end: offset } : undefined
}
