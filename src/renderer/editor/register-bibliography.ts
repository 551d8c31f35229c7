import { $getEditor, $getNodeByKey, $getRoot, $hasUpdateTag, mergeRegister, RootNode } from 'lexical'
import type { LexicalEditor, LexicalNode, NodeKey } from 'lexical'
import { BibliographyNode } from './nodes/bibliography-node'
import { LOAD_TAG } from './side-content'

/**
 * Keeps the list of references where a deletion spans it (select all and type, too): it is no text, and only undo or
 * another document takes it away.
 */
export function registerBibliography(editor: LexicalEditor): () => void {
  const known = new Set<NodeKey>()
  const $keep = (): void => {
    if ($hasUpdateTag(LOAD_TAG)) return
    for (const key of known) {
      const node = $getNodeByKey(key)
      const before = node && !node.isAttached() && findPredecessors(key)
      if (node && before) $putBack(node, before)
    }
  }
  return mergeRegister(
    editor.registerNodeTransform(BibliographyNode, (node) => void known.add(node.getKey())),
    editor.registerNodeTransform(RootNode, $keep)
  )
}

/** The top blocks before a node as it stood before the running update, nearest first; undefined when it did not stand. */
function findPredecessors(key: NodeKey): readonly NodeKey[] | undefined {
  return $getEditor()
    .getEditorState()
    .read(() => {
      const node = $getNodeByKey(key)
      if (!node?.isAttached()) return undefined
      const top = node.getTopLevelElementOrThrow()
      const own = top.is(node) ? [] : [top.getKey()]
      return [
        ...own,
        ...top
          .getPreviousSiblings()
          .toReversed()
          .map((each) => each.getKey())
      ]
    })
}

function $putBack(node: LexicalNode, before: readonly NodeKey[]): void {
  const root = $getRoot()
  const anchor = before.map((key) => $getNodeByKey(key)).find((each) => each?.getParent()?.is(root))
  const first = root.getFirstChild()
  if (anchor) anchor.insertAfter(node)
  else if (first) first.insertBefore(node)
  else root.append(node)
}
