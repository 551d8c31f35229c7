import { $create, $getState, $setState, createState, DecoratorNode } from 'lexical'
import type { EditorConfig, LexicalEditor, LexicalNode } from 'lexical'
import type { LabelId } from '#core/ids'
import type { SourceLabelNode as SourceLabel } from '#core/manuscript/nodes'
import { formatsOf, marksState } from './marks'
import { shownTextsOf } from './shown-texts'

const NO_LABEL: SourceLabel = { type: 'sourceLabel', id: '' as LabelId, raw: '', name: '', run: '' }

/** The label that a node stands for. */
export const labelState = createState('label', { parse: parseLabel })

/** A source label not yet resolved: shown with its own words, an amber outline, and a place in the Tab order of labels. */
export class SourceLabelNode extends DecoratorNode<null> {
  override $config() {
    return this.config('source-label', {
      extends: DecoratorNode,
      stateConfigs: [
        { flat: true, stateConfig: labelState },
        { flat: true, stateConfig: marksState }
      ]
    })
  }

  override createDOM(_config: EditorConfig, editor: LexicalEditor): HTMLElement {
    const label = $getState(this, labelState, 'direct')
    const element = document.createElement('span')
    element.className = 'source-label'
    element.dataset['label'] = label.id
    element.dataset['marks'] = [...formatsOf($getState(this, marksState, 'direct'))].join(' ')
    element.setAttribute('role', 'button')
    element.setAttribute('aria-roledescription', shownTextsOf(editor).words().unresolvedLabel)
    element.textContent = label.raw
    return element
  }

  override updateDOM(previous: this): boolean {
    return (
      $getState(previous, labelState, 'direct') !== $getState(this, labelState, 'direct') ||
      $getState(previous, marksState, 'direct') !== $getState(this, marksState, 'direct')
    )
  }

  override getTextContent(): string {
    return $getState(this, labelState).raw
  }

  override isInline(): true {
    return true
  }
}

export function $createSourceLabelNode(label: SourceLabel, marks = 0): SourceLabelNode {
  return $setState($setState($create(SourceLabelNode), labelState, label), marksState, marks)
}

export function $isSourceLabelNode(node: LexicalNode | null | undefined): node is SourceLabelNode {
  return node instanceof SourceLabelNode
}

function parseLabel(value: unknown): SourceLabel {
  if (typeof value !== 'object' || value === null) return NO_LABEL
  const { id, raw, name, source, run } = value as Record<string, unknown>
  if (typeof id !== 'string' || typeof raw !== 'string' || typeof name !== 'string' || typeof run !== 'string') {
    return NO_LABEL
  }
  return { type: 'sourceLabel', id: id as LabelId, raw, name, run, ...(typeof source === 'string' && { source }) }
}
