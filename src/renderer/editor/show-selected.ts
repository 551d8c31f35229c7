import { $getSelection, $isDecoratorNode, $isNodeSelection } from 'lexical'
import type { LexicalEditor } from 'lexical'
import { findElement } from './lexical-internals'

/** Marks the elements of selected citations, labels, rules and lists of references with the class `selected`. */
export function registerSelectedClass(editor: LexicalEditor): () => void {
  let shown: readonly HTMLElement[] = []
  return editor.registerUpdateListener(({ editorState }) => {
    const keys = editorState.read(() => {
      const selection = $getSelection()
      const nodes = $isNodeSelection(selection) ? selection.getNodes() : []
      return nodes.filter((node) => $isDecoratorNode(node)).map((node) => node.getKey())
    })
    const next = keys.flatMap((key) => findElement(editor, key) ?? [])
    for (const element of shown) if (!next.includes(element)) element.classList.remove('selected')
    for (const element of next) element.classList.add('selected')
    shown = next
  })
}
