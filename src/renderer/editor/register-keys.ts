import { $isCodeNode } from '@lexical/code'
import { $isListItemNode } from '@lexical/list'
import {
  $findMatchingParent,
  $getNearestNodeFromDOMNode,
  $getSelection,
  $getState,
  $isDecoratorNode,
  $isNodeSelection,
  $isRangeSelection,
  CLICK_COMMAND,
  COMMAND_PRIORITY_CRITICAL,
  COMMAND_PRIORITY_HIGH,
  COMMAND_PRIORITY_LOW,
  FORMAT_TEXT_COMMAND,
  INDENT_CONTENT_COMMAND,
  KEY_DOWN_COMMAND,
  KEY_ENTER_COMMAND,
  KEY_TAB_COMMAND,
  mergeRegister,
  OUTDENT_CONTENT_COMMAND,
  TEXT_TYPE_TO_FORMAT
} from 'lexical'
import type { LexicalEditor, LexicalNode } from 'lexical'
import { $indentItems } from './change-blocks'
import { $readTable, $stepCell } from './change-tables'
import type { EditorHandle } from './editor-handle'
import { findElement } from './lexical-internals'
import { $stepLabel } from './step-label'
import { $isCitationNode, citationState } from './nodes/citation-node'
import { formatsOf } from './nodes/marks'
import { $isSourceLabelNode, labelState } from './nodes/source-label-node'
import { registerBlockKeys } from './register-block-keys'
import { registerChipKeys } from './register-chip-keys'
import { registerCitationTrigger, triggerCitation } from './register-citation-trigger'
import { registerFocus } from './register-focus'
import { $placedAt, registerPeek } from './register-peek'
import { registerSelectedKeys } from './register-selected-keys'
import { $selectDecorator } from './reveal'
import { findShortcut } from './shortcuts'
import type { BlockKind, SideEditor } from './side-editor'

/** Connects a side's keys and clicks: shortcuts, the way through labels, activation, undo handed to the session. */
export function registerKeys(handle: EditorHandle, editor: SideEditor): () => void {
  const { lexical } = handle
  const onKeyDown = (event: KeyboardEvent): boolean => {
    if (event.isComposing || event.keyCode === 229) return false
    const shortcut = findShortcut(event)
    if (!shortcut) return false
    event.preventDefault()
    queueMicrotask(() => runShortcut(shortcut, handle, editor))
    return true
  }
  return mergeRegister(
    lexical.registerCommand(KEY_DOWN_COMMAND, onKeyDown, COMMAND_PRIORITY_HIGH),
    lexical.registerCommand(KEY_TAB_COMMAND, (event) => $onTab(event, handle), COMMAND_PRIORITY_LOW),
    lexical.registerCommand(KEY_ENTER_COMMAND, (event) => $activate(event, handle), COMMAND_PRIORITY_HIGH),
    lexical.registerCommand(CLICK_COMMAND, (event) => $onClick(event, handle), COMMAND_PRIORITY_LOW),
    lexical.registerCommand(INDENT_CONTENT_COMMAND, () => $indentItems(1) || true, COMMAND_PRIORITY_HIGH),
    lexical.registerCommand(OUTDENT_CONTENT_COMMAND, () => $indentItems(-1) || true, COMMAND_PRIORITY_HIGH),
    registerFocus(handle),
    registerFormatCommand(lexical, editor),
    registerBlockKeys(lexical),
    registerChipKeys(lexical),
    registerSelectedKeys(handle),
    registerPeek(handle),
    registerCitationTrigger(handle)
  )
}

/** Ctrl+B and its like arrive as a format command; they go through `toggleMark`, which knows citations. */
function registerFormatCommand(lexical: LexicalEditor, editor: SideEditor): () => void {
  return lexical.registerCommand(
    FORMAT_TEXT_COMMAND,
    (format) => {
      const [mark] = formatsOf(TEXT_TYPE_TO_FORMAT[format] ?? 0)
      if (mark) queueMicrotask(() => editor.toggleMark(mark))
      return true
    },
    COMMAND_PRIORITY_CRITICAL
  )
}

function $onTab(event: KeyboardEvent, handle: EditorHandle): boolean {
  const selection = $getSelection()
  const delta = event.shiftKey ? -1 : 1
  if ($isRangeSelection(selection)) {
    const anchor = selection.anchor.getNode()
    if ($stepCell(delta)) {
      event.preventDefault()
      return true
    }
    if ($findMatchingParent(anchor, $isCodeNode)) {
      event.preventDefault()
      if (delta > 0) selection.insertRawText('\t')
      return true
    }
    if ($findMatchingParent(anchor, $isListItemNode)) {
      event.preventDefault()
      return $indentItems(delta)
    }
  }
  if (!$stepLabel(delta, handle.events.onLabelsEnd)) return false
  event.preventDefault()
  return true
}

/** Enter, or a click, on a selected label, citation or object. */
function $activate(event: KeyboardEvent | null, handle: EditorHandle): boolean {
  const selection = $getSelection()
  if (!$isNodeSelection(selection)) return false
  const [node] = selection.getNodes()
  const activate = $activationOf(node, handle, 'key')
  if (!activate) return false
  event?.preventDefault()
  queueMicrotask(activate)
  return true
}

function $activationOf(
  node: LexicalNode | null | undefined,
  { events, lexical }: EditorHandle,
  by: 'key' | 'pointer'
): (() => void) | undefined {
  if ($isSourceLabelNode(node)) {
    const { id } = $getState(node, labelState)
    return () => events.onActivateLabel?.(id, by)
  }
  if ($isCitationNode(node)) {
    const { id } = $getState(node, citationState)
    return () => events.onActivateCitation?.(id, by)
  }
  const element = node ? findElement(lexical, node.getKey()) : undefined
  const placed = node && element && $placedAt(node, element)
  return placed ? () => events.onActivateObject?.(placed) : undefined
}

function $onClick(event: MouseEvent, handle: EditorHandle): boolean {
  if (!(event.target instanceof Element) || event.detail > 1 || event.shiftKey) return false
  const element = event.target.closest('.citation, .source-label, .kept, .math-block, .inline-image')
  const node = element && $getNearestNodeFromDOMNode(element)
  const activate = $activationOf(node, handle, 'pointer')
  if (!activate || !$isDecoratorNode(node)) return false
  event.preventDefault()
  $selectDecorator(node)
  queueMicrotask(activate)
  return true
}

function runShortcut(shortcut: string, handle: EditorHandle, editor: SideEditor): void {
  const { events } = handle
  switch (shortcut) {
    case 'undo':
      ;(events.onUndo ?? editor.undo)()
      return
    case 'redo':
      ;(events.onRedo ?? editor.redo)()
      return
    case 'link':
      handle.onLinkWish.emit()
      return
    case 'cite':
      triggerCitation(handle)
      return
    case 'table':
      if (handle.lexical.read('latest', $readTable)) handle.onTableWish.emit()
      else editor.insertTable(3, 3)
      return
    case 'next-label':
    case 'previous-label':
      handle.lexical.update(() => $stepLabel(shortcut === 'next-label' ? 1 : -1, events.onLabelsEnd))
      return
    default:
      editor.setBlock(shortcut as BlockKind)
  }
}
