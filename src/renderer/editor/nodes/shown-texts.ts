import type { LexicalEditor } from 'lexical'
import type { FormattedText } from '#core/citation/formatted-text'
import type { CitationId } from '#core/ids'
import type { PictureDescription } from '#core/exchange/pictures/describe-picture'
import type { Warning } from '#core/references/find-warning'
import type { FormattedCitations } from '../side-editor'
import type { Citation } from '#core/manuscript/citation'

/** What an editor shows but does not hold: formatted citations, the bibliography, and where images come from. */
export interface ShownTexts {
  formatted: FormattedCitations
  /** The interface's language when the words were last shown; empty before. */
  language: string
  readonly imageAddress: (url: string) => string | undefined
  readonly words: () => NodeWords
  /** Words for a citation until it is formatted; undefined where only a sign can stand. */
  readonly provisional: (citation: Citation) => string | undefined
}

/** The words that nodes show or speak, in the interface's language. */
export interface NodeWords {
  readonly citation: string
  readonly missingReference: string
  readonly retracted: string
  readonly concern: string
  readonly unresolvedLabel: string
  readonly emptyBibliography: string
  readonly bibliography: string
  readonly image: string
  readonly missingImage: string
  /** Of a picture that is kept but that no page can show. */
  readonly unseenImage: (picture: PictureDescription) => string
  readonly footnote: string
  readonly endnote: string
  readonly comment: string
  readonly equation: string
  readonly crossReference: string
  readonly missingTarget: string
}

const EMPTY: FormattedCitations = {
  citations: new Map(),
  bibliography: { entries: [], hangingIndent: false, entrySpacing: 0 },
  missing: new Set(),
  warnings: new Map()
}

const ENGLISH: NodeWords = {
  citation: 'Citation',
  missingReference: 'This reference is not in the library',
  retracted: 'Retracted',
  concern: 'Expression of concern',
  unresolvedLabel: 'Source label, not yet resolved',
  emptyBibliography: 'The list of references stands here once the text cites one.',
  bibliography: 'References',
  image: 'Image',
  missingImage: 'The picture is not at hand',
  unseenImage: ({ format }) => `${format.name} picture, kept but not shown`,
  footnote: 'Footnote',
  endnote: 'Endnote',
  comment: 'Comment',
  equation: 'Equation',
  crossReference: 'Cross reference',
  missingTarget: 'What this refers to is no longer on this page'
}

const shownByEditor = new WeakMap<LexicalEditor, ShownTexts>()

/** Connects an editor with what it shows. */
export function setShownTexts(
  editor: LexicalEditor,
  options: Partial<Omit<ShownTexts, 'formatted' | 'language'>> = {}
): ShownTexts {
  const shown: ShownTexts = {
    formatted: EMPTY,
    language: '',
    imageAddress: options.imageAddress ?? (() => undefined),
    words: options.words ?? (() => ENGLISH),
    provisional: options.provisional ?? (() => undefined)
  }
  shownByEditor.set(editor, shown)
  return shown
}

/** What the editor shows; an empty set for an editor without one. */
export function shownTextsOf(editor: LexicalEditor): ShownTexts {
  return shownByEditor.get(editor) ?? setShownTexts(editor)
}

/** The text of a citation, undefined until it has been formatted. */
export function findShownCitation(editor: LexicalEditor, id: CitationId): FormattedText | undefined {
  return shownTextsOf(editor).formatted.citations.get(id)
}

/** True when the citation names a reference that the library does not have. */
export function isCitationMissing(editor: LexicalEditor, citation: Citation): boolean {
  const { missing } = shownTextsOf(editor).formatted
  return citation.items.some((item) => missing.has(item.reference))
}

/** The gravest warning that a reference of the citation carries. */
export function findCitationWarning(editor: LexicalEditor, citation: Citation): Warning | undefined {
  const { warnings } = shownTextsOf(editor).formatted
  const found = citation.items.map((item) => warnings.get(item.reference))
  return found.find((warning) => warning === 'retracted') ?? found.find((warning) => warning !== undefined)
}
