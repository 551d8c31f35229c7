import type { LexicalEditor } from 'lexical'
import { $getNearestNodeFromDOMNode, $getSelection, $getState, $isRangeSelection } from 'lexical'
import { $isCitationNode, citationState, renderCitation } from './nodes/citation-node'
import { renderBibliography } from './nodes/bibliography-node'
import { shownTextsOf } from './nodes/shown-texts'
import { showObjectWords } from './show-objects'
import { findRoot } from './lexical-internals'
import type { FormattedCitations } from './side-editor'

/**
 * Shows new citation texts and the list by writing into the nodes' elements: no update, no history. While an input
 * method composes, the block it composes in is left alone; true when it has to be shown again afterwards.
 */
export function showFormatted(editor: LexicalEditor, formatted: FormattedCitations): boolean {
  shownTextsOf(editor).formatted = formatted
  const root = findRoot(editor)
  if (!root) return false
  const composing = editor.isComposing() ? findComposingBlock(editor, root) : null
  let isIncomplete = false
  editor.read('latest', () => {
    for (const element of root.querySelectorAll<HTMLElement>('[data-citation]')) {
      if (composing?.contains(element)) {
        isIncomplete = true
        continue
      }
      const node = $getNearestNodeFromDOMNode(element)
      if ($isCitationNode(node)) renderCitation(element, $getState(node, citationState), editor)
    }
  })
  for (const element of root.querySelectorAll<HTMLElement>('.bibliography')) renderBibliography(element, editor)
  return isIncomplete
}

/** Shows the words of nodes in the interface's language, unless they stand in it already; no edit either. */
export function showWords(editor: LexicalEditor, language: string): void {
  const root = findRoot(editor)
  const shown = shownTextsOf(editor)
  if (!root || shown.language === language) return
  shown.language = language
  const words = shown.words()
  showFormatted(editor, shown.formatted)
  showObjectWords(editor)
  for (const label of root.querySelectorAll('.source-label')) setRole(label, words.unresolvedLabel)
  for (const image of root.querySelectorAll('.inline-image-unnamed')) image.textContent = words.image
}

const setRole = (element: Element, words: string): void => element.setAttribute('aria-roledescription', words)

/** The element in the root that the caret's block belongs to. */
export function findComposingBlock(editor: LexicalEditor, root: HTMLElement): HTMLElement | null {
  const key = editor.read('latest', () => {
    const selection = $getSelection()
    return $isRangeSelection(selection) ? selection.anchor.key : undefined
  })
  let element = key === undefined ? null : editor.getElementByKey(key)
  while (element && element.parentElement !== root) element = element.parentElement
  return element
}
