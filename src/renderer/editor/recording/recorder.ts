import { $getNodeByKey, $getState, $isElementNode } from 'lexical'
import type { EditorState, ElementNode, LexicalNode, NodeKey } from 'lexical'
import type { Change } from '#core/manuscript/nodes'
import { changeState } from '../nodes/change-state'
import { $isKeptNode, keptState } from '../nodes/kept-node'
import { $isTextBlock } from '../settle-selection'
import { $isRecordedBlock, $leavesOf } from './text-tokens'

/** Whose changes are recorded, and since when. */
export interface Recorder {
  /** The side before the edits that are to be recorded. */
  readonly before: EditorState
  /** Nodes that may have changed since; those they stand in are among them. */
  readonly touched: ReadonlySet<NodeKey>
  readonly author: string
  /** ISO 8601 instant. */
  readonly date: string
  /** True where the edit took away what stood behind the caret. */
  readonly isForward: boolean
  /** True where blocks that are gone may stand as new ones; false where the edit took some of them away for good. */
  readonly isReshaping: boolean
}

/** True where every block with words that is gone was made another, as when paragraphs become a list. */
export function $isReshaping(recorder: Recorder): boolean {
  const wordy = recorder.before.read(() =>
    [...recorder.touched].filter((key) => {
      const node = $getNodeByKey(key)
      return $isRecordedBlock(node) && node.isAttached() && !node.isEmpty()
    })
  )
  return wordy.every((key) => $findNow(key, recorder))
}

/** The mark for something that was put in or taken out just now, joined to that of a neighbour from the same hour. */
export function $changeBeside(
  { author, date }: Pick<Recorder, 'author' | 'date'>,
  type: Change['type'],
  neighbours: readonly (LexicalNode | null | undefined)[]
): Change {
  const hour = date.slice(0, 13)
  const known = neighbours
    .map((node) => node && $getState(node, changeState))
    .find((change) => change?.type === type && change.author === author && change.date?.startsWith(hour))
  return { type, author, date: known?.date ?? date }
}

/** Comments are said of a text, and no part of it. */
export function $isRemark(node: LexicalNode): boolean {
  if (!$isKeptNode(node)) return false
  const { type } = $getState(node, keptState)
  return type === 'comment' || type === 'commentStart'
}

/** The text block that a node stands in, itself included; code, too, though nothing is recorded there. */
export function $blockOf(node: LexicalNode | null): ElementNode | undefined {
  return node ? [node, ...node.getParents()].find($isTextBlock) : undefined
}

/**
 * Where the block with this key stands now: under its key, or as the block that was made of it. Undefined where it is
 * gone.
 */
export function $findNow(key: NodeKey, recorder: Recorder): LexicalNode | undefined {
  const same = $getNodeByKey(key)
  if (same?.isAttached()) return same
  if (!recorder.isReshaping) return undefined
  for (const leaf of recorder.before.read(() => leafKeysOf(key))) {
    const node = $getNodeByKey(leaf)
    const block = node?.isAttached() ? $blockOf(node) : undefined
    if (block && $findOrigin(block, recorder) === key) return block
  }
  return undefined
}

/**
 * The key under which a block stood before: its own, or, where it is new, that of the block that is gone and whose words
 * come first in it.
 */
export function $findOrigin(block: LexicalNode, { before, isReshaping }: Recorder): NodeKey | undefined {
  if (isIn(before, block.getKey())) return block.getKey()
  if (!isReshaping) return undefined
  for (const leaf of $isElementNode(block) ? $leavesOf(block) : []) {
    const origin = before.read(() => {
      const node = $getNodeByKey(leaf.getKey())
      return node?.isAttached() ? $blockOf(node)?.getKey() : undefined
    })
    if (origin !== undefined) return $getNodeByKey(origin)?.isAttached() ? undefined : origin
  }
  return undefined
}

/** True for a node that stood in the side then. */
export function isIn(state: EditorState, key: NodeKey): boolean {
  return state.read(() => $getNodeByKey(key)?.isAttached() === true)
}

function leafKeysOf(key: NodeKey): readonly NodeKey[] {
  const node = $getNodeByKey(key)
  return $isElementNode(node) ? $leavesOf(node).map((leaf) => leaf.getKey()) : []
}
