import { $create, $getState, $setState, createState, DecoratorNode } from 'lexical'
import type { EditorConfig, LexicalEditor, LexicalNode } from 'lexical'
import type { MathBlock } from '#core/manuscript/nodes'
import { splitTag } from '#core/manuscript/number-equations'
import { findMath } from './kept-value'
import { renderMath } from './render-math'
import { shownTextsOf } from './shown-texts'

/** The equation that a node stands for. */
export const mathState = createState('math', { parse: (value: unknown) => findMath(value) ?? { value: '' } })

/** An equation that stands by itself. */
export class MathBlockNode extends DecoratorNode<null> {
  override $config() {
    return this.config('math-block', { extends: DecoratorNode, stateConfigs: [{ flat: true, stateConfig: mathState }] })
  }

  override createDOM(_config: EditorConfig, editor: LexicalEditor): HTMLElement {
    const element = document.createElement('div')
    element.className = 'math-block'
    renderMathBlock(element, $getState(this, mathState, 'direct').value, editor)
    return element
  }

  override updateDOM(previous: this): boolean {
    return $getState(previous, mathState, 'direct') !== $getState(this, mathState, 'direct')
  }

  override getTextContent(): string {
    return $getState(this, mathState).value
  }

  override isInline(): false {
    return false
  }
}

export function $createMathBlockNode({ value, omml }: Pick<MathBlock, 'value' | 'omml'>): MathBlockNode {
  return $setState($create(MathBlockNode), mathState, { value, ...(omml !== undefined && { omml }) })
}

export function $isMathBlockNode(node: LexicalNode | null | undefined): node is MathBlockNode {
  return node instanceof MathBlockNode
}

/** Writes an equation into its element, with the words of the moment for those who hear it. */
export function renderMathBlock(element: HTMLElement, tex: string, editor: LexicalEditor): void {
  element.setAttribute('role', 'math')
  element.setAttribute('aria-label', `${shownTextsOf(editor).words().equation}: ${tex}`)
  renderMath(element, splitTag(tex).tex, 'block')
}
