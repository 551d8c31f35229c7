import { $getNodeByKey, $getRoot, $getSelection, $isElementNode, $isNodeSelection, $isRangeSelection } from 'lexical'
import type { LexicalNode, NodeKey } from 'lexical'
import { $isSourceLabelNode } from './nodes/source-label-node'
import type { SourceLabelNode } from './nodes/source-label-node'
import { $selectDecorator } from './reveal'

/**
 * Selects the next or previous label. Past the last one `onEnd` decides, without it the first one follows. False when
 * the side has no labels.
 */
export function $stepLabel(delta: 1 | -1, onEnd?: (delta: 1 | -1) => void): boolean {
  const { before, after, all } = $labelsAround($selectionKey())
  const next = delta > 0 ? after : before
  if (next) $selectDecorator(next)
  else if (onEnd) queueMicrotask(() => onEnd(delta))
  else {
    const first = delta > 0 ? all[0] : all.at(-1)
    if (first) $selectDecorator(first)
  }
  return all.length > 0 || onEnd !== undefined
}

function $selectionKey(): NodeKey | undefined {
  const selection = $getSelection()
  if ($isNodeSelection(selection)) return selection.getNodes()[0]?.getKey()
  if (!$isRangeSelection(selection)) return undefined
  const { focus } = selection
  const node = $getNodeByKey(focus.key)
  const child = focus.type === 'element' && $isElementNode(node) ? node.getChildAtIndex(focus.offset - 1) : null
  return (child ?? node)?.getKey()
}

interface Around {
  readonly all: readonly SourceLabelNode[]
  readonly before: SourceLabelNode | undefined
  readonly after: SourceLabelNode | undefined
}

/** The labels before and after a node in document order; a selected label is neither. */
function $labelsAround(key: NodeKey | undefined): Around {
  const all: SourceLabelNode[] = []
  let passed = key === undefined ? 0 : -1
  const walk = (node: LexicalNode): void => {
    if (node.getKey() === key) passed = all.length
    if ($isSourceLabelNode(node)) all.push(node)
    if ($isElementNode(node)) for (const child of node.getChildren()) walk(child)
  }
  walk($getRoot())
  const after = all.slice(Math.max(0, passed)).find((label) => label.getKey() !== key)
  return { all, before: all.slice(0, Math.max(0, passed)).at(-1), after }
}
