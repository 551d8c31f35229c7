import { $isCodeNode } from '@lexical/code'
import { $isListItemNode, $isListNode } from '@lexical/list'
import type { ListItemNode, ListNode } from '@lexical/list'
import { $isHeadingNode, $isQuoteNode } from '@lexical/rich-text'
import { $isTableCellNode, $isTableNode, $isTableRowNode } from '@lexical/table'
import type { TableCellNode, TableNode } from '@lexical/table'
import { $getState, $isDecoratorNode, $isElementNode } from 'lexical'
import type { ElementNode, LexicalNode, NodeKey } from 'lexical'
import type { BlockId } from '#core/ids'
import type { Block, List, ListItem, Paragraph, Table, TableCell } from '#core/manuscript/nodes'
import { $isBibliographyNode } from '../nodes/bibliography-node'
import { $isCaptionNode, captionOfState } from '../nodes/caption-node'
import { $findChange, endChangeState } from '../nodes/change-state'
import { $findBlockId, bareState, ownItemState, paragraphIdState } from '../nodes/block-id'
import { $isMathBlockNode, mathState } from '../nodes/math-block-node'
import { alignState, columnWidthsState } from '../nodes/table-states'
import { $isThematicBreakNode } from '../nodes/thematic-break-node'
import { $readInlines } from './read-inlines'

/** Blocks read before, by node. Whoever keeps one removes the keys of nodes that changed, their ancestors included. */
export type BlockCache = Map<NodeKey, Block>

/** The blocks of an element (the root, a quote, a cell), cached ones as the same objects. Call within a read. */
export function $fromLexical(parent: ElementNode, cache: BlockCache = new Map()): readonly Block[] {
  return $readBlocks(parent.getChildren(), cache)
}

/** The blocks of nodes that follow each other in such an element. */
export function $readBlocks(nodes: readonly LexicalNode[], cache: BlockCache = new Map()): readonly Block[] {
  const blocks: Block[] = []
  let loose: LexicalNode[] = []
  const flush = (): void => {
    const first = loose[0]
    if (first) blocks.push({ type: 'paragraph', id: keyId(first), children: $readInlines(loose) })
    loose = []
  }
  for (const child of nodes) {
    if (!isBlockNode(child)) {
      loose.push(child)
      continue
    }
    flush()
    blocks.push($readBlock(child, cache))
  }
  flush()
  return blocks
}

function isBlockNode(node: LexicalNode): boolean {
  return ($isElementNode(node) || $isDecoratorNode(node)) && !node.isInline()
}

function $readBlock(node: LexicalNode, cache: BlockCache): Block {
  const cached = cache.get(node.getKey())
  if (cached) return cached
  const block = $convertBlock(node, cache)
  cache.set(node.getKey(), block)
  return block
}

function $convertBlock(node: LexicalNode, cache: BlockCache): Block {
  const id = $idOf(node)
  if ($isHeadingNode(node)) {
    const children = $readInlines(node.getChildren())
    return { type: 'heading', id, depth: depthOf(node.getTag()), children, ...$readEndChange(node) }
  }
  if ($isCaptionNode(node)) {
    return { type: 'caption', id, of: $getState(node, captionOfState), children: $readInlines(node.getChildren()) }
  }
  if ($isMathBlockNode(node)) return { type: 'math', id, ...$getState(node, mathState) }
  if ($isListNode(node)) return $readList(node, id, cache)
  if ($isQuoteNode(node)) return { type: 'blockquote', id, children: $blocksUnlessBare(node, cache) }
  if ($isTableNode(node)) return $readTable(node, id, cache)
  if ($isThematicBreakNode(node)) return { type: 'thematicBreak', id }
  if ($isBibliographyNode(node)) return { type: 'bibliography', id }
  if ($isCodeNode(node)) {
    const lang = node.getLanguage()
    return { type: 'code', id, value: node.getTextContent(), ...(lang && { lang }) }
  }
  const children = $readInlines($isElementNode(node) ? node.getChildren() : [node])
  return { type: 'paragraph', id, children, ...$readEndChange(node) }
}

