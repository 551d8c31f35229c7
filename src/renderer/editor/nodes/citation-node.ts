import { $create, $getState, $setState, createState, DecoratorNode } from 'lexical'
import type { EditorConfig, LexicalEditor, LexicalNode } from 'lexical'
import { plainText } from '#core/citation/formatted-text'
import type { CitationId, ReferenceId } from '#core/ids'
import { LOCATOR_LABELS } from '#core/manuscript/citation'
import type { Citation, CitationItem } from '#core/manuscript/citation'
import { $findActiveEditor } from './find-active-editor'
import { formatsOf, marksState } from './marks'
import { renderFormatted } from './render-formatted'
import { findCitationWarning, findShownCitation, isCitationMissing, shownTextsOf } from './shown-texts'

const NO_CITATION: Citation = { id: '' as CitationId, mode: 'normal', items: [] }
const PENDING = '[…]'

/** The cluster that a citation node stands for. */
export const citationState = createState('citation', { parse: parseCitation })

/**
 * A citation in the text. Its words come from the citation processor and are no part of the editor's state: new ones
 * are written into the DOM by `renderCitation`, without an update and without the history.
 */
export class CitationNode extends DecoratorNode<null> {
  override $config() {
    return this.config('citation', {
      extends: DecoratorNode,
      stateConfigs: [
        { flat: true, stateConfig: citationState },
        { flat: true, stateConfig: marksState }
      ]
    })
  }

  override createDOM(_config: EditorConfig, editor: LexicalEditor): HTMLElement {
    const element = document.createElement('span')
    element.className = 'citation'
    element.setAttribute('role', 'button')
    renderCitation(element, $getState(this, citationState, 'direct'), editor)
    element.dataset['marks'] = [...formatsOf($getState(this, marksState, 'direct'))].join(' ')
    return element
  }

  override updateDOM(previous: this): boolean {
    return (
      $getState(previous, citationState, 'direct') !== $getState(this, citationState, 'direct') ||
      $getState(previous, marksState, 'direct') !== $getState(this, marksState, 'direct')
    )
  }

  override getTextContent(): string {
    const editor = $findActiveEditor()
    const citation = $getState(this, citationState)
    const shown = editor && findShownCitation(editor, citation.id)
    if (shown) return plainText(shown)
    return (editor && shownTextsOf(editor).provisional(citation)) ?? PENDING
  }

  override isInline(): true {
    return true
  }
}

/** Writes the citation's current words into its element, leaving an element that shows them already alone. */
export function renderCitation(element: HTMLElement, citation: Citation, editor: LexicalEditor): void {
  const shown = shownTextsOf(editor)
  const words = shown.words()
  const text = findShownCitation(editor, citation.id)
  const missing = isCitationMissing(editor, citation)
  const provisional = text ? undefined : (shown.provisional(citation) ?? PENDING)
  const warning = findCitationWarning(editor, citation)
  const signature = JSON.stringify([text, provisional, missing, warning, words.citation])
  if (element.dataset['shown'] === signature) return
  element.dataset['shown'] = signature
  element.dataset['citation'] = citation.id
  element.classList.toggle('citation-pending', text === undefined)
  element.classList.toggle('citation-missing', missing)
  element.classList.toggle('citation-retracted', warning === 'retracted')
  element.title = missing ? words.missingReference : ''
  element.setAttribute('aria-roledescription', words.citation)
  renderFormatted(element, text ?? [{ text: provisional ?? PENDING }])
  if (warning) markWarning(element, words[warning])
}

/** Says in the text what the citation's reader must hear; no part of what is copied or exported. */
function markWarning(element: HTMLElement, words: string): void {
  const cited = element.ownerDocument.createElement('span')
  cited.className = 'citation-text'
  cited.append(...element.childNodes)
  const mark = element.ownerDocument.createElement('span')
  mark.className = 'citation-warning'
  mark.textContent = words
  element.append(cited, mark)
}

export function $createCitationNode(citation: Citation, marks = 0): CitationNode {
  return $setState($setState($create(CitationNode), citationState, citation), marksState, marks)
}

export function $isCitationNode(node: LexicalNode | null | undefined): node is CitationNode {
  return node instanceof CitationNode
}

/** A citation out of clipboard data, which anyone may have written; one without id or items for anything else. */
function parseCitation(value: unknown): Citation {
  if (!isRecord(value) || typeof value['id'] !== 'string' || !Array.isArray(value['items'])) return NO_CITATION
  const mode = value['mode']
  return {
    id: value['id'] as CitationId,
    mode: mode === 'suppress-author' || mode === 'author-in-text' ? mode : 'normal',
    items: value['items'].flatMap(parseItem)
  }
}

function parseItem(value: unknown): CitationItem[] {
  if (!isRecord(value) || typeof value['reference'] !== 'string') return []
  const label = LOCATOR_LABELS.find((each) => each === value['label'])
  const { locator, prefix, suffix } = value
  return [
    {
      reference: value['reference'] as ReferenceId,
      ...(typeof locator === 'string' && { locator }),
      ...(label && { label }),
      ...(typeof prefix === 'string' && { prefix }),
      ...(typeof suffix === 'string' && { suffix })
    }
  ]
}

function isRecord(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null
}
