import { $createListItemNode, $isListItemNode, $isListNode } from '@lexical/list'
import type { ListItemNode } from '@lexical/list'
import { $isQuoteNode } from '@lexical/rich-text'
import { $isTableNode } from '@lexical/table'
import { $getNodeByKey, $getRoot, $getState, $isElementNode, $setState } from 'lexical'
import type { ElementNode, LexicalNode, NodeKey } from 'lexical'
import type { BlockId } from '#core/ids'
import type { Block } from '#core/manuscript/nodes'
import { takeOutBlock } from '#core/manuscript/take-out-block'
import { $fromLexical } from '../convert/from-lexical'
import { $toLexical } from '../convert/to-lexical'
import { $findBlockId, $setBlockId, blockIdState, ownItemState } from '../nodes/block-id'
import { $findChangedChildren } from './changed-children'
import { $changeBeside, $findNow, $findOrigin, $isReshaping, isIn } from './recorder'
import type { Recorder } from './recorder'
import { $recordTable, $markNewTable } from './record-table'
import { $markNewBlocks, $recordText, $takenOutBlocks } from './record-text'
import { $isRecordedBlock } from './text-tokens'

/**
 * Marks as tracked changes what became of the side since the recorder's state: what is new is marked as put in, what is
 * gone comes back marked as taken out. What was itself put in by a change goes for good. What changes no words (marks,
 * kinds of blocks, links, comments), and blocks that have no place for a mark (rules, code, equations that stand by
 * themselves, columns) are left as the edit made them.
 */
export function $recordChanges(edits: Omit<Recorder, 'isReshaping'>): void {
  const recorder = { ...edits, isReshaping: true }
  $recordChildren($getRoot(), { ...recorder, isReshaping: $isReshaping(recorder) })
}

/** A child of an element as it stood before. */
interface Child {
  readonly key: NodeKey
  readonly id: string
  readonly isText: boolean
}

function $recordChildren(parent: ElementNode, recorder: Recorder): void {
  const { old, now } = $findChangedChildren(parent, recorder)
  if (old.length === 0 && now.length === 0) return
  const children = recorder.before.read(() => old.flatMap($readChild))
  const nodes = now.flatMap((key) => $getNodeByKey(key) ?? [])
  $recordWindow(parent, children, nodes, recorder)
}

function $readChild(key: NodeKey): readonly Child[] {
  const node = $getNodeByKey(key)
  return node ? [{ key, id: $getState(node, blockIdState), isText: $isRecordedBlock(node) }] : []
}

/** Children of one element that changed; those that are no text part them, and are looked into by themselves. */
function $recordWindow(
  parent: ElementNode,
  old: readonly Child[],
  now: readonly LexicalNode[],
  recorder: Recorder
): void {
  const borders = now.filter((node) => !$isRecordedBlock(node) && old.some(({ key }) => key === node.getKey()))
  let [oldAt, nowAt] = [0, 0]
  for (const border of [...borders, undefined]) {
    const oldEnd = border ? old.findIndex(({ key }) => key === border.getKey()) : old.length
    const nowEnd = border ? now.indexOf(border) : now.length
    // Children in another order than before are looked at as they come.
    if (oldEnd >= oldAt) {
      $recordRun(parent, { old: old.slice(oldAt, oldEnd), now: now.slice(nowAt, nowEnd), following: border }, recorder)
      oldAt = oldEnd + 1
    } else for (const node of now.slice(nowAt, nowEnd)) $recordOther(node, recorder)
    nowAt = nowEnd + 1
    if (border) $recordOther(border, recorder)
  }
}

/** What stands between two children that stayed. */
interface Run {
  readonly old: readonly Child[]
  readonly now: readonly LexicalNode[]
  readonly following: LexicalNode | undefined
}

function $recordRun(parent: ElementNode, run: Run, recorder: Recorder): void {
  const { old, now } = run
  const moved = now.filter($isRecordedBlock).flatMap((block) => {
    const origin = $findOrigin(block, recorder)
    return origin !== undefined && !isTextBefore(origin, parent, recorder) ? [{ block, origin }] : []
  })
  const others = now.filter((node) => !$isRecordedBlock(node))
  const isReshaped = moved.length > 0 || others.length > 0
  const texts = old.filter(({ key, isText }) => {
    const node = isText ? $findNow(key, recorder) : undefined
    if (!isText || node) return $isRecordedBlock(node) && node.getParent()?.is(parent) === true
    return !isReshaped || hasWords(key, recorder)
  })
  const blocks = now.filter($isRecordedBlock).filter((block) => !moved.some((pair) => pair.block.is(block)))
  for (const { block, origin } of moved) $recordText([origin], [block], recorder)
  if (texts.length === 0) $markNewBlocks(blocks, recorder)
  else if (blocks.length > 0) {
    const keys = texts.map(({ key }) => key)
    $recordText(keys, blocks, recorder)
  }
  $putGoneBack(parent, run, blocks.length === 0 ? texts : [], recorder)
  for (const node of others) $recordOther(node, recorder)
}

