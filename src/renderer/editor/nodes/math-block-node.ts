import { $create, $getState, $setState, createState, DecoratorNode } from 'lexical'
import type { LexicalNode } from 'lexical'
import type { MathBlock } from '#core/manuscript/nodes'
import { findMath } from './kept-value'

/** The equation that a node stands for. */
export const mathState = createState('math', { parse: (value: unknown) => findMath(value) ?? { value: '' } })

/** An equation that stands by itself; shown as its TeX. */
export class MathBlockNode extends DecoratorNode<null> {
  override $config() {
    return this.config('math-block', { extends: DecoratorNode, stateConfigs: [{ flat: true, stateConfig: mathState }] })
  }

  override createDOM(): HTMLElement {
    const element = document.createElement('div')
    element.className = 'math-block'
    element.textContent = $getState(this, mathState, 'direct').value
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
