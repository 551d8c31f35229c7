import { $createLinkNode, $isLinkNode } from '@lexical/link'
import type { LinkNode } from '@lexical/link'
import { $isCodeNode } from '@lexical/code'
import { $createTextNode, $findMatchingParent, $isDecoratorNode, $isElementNode, $isTextNode } from 'lexical'
import type { LexicalNode, PointType, RangeSelection } from 'lexical'
import { findAllowedUrl } from './allowed-url'
import { $settleSelection } from './settle-selection'

/** Sets or removes (`null`) the link of the selection. Without a selection the address itself becomes the linked text. */
export function $setLink(url: string | null): void {
  const target = url === null ? undefined : findAllowedUrl(completeUrl(url))
  if (url !== null && target === undefined) return
  const selection = $settleSelection(url === null ? 'give up' : 'make a paragraph')
  if (!selection) return
  if (selection.isCollapsed()) $setLinkAtCaret(selection, target, url ?? '')
  else $setLinkOfRange(selection, target)
}

function $setLinkAtCaret(selection: RangeSelection, target: string | undefined, words: string): void {
  const anchor = selection.anchor.getNode()
  const link = $findMatchingParent(anchor, $isLinkNode)
  if (link && target !== undefined) link.setURL(target)
  else if (link) link.getChildren().forEach($takeOut)
  else if (target !== undefined && !$findMatchingParent(anchor, $isCodeNode)) {
    selection.insertNodes([$createLinkNode(target).append($createTextNode(words))])
  }
}

function $setLinkOfRange(selection: RangeSelection, target: string | undefined): void {
  const isBackward = selection.isBackward()
  const leaves = selection.extract().filter($isLinkable)
  const [first, last] = [leaves[0], leaves.at(-1)]
  if (!first || !last) return
  leaves.forEach($takeOut)
  if (target !== undefined) $wrap(leaves, target)
  const [start, end] = isBackward ? [selection.focus, selection.anchor] : [selection.anchor, selection.focus]
  $setPoint(start, first, 'start')
  $setPoint(end, last, 'end')
}

function $isLinkable(node: LexicalNode): boolean {
  if ($isElementNode(node) || ($isDecoratorNode(node) && !node.isInline())) return false
  return $findMatchingParent(node, $isCodeNode) === null
}

/** Takes a node out of the link around it; what stood before and after it stays linked. */
function $takeOut(node: LexicalNode): void {
  const link = node.getParent()
  if (!$isLinkNode(link)) return
  const rest = node.getNextSiblings()
  link.insertAfter(node)
  if (rest.length > 0) node.insertAfter($copyLink(link).append(...rest))
  if (link.isEmpty()) link.remove()
}

function $copyLink(link: LinkNode): LinkNode {
  const title = link.getTitle()
  return $createLinkNode(link.getURL(), title ? { title } : {})
}

/** Nodes that follow each other share a link. */
function $wrap(leaves: readonly LexicalNode[], url: string): void {
  let link: LinkNode | undefined
  for (const leaf of leaves) {
    if (!link?.getNextSibling()?.is(leaf)) {
      link = $createLinkNode(url)
      leaf.insertBefore(link)
    }
    link.append(leaf)
  }
}

function $setPoint(point: PointType, node: LexicalNode, edge: 'start' | 'end'): void {
  if ($isTextNode(node)) point.set(node.getKey(), edge === 'start' ? 0 : node.getTextContentSize(), 'text')
  else point.set(node.getParentOrThrow().getKey(), node.getIndexWithinParent() + (edge === 'start' ? 0 : 1), 'element')
}

function completeUrl(url: string): string {
  const trimmed = url.trim()
  return /^(?:www\.)?[\p{L}\p{N}-]+(?:\.[\p{L}\p{N}-]+)+(?:\/|$)/u.test(trimmed) ? `https://${trimmed}` : trimmed
}
