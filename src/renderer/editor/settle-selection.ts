import { $createListItemNode, $isListItemNode, $isListNode } from '@lexical/list'
import { $isTableCellNode, $isTableNode, $isTableRowNode, $isTableSelection } from '@lexical/table'
import type { TableCellNode } from '@lexical/table'
import {
  $createParagraphNode,
  $findMatchingParent,
  $getRoot,
  $getSelection,
  $isElementNode,
  $isNodeSelection,
  $isRangeSelection,
  $isRootOrShadowRoot
} from 'lexical'
import type { ElementNode, LexicalNode, NodeSelection, PointType, RangeSelection } from 'lexical'

/** What to do where a selection has no text at hand: stand between rules, on the list of references, in an empty list. */
export type Settling = 'make a paragraph' | 'give up'

/**
 * The selection as a range whose ends stand in text, as every command wants it. No selection counts as the end of the
 * side, a selected node as the place after it, selected cells as the first of them. Undefined where there is no text
 * and none may be made.
 */
export function $settleSelection(settling: Settling): RangeSelection | undefined {
  const selection = $getSelection()
  if (!selection) $getRoot().selectEnd()
  else if ($isNodeSelection(selection)) $selectAfter(selection, settling)
  else if ($isTableSelection(selection)) selection.anchor.getNode().selectStart()
  const range = $getSelection()
  if (!$isRangeSelection(range)) return undefined
  const isBackward = range.isBackward()
  const [first, last] = isBackward ? [range.focus, range.anchor] : [range.anchor, range.focus]
  if (range.isCollapsed()) {
    if (!$settlePoint(range.anchor, 'after', settling)) return undefined
    range.focus.set(range.anchor.key, range.anchor.offset, range.anchor.type)
    return range
  }
  if (!$settlePoint(first, 'after', settling) || !$settlePoint(last, 'before', settling)) return undefined
  $leaveOutTablesInPart(first, last)
  return range
}

/** A range never begins or ends within a table that it leaves: what is cut off a table would take its grid apart. */
function $leaveOutTablesInPart(first: PointType, last: PointType): void {
  let cell = $cellAround(first.getNode(), last.getNode())
  while (cell) {
    const table = $findMatchingParent(cell, $isTableNode)
    if (!table || table.isParentOf(last.getNode())) {
      last.set(cell.getKey(), cell.getChildrenSize(), 'element')
      $settlePoint(last, 'before', 'make a paragraph')
      return
    }
    const block = $textBeside(table, 'after')
    if (!block) return
    first.set(block.getKey(), 0, 'element')
    cell = $cellAround(first.getNode(), last.getNode())
  }
  for (cell = $cellAround(last.getNode(), first.getNode()); cell;) {
    const table = $findMatchingParent(cell, $isTableNode)
    const block = table && $textBeside(table, 'before')
    if (!block) return
    last.set(block.getKey(), block.getChildrenSize(), 'element')
    cell = $cellAround(last.getNode(), first.getNode())
  }
}

/** The outermost cell that holds one node and not the other. */
function $cellAround(inside: LexicalNode, outside: LexicalNode): TableCellNode | undefined {
  return [inside, ...inside.getParents()]
    .filter($isTableCellNode)
    .findLast((cell) => !cell.isParentOf(outside) && !cell.is(outside))
}

function $textBeside(node: LexicalNode, side: 'after' | 'before'): ElementNode | undefined {
  for (const each of [node, ...node.getParents()]) {
    const siblings = side === 'after' ? each.getNextSiblings() : each.getPreviousSiblings().toReversed()
    for (const sibling of siblings) {
      const block = $findTextBlock(sibling, side === 'after' ? 'first' : 'last')
      if (block) return block
    }
  }
  return undefined
}

/** True for an element that holds text and its kind, and no blocks. */
export function $isTextBlock(node: LexicalNode | null | undefined): node is ElementNode {
  if (!$isElementNode(node) || node.isInline() || $isRootOrShadowRoot(node)) return false
  if ($isListNode(node) || $isTableNode(node) || $isTableRowNode(node)) return false
  return !$isListItemNode(node) || node.getChildren().every(isInlineNode)
}

function isInlineNode(node: LexicalNode): boolean {
  return !('isInline' in node) || (node as ElementNode).isInline()
}

function $selectAfter(selection: NodeSelection, settling: Settling): void {
  const node = selection.getNodes().at(-1)
  if (!node) $getRoot().selectEnd()
  else if (isInlineNode(node) || settling === 'give up') node.selectNext(0, 0)
  else {
    const paragraph = $createParagraphNode()
    node.insertAfter(paragraph)
    paragraph.select()
  }
}

/** Moves a point that stands between blocks into the text on the wanted side of it, or else on its other side. */
function $settlePoint(point: PointType, wanted: 'after' | 'before', settling: Settling): boolean {
  const container = point.getNode()
  if ($findMatchingParent(container, $isTextBlock)) return true
  if (!$isElementNode(container)) return false
  const after = $findTextBlock(container.getChildAtIndex(point.offset), 'first')
  const before = $findTextBlock(container.getChildAtIndex(point.offset - 1), 'last')
  const isAfter = after !== undefined && (wanted === 'after' || before === undefined)
  const block = isAfter ? after : before
  if (block) point.set(block.getKey(), isAfter ? 0 : block.getChildrenSize(), 'element')
  else if (settling === 'give up') return false
  else point.set($makeTextBlock(container, point.offset).getKey(), 0, 'element')
  return true
}

function $findTextBlock(node: LexicalNode | null, edge: 'first' | 'last'): ElementNode | undefined {
  if ($isTextBlock(node)) return node
  if (!$isElementNode(node)) return undefined
  const children = edge === 'first' ? node.getChildren() : node.getChildren().toReversed()
  for (const child of children) {
    const block = $findTextBlock(child, edge)
    if (block) return block
  }
  return undefined
}

/** An empty block for text among a container's children. */
function $makeTextBlock(container: ElementNode, offset: number): ElementNode {
  const table = $findMatchingParent(container, $isTableNode)
  if (table && ($isTableNode(container) || $isTableRowNode(container))) {
    const paragraph = $createParagraphNode()
    table.insertAfter(paragraph)
    return paragraph
  }
  const block = $isListNode(container) ? $createListItemNode() : $createParagraphNode()
  const next = container.getChildAtIndex(offset)
  if (next) next.insertBefore(block)
  else container.splice(container.getChildrenSize(), 0, [block])
  return block
}
