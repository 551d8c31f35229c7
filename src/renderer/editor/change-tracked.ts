import { $isLinkNode } from '@lexical/link'
import { $isListItemNode, $isListNode } from '@lexical/list'
import { $isQuoteNode } from '@lexical/rich-text'
import { $computeTableMapSkipCellCheck, $isTableNode, $isTableRowNode } from '@lexical/table'
import type { TableNode, TableRowNode } from '@lexical/table'
import {
  $findMatchingParent,
  $getAdjacentNode,
  $getRoot,
  $getSelection,
  $getState,
  $isElementNode,
  $isRangeSelection,
  $setState
} from 'lexical'
import type { ElementNode, LexicalNode } from 'lexical'
import { changeLeft, isKept, settleInlines } from '#core/manuscript/settle-changes'
import type { ChangeAct } from '#core/manuscript/settle-changes'
import type { Change } from '#core/manuscript/nodes'
import { $isCaptionNode } from './nodes/caption-node'
import { changeState, endChangeState } from './nodes/change-state'
import { $isKeptNode, keptState } from './nodes/kept-node'
import { $isRecordedBlock } from './recording/text-tokens'
import { $isTextBlock } from './settle-selection'

/**
 * Accepts or rejects tracked changes: all of the side, or those that the selection touches. Of an insertion that was
 * deleted, rejecting what is selected takes back the deletion alone.
 */
export function $settleChanges(act: ChangeAct, scope: 'selected' | 'all'): void {
  const { leaves, blocks } = scope === 'all' ? $everything() : $selected()
  const left = (change: Change): Change | undefined =>
    scope === 'selected' && act === 'reject' ? changeLeft(change) : undefined
  for (const leaf of leaves) $settleLeaf(leaf, act, left)
  // From the last on: an end that goes joins its block with what is left behind it.
  for (const block of blocks.toReversed()) if (block.isAttached()) $settleEnd(block, act, left)
}

/** The mark that something keeps when a change of it is settled. */
type ChangeLeft = (change: Change) => Change | undefined

interface Touched {
  readonly leaves: readonly LexicalNode[]
  /** Those whose end is touched. */
  readonly blocks: readonly ElementNode[]
}

function $everything(within: ElementNode = $getRoot()): Touched {
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
  visit(within)
  return { leaves, blocks }
}

const NOTHING: Touched = { leaves: [], blocks: [] }

/** What is touched twice is settled once. */
function $together(parts: readonly Touched[]): Touched {
  const leaves = new Map(parts.flatMap((part) => part.leaves).map((leaf) => [leaf.getKey(), leaf]))
  return { leaves: [...leaves.values()], blocks: parts.flatMap(({ blocks }) => blocks) }
}

/** The rows with a tracked change that a node is or stands in, innermost first. */
function $changedRows(node: LexicalNode): readonly TableRowNode[] {
  return [node, ...node.getParents()].filter($isTableRowNode).filter((row) => $getState(row, endChangeState))
}

/** A row with what was put in or taken out along with it, since other programs mark both. */
function $inRow(row: TableRowNode): Touched {
  const change = $getState(row, endChangeState)
  const { leaves, blocks } = $everything(row)
  return {
    leaves: leaves.filter((leaf) => isSame($getState(leaf, changeState), change)),
    blocks: blocks.filter((block) => isSame($getState(block, endChangeState), change))
  }
}

