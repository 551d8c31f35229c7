import { $createParagraphNode, $getRoot, $isElementNode } from 'lexical'
import type { ElementNode, LexicalEditor } from 'lexical'
import type { EditorHandle } from './editor-handle'
import { $isBibliographyNode } from './nodes/bibliography-node'
import { findElement } from './lexical-internals'

/**
 * Puts the caret at the end of the text when the paper below it is pressed, where a browser would put it nowhere.
 * A press beside or inside a block is left to the browser.
 */
export function registerPaper(page: HTMLElement, handle: EditorHandle): () => void {
  const { lexical, queue } = handle
  const press = (event: MouseEvent): void => {
    if (event.button !== 0 || !isOnPaper(event, handle) || event.clientY <= bottomOfText(lexical)) return
    event.preventDefault()
    handle.element?.focus({ preventScroll: true })
    queue.run(() => lexical.update(() => void $lastTextBlock().selectEnd(), { discrete: true }))
  }
  page.addEventListener('mousedown', press)
  return () => page.removeEventListener('mousedown', press)
}

function isOnPaper({ target, currentTarget }: MouseEvent, { element }: EditorHandle): boolean {
  if (target === currentTarget || target === element) return true
  return target instanceof HTMLElement && target.classList.contains('bibliography-empty')
}

function bottomOfText(lexical: LexicalEditor): number {
  const key = lexical.read('latest', () => $findLastTextBlock()?.getKey())
  const element = key === undefined ? undefined : findElement(lexical, key)
  return element?.getBoundingClientRect().bottom ?? Number.NEGATIVE_INFINITY
}

const $findLastTextBlock = (): ElementNode | undefined => $getRoot().getChildren().findLast($isElementNode)

/** The last block that text can stand in; a new paragraph before the list of references where there is none. */
function $lastTextBlock(): ElementNode {
  const last = $findLastTextBlock()
  if (last) return last
  const paragraph = $createParagraphNode()
  const list = $getRoot().getChildren().find($isBibliographyNode)
  if (list) list.insertBefore(paragraph)
  else $getRoot().append(paragraph)
  return paragraph
}
