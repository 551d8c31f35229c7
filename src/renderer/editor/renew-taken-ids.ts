import { $getState, $isElementNode, $nodesOfType, $setState } from 'lexical'
import type { LexicalNode } from 'lexical'
import { collectIds } from './collect-ids'
import { blockIdState, paragraphIdState } from './nodes/block-id'
import { CitationNode, citationState } from './nodes/citation-node'
import { KeptNode, keptState } from './nodes/kept-node'
import { SourceLabelNode, labelState } from './nodes/source-label-node'
import type { Standing } from './renew-leaves'

/** Takes their ids from pasted blocks whose originals stand in the rest of the manuscript; each gets one once it stands. */
export function $dropTakenIds(nodes: readonly LexicalNode[], elsewhere: ReadonlySet<string>): void {
  for (const node of nodes) {
    for (const state of [blockIdState, paragraphIdState])
      if (elsewhere.has($getState(node, state))) $setState(node, state, '')
    if ($isElementNode(node)) $dropTakenIds(node.getChildren(), elsewhere)
  }
}

/** What stands on this side, with what stands `elsewhere`. */
export function $readStanding(elsewhere: ReadonlySet<string>): Standing {
  const taken = new Set(elsewhere)
  const comments = new Set<string>()
  const starts = new Set<string>()
  for (const node of $nodesOfType(CitationNode)) if (node.isAttached()) taken.add($getState(node, citationState).id)
  for (const node of $nodesOfType(SourceLabelNode)) if (node.isAttached()) taken.add($getState(node, labelState).id)
  for (const node of $nodesOfType(KeptNode)) {
    if (!node.isAttached()) continue
    const kept = $getState(node, keptState)
    if (kept.type === 'note') collectIds(kept.children).forEach((id) => taken.add(id))
    if (kept.type === 'comment') comments.add(kept.id)
    if (kept.type === 'commentStart') starts.add(kept.comment)
  }
  comments.forEach((id) => taken.add(id))
  return { isTaken: (id) => taken.has(id), comments, starts }
}
