import {
  $deleteTableColumnAtSelection,
  $deleteTableRowAtSelection,
  $insertTableColumnAtSelection,
  $insertTableRowAtSelection,
  $isTableCellNode,
  $isTableNode,
  $isTableRowNode,
  $isTableSelection,
  $setTableRowIsHeader
} from '@lexical/table'
import type { TableCellNode, TableNode } from '@lexical/table'
import { $createParagraphNode, $findMatchingParent, $getSelection, $isElementNode, $isRangeSelection } from 'lexical'
import type { ElementNode } from 'lexical'
import { $settleSelection } from './settle-selection'
import type { TableAct, TableState } from './side-editor'
import { $withColumns } from './table-columns'

/** Changes the table that the selection stands in; outside of a table nothing happens. */
export function $changeTable(act: TableAct): void {
  if (!$isTableSelection($getSelection()) && !$settleSelection('give up')) return
  const table = $selectedTable()
  const holder = table?.getParent()
  if (!table || !holder) return
  $withColumns(table, act, () => $change(table, act))
  $fillEmpty(holder)
}

function $change(table: TableNode, act: TableAct): void {
  switch (act) {
    case 'rowAbove':
    case 'rowBelow':
      $insertTableRowAtSelection(act === 'rowBelow')
      return
    case 'columnLeft':
    case 'columnRight':
      $insertTableColumnAtSelection(act === 'columnRight')
      return
    case 'headerRow':
      $setTableRowIsHeader(table, 0, !$hasHeaderRow(table))
      return
    case 'deleteRow':
      $deleteTableRowAtSelection()
      return
    case 'deleteColumn':
      $deleteTableColumnAtSelection()
      return
    default:
      $deleteTable(table)
  }
}

/** What the toolbar shows of the table around the selection, undefined outside of one. */
export function $readTable(): TableState | undefined {
  const table = $selectedTable()
  return table && { headerRow: $hasHeaderRow(table) }
}

/** Goes to the next or previous cell; past the last one a new row begins. False outside of a table. */
export function $stepCell(delta: 1 | -1): boolean {
  const selection = $getSelection()
  const cell = $isRangeSelection(selection) ? $findMatchingParent(selection.anchor.getNode(), $isTableCellNode) : null
  const table = cell && $findMatchingParent(cell, $isTableNode)
  if (!cell || !table) return false
  const target = $cellBeside(cell, delta)
  if (target) target.selectEnd()
  else if (delta < 0) table.selectPrevious()
  else {
    $changeTable('rowBelow')
    $cellBeside(cell, delta)?.selectStart()
  }
  return true
}

function $cellBeside(cell: TableCellNode, delta: 1 | -1): ElementNode | undefined {
  const row = cell.getParent()
  const [sibling, nextRow] =
    delta > 0 ? [cell.getNextSibling(), row?.getNextSibling()] : [cell.getPreviousSibling(), row?.getPreviousSibling()]
  if ($isTableCellNode(sibling)) return sibling
  const first = $isTableRowNode(nextRow) ? (delta > 0 ? nextRow.getFirstChild() : nextRow.getLastChild()) : null
  return $isTableCellNode(first) ? first : undefined
}

function $selectedTable(): TableNode | undefined {
  const selection = $getSelection()
  const point = $isRangeSelection(selection) || $isTableSelection(selection) ? selection.anchor : undefined
  return (point && $findMatchingParent(point.getNode(), $isTableNode)) ?? undefined
}

function $hasHeaderRow(table: TableNode): boolean {
  const row = table.getFirstChild()
  const cells = $isTableRowNode(row) ? row.getChildren().filter($isTableCellNode) : []
  return cells.length > 0 && cells.every((cell) => cell.hasHeader())
}

function $deleteTable(table: TableNode): void {
  const [next, previous] = [table.getNextSibling(), table.getPreviousSibling()]
  if ($isElementNode(next)) next.selectStart()
  else if ($isElementNode(previous)) previous.selectEnd()
  else {
    const paragraph = $createParagraphNode()
    table.insertAfter(paragraph)
    paragraph.select()
  }
  table.remove()
}

/** Where the table was all there was, a paragraph takes its place. */
function $fillEmpty(holder: ElementNode): void {
  if (!holder.isAttached() || !holder.isEmpty()) return
  const paragraph = $createParagraphNode()
  holder.append(paragraph)
  paragraph.select()
}
