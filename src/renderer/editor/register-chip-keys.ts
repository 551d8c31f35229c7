import {
  $getAdjacentNode,
  $getSelection,
  $isDecoratorNode,
  $isElementNode,
  $isNodeSelection,
  $isRangeSelection,
  $isTextNode,
  COMMAND_PRIORITY_HIGH,
  CUT_COMMAND,
  KEY_ARROW_LEFT_COMMAND,
  KEY_ARROW_RIGHT_COMMAND,
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
    editor.registerCommand(KEY_ARROW_LEFT_COMMAND, (event) => $walkOverStart(event, true), COMMAND_PRIORITY_HIGH),
    editor.registerCommand(KEY_ARROW_RIGHT_COMMAND, (event) => $walkOverStart(event, false), COMMAND_PRIORITY_HIGH),
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

/** The caret goes past where a passage begins and one character on, as if nothing stood there. */
function $walkOverStart(event: KeyboardEvent, isBackward: boolean): boolean {
  const selection = $getSelection()
  if (event.shiftKey || event.ctrlKey || event.metaKey || event.altKey) return false
  if (!$isRangeSelection(selection) || !selection.isCollapsed()) return false
  if (!$isCommentStart($getAdjacentNode(selection.anchor, isBackward))) return false
  $stepOverStarts(selection, isBackward)
  event.preventDefault()
  const next = $getAdjacentNode(selection.anchor, isBackward)
  const chip = $findChip(next, isBackward)
  if (chip) $selectDecorator(chip)
  else if ($isTextNode(next)) {
    const offset = edgeOf(next.getTextContent(), isBackward)
    next.select(offset, offset)
  }
  return true
}

const graphemes = new Intl.Segmenter(undefined, { granularity: 'grapheme' })

/** The offset behind the first character as one reads it, or before the last. */
function edgeOf(text: string, isBackward: boolean): number {
  const parts = [...graphemes.segment(text)]
  return isBackward ? (parts.at(-1)?.index ?? 0) : (parts[1]?.index ?? text.length)
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
