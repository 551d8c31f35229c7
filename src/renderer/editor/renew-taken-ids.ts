import { $getState, $isElementNode, $nodesOfType, $setState } from 'lexical'
import type { LexicalNode } from 'lexical'
import type { CitationId, IdSource, LabelId } from '#core/ids'
import { blockIdState, paragraphIdState } from './nodes/block-id'
import { $isCitationNode, CitationNode, citationState } from './nodes/citation-node'
import { $isSourceLabelNode, labelState, SourceLabelNode } from './nodes/source-label-node'

/**
 * Gives new ids to pasted citations, labels and blocks whose originals still stand on this side or, as `elsewhere`
 * tells, in the rest of the manuscript; what was cut keeps its id.
 */
export function $renewTakenIds(nodes: readonly LexicalNode[], ids: IdSource, elsewhere: ReadonlySet<string>): void {
  const taken = new Set<string>()
  for (const node of $nodesOfType(CitationNode)) if (node.isAttached()) taken.add($getState(node, citationState).id)
  for (const node of $nodesOfType(SourceLabelNode)) if (node.isAttached()) taken.add($getState(node, labelState).id)
  const renew = <T extends string>(id: T, make: () => T): T => {
    const kept = taken.has(id) || elsewhere.has(id) ? make() : id
    taken.add(kept)
    return kept
  }
  const visit = (node: LexicalNode): void => {
    if ($isCitationNode(node)) {
      const citation = $getState(node, citationState)
      const id = renew<CitationId>(citation.id, () => ids('c'))
      if (id !== citation.id) $setState(node, citationState, { ...citation, id })
    } else if ($isSourceLabelNode(node)) {
      const label = $getState(node, labelState)
      const id = renew<LabelId>(label.id, () => ids('l'))
      if (id !== label.id) $setState(node, labelState, { ...label, id })
    } else if ($isElementNode(node)) node.getChildren().forEach(visit)
    // A block without an id gets one when it stands; one taken on this side is noticed then, too.
    for (const state of [blockIdState, paragraphIdState])
      if (elsewhere.has($getState(node, state))) $setState(node, state, '')
  }
  nodes.forEach(visit)
}
