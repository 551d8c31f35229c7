import { $getNodeByKey, $getState, $isElementNode, $isTextNode, $setState } from 'lexical'
import type { EditorState, ElementNode, LexicalNode, TextNode } from 'lexical'
import type { Change } from '#core/manuscript/nodes'
import { blockIdState } from '../nodes/block-id'
import { $isCaptionNode } from '../nodes/caption-node'
import { changeState, endChangeState } from '../nodes/change-state'
import { $findPlace, $nodesAt } from './changed-children'
import type { Edited } from './changed-children'
import { $isEndTakenOut, $isRecordedBlock, $leavesOf } from './text-tokens'

/**
 * Gives ends and words back what they were before an edit: blocks that are split or joined have others' ends, and what
 * is typed into words that were taken out is not taken out itself.
 */
export function $dropInherited(edited: Edited): void {
  const place = $findPlace(edited)
  const gone = edited.before.read(() => $goneEnds($nodesAt(place)))
  for (const block of $textBlocksIn($nodesAt(place))) {
    $correctEnd(block, gone)
    for (const leaf of $leavesOf(block)) {
      if ($isTextNode(leaf) && edited.touched.has(leaf.getKey())) $freeTyped(leaf, edited.before)
    }
  }
}

type GoneEnds = ReadonlyMap<string, Change>

/** Ends that are taken out by what stands behind them, the last ones by what holds them. */
const $goneEnds = (nodes: readonly LexicalNode[]): GoneEnds =>
  new Map(
    $textBlocksIn(nodes).flatMap((block) => {
      const end = $getState(block, endChangeState)
      return end?.type === 'deletion' ? $namesOfEnd(block).map((name) => [name, end] as const) : []
    })
  )

function $namesOfEnd(block: ElementNode): readonly string[] {
  const next = block.getNextSibling()
  if (!next) return [`last of ${block.getParent()?.getKey()}`]
  return [`before ${next.getKey()}`, `before the block ${$getState(next, blockIdState)}`]
}

/** A block that was made of another has its id, but so has the second half of one that was split. */
function $correctEnd(block: ElementNode, gone: GoneEnds): void {
  const isTakenOut = $isEndTakenOut(block)
  const [byKey = '', byId = byKey] = $namesOfEnd(block)
  // Captions have no place for the mark.
  const end = isTakenOut || (gone.has(byKey) && !$isCaptionNode(block)) ? gone.get(byId) : undefined
  if (isTakenOut !== (end !== undefined)) $setState(block, endChangeState, end ?? null)
}

const $textBlocksIn = (nodes: readonly LexicalNode[]): readonly ElementNode[] =>
  nodes.flatMap((node) =>
    $isRecordedBlock(node) ? [node] : $isElementNode(node) ? $textBlocksIn(node.getChildren()) : []
  )

function $freeTyped(leaf: TextNode, before: EditorState): void {
  if ($getState(leaf, changeState)?.type !== 'deletion') return
  const old = before.read(() => $getNodeByKey(leaf.getKey())?.getTextContent())
  if (old === undefined) return
  const now = leaf.getTextContent()
  let [start, end] = [0, now.length]
  while (start < end && now[start] === old[start]) start++
  while (
    end > start &&
    old.length - now.length + end > start &&
    now[end - 1] === old[old.length - now.length + end - 1]
  )
    end--
  if (start === end) return
  const part = start === 0 && end === now.length ? leaf : leaf.splitText(start, end)[start === 0 ? 0 : 1]
  if (part) $setState(part, changeState, null)
}
