import { $getNearestNodeFromDOMNode, $getState } from 'lexical'
import type { LexicalEditor } from 'lexical'
import type { BlockId } from '#core/ids'
import { renumberMention, splitTag } from '#core/manuscript/number-equations'
import { captionStart, labelOfCaption, markOfNote } from '#core/manuscript/object-labels'
import { findBlockElements } from './find-block-element'
import { findRoot } from './lexical-internals'
import { $isKeptNode, keptState } from './nodes/kept-node'
import { $isMathBlockNode, mathState, renderMathBlock } from './nodes/math-block-node'
import { renderKept } from './nodes/render-kept'
import { shownTextsOf } from './nodes/shown-texts'
import { createPassages } from './show-passages'

/** Keeps numbers, labels and the passages of comments in step with the text; none of it is an edit. */
export function registerObjects(editor: LexicalEditor): () => void {
  if (typeof document === 'undefined') return () => undefined
  const passages = createPassages()
  const stop = editor.registerUpdateListener(({ dirtyElements }) => {
    if (dirtyElements.size === 0) return
    showObjects(editor)
    const root = findRoot(editor)
    if (root) passages.show(root)
  })
  return () => {
    stop()
    passages.dispose()
  }
}

/** Writes into the elements what follows from their place and from the language of the side. */
export function showObjects(editor: LexicalEditor): void {
  const root = findRoot(editor)
  if (!root) return
  numberNotes(root)
  labelCaptions(root)
  const references = [...root.getElementsByClassName('kept-crossReference')].filter(isHtml)
  const equations = [...root.getElementsByClassName('math-block')].filter(isHtml)
  if (references.length === 0 && equations.length === 0) return
  const targets = findBlockElements(editor, new Set(references.map(({ dataset }) => dataset['target'] as BlockId)))
  editor.read('latest', () => {
    $numberEquations(equations, new Set(targets.values()))
    $showReferences(references, targets, root.lang, shownTextsOf(editor).words().missingTarget)
  })
}

/** Writes the words of the objects anew, in the interface's language of the moment. */
export function showObjectWords(editor: LexicalEditor): void {
  const root = findRoot(editor)
  if (!root) return
  editor.read('latest', () => {
    for (const element of root.querySelectorAll<HTMLElement>('.kept, .math-block')) {
      const node = $getNearestNodeFromDOMNode(element)
      if ($isKeptNode(node)) {
        const isSelected = element.classList.contains('selected')
        renderKept(element, $getState(node, keptState), editor)
        element.classList.toggle('selected', isSelected)
      }
      if ($isMathBlockNode(node)) renderMathBlock(element, $getState(node, mathState).value, editor)
    }
  })
  showObjects(editor)
}

function numberNotes(root: HTMLElement): void {
  const counts = { footnote: 0, endnote: 0 }
  for (const element of root.getElementsByClassName('kept-note')) {
    if (!isHtml(element)) continue
    const kind = element.dataset['note'] === 'endnote' ? 'endnote' : 'footnote'
    const mark = markOfNote(kind, (counts[kind] += 1))
    if (element.textContent === mark) continue
    element.textContent = mark
    element.setAttribute('aria-label', `${element.getAttribute('aria-roledescription') ?? ''} ${mark}`)
  }
}

function labelCaptions(root: HTMLElement): void {
  const counts = { figure: 0, table: 0 }
  for (const element of root.getElementsByClassName('caption')) {
    if (!isHtml(element)) continue
    const of = element.dataset['of'] === 'table' ? 'table' : 'figure'
    const number = (counts[of] += 1)
    const label = captionStart(of, number, root.lang)
    if (element.dataset['label'] === label) continue
    element.dataset['label'] = label
    element.dataset['number'] = String(number)
  }
}

/** Writes the numbers that the equations of a side have by their TeX or because something refers to them. */
function $numberEquations(equations: readonly HTMLElement[], mentioned: ReadonlySet<HTMLElement>): void {
  let last = 0
  for (const element of equations) {
    const node = $getNearestNodeFromDOMNode(element)
    const tag = $isMathBlockNode(node) ? splitTag($getState(node, mathState).value).tag : undefined
    const number = tag ?? (mentioned.has(element) ? String(last + 1) : undefined)
    if (number === undefined) delete element.dataset['number']
    else if (element.dataset['number'] !== number) element.dataset['number'] = number
    if (number !== undefined && /^\d+$/u.test(number)) last = Number(number)
  }
}

function $showReferences(
  references: readonly HTMLElement[],
  targets: ReadonlyMap<BlockId, HTMLElement>,
  language: string,
  missingTarget: string
): void {
  for (const element of references) {
    const target = targets.get(element.dataset['target'] as BlockId)
    const { shows, text = '' } = element.dataset
    const shown = (target && $liveText(shows, text, target, language)) ?? text
    if (element.textContent !== shown) element.textContent = shown
    element.classList.toggle('kept-crossReference-missing', target === undefined)
    element.title = target === undefined ? missingTarget : ''
  }
}

/** What a reference shows of its target now; undefined where only the text that it came with can tell. */
function $liveText(shows: string | undefined, text: string, target: HTMLElement, language: string): string | undefined {
  const number = target.dataset['number']
  if (target.classList.contains('math-block')) {
    return number === undefined || shows === 'page' ? undefined : renumberMention(text, number)
  }
  if (target.classList.contains('kept-note')) return shows === 'number' ? (target.textContent ?? undefined) : undefined
  if (shows === 'text') return $getNearestNodeFromDOMNode(target)?.getTextContent()
  if (number === undefined) return undefined
  if (shows === 'number') return number
  const of = target.dataset['of'] === 'table' ? 'table' : 'figure'
  return shows === 'label' ? labelOfCaption(of, Number(number), language) : undefined
}

const isHtml = (element: Element): element is HTMLElement => element instanceof HTMLElement
