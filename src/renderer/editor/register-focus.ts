import { $getSelection, COMMAND_PRIORITY_CRITICAL, FOCUS_COMMAND, mergeRegister } from 'lexical'
import type { EditorHandle } from './editor-handle'

/**
 * Tells of the focus, and puts the caret back where it was when the focus comes by a key or a closing dialog: a browser
 * would put it at the start of the text. A press of the pointer says itself where the caret goes.
 */
export function registerFocus(handle: EditorHandle): () => void {
  const { lexical, element } = handle
  let isPressed = false
  const press = (): void => {
    isPressed = true
  }
  const release = (): void => {
    isPressed = false
  }
  const $focused = (): boolean => {
    const selection = $getSelection()
    if (selection && !isPressed) selection.dirty = true
    handle.events.onFocus?.()
    return false
  }
  element?.addEventListener('pointerdown', press, true)
  element?.ownerDocument.addEventListener('pointerup', release, true)
  element?.ownerDocument.addEventListener('pointercancel', release, true)
  return mergeRegister(lexical.registerCommand(FOCUS_COMMAND, $focused, COMMAND_PRIORITY_CRITICAL), () => {
    element?.removeEventListener('pointerdown', press, true)
    element?.ownerDocument.removeEventListener('pointerup', release, true)
    element?.ownerDocument.removeEventListener('pointercancel', release, true)
  })
}
