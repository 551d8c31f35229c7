import { $create, DecoratorNode } from 'lexical'
import type { EditorConfig, LexicalEditor, LexicalNode } from 'lexical'
import { plainText, type FormattedText } from '#core/citation/formatted-text'
import { $findActiveEditor } from './find-active-editor'
import { renderFormatted } from './render-formatted'
import { shownTextsOf } from './shown-texts'

/** The place of the side's list of references. What it shows comes from the citation processor; it is not editable. */
export class BibliographyNode extends DecoratorNode<null> {
  override $config() {
    return this.config('bibliography', { extends: DecoratorNode })
  }

  override createDOM(_config: EditorConfig, editor: LexicalEditor): HTMLElement {
    const element = document.createElement('div')
    element.className = 'bibliography'
    element.setAttribute('role', 'region')
    renderBibliography(element, editor)
    return element
  }

  override updateDOM(): false {
    return false
  }

  override getTextContent(): string {
    const editor = $findActiveEditor()
    const entries = editor ? shownTextsOf(editor).formatted.bibliography.entries : []
    return entries
      .flatMap(({ label, body, translation }) => [
        (label ? `${plainText(label)} ` : '') + plainText(body),
        ...(translation ? [plainText(translation)] : [])
      ])
      .join('\n')
  }

  override isInline(): false {
    return false
  }
}

/** Writes the current list into the element. */
export function renderBibliography(element: HTMLElement, editor: LexicalEditor): void {
  const { formatted, words: wordsNow } = shownTextsOf(editor)
  const words = wordsNow()
  const { entries, hangingIndent, entrySpacing } = formatted.bibliography
  element.setAttribute('aria-label', words.bibliography)
  element.classList.toggle('bibliography-hanging', hangingIndent)
  element.style.setProperty('--entry-spacing', String(entrySpacing))
  if (entries.length === 0) {
    element.textContent = words.emptyBibliography
    element.classList.add('bibliography-empty')
    return
  }
  element.classList.remove('bibliography-empty')
  element.replaceChildren(
    ...entries.map(({ label, body, translation, reference }) => {
      const row = document.createElement('div')
      row.className = label ? 'bibliography-entry bibliography-labelled' : 'bibliography-entry'
      row.dataset['reference'] = reference
      if (label) row.append(span('bibliography-label', label))
      row.append(bodyOf(body, translation))
      return row
    })
  )
}

/** The text of an entry; a second one, in translation, starts a line of its own. */
function bodyOf(body: FormattedText, translation: FormattedText | undefined): HTMLElement {
  const element = span('bibliography-body', body)
  if (translation) element.append(document.createElement('br'), span('bibliography-translation', translation))
  return element
}

function span(className: string, text: FormattedText): HTMLElement {
  const element = document.createElement('span')
  element.className = className
  renderFormatted(element, text)
  return element
}

export const $createBibliographyNode = (): BibliographyNode => $create(BibliographyNode)

export function $isBibliographyNode(node: LexicalNode | null | undefined): node is BibliographyNode {
  return node instanceof BibliographyNode
}
