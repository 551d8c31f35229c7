import { $isLinkNode } from '@lexical/link'
import { $isTableRowNode } from '@lexical/table'
import type { TableRowNode } from '@lexical/table'
import {
  $getAdjacentNode,
  $getRoot,
  $getSelection,
  $getState,
  $isElementNode,
  $isRangeSelection,
  $setState
} from 'lexical'
import type { ElementNode, LexicalNode } from 'lexical'
import { isKept, settleInlines } from '#core/manuscript/settle-changes'
import type { ChangeAct } from '#core/manuscript/settle-changes'
import type { Change } from '#core/manuscript/nodes'
import { changeState, endChangeState } from './nodes/change-state'
import { $isKeptNode, keptState } from './nodes/kept-node'
import { $isTextBlock } from './settle-selection'

/** Accepts or rejects tracked changes: all of the side, or those that the selection touches. */
export function $settleChanges(act: ChangeAct, scope: 'selected' | 'all'): void {
  const { leaves, blocks } = scope === 'all' ? $everything() : $selected()
  for (const leaf of leaves) $settleLeaf(leaf, act)
  for (const block of blocks) if (block.isAttached()) $settleEnd(block, act)
}

interface Touched {
  readonly leaves: readonly LexicalNode[]
  /** Those whose end is touched. */
  readonly blocks: readonly ElementNode[]
}

function $everything(): Touched {
  const leaves: LexicalNode[] = []
  const blocks: ElementNode[] = []
  const visit = (node: LexicalNode): void => {
    if (!$isElementNode(node)) {
      leaves.push(node)
      return
    }
    node.getChildren().forEach(visit)
    if ($getState(node, endChangeState)) blocks.push(node)
  }
  visit($getRoot())
  return { leaves, blocks }
}

function $selected(): Touched {
  const selection = $getSelection()
  if (!selection) return { leaves: [], blocks: [] }
  if (!$isRangeSelection(selection) || !selection.isCollapsed()) {
    const nodes = selection.getNodes()
    const last = $isRangeSelection(selection)
      ? selection.isBackward()
        ? selection.anchor
        : selection.focus
      : undefined
    const lastBlock = last && blockOf(last.getNode())
    return {
      leaves: nodes.filter((node) => !$isElementNode(node)),
      blocks: nodes.filter($isElementNode).filter((node) => $getState(node, endChangeState) && !node.is(lastBlock))
    }
  }
  const block = blockOf(selection.anchor.getNode())
  if (!block) return { leaves: [], blocks: [] }
  const all = $leavesOf(block)
  const node = selection.anchor.getNode()
  const near = [node, $getAdjacentNode(selection.anchor, true), $getAdjacentNode(selection.anchor, false)]
  const index = all.findIndex((leaf) => near.some((each) => leaf.is(each)) && $getState(leaf, changeState))
  if (index >= 0) return { leaves: $runAround(all, index), blocks: [] }
  return { leaves: [], blocks: $getState(block, endChangeState) ? [block] : [] }
}

/** The neighbours that are part of the same change. */
function $runAround(leaves: readonly LexicalNode[], index: number): readonly LexicalNode[] {
  const same = (leaf: LexicalNode | undefined): boolean =>
    leaf !== undefined && isSame($getState(leaf, changeState), $getState(leaves[index] as LexicalNode, changeState))
  let [from, to] = [index, index]
  while (same(leaves[from - 1])) from -= 1
  while (same(leaves[to + 1])) to += 1
  return leaves.slice(from, to + 1)
}

const isSame = (a: Change | null, b: Change | null): boolean =>
  a !== null && b !== null && a.type === b.type && a.author === b.author

function $leavesOf(node: ElementNode): readonly LexicalNode[] {
  return node.getChildren().flatMap((child) => ($isElementNode(child) ? $leavesOf(child) : [child]))
}

function blockOf(start: LexicalNode): ElementNode | undefined {
  return [start, ...start.getParents()].find($isTextBlock)
}

function $settleLeaf(leaf: LexicalNode, act: ChangeAct): void {
  const change = $getState(leaf, changeState)
  if (change && !isKept(change, act)) {
    const parent = leaf.getParent()
    leaf.remove(true)
    if ($isLinkNode(parent) && parent.isEmpty()) parent.remove(true)
    return
  }
  if (change) $setState(leaf, changeState, null)
  const note = $isKeptNode(leaf) ? $getState(leaf, keptState) : undefined
  if (!note || note.type !== 'note') return
  const [settled] = settleInlines([note], act)
  if (settled !== note && settled?.type === 'note') $setState(leaf, keptState, settled)
}

/** An end that goes joins its block with the next one; a block that lost all its words with it goes whole. */
function $settleEnd(block: ElementNode, act: ChangeAct): void {
  const change = $getState(block, endChangeState)
  if (!change) return
  $setState(block, endChangeState, null)
  if (isKept(change, act)) return
  if ($isTableRowNode(block)) {
    $removeRow(block)
    return
  }
  const next = block.getNextSibling()
  if (!$isTextBlock(next)) return
  if (block.isEmpty()) {
    block.remove(true)
    return
  }
  block.append(...next.getChildren())
  const end = $getState(next, endChangeState)
  if (end) $setState(block, endChangeState, end)
  next.remove(true)
}

/** A table without rows goes too. */
function $removeRow(row: TableRowNode): void {
  const table = row.getParent()
  row.remove(true)
  if (table?.isEmpty()) table.remove(true)
}
