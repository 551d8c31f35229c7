import { $create, $getState, $setState, createState, DecoratorNode } from 'lexical'
import type { DOMExportOutput, EditorConfig, LexicalEditor, LexicalNode } from 'lexical'
import type { CommentNode, CommentStart, CrossReference, InlineMath, Note } from '#core/manuscript/nodes'
import { textOf } from '#core/manuscript/text-of'
import { findKeptInline } from './kept-value'
import { formatsOf, marksState } from './marks'
import { renderKept } from './render-kept'

/** Inline content that is shown as one object: it can be moved, copied and deleted, and is never taken apart. */
export type KeptInline = Note | InlineMath | CommentStart | CommentNode | CrossReference

const NOTHING: KeptInline = { type: 'inlineMath', value: '' }

/** What a kept node stands for. */
export const keptState = createState('kept', { parse: (value: unknown) => findKeptInline(value) ?? NOTHING })

/**
 * A note, equation, comment or cross reference in the text. Numbers and labels follow from its place on the side and are
 * no part of the editor's state: `showObjects` writes them into the DOM.
 */
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

  override createDOM(_config: EditorConfig, editor: LexicalEditor): HTMLElement {
    const element = document.createElement('span')
    renderKept(element, $getState(this, keptState, 'direct'), editor)
    element.dataset['marks'] = [...formatsOf($getState(this, marksState, 'direct'))].join(' ')
    return element
  }

  override updateDOM(previous: this): boolean {
    return (
      $getState(previous, keptState, 'direct') !== $getState(this, keptState, 'direct') ||
      $getState(previous, marksState, 'direct') !== $getState(this, marksState, 'direct')
    )
  }

  /** For other programs: a note gives its mark, a comment, which is no text, nothing. */
  override exportDOM(editor: LexicalEditor): DOMExportOutput {
    const kept = $getState(this, keptState)
    if (kept.type === 'comment' || kept.type === 'commentStart') return { element: null }
    if (kept.type !== 'note') return super.exportDOM(editor)
    const mark = document.createElement('sup')
    mark.textContent = editor.getElementByKey(this.getKey())?.textContent ?? '*'
    return { element: mark }
  }

  override getTextContent(): string {
    return textOf($getState(this, keptState))
  }

  override isInline(): true {
    return true
  }

  /** Where a passage begins there is nothing to see, and so nothing to stop at. */
  override isKeyboardSelectable(): boolean {
    return $getState(this, keptState).type !== 'commentStart'
  }
}

export function $createKeptNode(kept: KeptInline, marks = 0): KeptNode {
  return $setState($setState($create(KeptNode), keptState, kept), marksState, marks)
}

export function $isKeptNode(node: LexicalNode | null | undefined): node is KeptNode {
  return node instanceof KeptNode
}

/** True for what stands in the text without being part of it: notes, comments and where their passages begin. */
export function $isAside(node: LexicalNode | null | undefined): node is KeptNode {
  const type = $isKeptNode(node) ? $getState(node, keptState).type : undefined
  return type === 'note' || type === 'comment' || type === 'commentStart'
}

/** True for the node where a comment's passage begins. */
export function $isCommentStart(node: LexicalNode | null | undefined): node is KeptNode {
  return $isKeptNode(node) && $getState(node, keptState).type === 'commentStart'
}