/** What is gone comes back in its order: lists, quotes and tables, and `texts`, for which no block is left. */
function $putGoneBack(parent: ElementNode, { old, following }: Run, texts: readonly Child[], recorder: Recorder): void {
  for (const child of old) {
    const gap = { parent, old, child, following }
    if (texts.includes(child)) $insert($takenOutBlocks([child.key], parent, recorder), gap, recorder)
    else if (!child.isText && !$getNodeByKey(child.key)?.isAttached()) $insert($putBack(child, recorder), gap, recorder)
  }
}

/** True for a block that stood among the texts of this parent; not for code, or one from elsewhere. */
const isTextBefore = (key: NodeKey, parent: ElementNode, { before }: Recorder): boolean =>
  before.read(() => {
    const node = $getNodeByKey(key)
    return $isRecordedBlock(node) && node.getParent()?.getKey() === parent.getKey()
  })

const hasWords = (key: NodeKey, { before }: Recorder): boolean =>
  before.read(() => {
    const node = $getNodeByKey(key)
    return $isElementNode(node) && !node.isEmpty()
  })

/** A child that is no text: what stands in it is looked at, and a new table is marked by its rows. */
function $recordOther(node: LexicalNode, recorder: Recorder): void {
  const isKnown = isIn(recorder.before, node.getKey())
  if (isKnown && !recorder.touched.has(node.getKey())) return
  if ($isTableNode(node)) {
    if (isKnown) $recordTable(node, recorder, (cell) => $recordChildren(cell, recorder))
    else $markNewTable(node, recorder)
  } else if ($isListNode(node) || $isListItemNode(node) || $isQuoteNode(node)) $recordChildren(node, recorder)
}

/** Where something that was gone comes back. */
interface Gap {
  readonly parent: ElementNode
  readonly old: readonly Child[]
  readonly child: Child
  readonly following: LexicalNode | undefined
}

/** Puts nodes behind what stands, or has come back, of the children before them. */
function $insert(nodes: readonly LexicalNode[], { parent, old, child, following }: Gap, { before }: Recorder): void {
  if (nodes.length === 0) return
  const children = parent.getChildren()
  const indexOf = ({ key, id }: Child): number => {
    const own = children.findIndex((node) => node.getKey() === key)
    return own >= 0 || id === '' ? own : children.findLastIndex((node) => $getState(node, blockIdState) === id)
  }
  const previous = old.slice(0, old.indexOf(child)).map(indexOf)
  const behind = Math.max(-1, ...previous) + 1
  const start = following ? following.getIndexWithinParent() : $startOf(parent, old, before)
  parent.splice(behind > 0 ? behind : start, 0, [...nodes])
}

/** Behind the child that stood before all of `old`, where it still stands; else at the end. */
function $startOf(parent: ElementNode, old: readonly Child[], before: Recorder['before']): number {
  const first = old[0]
  const previous = first && before.read(() => $getNodeByKey(first.key)?.getPreviousSibling()?.getKey())
  const node = previous === undefined ? null : $getNodeByKey(previous)
  if (node?.getParent()?.is(parent)) return node.getIndexWithinParent() + 1
  return first && previous === undefined ? 0 : parent.getChildrenSize()
}

/** A list, quote or table that is gone comes back, but for what is still there in another shape. */
function $putBack({ key }: Child, recorder: Recorder): readonly LexicalNode[] {
  const { before } = recorder
  const inner = before.read(() => textBlocksIn(key))
  const found = inner.filter((block) => $findNow(block.key, recorder))
  const left = found.length > 0 ? inner.filter((block) => found.includes(block) || block.isEmpty) : []
  const { blocks, item } = before.read(() => readGone(key))
  const change = $changeBeside(recorder, 'deletion', [])
  const without = new Set(left.map(({ id }) => id))
  const taken = $toLexical(blocks.flatMap((block) => takeOutBlock(block, change, without) ?? []))
  return item && taken.length > 0 ? [$createItem(item).splice(0, 0, taken)] : taken
}

interface GoneItem {
  readonly id: string
  readonly isOwn: boolean
}

/** The block that a node stood for; of an item that held blocks, those. */
function readGone(key: NodeKey): { readonly blocks: readonly Block[]; readonly item?: GoneItem } {
  const node = $getNodeByKey(key)
  const parent = node?.getParent()
  if ($isListItemNode(node)) {
    const item = { id: $getState(node, blockIdState), isOwn: $getState(node, ownItemState) }
    return { blocks: $fromLexical(node), item }
  }
  const id = node && $findBlockId(node)
  return { blocks: parent ? $fromLexical(parent).filter((block) => block.id === id) : [] }
}

function $createItem({ id, isOwn }: GoneItem): ListItemNode {
  const item = $setState($createListItemNode(), ownItemState, isOwn)
  return id === '' ? item : $setBlockId(item, id as BlockId)
}

interface InnerBlock {
  readonly key: NodeKey
  readonly id: string
  readonly isEmpty: boolean
}

function textBlocksIn(key: NodeKey): readonly InnerBlock[] {
  const collect = (node: LexicalNode): readonly InnerBlock[] => {
    if ($isRecordedBlock(node)) {
      return [{ key: node.getKey(), id: $getState(node, blockIdState), isEmpty: node.isEmpty() }]
    }
    return $isElementNode(node) ? node.getChildren().flatMap(collect) : []
  }
  const node = $getNodeByKey(key)
  return node ? collect(node) : []
}
