import { $createTableSelectionFrom, $isTableCellNode, $isTableNode } from '@lexical/table'
import {
  $createNodeSelection,
  $createRangeSelection,
  $findMatchingParent,
  $getRoot,
  $isDecoratorNode,
  $isElementNode,
  $isTextNode,
  $setSelection
} from 'lexical'
import type { LexicalNode, PointType } from 'lexical'
import * as fc from 'fast-check'

/** A place in a side by the number of its node in document order and an offset, both taken modulo what there is. */
interface WantedPoint {
  readonly node: number
  readonly offset: number
}

/** A selection of any kind, told without the nodes of a side. */
export interface WantedSelection {
  readonly kind: 'none' | 'caret' | 'range' | 'node' | 'cells'
  readonly anchor: WantedPoint
  readonly focus: WantedPoint
}

/** Selections of every kind: carets and ranges from any place to any other, between blocks too, nodes, cells, none. */
export function arbitrarySelection(): fc.Arbitrary<WantedSelection> {
  const point = fc.record({ node: fc.nat(60), offset: fc.nat(12) })
  return fc.record({
    kind: fc.constantFrom<WantedSelection['kind']>(
      'caret',
      'caret',
      'range',
      'range',
      'range',
      'node',
      'cells',
      'none'
    ),
    anchor: point,
    focus: point
  })
}

/** Selects what is wanted, as near as the side allows. Call within an update. */
export function $select({ kind, anchor, focus }: WantedSelection): void {
  const nodes = $allNodes($getRoot())
  const at = ({ node }: WantedPoint): LexicalNode => nodes[node % nodes.length] ?? $getRoot()
  if (kind === 'none') {
    $setSelection(null)
    return
  }
  if (kind === 'node') {
    const decorators = nodes.filter((node) => $isDecoratorNode(node))
    const selection = $createNodeSelection()
    const chosen = decorators[anchor.node % Math.max(1, decorators.length)]
    if (chosen) selection.add(chosen.getKey())
    $setSelection(selection)
    return
  }
  if (kind === 'cells' && $selectCells(at(anchor), focus.offset)) return
  const selection = $createRangeSelection()
  $setPoint(selection.anchor, at(anchor), anchor.offset)
  if (kind === 'caret') $setPoint(selection.focus, at(anchor), anchor.offset)
  else $setPoint(selection.focus, at(focus), focus.offset)
  $setSelection(selection)
}

function $selectCells(node: LexicalNode, offset: number): boolean {
  const cell = $findMatchingParent(node, $isTableCellNode)
  const table = $findMatchingParent(node, $isTableNode)
  const cells = table ? $allNodes(table).filter((each) => $isTableCellNode(each)) : []
  const other = cells[offset % Math.max(1, cells.length)]
  if (!cell || !table || !other) return false
  $setSelection($createTableSelectionFrom(table, cell, other))
  return true
}

function $setPoint(point: PointType, node: LexicalNode, offset: number): void {
  if ($isTextNode(node)) point.set(node.getKey(), offset % (node.getTextContentSize() + 1), 'text')
  else if ($isElementNode(node)) point.set(node.getKey(), offset % (node.getChildrenSize() + 1), 'element')
  else {
    const parent = node.getParentOrThrow()
    point.set(parent.getKey(), node.getIndexWithinParent() + (offset % 2), 'element')
  }
}

function $allNodes(node: LexicalNode): LexicalNode[] {
  return $isElementNode(node) ? [node, ...node.getChildren().flatMap($allNodes)] : [node]
}
