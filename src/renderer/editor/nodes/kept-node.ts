import { $create, $getState, $setState, createState, DecoratorNode } from 'lexical'
import type { EditorConfig, LexicalNode } from 'lexical'
import type { CommentNode, CommentStart, CrossReference, InlineMath, Note } from '#core/manuscript/nodes'
import { textOf } from '#core/manuscript/text-of'
import { findKeptInline } from './kept-value'
import { formatsOf, marksState } from './marks'

/** Inline content that is shown as one object: it can be moved, copied and deleted, and is never taken apart. */
export type KeptInline = Note | InlineMath | CommentStart | CommentNode | CrossReference

const NOTHING: KeptInline = { type: 'inlineMath', value: '' }

/** What a kept node stands for. */
export const keptState = createState('kept', { parse: (value: unknown) => findKeptInline(value) ?? NOTHING })

/** A note, equation, comment or cross reference in the text. */
export class KeptNode extends DecoratorNode<null> {
  override $config() {
    return this.config('kept', {
      extends: DecoratorNode,
      stateConfigs: [
        { flat: true, stateConfig: keptState },
        { flat: true, stateConfig: marksState }
      ]
    })
  }

  override createDOM(_config: EditorConfig): HTMLElement {
    const kept = $getState(this, keptState, 'direct')
    const element = document.createElement('span')
    element.className = `kept kept-${kept.type}`
    element.dataset['marks'] = [...formatsOf($getState(this, marksState, 'direct'))].join(' ')
    element.textContent = shownAs(kept)
    element.title = wordsOf(kept)
    return element
  }

  override updateDOM(previous: this): boolean {
    return (
      $getState(previous, keptState, 'direct') !== $getState(this, keptState, 'direct') ||
      $getState(previous, marksState, 'direct') !== $getState(this, marksState, 'direct')
    )
  }

  override getTextContent(): string {
    return textOf($getState(this, keptState))
  }

  override isInline(): true {
    return true
  }
}

export function $createKeptNode(kept: KeptInline, marks = 0): KeptNode {
  return $setState($setState($create(KeptNode), keptState, kept), marksState, marks)
}

export function $isKeptNode(node: LexicalNode | null | undefined): node is KeptNode {
  return node instanceof KeptNode
}

function shownAs(kept: KeptInline): string {
  switch (kept.type) {
    case 'note':
      return kept.kind === 'footnote' ? '※' : '†'
    case 'commentStart':
      return '⟦'
    case 'comment':
      return '⟧'
    default:
      return textOf(kept)
  }
}

function wordsOf(kept: KeptInline): string {
  if (kept.type === 'note') return textOf(kept.children)
  return kept.type === 'comment' ? `${kept.author}: ${kept.text}` : ''
}
