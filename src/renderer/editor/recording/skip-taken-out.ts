import { $getState, $isElementNode, $isTextNode } from 'lexical'
import type { ElementNode, LexicalNode, RangeSelection } from 'lexical'
import { changeState, endChangeState } from '../nodes/change-state'
import { $blockOf } from './recorder'
import { $putCaretAfter } from './recorded-caret'
import { $isRecordedBlock, $leavesOf } from './text-tokens'

/** Moves the caret past what is taken out already, so that a key deletes what still stands. */
export function $skipTakenOut(selection: RangeSelection, isBackward: boolean): void {
  const { anchor } = selection
  let block = $blockOf(anchor.getNode())
  if (!block) return
  const node = anchor.getNode()
  const isInside = $isTextNode(node) && (isBackward ? anchor.offset > 0 : anchor.offset < node.getTextContentSize())
  let leaves = $leavesOf(block)
  let at = isInside ? leaves.findIndex((leaf) => leaf.is(node)) : $neighbourOf(selection, leaves, isBackward)
  const step = isBackward ? -1 : 1
  let isMoved = false
  for (;;) {
    while (leaves[at] && $isTakenOut(leaves[at])) {
      at += step
      isMoved = true
    }
    if (leaves[at]) break
    const next = $joinedBlock(block, isBackward)
    if (!next) break
    block = next
    leaves = $leavesOf(next)
    at = isBackward ? leaves.length - 1 : 0
    isMoved = true
  }
  if (isMoved) $putCaretAfter(leaves[isBackward ? at : at - 1], block)
}

const $isTakenOut = (leaf: LexicalNode | undefined): boolean =>
  leaf !== undefined && $getState(leaf, changeState)?.type === 'deletion'

/** The block beyond an end that is taken out. */
function $joinedBlock(block: ElementNode, isBackward: boolean): ElementNode | undefined {
  const next = isBackward ? block.getPreviousSibling() : block.getNextSibling()
  const first = isBackward ? next : block
  const isGone = first !== null && $getState(first, endChangeState)?.type === 'deletion'
  return isGone && $isRecordedBlock(next) ? next : undefined
}

/** The leaf beside a caret that stands between leaves; -1 or the number of leaves at the edges of the block. */
function $neighbourOf({ anchor }: RangeSelection, leaves: readonly LexicalNode[], isBackward: boolean): number {
  const node = anchor.getNode()
  if (!$isElementNode(node)) {
    const own = leaves.findIndex((leaf) => leaf.is(node))
    return isBackward ? own - 1 : own + 1
  }
  const children = node.getChildren()
  const before = children
    .slice(0, anchor.offset)
    .flatMap((child) => ($isElementNode(child) ? $leavesOf(child) : [child]))
  const last = before.at(-1) ?? undefined
  const first = $leavesOf(node)[0]
  const behind = last
    ? leaves.findIndex((leaf) => leaf.is(last)) + 1
    : first
      ? leaves.findIndex((leaf) => leaf.is(first))
      : 0
  return isBackward ? behind - 1 : behind
}
