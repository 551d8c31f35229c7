import {
  $getAdjacentNode,
  $getSelection,
  $isDecoratorNode,
  $isElementNode,
  $isNodeSelection,
  $isRangeSelection,
  COMMAND_PRIORITY_HIGH,
  CUT_COMMAND,
  KEY_BACKSPACE_COMMAND,
  KEY_DELETE_COMMAND,
  mergeRegister
} from 'lexical'
import type { DecoratorNode, LexicalEditor, LexicalNode, RangeSelection } from 'lexical'
import { $removePassageStart } from './change-objects'
import { $isCommentStart } from './nodes/kept-node'
import { $selectDecorator } from './reveal'

/** Backspace and Delete beside a citation, a label or an image select it first; pressed again they delete it. */
export function registerChipKeys(editor: LexicalEditor): () => void {
  return mergeRegister(
    editor.registerCommand(CUT_COMMAND, $freeSelected, COMMAND_PRIORITY_HIGH),
    editor.registerCommand(KEY_BACKSPACE_COMMAND, (event) => $selectBeside(event, true), COMMAND_PRIORITY_HIGH),
    editor.registerCommand(KEY_DELETE_COMMAND, (event) => $selectBeside(event, false), COMMAND_PRIORITY_HIGH)
  )
}

/** A comment that is deleted by itself takes the start of its passage along. */
function $freeSelected(): false {
  const selection = $getSelection()
  if ($isNodeSelection(selection)) selection.getNodes().forEach($removePassageStart)
  return false
}

function $selectBeside(event: KeyboardEvent, isBackward: boolean): boolean {
  $freeSelected()
  const selection = $getSelection()
  if (event.ctrlKey || event.metaKey || event.altKey) return false
  if (!$isRangeSelection(selection) || !selection.isCollapsed()) return false
  $stepOverStarts(selection, isBackward)
  const chip = $findChip($getAdjacentNode(selection.anchor, isBackward), isBackward)
  if (!chip) return false
  event.preventDefault()
  $selectDecorator(chip)
  return true
}

/** Where a comment's passage begins is nothing to delete: what stands beyond it is meant. */
function $stepOverStarts(selection: RangeSelection, isBackward: boolean): void {
  for (;;) {
    const node = $getAdjacentNode(selection.anchor, isBackward)
    if (!$isCommentStart(node)) return
    const index = node.getIndexWithinParent() + (isBackward ? 0 : 1)
    const parent = node.getParentOrThrow().getKey()
    selection.anchor.set(parent, index, 'element')
    selection.focus.set(parent, index, 'element')
  }
}

/** The inline decorator at the edge of a node that a caret touches, within a link too. */
function $findChip(node: LexicalNode | null, isBackward: boolean): DecoratorNode<unknown> | undefined {
  if ($isDecoratorNode(node)) return node.isInline() ? node : undefined
  if (!$isElementNode(node) || !node.isInline()) return undefined
  return $findChip(isBackward ? node.getLastChild() : node.getFirstChild(), isBackward)
}
