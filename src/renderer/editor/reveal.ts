import { $createNodeSelection, $getRoot, $getSelection, $isDecoratorNode, $isElementNode, $setSelection } from 'lexical'
import type { DecoratorNode, LexicalEditor, NodeKey } from 'lexical'
import type { BlockId } from '#core/ids'
import { $findCitation, $findLabel } from './change-inlines'
import { $findNoteWith } from './change-notes'
import type { EditorHandle } from './editor-handle'
import { $findBlock, findBlockElement } from './find-block-element'
import { findElement } from './lexical-internals'
import type { SideEditor } from './side-editor'

/** Selects one citation or label. */
export function $selectDecorator(node: DecoratorNode<unknown>): void {
  const selection = $createNodeSelection()
  selection.add(node.getKey())
  $setSelection(selection)
}

/** The commands that bring something into view and the focus to it. */
export function createReveal(
  handle: EditorHandle
): Pick<SideEditor, 'focus' | 'revealBlock' | 'goToBlock' | 'revealLabel' | 'revealCitation'> {
  const { lexical, element, queue } = handle
  const select = (find: () => DecoratorNode<unknown> | undefined): void =>
    queue.run(() => {
      let key: NodeKey | undefined
      element?.focus({ preventScroll: true })
      lexical.update(
        () => {
          const node = find()
          if (!node) return
          key = node.getKey()
          $selectDecorator(node)
        },
        { discrete: true }
      )
      if (key !== undefined) scrollToKey(lexical, key)
    })
  return {
    focus: () => {
      if (!element) return
      element.focus({ preventScroll: true })
      lexical.update(() => {
        const selection = $getSelection()
        if (selection) selection.dirty = true
        else $getRoot().selectStart()
      })
    },
    revealBlock: (block: BlockId) => findBlockElement(lexical, block)?.scrollIntoView({ block: 'center' }),
    goToBlock: (block: BlockId) =>
      queue.run(() => {
        element?.focus({ preventScroll: true })
        lexical.update(() => $putCaretInto(block), { discrete: true })
        findBlockElement(lexical, block)?.scrollIntoView({ block: 'center' })
      }),
    revealLabel: (label) =>
      select(() => $findLabel(label) ?? $findNoteWith((leaf) => leaf.type === 'sourceLabel' && leaf.id === label)),
    revealCitation: (citation) =>
      select(
        () =>
          $findCitation(citation) ?? $findNoteWith((leaf) => leaf.type === 'citation' && leaf.citation.id === citation)
      )
  }
}

function $putCaretInto(block: BlockId): void {
  const node = $findBlock(block)
  if ($isDecoratorNode(node)) $selectDecorator(node)
  else if ($isElementNode(node)) node.selectStart()
}

function scrollToKey(lexical: LexicalEditor, key: NodeKey): void {
  findElement(lexical, key)?.scrollIntoView({ block: 'nearest' })
}
