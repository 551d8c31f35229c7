import { $isCodeNode } from '@lexical/code'
import { $createLinkNode, $isLinkNode, $toggleLink } from '@lexical/link'
import {
  $createParagraphNode,
  $createTextNode,
  $findMatchingParent,
  $getSelection,
  $getState,
  $isElementNode,
  $isNodeSelection,
  $isRangeSelection,
  $isTextNode,
  $nodesOfType,
  $setState
} from 'lexical'
import type { LexicalNode } from 'lexical'
import type { CitationId, LabelId } from '#core/ids'
import type { Citation } from '#core/manuscript/citation'
import type { Inline, MarkType } from '#core/manuscript/nodes'
import { findAllowedUrl } from './allowed-url'
import { $ensureSelection } from './change-blocks'
import { $inlinesToLexical } from './convert/to-lexical'
import { $createCitationNode, $isCitationNode, citationState, CitationNode } from './nodes/citation-node'
import { bitsOf, formatOf, marksState } from './nodes/marks'
import { $isSourceLabelNode, labelState, SourceLabelNode } from './nodes/source-label-node'

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
  $ensureSelection()
  const selection = $getSelection()
  const node = $createCitationNode(citation)
  if ($isNodeSelection(selection)) {
    selection.getNodes().at(-1)?.insertAfter(node)
    node.selectNext(0, 0)
    return
  }
  if (!$isRangeSelection(selection)) return
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

/** Switches a mark on the selected text, citations and labels in it included. */
export function $toggleMark(mark: MarkType | 'code'): void {
  $ensureSelection()
  const selection = $getSelection()
  if (!$isRangeSelection(selection)) return
  if ($findMatchingParent(selection.anchor.getNode(), $isCodeNode)) return
  const opposite = mark === 'superscript' ? 'subscript' : mark === 'subscript' ? 'superscript' : undefined
  if (opposite && selection.hasFormat(formatOf(opposite))) selection.formatText(formatOf(opposite))
  const willBeOn = !selection.hasFormat(formatOf(mark))
  selection.formatText(formatOf(mark))
  if (mark === 'code' || selection.isCollapsed()) return
  const bit = bitsOf([mark])
  for (const node of selection.getNodes()) {
    if ($isCitationNode(node) || $isSourceLabelNode(node)) {
      $setState(node, marksState, (bits) => (willBeOn ? bits | bit : bits & ~bit))
    }
  }
}

/** Sets or removes (`null`) the link of the selection. Without a selection the address itself becomes the linked text. */
export function $setLink(url: string | null): void {
  $ensureSelection()
  const selection = $getSelection()
  const target = url === null ? undefined : findAllowedUrl(completeUrl(url))
  if (url !== null && target === undefined) return
  if (target === undefined || !$isRangeSelection(selection) || !selection.isCollapsed()) {
    $toggleLink(target ?? null)
    return
  }
  const link = $findMatchingParent(selection.anchor.getNode(), $isLinkNode)
  if (link) link.setURL(target)
  else selection.insertNodes([$createLinkNode(target).append($createTextNode(url ?? target))])
}

function completeUrl(url: string): string {
  const trimmed = url.trim()
  return /^(?:www\.)?[\p{L}\p{N}-]+(?:\.[\p{L}\p{N}-]+)+(?:\/|$)/u.test(trimmed) ? `https://${trimmed}` : trimmed
}
