import { $create, $getState, $setState, $createParagraphNode, createState, ParagraphNode } from 'lexical'
import type { EditorConfig, LexicalNode, RangeSelection } from 'lexical'
import type { Caption } from '#core/manuscript/nodes'

/** What the caption belongs to. */
export const captionOfState = createState('of', {
  parse: (value: unknown): Caption['of'] => (value === 'table' ? 'table' : 'figure')
})

/** The words of a figure or table; its label is put before it when it is shown. */
export class CaptionNode extends ParagraphNode {
  override $config() {
    return this.config('caption', {
      extends: ParagraphNode,
      stateConfigs: [{ flat: true, stateConfig: captionOfState }]
    })
  }

  override createDOM(config: EditorConfig): HTMLElement {
    const element = super.createDOM(config)
    element.classList.add('caption')
    element.dataset['of'] = $getState(this, captionOfState, 'direct')
    return element
  }

  override insertNewAfter(_selection: RangeSelection, restoreSelection = true): ParagraphNode {
    const paragraph = $createParagraphNode()
    this.insertAfter(paragraph, restoreSelection)
    return paragraph
  }
}

export function $createCaptionNode(of: Caption['of']): CaptionNode {
  return $setState($create(CaptionNode), captionOfState, of)
}

export function $isCaptionNode(node: LexicalNode | null | undefined): node is CaptionNode {
  return node instanceof CaptionNode
}
