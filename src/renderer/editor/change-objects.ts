import { $isCodeNode } from '@lexical/code'
import { $isTableNode } from '@lexical/table'
import { $insertNodeToNearestRoot } from '@lexical/utils'
import {
  $createParagraphNode,
  $findMatchingParent,
  $getNodeByKey,
  $getSelection,
  $getState,
  $isDecoratorNode,
  $isElementNode,
  $isNodeSelection,
  $isRootOrShadowRoot,
  $nodesOfType,
  $setSelection,
  $setState
} from 'lexical'
import type { ElementNode, LexicalNode, NodeKey, PointType, RangeSelection } from 'lexical'
import type { CommentId } from '#core/ids'
import type { Caption, CommentNode, Image } from '#core/manuscript/nodes'
import { $createCaptionNode } from './nodes/caption-node'
import { $createImageNode, $isImageNode, imageState } from './nodes/image-node'
import { $createKeptNode, $isKeptNode, KeptNode, keptState } from './nodes/kept-node'
import { $createMathBlockNode, $isMathBlockNode, mathState } from './nodes/math-block-node'
import { $removeAcrossBlocks } from './remove-range'
import { $settleSelection, $isTextBlock } from './settle-selection'
import type { EditableObject } from './side-editor'

/** The object that a node stands for, undefined for one that is text or a citation. */
export function $readObject(node: LexicalNode | null | undefined): EditableObject | undefined {
  if ($isKeptNode(node)) {
    const kept = $getState(node, keptState)
    return kept.type === 'commentStart' ? undefined : kept
  }
  if ($isImageNode(node)) return $getState(node, imageState)
  return $isMathBlockNode(node) ? { type: 'math', ...$getState(node, mathState) } : undefined
}

/** Puts an object at the caret, or in place of a selection; an equation that stands by itself below the block. */
export function $insertObject(object: EditableObject): void {
  const selection = $settleSelection('make a paragraph')
  if (!selection) return
  if (object.type === 'math') {
    const block = $insertNodeToNearestRoot($createMathBlockNode(object))
    if (!block.getNextSibling()) block.insertAfter($createParagraphNode())
    block.selectNext(0, 0)
    return
  }
  // A note or a comment is about what is selected and takes the place of nothing.
  if (object.type === 'note' || object.type === 'comment') $collapseToEnd(selection)
  else $removeAcrossBlocks(selection)
  const node = object.type === 'image' ? $createImageNode(object) : $createKeptNode(object)
  const code = $findMatchingParent(selection.anchor.getNode(), $isCodeNode)
  if (code) code.insertAfter($createParagraphNode().append(node))
  else selection.insertNodes([node])
  node.selectNext(0, 0)
}

function $collapseToEnd(selection: RangeSelection): void {
  const last = selection.isBackward() ? selection.anchor : selection.focus
  selection.anchor.set(last.key, last.offset, last.type)
  selection.focus.set(last.key, last.offset, last.type)
}

/** Puts another object of the same kind in the place of one; nothing where it is gone or of another kind. */
export function $changeObject(key: NodeKey, object: EditableObject): void {
  const node = $getNodeByKey(key)
  if (object.type === 'image') {
    if ($isImageNode(node)) $setState(node, imageState, object)
  } else if (object.type === 'math') {
    const { value, omml } = object
    if ($isMathBlockNode(node)) $setState(node, mathState, { value, ...(omml !== undefined && { omml }) })
  } else if ($isKeptNode(node) && object.type === $getState(node, keptState).type) $setState(node, keptState, object)
}

/** Takes an object out of the text, a comment with the start of its passage. */
export function $removeObject(key: NodeKey): void {
  const node = $getNodeByKey(key)
  if (!$isDecoratorNode(node)) return
  if ($isNodeSelection($getSelection()) && node.isSelected()) node.selectPrevious()
  $removePassageStart(node)
  node.remove()
}

/** Takes away where the passage of a comment begins, before the comment itself goes. */
export function $removePassageStart(node: LexicalNode): void {
  const kept = $isKeptNode(node) ? $getState(node, keptState) : undefined
  if (kept?.type === 'comment') $findPassageStart(kept.id)?.remove()
}

/** The node where a comment's passage begins, undefined for one about a place. */
export function $findPassageStart(comment: CommentId): KeptNode | undefined {
  return $nodesOfType(KeptNode).find((node) => {
    const kept = $getState(node, keptState)
    return kept.type === 'commentStart' && kept.comment === comment && node.isAttached()
  })
}

/** Puts a comment at the end of the selection, and the start of its passage where the selection begins. */
export function $addComment(comment: CommentNode): void {
  const selection = $settleSelection('make a paragraph')
  if (!selection) return
  const [first, last] = selection.isBackward()
    ? [selection.focus, selection.anchor]
    : [selection.anchor, selection.focus]
  const start = selection.isCollapsed() ? undefined : $caretAt(selection, first)
  const node = $createKeptNode(comment)
  // The end first: it stands behind what the start would shift.
  $insertAt($caretAt(selection, last), node)
  if (start) $insertAt(start, $createKeptNode({ type: 'commentStart', comment: comment.id }))
  node.selectNext(0, 0)
}

function $caretAt(range: RangeSelection, { key, offset, type }: PointType): RangeSelection {
  const caret = range.clone()
  caret.anchor.set(key, offset, type)
  caret.focus.set(key, offset, type)
  return caret
}

function $insertAt(place: RangeSelection, node: LexicalNode): void {
  const code = $findMatchingParent(place.anchor.getNode(), $isCodeNode)
  if (code) code.insertAfter($createParagraphNode().append(node))
  else {
    // Lexical inserts where the selection of the moment stands.
    $setSelection(place)
    place.insertNodes([node])
  }
}

/** Puts an empty caption below the block at the caret, that of a table above it, the caret in it. */
export function $insertCaption(of: Caption['of']): void {
  const selection = $settleSelection('make a paragraph')
  if (!selection) return
  const caption = $createCaptionNode(of)
  const block = $outerBlock(selection.anchor.getNode())
  if (!block) return
  if ($isTextBlock(block) && block.isEmpty()) block.replace(caption)
  else if ($isTableNode(block) && of === 'table') block.insertBefore(caption)
  else block.insertAfter(caption)
  caption.selectStart()
}

/** Puts a picture into a paragraph of its own below the block at the caret, and the caret into a caption below it. */
export function $insertFigure(image: Image): void {
  const selection = $settleSelection('make a paragraph')
  const block = selection && $outerBlock(selection.anchor.getNode())
  if (!block) return
  const paragraph = $createParagraphNode().append($createImageNode(image))
  const caption = $createCaptionNode('figure')
  if ($isTextBlock(block) && block.isEmpty()) block.replace(paragraph)
  else block.insertAfter(paragraph)
  paragraph.insertAfter(caption)
  caption.selectStart()
}

/** The block around a node that stands on the page, or in a quote; for one in a table, the table. */
function $outerBlock(node: LexicalNode): ElementNode | undefined {
  const table = $findMatchingParent(node, $isTableNode)
  const start = table ?? node
  const block = $findMatchingParent(start, (each) => $isRootOrShadowRoot(each.getParent()))
  return $isElementNode(block) ? block : undefined
}
