import type { CodeNode } from '@lexical/code'
import {
  $createParagraphNode,
  $createTextNode,
  $getSelection,
  $isElementNode,
  $isLineBreakNode,
  $isRangeSelection,
  $isTextNode
} from 'lexical'
import type { ElementNode, LexicalNode } from 'lexical'
import { $isCitationNode } from './nodes/citation-node'
import { $isImageNode } from './nodes/image-node'

/**
 * Code holds text and line ends. What else comes in when a paragraph becomes code: marks, links and labels leave their
 * text, citations and images move to a paragraph after the code, so that none is lost.
 */
export function $keepCodePlain(code: CodeNode): void {
  const moved: LexicalNode[] = []
  for (const child of code.getChildren()) {
    if ($isElementNode(child)) $unwrap(child)
  }
  for (const child of code.getChildren()) {
    if ($isLineBreakNode(child)) continue
    if ($isTextNode(child)) {
      if (child.getFormat() !== 0) child.setFormat(0)
    } else if ($isCitationNode(child) || $isImageNode(child)) moved.push(child)
    else child.replace($createTextNode(child.getTextContent()))
  }
  if (moved.length > 0) code.insertAfter($createParagraphNode().append(...moved))
}

/** Leaves an element's children in its place; a caret on the element itself goes before them. */
function $unwrap(element: ElementNode): void {
  const parent = element.getParentOrThrow()
  const index = element.getIndexWithinParent()
  const selection = $getSelection()
  for (const point of $isRangeSelection(selection) ? [selection.anchor, selection.focus] : []) {
    if (point.key === element.getKey()) point.set(parent.getKey(), index, 'element')
  }
  parent.splice(index, 1, element.getChildren())
}
