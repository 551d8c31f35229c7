import type { CodeNode } from '@lexical/code'
import { $createParagraphNode, $createTextNode, $isElementNode, $isLineBreakNode, $isTextNode } from 'lexical'
import type { LexicalNode } from 'lexical'
import { $isCitationNode } from './nodes/citation-node'
import { $isImageNode } from './nodes/image-node'

/**
 * Code holds text and line ends. What else comes in when a paragraph becomes code: marks, links and labels leave their
 * text, citations and images move to a paragraph after the code, so that none is lost.
 */
export function $keepCodePlain(code: CodeNode): void {
  const moved: LexicalNode[] = []
  for (const child of code.getChildren()) {
    if ($isLineBreakNode(child)) continue
    if ($isTextNode(child)) {
      if (child.getFormat() !== 0) child.setFormat(0)
    } else if ($isElementNode(child)) {
      for (const inner of child.getChildren()) child.insertBefore(inner)
      child.remove()
    } else if ($isCitationNode(child) || $isImageNode(child)) moved.push(child)
    else child.replace($createTextNode(child.getTextContent()))
  }
  if (moved.length > 0) code.insertAfter($createParagraphNode().append(...moved))
}