function $selected(): Touched {
  const selection = $getSelection()
  if (!selection) return NOTHING
  if (!$isRangeSelection(selection) || !selection.isCollapsed()) {
    const nodes = selection.getNodes()
    const last = $isRangeSelection(selection)
      ? selection.isBackward()
        ? selection.anchor
        : selection.focus
      : undefined
    const lastBlock = last && blockOf(last.getNode())
    const rows = new Map(nodes.flatMap((node) => $changedRows(node)).map((row) => [row.getKey(), row]))
    const leaves = nodes.filter((node) => !$isElementNode(node))
    const blocks = nodes
      .filter($isElementNode)
      .filter((node) => !$isTableRowNode(node) && $getState(node, endChangeState) && !node.is(lastBlock))
    return $together([{ leaves, blocks }, ...[...rows.values()].map($inRow)])
  }
  const [row] = $changedRows(selection.anchor.getNode())
  const block = blockOf(selection.anchor.getNode())
  if (row) return $inRow(row)
  if (!block) return NOTHING
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
  a !== null && b !== null && a.type === b.type && a.author === b.author && a.inserted?.author === b.inserted?.author

function $leavesOf(node: ElementNode): readonly LexicalNode[] {
  return node.getChildren().flatMap((child) => ($isElementNode(child) ? $leavesOf(child) : [child]))
}

function blockOf(start: LexicalNode): ElementNode | undefined {
  return [start, ...start.getParents()].find($isTextBlock)
}

function $settleLeaf(leaf: LexicalNode, act: ChangeAct, leftOf: ChangeLeft): void {
  const change = $getState(leaf, changeState)
  const left = change && leftOf(change)
  if (change && !left && !isKept(change, act)) {
    const parent = leaf.getParent()
    leaf.remove(true)
    if ($isLinkNode(parent) && parent.isEmpty()) parent.remove(true)
    return
  }
  if (change) $setState(leaf, changeState, left ?? null)
  const note = $isKeptNode(leaf) ? $getState(leaf, keptState) : undefined
  if (!note || note.type !== 'note') return
  const [settled] = settleInlines([note], act)
  if (settled !== note && settled?.type === 'note') $setState(leaf, keptState, settled)
}

/** An end that goes joins its block with the next one; a block that lost all its words with it goes whole. */
function $settleEnd(block: ElementNode, act: ChangeAct, leftOf: ChangeLeft): void {
  const change = $getState(block, endChangeState)
  if (!change) return
  const left = leftOf(change)
  $setState(block, endChangeState, left ?? null)
  if (left || isKept(change, act)) return
  if ($isTableRowNode(block)) {
    $removeRow(block)
    return
  }
  const next = block.getNextSibling()
  if (block.isEmpty()) {
    $removeEmpty(block)
    return
  }
  if (!$isRecordedBlock(next) || $isCaptionNode(next)) return
  block.append(...next.getChildren())
  const end = $getState(next, endChangeState)
  if (end) $setState(block, endChangeState, end)
  next.remove(true)
}

/** Takes an empty block away, with the list or quote that it was all of; one that is all there is stays. */
function $removeEmpty(block: ElementNode): void {
  const parent = block.getParent()
  if (!$isElementNode(parent)) return
  // Removed, an item would join the lists around it.
  if (parent.getChildrenSize() > 1) parent.splice(block.getIndexWithinParent(), 1, [])
  else if ($isListNode(parent) || $isListItemNode(parent) || $isQuoteNode(parent)) {
    $removeEmpty(parent)
  }
}

/** Cells that reach over the row get lower, and those that begin in it move to the next. A table without rows goes too. */
function $removeRow(row: TableRowNode): void {
  const table = $findMatchingParent(row, $isTableNode)
  if (table) $shortenCells(table, row)
  row.remove(true)
  if (table?.isEmpty()) table.remove(true)
}

function $shortenCells(table: TableNode, row: TableRowNode): void {
  const [grid] = $computeTableMapSkipCellCheck(table, null, null)
  const at = row.getIndexWithinParent()
  const next = row.getNextSibling()
  const reaching = new Map(
    (grid[at] ?? []).filter(({ cell }) => cell.getRowSpan() > 1).map((one) => [one.cell.getKey(), one])
  )
  for (const { cell, startRow, startColumn } of reaching.values()) {
    cell.setRowSpan(cell.getRowSpan() - 1)
    if (startRow < at || !$isTableRowNode(next)) continue
    const behind = grid[at + 1]?.find((other) => other.startRow === at + 1 && other.startColumn > startColumn)
    if (behind) behind.cell.insertBefore(cell)
    else next.append(cell)
  }
}
