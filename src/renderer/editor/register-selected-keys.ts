import {
  $createParagraphNode,
  $createRangeSelection,
  $flushSyncAfterUpdate,
  $getSelection,
  $isDecoratorNode,
  $isNodeSelection,
  $isRangeSelection,
  $setSelection,
  COMMAND_PRIORITY_HIGH,
  COMMAND_PRIORITY_LOW,
  KEY_DOWN_COMMAND,
  KEY_ENTER_COMMAND,
  KEY_ESCAPE_COMMAND,
  mergeRegister
} from 'lexical'
import type { DecoratorNode, LexicalEditor } from 'lexical'
import type { EditorHandle } from './editor-handle'

/**
 * Keys while a citation, a label or another object is selected: what is typed stands behind it, keys that move the
 * caret start from it, and Escape gives the caret back. The browser knows no caret then and would drop them all.
 */
export function registerSelectedKeys({ lexical, element }: EditorHandle): () => void {
  return mergeRegister(
    lexical.registerCommand(KEY_DOWN_COMMAND, $giveCaret, COMMAND_PRIORITY_HIGH),
    lexical.registerCommand(KEY_ENTER_COMMAND, $startParagraph, COMMAND_PRIORITY_LOW),
    lexical.registerCommand(KEY_ESCAPE_COMMAND, $leaveObject, COMMAND_PRIORITY_LOW),
    ...(element ? [registerKeylessInput(lexical, element)] : [])
  )
}

/** What comes without a key (dictation, a panel of signs) would be written where the browser last had a caret. */
function registerKeylessInput(editor: LexicalEditor, element: HTMLElement): () => void {
  const write = (event: InputEvent): void => {
    const { inputType, data } = event
    if (inputType !== 'insertText' || data === null) return
    editor.update(
      () => {
        const object = $findSelected()
        if (!object) return
        event.preventDefault()
        event.stopImmediatePropagation()
        $putCaretBehind(object)
        $getSelection()?.insertText(data)
      },
      { discrete: true }
    )
  }
  element.addEventListener('beforeinput', write, true)
  return () => element.removeEventListener('beforeinput', write, true)
}

/** Puts the caret where the key is to act, and leaves the key to the browser. */
function $giveCaret(event: KeyboardEvent): false {
  const object = $findSelected()
  if (!object) return false
  if (isWriting(event)) $putCaretBehind(object)
  else if (isMoving(event) && object.isInline()) $putCaretBeside(object, event)
  else return false
  // The browser acts on the caret it sees when this key's listeners are done.
  $flushSyncAfterUpdate()
  return false
}

/** Enter on a block that has nothing to open, such as a rule, begins a paragraph behind it. */
function $startParagraph(event: KeyboardEvent | null): boolean {
  const object = $findSelected()
  if (!object || object.isInline()) return false
  event?.preventDefault()
  $putCaretBehind(object)
  return true
}

/** Escape leaves a selected object, never the text: whoever goes on typing would write nowhere. */
function $leaveObject(): boolean {
  const object = $findSelected()
  if (object?.isInline()) object.selectNext(0, 0)
  return object !== undefined || $isRangeSelection($getSelection())
}

function $findSelected(): DecoratorNode<unknown> | undefined {
  const selection = $getSelection()
  const nodes = $isNodeSelection(selection) ? selection.getNodes() : []
  const [node] = nodes
  return nodes.length === 1 && $isDecoratorNode(node) ? node : undefined
}

/** A key that types, by itself or by way of an input method. */
function isWriting(event: KeyboardEvent): boolean {
  if (event.keyCode === 229 || event.key === 'Dead') return true
  if ((event.ctrlKey || event.metaKey || event.altKey) && !event.getModifierState('AltGraph')) return false
  return /^.$/u.test(event.key)
}

const BACKWARD: ReadonlySet<string> = new Set(['Home', 'PageUp', 'ArrowLeft', 'ArrowUp'])
const FORWARD: ReadonlySet<string> = new Set(['End', 'PageDown', 'ArrowRight', 'ArrowDown'])

/** A key that moves the caret further than the next place, which an arrow alone goes to. */
function isMoving({ key, ctrlKey, metaKey, altKey }: KeyboardEvent): boolean {
  if (!BACKWARD.has(key) && !FORWARD.has(key)) return false
  return !key.startsWith('Arrow') || ctrlKey || metaKey || altKey
}

function $putCaretBehind(object: DecoratorNode<unknown>): void {
  if (object.isInline()) object.selectNext(0, 0)
  else object.insertAfter($createParagraphNode()).selectStart()
}

/** The caret stands where the key leads, or, where it selects, the selection begins with the object. */
function $putCaretBeside(object: DecoratorNode<unknown>, { key, shiftKey }: KeyboardEvent): void {
  const parent = object.getParentOrThrow().getKey()
  const before = object.getIndexWithinParent()
  const focus = BACKWARD.has(key) ? before : before + 1
  const anchor = shiftKey ? 2 * before + 1 - focus : focus
  const selection = $createRangeSelection()
  selection.anchor.set(parent, anchor, 'element')
  selection.focus.set(parent, focus, 'element')
  $setSelection(selection)
}
