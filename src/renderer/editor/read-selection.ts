import { $isCodeNode } from '@lexical/code'
import { $isLinkNode } from '@lexical/link'
import { $isListItemNode, $isListNode } from '@lexical/list'
import { $isHeadingNode, $isQuoteNode } from '@lexical/rich-text'
import { $isTableNode } from '@lexical/table'
import { $findMatchingParent, $getSelection, $getState, $isNodeSelection, $isRangeSelection } from 'lexical'
import type { BaseSelection, LexicalNode, RangeSelection } from 'lexical'
import type { BlockId } from '#core/ids'
import { $readTable } from './change-tables'
import { $findBlockId, paragraphIdState } from './nodes/block-id'
import { $isCaptionNode } from './nodes/caption-node'
import { $isCitationNode, citationState } from './nodes/citation-node'
import { formatOf, formatsOf } from './nodes/marks'
import { $isSourceLabelNode, labelState } from './nodes/source-label-node'
import type { BlockKind, EditorSelection, FormatState } from './side-editor'

const NO_SELECTION: EditorSelection = { kind: 'none' }

/** The selection as features see it. A text selection without a block (a caret beside a rule) is none. */
export function $readSelection(): EditorSelection {
  const selection = $getSelection()
  if ($isNodeSelection(selection)) {
    const [node, ...others] = selection.getNodes()
    if (others.length > 0) return NO_SELECTION
    if ($isSourceLabelNode(node)) return { kind: 'label', label: $getState(node, labelState).id }
    if ($isCitationNode(node)) return { kind: 'citation', citation: $getState(node, citationState).id }
    return NO_SELECTION
  }
  if (!$isRangeSelection(selection)) return NO_SELECTION
  const block = $findTextBlockId(selection.anchor.getNode())
  return block === undefined ? NO_SELECTION : { kind: 'text', block, collapsed: selection.isCollapsed() }
}

/** The id of the paragraph, heading or code that a node stands in, or the nearest block around it. */
export function $findTextBlockId(start: LexicalNode): BlockId | undefined {
  let node: LexicalNode | null = start
  while (node) {
    const id = $isListItemNode(node) ? $getState(node, paragraphIdState) || $findBlockId(node) : $findBlockId(node)
    if (id) return id as BlockId
    node = node.getParent()
  }
  return undefined
}

/** What the toolbar shows for the selection. */
export function $readFormat(): FormatState {
  const selection = $getSelection()
  const node = anchorOf(selection)
  const link = node && $findMatchingParent(node, $isLinkNode)
  return {
    marks: $isRangeSelection(selection) ? $selectedMarks(selection) : new Set(),
    block: node ? $blockKindOf(node) : 'paragraph',
    link: link ? link.getURL() : undefined,
    table: $readTable()
  }
}

function $selectedMarks(selection: RangeSelection): FormatState['marks'] {
  return new Set([...formatsOf(-1)].filter((mark) => selection.hasFormat(formatOf(mark))))
}

function anchorOf(selection: BaseSelection | null): LexicalNode | undefined {
  if ($isRangeSelection(selection)) return selection.anchor.getNode()
  return selection?.getNodes()[0]
}

/** The kind of the innermost block around a node, a table only where nothing else tells. */
export function $blockKindOf(start: LexicalNode): BlockKind {
  let isQuote = false
  let isTable = false
  for (let node: LexicalNode | null = start; node; node = node.getParent()) {
    if ($isHeadingNode(node)) return headingKind(node.getTag())
    if ($isCodeNode(node)) return 'code'
    if ($isCaptionNode(node)) return 'caption'
    if ($isListNode(node)) return node.getListType() === 'number' ? 'number' : 'bullet'
    isQuote ||= $isQuoteNode(node)
    isTable ||= $isTableNode(node)
  }
  return isQuote ? 'quote' : isTable ? 'table' : 'paragraph'
}

function headingKind(tag: string): BlockKind {
  if (tag === 'h1') return 'heading1'
  if (tag === 'h2') return 'heading2'
  return tag === 'h3' ? 'heading3' : 'heading4'
}
