import type { LexicalEditor } from 'lexical'
import { assertNever } from '#core/assert-never'
import type { CommentNode, CrossReference, Note } from '#core/manuscript/nodes'
import { textOf } from '#core/manuscript/text-of'
import type { KeptInline } from './kept-node'
import { renderMath } from './render-math'
import { shownTextsOf, type NodeWords } from './shown-texts'

/** Writes what a kept object shows into its element, all but what follows from its place. */
export function renderKept(element: HTMLElement, kept: KeptInline, editor: LexicalEditor): void {
  const words = shownTextsOf(editor).words()
  element.className = `kept kept-${kept.type}`
  switch (kept.type) {
    case 'note':
      renderNote(element, kept, words)
      return
    case 'inlineMath':
      element.setAttribute('role', 'math')
      element.setAttribute('aria-label', `${words.equation}: ${kept.value}`)
      renderMath(element, kept.value, 'inline')
      return
    case 'commentStart':
      element.dataset['start'] = kept.comment
      return
    case 'comment':
      renderComment(element, kept, words)
      return
    case 'crossReference':
      renderReference(element, kept, words)
      return
    default:
      assertNever(kept)
  }
}

function renderNote(element: HTMLElement, note: Note, words: NodeWords): void {
  element.dataset['note'] = note.kind
  element.setAttribute('role', 'button')
  element.setAttribute('aria-roledescription', words[note.kind])
  element.setAttribute('aria-description', textOf(note.children))
}

function renderComment(element: HTMLElement, comment: CommentNode, words: NodeWords): void {
  const count = 1 + (comment.replies?.length ?? 0)
  element.classList.toggle('kept-comment-resolved', comment.resolved === true)
  element.dataset['comment'] = comment.id
  element.dataset['speaker'] = String(hueOf(comment.author))
  element.setAttribute('role', 'button')
  element.setAttribute('aria-roledescription', words.comment)
  const mark = element.ownerDocument.createElement('span')
  mark.className = 'comment-balloon'
  mark.textContent = initialsOf(comment) + (count > 1 ? ` ${count}` : '')
  // What is heard begins with what is seen, or nobody could call it by its name.
  element.setAttribute('aria-label', `${mark.textContent}, ${comment.author}: ${comment.text}`)
  element.replaceChildren(mark)
}

function renderReference(element: HTMLElement, reference: CrossReference, words: NodeWords): void {
  element.dataset['target'] = reference.target
  element.dataset['shows'] = reference.shows
  element.dataset['text'] = reference.text
  element.setAttribute('role', 'link')
  element.setAttribute('aria-roledescription', words.crossReference)
  element.textContent = reference.text
}

/** Two letters of a Latin name, the first character of a Chinese one. */
function initialsOf({ author, initials }: CommentNode): string {
  if (initials) return initials.slice(0, 3)
  const [first = '?', ...others] = author.trim().split(/\s+/u)
  const last = others.at(-1) ?? ''
  return `${firstLetterOf(first)}${firstLetterOf(last)}`.toUpperCase() || '?'
}

const firstLetterOf = (name: string): string => /^./u.exec(name)?.[0] ?? ''

const HUES = 6

/** The colour of a person, out of those that `side-editor.css` has; one name always has the same. */
export function hueOf(author: string): number {
  let hash = 0
  for (const char of author) hash = (hash * 31 + (char.codePointAt(0) ?? 0)) % 9973
  return hash % HUES
}
