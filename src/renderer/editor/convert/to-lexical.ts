import { $createCodeNode } from '@lexical/code'
import { $createLinkNode } from '@lexical/link'
import { $createListItemNode, $createListNode } from '@lexical/list'
import type { ListItemNode, ListNode } from '@lexical/list'
import { $createHeadingNode, $createQuoteNode } from '@lexical/rich-text'
import { $createTableCellNode, $createTableNode, $createTableRowNode, TableCellHeaderStates } from '@lexical/table'
import type { TableNode } from '@lexical/table'
import { $createLineBreakNode, $createParagraphNode, $createTextNode, $setState } from 'lexical'
import type { ElementNode, LexicalNode } from 'lexical'
import { assertNever } from '#core/assert-never'
import { flattenInlines } from '#core/manuscript/flatten-inlines'
import type { FlatInline } from '#core/manuscript/flatten-inlines'
import { alignState, columnWidthsState } from '../nodes/table-states'
import type { Block, Code, Heading, Inline, List, ListItem, Paragraph, Table, TableCell } from '#core/manuscript/nodes'
import { findAllowedUrl } from '../allowed-url'
import { $createBibliographyNode } from '../nodes/bibliography-node'
import { $setBlockId, bareState, ownItemState, paragraphIdState } from '../nodes/block-id'
import { $createCaptionNode } from '../nodes/caption-node'
import { $withChange, endChangeState } from '../nodes/change-state'
import { $createCitationNode } from '../nodes/citation-node'
import { $createImageNode } from '../nodes/image-node'
import { $createKeptNode } from '../nodes/kept-node'
import { bitsOf } from '../nodes/marks'
import { $createMathBlockNode } from '../nodes/math-block-node'
import { $createSourceLabelNode } from '../nodes/source-label-node'
import { $createThematicBreakNode } from '../nodes/thematic-break-node'

/** New editor nodes for blocks, ids kept. Call within an update. `$fromLexical` gives the same blocks back. */
export function $toLexical(blocks: readonly Block[]): LexicalNode[] {
  return blocks.map($blockToLexical)
}

function $blockToLexical(block: Block): LexicalNode {
  switch (block.type) {
    case 'paragraph':
      return $textBlockToLexical($createParagraphNode(), block)
    case 'caption':
      return $setBlockId($fill($createCaptionNode(block.of), $inlinesToLexical(block.children)), block.id)
    case 'math':
      return $setBlockId($createMathBlockNode(block), block.id)
    case 'heading':
      return $textBlockToLexical($createHeadingNode(`h${block.depth}`), block)
    case 'list':
      return $listToLexical(block)
    case 'blockquote':
      return $setBlockId($fillOrMarkBare($createQuoteNode({ shadowRoot: true }), block.children), block.id)
    case 'code':
      return $codeToLexical(block)
    case 'table':
      return $tableToLexical(block)
    case 'thematicBreak':
      return $setBlockId($createThematicBreakNode(), block.id)
    case 'bibliography':
      return $setBlockId($createBibliographyNode(), block.id)
    default:
      return assertNever(block)
  }
}

function $textBlockToLexical(node: ElementNode, { id, children, endChange }: Heading | Paragraph): ElementNode {
  return $withChange($setBlockId($fill(node, $inlinesToLexical(children)), id), endChange, endChangeState)
}

/** New inline nodes; links to addresses that are not allowed become their text. */
export function $inlinesToLexical(inlines: readonly Inline[]): LexicalNode[] {
  const nodes: LexicalNode[] = []
  let linkKey = ''
  let link: ElementNode | undefined
  for (const flat of flattenInlines(inlines)) {
    const url = flat.link && findAllowedUrl(flat.link.url)
    const key = url === undefined ? '' : JSON.stringify([url, flat.link?.title])
    if (url === undefined) link = undefined
    else if (!link || key !== linkKey) {
      link = $createLinkNode(url, flat.link?.title === undefined ? {} : { title: flat.link.title })
      nodes.push(link)
    }
    linkKey = key
    const leaf = $withChange($leafToLexical(flat), flat.change)
    if (link) link.append(leaf)
    else nodes.push(leaf)
  }
  return nodes
}