function $readEndChange(node: LexicalNode): Pick<Paragraph, 'endChange'> {
  const endChange = $findChange(node, endChangeState)
  return endChange ? { endChange } : {}
}

function depthOf(tag: string): 1 | 2 | 3 | 4 {
  const depth = Number(tag.slice(1))
  return depth === 1 || depth === 2 || depth === 3 ? depth : 4
}

const $idOf = (node: LexicalNode): BlockId => $findBlockId(node) ?? keyId(node)

/** For the moment between a node's creation and its id. */
const keyId = (node: LexicalNode): BlockId => `node-${node.getKey()}` as BlockId

function $blocksUnlessBare(element: ElementNode, cache: BlockCache): readonly Block[] {
  const isBare = $getState(element, bareState) && element.getChildrenSize() < 2 && element.getTextContentSize() === 0
  return isBare && !$isInhabited(element) ? [] : $fromLexical(element, cache)
}

/** True when something without text, such as an image or a rule, stands inside. */
function $isInhabited(element: ElementNode): boolean {
  const only = element.getFirstChild()
  return $isElementNode(only) ? only.getChildrenSize() > 0 : only !== null
}

function $readList(node: ListNode, id: BlockId, cache: BlockCache): List {
  const ordered = node.getListType() === 'number'
  const start = node.getStart()
  const children = $readItems(node.getChildren(), cache)
  return { type: 'list', id, ordered, ...(ordered && start !== 1 && { start }), children }
}

/** The items of nodes that follow each other in a list; those that only hold lists belong to the one before. */
export function $readItems(nodes: readonly LexicalNode[], cache: BlockCache = new Map()): readonly ListItem[] {
  const items: ListItem[] = []
  for (const child of nodes) {
    if (!$isListItemNode(child)) continue
    const last = items.at(-1)
    const lists = $nestedLists(child, cache)
    if (lists && last && !$getState(child, ownItemState)) {
      items[items.length - 1] = { ...last, children: [...last.children, ...lists] }
    } else items.push({ type: 'listItem', id: $idOf(child), children: lists ?? $readItem(child, cache) })
  }
  return items
}

/** The lists of a wrapper item, undefined for an item with content of its own. */
function $nestedLists(item: ListItemNode, cache: BlockCache): readonly Block[] | undefined {
  const children = item.getChildren()
  if (children.length === 0 || !children.every($isListNode)) return undefined
  return children.map((list) => $readBlock(list, cache))
}

function $readItem(item: ListItemNode, cache: BlockCache): readonly Block[] {
  const children = item.getChildren()
  if (children.length === 0 && $getState(item, bareState)) return []
  if (children.some(isBlockNode)) return $fromLexical(item, cache)
  const id = $getState(item, paragraphIdState)
  const paragraph: Paragraph = {
    type: 'paragraph',
    id: (id || `${keyId(item)}-text`) as BlockId,
    children: $readInlines(children),
    ...$readEndChange(item)
  }
  return [paragraph]
}

function $readTable(node: TableNode, id: BlockId, cache: BlockCache): Table {
  const rows = node.getChildren().filter($isTableRowNode)
  const columnWidths = $getState(node, columnWidthsState)
  return {
    type: 'table',
    id,
    ...(columnWidths.length > 0 && { columnWidths }),
    children: rows.map((row) => {
      const change = $findChange(row, endChangeState)
      const cells = row.getChildren().filter($isTableCellNode)
      return { type: 'tableRow', ...(change && { change }), children: cells.map((cell) => $readCell(cell, cache)) }
    })
  }
}

function $readCell(cell: TableCellNode, cache: BlockCache): TableCell {
  const colSpan = cell.getColSpan()
  const rowSpan = cell.getRowSpan()
  const align = $getState(cell, alignState)
  return {
    type: 'tableCell',
    header: cell.hasHeader(),
    ...(colSpan > 1 && { colSpan }),
    ...(rowSpan > 1 && { rowSpan }),
    ...(align !== '' && { align }),
    children: $blocksUnlessBare(cell, cache)
  }
}
