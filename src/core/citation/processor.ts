import type { CitationId, ReferenceId } from '#core/ids'
import type { CslItem } from '#core/references/reference'
import type { Citation, CitationMode } from '#core/manuscript/citation'
import type { FormattedText } from './formatted-text'

/** What a CSL style says of itself. */
export interface StyleInfo {
  readonly id: string
  readonly title: string
  readonly class: 'in-text' | 'note'
  /** How citations look: `numeric`, `author-date`, `author`, `note`, `label`. */
  readonly format: string
  /** False for the few styles without a bibliography. */
  readonly hasBibliography: boolean
}

/**
 * One entry of a bibliography. `label` is the number or key that stands apart when the style aligns second fields;
 * `translation` a second entry for the same work, in another language, on a line of its own under that label.
 */
export interface BibliographyEntry {
  readonly reference: ReferenceId
  readonly label?: FormattedText
  readonly body: FormattedText
  readonly translation?: FormattedText
}

export interface Bibliography {
  readonly entries: readonly BibliographyEntry[]
  readonly hangingIndent: boolean
  /** Lines between entries, as the style asks. */
  readonly entrySpacing: number
}

/** Everything a side needs shown: the text of each citation, in document order, and the list at its end. */
export interface FormattedSide {
  readonly citations: ReadonlyMap<CitationId, FormattedText>
  readonly bibliography: Bibliography
  /** Items that were cited but are not in `references`; they are shown as unresolved, never dropped. */
  readonly missing: readonly ReferenceId[]
}

/** A citation as the processor takes it. `author-only` gives the name without the rest, for tools that set it apart. */
export interface FormatCitation extends Omit<Citation, 'mode'> {
  readonly mode: CitationMode | 'author-only'
}

/** One side to format: a style, the side's language and its citations in document order. */
export interface FormatRequest {
  /** CSL XML of an independent style. */
  readonly style: string
  /** BCP 47 tag of the side, e.g. `zh-CN`; decides terms and punctuation. */
  readonly locale: string
  readonly references: ReadonlyMap<ReferenceId, CslItem>
  readonly citations: readonly FormatCitation[]
}

/** A style that cannot be used, with where and why. */
export interface StyleError {
  readonly code: 'not-xml' | 'not-a-style' | 'dependent-style' | 'processing-failed'
  readonly message: string
  readonly line?: number
}
