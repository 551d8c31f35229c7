import { $createCodeNode, $isCodeNode } from '@lexical/code'
import {
  $isListItemNode,
  $isListNode,
  INSERT_ORDERED_LIST_COMMAND,
  INSERT_UNORDERED_LIST_COMMAND,
  REMOVE_LIST_COMMAND
} from '@lexical/list'
import type { ListItemNode } from '@lexical/list'
import { $createHeadingNode, $createQuoteNode, $isQuoteNode } from '@lexical/rich-text'
import type { QuoteNode } from '@lexical/rich-text'
import { $setBlocksType } from '@lexical/selection'
import { INSERT_TABLE_COMMAND } from '@lexical/table'
import { $insertNodeToNearestRoot } from '@lexical/utils'
import {
  $createParagraphNode,
  $findMatchingParent,
  $getRoot,
  $getSelection,
  $isElementNode,
  $isRangeSelection,
  $isRootOrShadowRoot
} from 'lexical'
import type { ElementNode, LexicalEditor, LexicalNode, RangeSelection } from 'lexical'
import { $blockKindOf } from './read-selection'
import { $createThematicBreakNode } from './nodes/thematic-break-node'
import { $settleSelection } from './settle-selection'
import type { BlockKind } from './side-editor'

/** Turns the selected blocks into `kind`; lists, quote and code go back to paragraphs when they are it already. */
export function $changeBlocks(editor: LexicalEditor, kind: BlockKind): void {
  const selection = $settleSelection('make a paragraph')
  if (!selection) return
  const current = $blockKindOf(selection.anchor.getNode())
  const isToggle = current === kind
  if (kind === 'bullet' || kind === 'number') {
    const insert = kind === 'bullet' ? INSERT_UNORDERED_LIST_COMMAND : INSERT_ORDERED_LIST_COMMAND
    editor.dispatchCommand(isToggle ? REMOVE_LIST_COMMAND : insert, undefined)
    return
  }
  if (kind === 'table' || kind === 'caption') return
  if (kind === 'quote') {
    $toggleQuote(selection)
    return
  }
  if (current === 'code') $unwrapCode()
  const makesParagraph = kind === 'paragraph' || (kind === 'code' && isToggle)
  if (makesParagraph && current === 'quote') $toggleQuote(selection)
  if (makesParagraph && (current === 'bullet' || current === 'number')) {
    editor.dispatchCommand(REMOVE_LIST_COMMAND, undefined)
  } else $setBlocksType($getSelection(), () => $createBlock(makesParagraph ? 'paragraph' : kind))
}

function $createBlock(kind: BlockKind): ElementNode {
  switch (kind) {
    case 'heading1':
      return $createHeadingNode('h1')
    case 'heading2':
      return $createHeadingNode('h2')
    case 'heading3':
      return $createHeadingNode('h3')
    case 'heading4':
      return $createHeadingNode('h4')
    case 'code':
      return $createCodeNode()
    default:
      return $createParagraphNode()
  }
}

/** The code block at the caret becomes one paragraph a line. */
function $unwrapCode(): void {
  const selection = $getSelection()
  const code = $isRangeSelection(selection) && $findMatchingParent(selection.anchor.getNode(), $isCodeNode)
  if (!code || code.getChildrenSize() < 2) return
  const lines = code.getTextContent().split('\n')
  if (lines.length < 2) return
  const paragraphs = lines.map((line) => {
    const paragraph = $createParagraphNode()
    if (line !== '') paragraph.selectEnd().insertText(line)
    return paragraph
  })
  for (const paragraph of paragraphs) code.insertBefore(paragraph)
  code.remove()
  paragraphs[0]?.selectStart()
  paragraphs.at(-1)?.getLastDescendant()
}

/** The blocks from one end of the selection to the other, in the innermost root, quote or cell that holds both. */
function $selectedTopBlocks(range: RangeSelection): readonly LexicalNode[] {
  const [first, last] = range.isBackward() ? [range.focus, range.anchor] : [range.anchor, range.focus]
  const lastNode = last.getNode()
  const holder = [first.getNode(), ...first.getNode().getParents()].find(
    (node) => $isRootOrShadowRoot(node) && (node.is(lastNode) || node.isParentOf(lastNode))
  )
  if (!$isElementNode(holder)) return []
  const holds = (node: LexicalNode) => (block: LexicalNode) =>
    block.is(node) || ($isElementNode(block) && block.isParentOf(node))
  const blocks = holder.getChildren()
  return blocks.slice(blocks.findIndex(holds(first.getNode())), blocks.findIndex(holds(lastNode)) + 1)
}

function $toggleQuote(range: RangeSelection): void {
  const blocks = $selectedTopBlocks(range)
  const [first] = blocks
  const quote = first?.getParent()
  if ($isQuoteNode(quote)) $dissolve(quote)
  else if (first) {
    const wrapper = $createQuoteNode({ shadowRoot: true })
    first.insertBefore(wrapper)
    wrapper.append(...blocks)
  }
}

function $dissolve(quote: QuoteNode): void {
  for (const child of quote.getChildren()) quote.insertBefore(child)
  quote.remove()
}

/** Moves the selected list items one level in or out; outside of a list nothing happens. True when there was one. */
export function $indentItems(delta: 1 | -1): boolean {
  const selection = $settleSelection('give up')
  if (!selection) return false
  const items = new Set<ListItemNode>()
  for (const node of [selection.anchor.getNode(), ...selection.getNodes(), selection.focus.getNode()]) {
    const item = $findMatchingParent(node, $isListItemNode)
    if (item && !$isListNode(item.getFirstChild())) items.add(item)
  }
  for (const item of items) {
    const indent = item.getIndent() + delta
    if (indent >= 0 && (delta < 0 || item.getPreviousSibling() !== null)) item.setIndent(indent)
  }
  return items.size > 0
}

/** Puts a table with a header row at the selection, and a paragraph after it to go on in. */
export function $insertTable(editor: LexicalEditor, rows: number, columns: number): void {
  $settleSelection('make a paragraph')
  const before = new Set($getRoot().getChildrenKeys())
  editor.dispatchCommand(INSERT_TABLE_COMMAND, {
    rows: String(rows),
    columns: String(columns),
    includeHeaders: { rows: true, columns: false }
  })
  const table = $getRoot()
    .getChildren()
    .find((child) => !before.has(child.getKey()) && $isElementNode(child) && child.getType() === 'table')
  if (table && !table.getNextSibling()) table.insertAfter($createParagraphNode())
}

/** Puts a rule at the selection, the caret after it. */
export function $insertThematicBreak(): void {
  $settleSelection('make a paragraph')
  const rule = $insertNodeToNearestRoot($createThematicBreakNode())
  if (!rule.getNextSibling()) rule.insertAfter($createParagraphNode())
  rule.selectNext(0, 0)
}
