import { $isListItemNode, $isListNode } from '@lexical/list'
import { $isTableNode, $isTableRowNode } from '@lexical/table'
import { $getNodeByKey, $getRoot, $getState, $isElementNode } from 'lexical'
import type { ElementNode, LexicalNode, NodeKey } from 'lexical'
import { ownItemState } from '../nodes/block-id'
import { $isTextBlock } from '../settle-selection'
import type { Recorder } from './recorder'

/** What an edit began with, and the nodes that may have changed since. */
export type Edited = Pick<Recorder, 'before' | 'touched'>

/** The children of an element from the first that changed to the last. */
export interface ChangedChildren {
  /** How many stand before them. */
  readonly ahead: number
  /** How many stand behind them. */
  readonly behind: number
  readonly old: readonly NodeKey[]
  readonly now: readonly NodeKey[]
}

/** Finds what became of the children of an element since the recorder's state. */
export function $findChangedChildren(parent: ElementNode, { before, touched }: Edited): ChangedChildren {
  const old = before.read(() => childKeysOf(parent.getKey()))
  const now = parent.getChildrenKeys()
  const isUntouched = (first: NodeKey | undefined, second: NodeKey | undefined): boolean =>
    first !== undefined && first === second && !touched.has(first)
  // A side has thousands of blocks, and an edit touches few.
  let ahead = 0
  while (isUntouched(old[ahead], now[ahead])) ahead++
  let [oldEnd, nowEnd] = [old.length, now.length]
  while (oldEnd > ahead && nowEnd > ahead && isUntouched(old[oldEnd - 1], now[nowEnd - 1])) {
    oldEnd--
    nowEnd--
  }
  return { ahead, behind: now.length - nowEnd, old: old.slice(ahead, oldEnd), now: now.slice(ahead, nowEnd) }
}

function childKeysOf(key: NodeKey): readonly NodeKey[] {
  const node = $getNodeByKey(key)
  return $isElementNode(node) && node.isAttached() ? node.getChildrenKeys() : []
}

/** Children of one element that hold all that changed: those between two numbers of others. */
export interface Place {
  readonly parent: NodeKey
  readonly ahead: number
  readonly behind: number
}

/** Finds the narrowest place that holds all that changed; rows and cells are no text by themselves. */
export function $findPlace(edited: Edited, parent: ElementNode = $getRoot()): Place {
  const { ahead, behind, old, now } = $findChangedChildren(parent, edited)
  const [only] = now
  const node =
    only !== undefined && now.length === 1 && old.length === 1 && old[0] === only ? $getNodeByKey(only) : null
  if ($isElementNode(node) && !$isTextBlock(node)) {
    const inner = $findPlace(edited, node)
    const container = $getNodeByKey(inner.parent)
    if (!$isTableNode(container) && !$isTableRowNode(container)) return inner
  }
  return { parent: parent.getKey(), ahead, behind }
}

/** What stands at a place, with the neighbours that it may be joined with; an item begins with its own words. */
export function $nodesAt({ parent, ahead, behind }: Place): readonly LexicalNode[] {
  const node = $getNodeByKey(parent)
  const children = $isElementNode(node) ? node.getChildren() : []
  let [start, end] = [ahead - 1, children.length - behind]
  while (isWrapper(children[start])) start--
  while (isWrapper(children[end])) end++
  return children.slice(Math.max(0, start), end + 1)
}

/** True for an item that only holds lists of the item before it. */
const isWrapper = (node: LexicalNode | undefined): boolean =>
  $isListItemNode(node) && !$getState(node, ownItemState) && !node.isEmpty() && node.getChildren().every($isListNode)
