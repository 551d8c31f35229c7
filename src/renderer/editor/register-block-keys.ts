import { $isCodeNode } from '@lexical/code'
import { $isListItemNode } from '@lexical/list'
import { $isQuoteNode } from '@lexical/rich-text'
import {
  $createParagraphNode,
  $findMatchingParent,
  $getSelection,
  $getState,
  $isElementNode,
  $isLineBreakNode,
  $isNodeSelection,
  $isParagraphNode,
  $isRangeSelection,
  $isRootNode,
  $setState,
  COMMAND_PRIORITY_HIGH,
  DELETE_CHARACTER_COMMAND,
  INSERT_PARAGRAPH_COMMAND,
  KEY_BACKSPACE_COMMAND,
  KEY_DELETE_COMMAND,
  mergeRegister
} from 'lexical'
import type { LexicalEditor, RangeSelection } from 'lexical'
import { endChangeState } from './nodes/change-state'
import { $isBibliographyNode } from './nodes/bibliography-node'
import { $isTextBlock } from './settle-selection'

/** Enter, Backspace and Delete where our blocks differ from Lexical's: quotes, code, the list of references. */
export function registerBlockKeys(editor: LexicalEditor): () => void {
  return mergeRegister(
    editor.registerCommand(INSERT_PARAGRAPH_COMMAND, $onEnter, COMMAND_PRIORITY_HIGH),
    editor.registerCommand(KEY_BACKSPACE_COMMAND, $onBackspace, COMMAND_PRIORITY_HIGH),
    editor.registerCommand(KEY_DELETE_COMMAND, $keepSelectedBibliography, COMMAND_PRIORITY_HIGH),
    editor.registerCommand(DELETE_CHARACTER_COMMAND, $keepNextBibliography, COMMAND_PRIORITY_HIGH)
  )
}

function $onEnter(): boolean {
  const selection = $getSelection()
  if (!$isRangeSelection(selection) || !selection.isCollapsed()) return false
  return $inCode(selection) || $leaveQuote(selection) || $splitBeforeEndChange(selection)
}

/** A tracked change of a block's end stays at the end, which the new block has. */
function $splitBeforeEndChange(selection: RangeSelection): boolean {
  const block = $findMatchingParent(selection.anchor.getNode(), $isTextBlock)
  const change = block && $getState(block, endChangeState)
  if (!change) return false
  const next = selection.insertParagraph()
  if (!next) return true
  $setState(block, endChangeState, null)
  $setState(next, endChangeState, change)
  return true
}

/** A line end in code; a third Enter on empty lines at its end leaves it. */
function $inCode(selection: RangeSelection): boolean {
  const code = $findMatchingParent(selection.anchor.getNode(), $isCodeNode)
  if (!code) return false
  const last = code.getLastChild()
  const isAtEnd = selection.anchor.key === code.getKey() && selection.anchor.offset === code.getChildrenSize()
  if (isAtEnd && $isLineBreakNode(last) && $isLineBreakNode(last.getPreviousSibling())) {
    last.getPreviousSibling()?.remove()
    last.remove()
    const paragraph = $createParagraphNode()
    code.insertAfter(paragraph)
    paragraph.select()
    return true
  }
  selection.insertLineBreak()
  return true
}

/** Enter on an empty paragraph at the end of a quote goes on after it. */
function $leaveQuote(selection: RangeSelection): boolean {
  const paragraph = selection.anchor.getNode()
  const quote = paragraph.getParent()
  if (!$isParagraphNode(paragraph) || !paragraph.isEmpty() || !$isQuoteNode(quote)) return false
  if (paragraph.getNextSibling() || quote.getChildrenSize() < 2) return false
  quote.insertAfter(paragraph)
  paragraph.select()
  return true
}

function $onBackspace(event: KeyboardEvent): boolean {
  return $keepSelectedBibliography(event) || $dissolveAtStart(event)
}

/** Backspace at the very start of a quote takes its blocks out of it. */
function $dissolveAtStart(event: KeyboardEvent): boolean {
  const selection = $getSelection()
  if (!$isRangeSelection(selection) || !selection.isCollapsed() || selection.anchor.offset !== 0) return false
  const anchor = selection.anchor.getNode()
  if ($findMatchingParent(anchor, $isListItemNode)) return false
  const quote = $findMatchingParent(anchor, $isQuoteNode)
  if (!quote || (!quote.getFirstDescendant()?.is(anchor) && !quote.getFirstChild()?.is(anchor))) return false
  event.preventDefault()
  return quote.collapseAtStart()
}

/** The list of references is no text: a selected one stays where Delete and Backspace are pressed. */
function $keepSelectedBibliography(event: KeyboardEvent): boolean {
  const selection = $getSelection()
  if (!$isNodeSelection(selection) || !selection.getNodes().some($isBibliographyNode)) return false
  event.preventDefault()
  return true
}

function $keepNextBibliography(isBackward: boolean): boolean {
  const selection = $getSelection()
  if (!$isRangeSelection(selection) || !selection.isCollapsed()) return false
  const { anchor } = selection
  const node = anchor.getNode()
  const block = $findMatchingParent(node, (each) => $isRootNode(each.getParent()))
  const neighbour = isBackward ? block?.getPreviousSibling() : block?.getNextSibling()
  if (!$isElementNode(block) || !$isBibliographyNode(neighbour)) return false
  const edge = isBackward ? block.getFirstDescendant() : block.getLastDescendant()
  if (!node.is(edge ?? block) && !node.is(block)) return false
  const size = $isElementNode(node) ? node.getChildrenSize() : node.getTextContentSize()
  return anchor.offset === (isBackward ? 0 : size)
}
