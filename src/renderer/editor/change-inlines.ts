import { $isCodeNode } from '@lexical/code'
import { $isLinkNode } from '@lexical/link'
import { $isTableCellNode, $isTableSelection } from '@lexical/table'
import {
  $createParagraphNode,
  $findMatchingParent,
  $getSelection,
  $getState,
  $isElementNode,
  $isNodeSelection,
  $isTextNode,
  $nodesOfType,
  $setSelection,
  $setState
} from 'lexical'
import type { LexicalNode, RangeSelection } from 'lexical'
import type { CitationId, LabelId } from '#core/ids'
import type { Citation } from '#core/manuscript/citation'
import type { Inline, MarkType } from '#core/manuscript/nodes'
import { $replaceLabelsInNotes } from './change-notes'
import { $inlinesToLexical } from './convert/to-lexical'
import { $createCitationNode, $isCitationNode, citationState, CitationNode } from './nodes/citation-node'
import { bitsOf, formatOf, marksState } from './nodes/marks'
import { $isSourceLabelNode, labelState, SourceLabelNode } from './nodes/source-label-node'
import { $removeAcrossBlocks } from './remove-range'
import { $settleSelection } from './settle-selection'

/** Puts inlines in the place of labels; they take over the label's marks, and a label's link stays around them. */
export function $replaceLabels(replacements: ReadonlyMap<LabelId, readonly Inline[]>): void {
  for (const node of $nodesOfType(SourceLabelNode)) {
    const inlines = replacements.get($getState(node, labelState).id)
    if (!inlines) continue
    const marks = $getState(node, marksState)
    const isSelected = node.isSelected()
    const nodes = $inlinesToLexical(inlines)
    const placed = $findMatchingParent(node, $isLinkNode) ? nodes.flatMap($withoutLink) : nodes
    for (const each of placed) {
      $addMarks(each, marks)
      node.insertBefore(each)
    }
    if (isSelected) placed.at(-1)?.selectNext(0, 0)
    node.remove()
    placed.forEach($joinCitations)
  }
  $replaceLabelsInNotes(replacements)
}

/** The names of one glued run become one cluster, as an author writes them: `(Smith, 2021; Harris, 2018)`. */
function $joinCitations(node: LexicalNode): void {
  const before = node.getPreviousSibling()
  const joined = before && $join(before, node) ? before : node
  const after = joined.getNextSibling()
  if (after) $join(joined, after)
}

function $join(first: LexicalNode, second: LexicalNode): boolean {
  if (!$isCitationNode(first) || !$isCitationNode(second)) return false
  const citation = $getState(first, citationState)
  const other = $getState(second, citationState)
  if (citation.mode !== 'normal' || other.mode !== 'normal') return false
  const known = new Set(citation.items.map((item) => item.reference))
  const items = [...citation.items, ...other.items.filter((item) => !known.has(item.reference))]
  $setState(first, citationState, { ...citation, items })
  second.remove()
  return true
}

function $withoutLink(node: LexicalNode): LexicalNode[] {
  return $isLinkNode(node) ? node.getChildren() : [node]
}

function $addMarks(node: LexicalNode, marks: number): void {
  if ($isTextNode(node)) node.setFormat(node.getFormat() | marks)
  else if ($isCitationNode(node)) $setState(node, marksState, (own) => own | marks)
  else if ($isElementNode(node)) for (const child of node.getChildren()) $addMarks(child, marks)
}

/** Puts a citation at the caret, in place of a selection, or after the selected citation or label. */
export function $insertCitation(citation: Citation): void {
  const selection = $settleSelection('make a paragraph')
  if (!selection) return
  $removeAcrossBlocks(selection)
  const node = $createCitationNode(citation)
  const code = $findMatchingParent(selection.anchor.getNode(), $isCodeNode)
  if (code) code.insertAfter($createParagraphNode().append(node))
  else selection.insertNodes([node])
  node.selectNext(0, 0)
}

/** The node of a citation, undefined when it does not stand on this side. */
export function $findCitation(id: CitationId): CitationNode | undefined {
  return $nodesOfType(CitationNode).find((node) => $getState(node, citationState).id === id)
}

/** The node of a label, undefined when it does not stand on this side. */
export function $findLabel(id: LabelId): SourceLabelNode | undefined {
  return $nodesOfType(SourceLabelNode).find((node) => $getState(node, labelState).id === id)
}

/** Switches a mark on the selected text, citations and labels in it included; on cells, as their first one has it. */
export function $toggleMark(mark: MarkType | 'code'): void {
  const selection = $getSelection()
  if ($isNodeSelection(selection)) {
    const chips = selection.getNodes().filter($hasMarks)
    const bit = bitsOf([mark])
    const willBeOn = chips.some((node) => ($getState(node, marksState) & bit) === 0)
    if (mark !== 'code') chips.forEach((node) => $setMark(node, bit, willBeOn))
    return
  }
  if ($isTableSelection(selection)) {
    const cells = selection.getNodes().filter($isTableCellNode)
    let willBeOn: boolean | undefined
    for (const cell of cells) willBeOn = $toggleMarkOn(cell.select(0, cell.getChildrenSize()), mark, willBeOn)
    $setSelection(selection)
    return
  }
  const range = $settleSelection('give up')
  if (range) $toggleMarkOn(range, mark)
}

/** Marks a range, or clears the mark, as wished or else as the range has it not. Tells what was done. */
function $toggleMarkOn(range: RangeSelection, mark: MarkType | 'code', wished?: boolean): boolean {
  const willBeOn = wished ?? !range.hasFormat(formatOf(mark))
  if ($findMatchingParent(range.anchor.getNode(), $isCodeNode)) return willBeOn
  const opposite = mark === 'superscript' ? 'subscript' : mark === 'subscript' ? 'superscript' : undefined
  if (opposite && range.hasFormat(formatOf(opposite))) range.formatText(formatOf(opposite))
  if (willBeOn !== range.hasFormat(formatOf(mark))) range.formatText(formatOf(mark))
  if (mark === 'code' || range.isCollapsed()) return willBeOn
  for (const node of range.getNodes()) if ($hasMarks(node)) $setMark(node, bitsOf([mark]), willBeOn)
  return willBeOn
}

function $hasMarks(node: LexicalNode): node is CitationNode | SourceLabelNode {
  return $isCitationNode(node) || $isSourceLabelNode(node)
}

function $setMark(node: CitationNode | SourceLabelNode, bit: number, isOn: boolean): void {
  $setState(node, marksState, (bits) => (isOn ? bits | bit : bits & ~bit))
}
