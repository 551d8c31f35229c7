import { $create, DecoratorNode } from 'lexical'
import type { LexicalNode } from 'lexical'

/** A rule across the page. */
export class ThematicBreakNode extends DecoratorNode<null> {
  override $config() {
    return this.config('thematic-break', { extends: DecoratorNode })
  }

  override createDOM(): HTMLElement {
    const element = document.createElement('div')
    element.className = 'thematic-break'
    element.setAttribute('role', 'separator')
    return element
  }

  override updateDOM(): false {
    return false
  }

  override getTextContent(): string {
    return '\n'
  }

  override isInline(): false {
    return false
  }
}

export const $createThematicBreakNode = (): ThematicBreakNode => $create(ThematicBreakNode)

export function $isThematicBreakNode(node: LexicalNode | null | undefined): node is ThematicBreakNode {
  return node instanceof ThematicBreakNode
}
