import { $getSelection, $isElementNode, $isRangeSelection, $isTextNode } from 'lexical'
import type { ElementNode, LexicalNode, RangeSelection } from 'lexical'
import { $leavesOf, isBorder } from './text-tokens'
import type { TextToken } from './text-tokens'

/** Before which token the caret stands; undefined where it is elsewhere, or something is selected. */
export function $findCaret(tokens: readonly TextToken[], blocks: readonly ElementNode[]): number | undefined {
  const selection = $getSelection()
  if (!$isRangeSelection(selection) || !selection.isCollapsed()) return undefined
  const node = selection.anchor.getNode()
  const block = blocks.findIndex((each) => each.is(node) || each.isParentOf(node))
  if (block < 0) return undefined
  const first = tokens.findIndex((token) => token.block === block && !isBorder(token))
  const start = first >= 0 ? first : startOf(tokens, block)
  return start + $countBefore(selection, tokens, block)
}

/** Where an empty block stands among the borders. */
function startOf(tokens: readonly TextToken[], block: number): number {
  if (block === 0) return 0
  return tokens.findIndex((token) => isBorder(token) && token.block === block - 1) + 1
}

function $countBefore({ anchor }: RangeSelection, tokens: readonly TextToken[], block: number): number {
  const node = anchor.getNode()
  const own = tokens.filter((token) => token.block === block && !isBorder(token))
  if (!$isElementNode(node)) {
    return own.findLastIndex((token) => token.node.is(node) && token.end <= anchor.offset) + 1 || $firstOf(own, node)
  }
  const before = node.getChildAtIndex(anchor.offset - 1)
  const leaf = $isElementNode(before) ? $leavesOf(before).at(-1) : before
  if (leaf) return own.findLastIndex((token) => token.node.is(leaf)) + 1
  const next = $leavesOf(node)[0]
  return next ? $firstOf(own, next) : 0
}

const $firstOf = (tokens: readonly TextToken[], node: LexicalNode): number =>
  Math.max(
    0,
    tokens.findIndex((token) => token.node.is(node))
  )

/** Puts the caret behind a leaf, or at the start of the block. */
export function $putCaretAfter(leaf: LexicalNode | undefined, block: ElementNode): void {
  if ($isTextNode(leaf)) leaf.select(leaf.getTextContentSize(), leaf.getTextContentSize())
  else if (leaf) {
    const index = leaf.getIndexWithinParent() + 1
    leaf.getParentOrThrow().select(index, index)
  } else block.select(0, 0)
}

/** Puts the caret before a leaf, or behind what came back last where there is none. */
export function $putCaretBefore(leaf: LexicalNode | undefined, last: LexicalNode | undefined): void {
  if ($isTextNode(leaf)) leaf.select(0, 0)
  else if (leaf) {
    const index = leaf.getIndexWithinParent()
    leaf.getParentOrThrow().select(index, index)
  } else if ($isElementNode(last)) last.select(last.getChildrenSize(), last.getChildrenSize())
  else if (last) $putCaretAfter(last, last.getParentOrThrow())
}
