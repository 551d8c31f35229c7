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
import type { ElementNode, LexicalEditor, LexicalNode } from 'lexical'
import { $blockKindOf } from './read-selection'
import { $createThematicBreakNode } from './nodes/thematic-break-node'
import type { BlockKind } from './side-editor'

/** Puts the caret at the end of the side when there is none, so that a command has a place to act. */
export function $ensureSelection(): void {
  if (!$getSelection()) $getRoot().selectEnd()
}

/** Turns the selected blocks into `kind`; lists, quote and code go back to paragraphs when they are it already. */
export function $changeBlocks(editor: LexicalEditor, kind: BlockKind): void {
  $ensureSelection()
  const selection = $getSelection()
  if (!$isRangeSelection(selection)) return
  const current = $blockKindOf(selection.anchor.getNode())
  const isToggle = current === kind
  if (kind === 'bullet' || kind === 'number') {
    const insert = kind === 'bullet' ? INSERT_UNORDERED_LIST_COMMAND : INSERT_ORDERED_LIST_COMMAND
    editor.dispatchCommand(isToggle ? REMOVE_LIST_COMMAND : insert, undefined)
    return
  }
  if (kind === 'table') return
  if (kind === 'quote') {
    $toggleQuote()
    return
  }
  if (current === 'code') $unwrapCode()
  const makesParagraph = kind === 'paragraph' || (kind === 'code' && isToggle)
  if (makesParagraph && (current === 'bullet' || current === 'number')) {
    editor.dispatchCommand(REMOVE_LIST_COMMAND, undefined)
  } else $setBlocksType($getSelection(), () => $createBlock(makesParagraph ? 'paragraph' : kind))
  if (makesParagraph && current === 'quote') $toggleQuote()
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

/** The blocks under the selection that stand side by side in the root, a quote or a cell. */
function $selectedTopBlocks(): readonly LexicalNode[] {
  const selection = $getSelection()
  if (!$isRangeSelection(selection)) return []
  const blocks = new Set<LexicalNode>()
  for (const node of [selection.anchor.getNode(), ...selection.getNodes(), selection.focus.getNode()]) {
    const block = $findMatchingParent(node, (each) => $isRootOrShadowRoot(each.getParent()))
    if (block) blocks.add(block)
  }
  return [...blocks]
}

function $toggleQuote(): void {
  const blocks = $selectedTopBlocks()
  const first = blocks[0]
  if (!first) return
  const quote = first.getParent()
  if ($isQuoteNode(quote)) {
    $dissolve(quote)
    return
  }
  const wrapper = $createQuoteNode({ shadowRoot: true })
  first.insertBefore(wrapper)
  const parent = first.getParent()
  wrapper.append(...blocks.filter((block) => parent?.is(block.getParent())))
}

function $dissolve(quote: QuoteNode): void {
  for (const child of quote.getChildren()) quote.insertBefore(child)
  quote.remove()
}

/** Moves the selected list items one level in or out; outside of a list nothing happens. True when there was one. */
export function $indentItems(delta: 1 | -1): boolean {
  const selection = $getSelection()
  if (!$isRangeSelection(selection)) return false
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
  $ensureSelection()
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
  $ensureSelection()
  const rule = $insertNodeToNearestRoot($createThematicBreakNode())
  if (!rule.getNextSibling()) rule.insertAfter($createParagraphNode())
  rule.selectNext(0, 0)
}