function $leafToLexical({ leaf, marks }: FlatInline): LexicalNode {
  switch (leaf.type) {
    case 'text':
      return $createTextNode(leaf.value).setFormat(bitsOf(marks))
    case 'inlineCode':
      return $createTextNode(leaf.value).setFormat(bitsOf([...marks, 'code']))
    case 'break':
      return $createLineBreakNode()
    case 'citation':
      return $createCitationNode(leaf.citation, bitsOf(marks))
    case 'sourceLabel':
      return $createSourceLabelNode(leaf, bitsOf(marks))
    case 'image':
      return $createImageNode(leaf)
    case 'note':
    case 'inlineMath':
    case 'commentStart':
    case 'comment':
    case 'crossReference':
      return $createKeptNode(leaf, bitsOf(marks))
    default:
      return assertNever(leaf)
  }
}

/*
 * Splice, not append: a list item's append takes paragraphs apart.
 */
function $fill<T extends ElementNode>(element: T, children: LexicalNode[]): T {
  return element.splice(element.getChildrenSize(), 0, children)
}

function $fillOrMarkBare<T extends ElementNode>(element: T, blocks: readonly Block[]): T {
  if (blocks.length > 0) return $fill(element, $toLexical(blocks))
  return $setState($fill(element, [$createParagraphNode()]), bareState, true)
}

/*
 * In the manuscript an item holds blocks. In Lexical it holds inline content, and a list inside it stands in an item of
 * its own that follows ("wrapper"). Items that are more than a paragraph and lists hold their blocks as they are.
 *
 *   item = paragraph list*   an item with the paragraph's inlines, then one wrapper for each list
 *        | list+             one wrapper for each list, the first marked as an item of its own
 *        | block*            an item that holds the blocks
 */
function $listToLexical(list: List): ListNode {
  const node = $createListNode(list.ordered ? 'number' : 'bullet', list.ordered ? (list.start ?? 1) : 1)
  return $setBlockId($fill(node, list.children.flatMap($itemToLexical)), list.id)
}

function $itemToLexical(item: ListItem): ListItemNode[] {
  const [first, ...rest] = item.children
  if (!first) return [$setState($setBlockId($createListItemNode(), item.id), bareState, true)]
  if (first.type === 'paragraph' && rest.every(isList)) return [$plainItem(item, first), ...rest.map($wrapper)]
  if (first.type === 'list' && rest.every(isList)) {
    const wrapper = $setState($setBlockId($wrapper(first), item.id), ownItemState, true)
    return [wrapper, ...rest.map($wrapper)]
  }
  return [$setBlockId($fill($createListItemNode(), $toLexical(item.children)), item.id)]
}

function $plainItem(item: ListItem, paragraph: Paragraph): ListItemNode {
  const node = $fill($createListItemNode(), $inlinesToLexical(paragraph.children))
  $withChange(node, paragraph.endChange, endChangeState)
  return $setState($setBlockId(node, item.id), paragraphIdState, paragraph.id)
}

const $wrapper = (list: List): ListItemNode => $fill($createListItemNode(), [$listToLexical(list)])

function isList(block: Block): block is List {
  return block.type === 'list'
}

function $codeToLexical(code: Code): LexicalNode {
  const lines = code.value.split('\n').flatMap((line, index) => {
    const text = line === '' ? [] : [$createTextNode(line)]
    return index === 0 ? text : [$createLineBreakNode(), ...text]
  })
  return $setBlockId($fill($createCodeNode(code.lang), lines), code.id)
}

/** Rows are made equally long, as the table view wants it; only empty cells are added. */
function $tableToLexical(table: Table): TableNode {
  const node = $createTableNode()
  const width = Math.max(0, ...table.children.map((row) => widthOf(row.children)))
  const spans = table.children.some((row) => row.children.some((cell) => (cell.rowSpan ?? 1) > 1))
  for (const row of table.children) {
    const missing = spans ? 0 : width - widthOf(row.children)
    const padding = Array.from({ length: missing }, (): TableCell => ({
      type: 'tableCell',
      header: false,
      children: []
    }))
    const line = $createTableRowNode().append(...[...row.children, ...padding].map($cellToLexical))
    node.append($withChange(line, row.change, endChangeState))
  }
  if (table.columnWidths) $setState(node, columnWidthsState, table.columnWidths)
  return $setBlockId(node, table.id)
}

const widthOf = (cells: readonly TableCell[]): number => cells.reduce((sum, cell) => sum + (cell.colSpan ?? 1), 0)

function $cellToLexical(cell: TableCell): LexicalNode {
  const node = $createTableCellNode(
    cell.header ? TableCellHeaderStates.ROW : TableCellHeaderStates.NO_STATUS,
    cell.colSpan ?? 1
  )
  if (cell.align) $setState(node, alignState, cell.align)
  return $fillOrMarkBare(node.setRowSpan(cell.rowSpan ?? 1), cell.children)
}
