import { $getState, $isElementNode, $nodesOfType, $setState } from 'lexical'
import type { LexicalNode } from 'lexical'
import type { CitationId, IdSource, LabelId } from '#core/ids'
import { $isCitationNode, CitationNode, citationState } from './nodes/citation-node'
import { $isSourceLabelNode, labelState, SourceLabelNode } from './nodes/source-label-node'

/** Gives new ids to pasted citations and labels whose originals still stand on this side; cut ones keep theirs. */
export function $renewTakenIds(nodes: readonly LexicalNode[], ids: IdSource): void {
  const taken = new Set<string>()
  for (const node of $nodesOfType(CitationNode)) if (node.isAttached()) taken.add($getState(node, citationState).id)
  for (const node of $nodesOfType(SourceLabelNode)) if (node.isAttached()) taken.add($getState(node, labelState).id)
  const visit = (node: LexicalNode): void => {
    if ($isCitationNode(node)) {
      const citation = $getState(node, citationState)
      const id: CitationId = taken.has(citation.id) ? ids('c') : citation.id
      if (id !== citation.id) $setState(node, citationState, { ...citation, id })
      taken.add(id)
    } else if ($isSourceLabelNode(node)) {
      const label = $getState(node, labelState)
      const id: LabelId = taken.has(label.id) ? ids('l') : label.id
      if (id !== label.id) $setState(node, labelState, { ...label, id })
      taken.add(id)
    } else if ($isElementNode(node)) node.getChildren().forEach(visit)
  }
  nodes.forEach(visit)
}
