import {
  $getNodeByKey,
  $getSelection,
  $isRangeSelection,
  $isTextNode,
  COMPOSITION_END_TAG,
  HISTORIC_TAG,
  PASTE_TAG
} from 'lexical'
import type { EditorState, LexicalEditor, NodeKey } from 'lexical'
import type { EditorHandle } from './editor-handle'
import { LOAD_TAG } from './side-content'

interface TypedAt {
  readonly key: NodeKey
  readonly offset: number
}

/*
 * before = start | anything but a Latin letter, digit or sign that an address may hold
 * An @ after 干细胞 or a full stop cites; the one in a@b.org does not.
 */
const CITES = /(?:^|[^\p{Script=Latin}\p{N}._%+@-])[@＠]$/u

/** Asks for a citation when `@` is typed, or the full-width ＠ of an input method. */
export function registerCitationTrigger(handle: EditorHandle): () => void {
  return handle.lexical.registerUpdateListener(({ editorState, prevEditorState, dirtyLeaves, tags }) => {
    if (!handle.events.onCitationTrigger || dirtyLeaves.size === 0 || handle.lexical.isComposing()) return
    if (tags.has(LOAD_TAG) || tags.has(HISTORIC_TAG) || tags.has(PASTE_TAG)) return
    const typed = findTypedAt(editorState, prevEditorState, tags.has(COMPOSITION_END_TAG))
    if (typed) trigger(handle, () => removeTyped(handle.lexical, typed))
  })
}

/** Asks for a citation at the caret. */
export function triggerCitation(handle: EditorHandle): void {
  trigger(handle, () => undefined)
}

function trigger(handle: EditorHandle, removeQuery: () => void): void {
  const { onCitationTrigger } = handle.events
  if (!onCitationTrigger) return
  // One task later the caret stands where the new text puts it.
  setTimeout(() => onCitationTrigger({ rect: caretRect(handle), removeQuery }), 0)
}

function findTypedAt(state: EditorState, before: EditorState, isComposed: boolean): TypedAt | undefined {
  return state.read(() => {
    const selection = $getSelection()
    if (!$isRangeSelection(selection) || !selection.isCollapsed() || selection.anchor.type !== 'text') return undefined
    const { key, offset } = selection.anchor
    const node = selection.anchor.getNode()
    if (!$isTextNode(node) || node.hasFormat('code') || node.getParent()?.getType() === 'code') return undefined
    const text = node.getTextContent().slice(0, offset)
    if (!CITES.test(text)) return undefined
    const old = before.read(() => {
      const previous = $getNodeByKey(key)
      return $isTextNode(previous) ? previous.getTextContent() : ''
    })
    const isNew = isComposed || old.length === node.getTextContentSize() - 1
    return isNew ? { key, offset: offset - 1 } : undefined
  })
}

function removeTyped(lexical: LexicalEditor, { key, offset }: TypedAt): void {
  lexical.update(
    () => {
      const node = $getNodeByKey(key)
      if (!$isTextNode(node)) return
      const query = /^[@＠][^\s@＠]*/u.exec(node.getTextContent().slice(offset))
      const selection = $getSelection()
      if (!query) return
      const caret = $isRangeSelection(selection) && selection.anchor.key === key ? selection.anchor.offset : offset + 1
      node.select(offset, Math.max(offset + 1, Math.min(caret, offset + query[0].length))).removeText()
    },
    { discrete: true }
  )
}

/** Where the caret or the end of the selection stands in the window. */
export function caretRect({ element }: EditorHandle): DOMRect {
  const selection = element?.ownerDocument.getSelection()
  const range = selection && selection.rangeCount > 0 ? selection.getRangeAt(0) : undefined
  const rect = range?.getClientRects()[0] ?? range?.getBoundingClientRect()
  if (rect && (rect.height > 0 || rect.top > 0)) return rect
  const container = range?.startContainer
  const around = container instanceof Element ? container : container?.parentElement
  return (around ?? element ?? document.body).getBoundingClientRect()
}
