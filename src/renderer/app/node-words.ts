import type { NodeWords } from '../editor'
import { currentLanguage, formatsFor, text, type Language } from '../i18n'

const wordsByLanguage = new Map<Language, NodeWords>()

/**
 * The words that nodes of the text show, in the interface's language. Kept by language: every chip that is drawn asks
 * for them, thousands at once when a long manuscript opens.
 */
export function nodeWords(): NodeWords {
  const language = currentLanguage()
  const words = wordsByLanguage.get(language) ?? readNodeWords()
  wordsByLanguage.set(language, words)
  return words
}

const readNodeWords = (): NodeWords => ({
  citation: text('editor.node.citation'),
  missingReference: text('editor.node.missingReference'),
  retracted: text('verification.retracted'),
  concern: text('verification.concern'),
  unresolvedLabel: text('editor.node.unresolvedLabel'),
  emptyBibliography: text('editor.node.emptyBibliography'),
  bibliography: text('editor.node.bibliography'),
  image: text('editor.node.image'),
  missingImage: text('editor.node.missingImage'),
  unseenImage: ({ format, bytes }) =>
    text('editor.node.unseenImage', { kind: format.name, size: formatsFor(currentLanguage()).fileSize(bytes) }),
  footnote: text('editor.node.footnote'),
  endnote: text('editor.node.endnote'),
  comment: text('editor.node.comment'),
  equation: text('editor.node.equation'),
  crossReference: text('editor.node.crossReference'),
  missingTarget: text('editor.node.missingTarget')
})
