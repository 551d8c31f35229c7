import type { CitationItem } from '#core/manuscript/citation'

/** The programs that keep citations live in Word documents. */
export type CitationProgram = 'Zotero' | 'Mendeley' | 'EndNote' | 'Citavi' | 'Word'

/** One cited work as a field has it: what it is, and how this citation cites it. */
export interface CitedEntry extends Omit<CitationItem, 'reference'> {
  /** The same for the same work throughout the document. */
  readonly identity: string
  /** The work in the terms of CSL-JSON, not yet checked; absent where the field only names it. */
  readonly data?: Readonly<Record<string, unknown>>
  readonly suppressAuthor: boolean
  /** Other names of the work in its program, of which a later citation may have only one. */
  readonly aliases?: readonly string[]
  /** True where the citation shows of the work what no citation of ours can: its author alone, no year, or nothing. */
  readonly isPartial?: boolean
}

/** One citation as a field has it. */
export interface CitedCluster {
  readonly program: CitationProgram
  readonly entries: readonly CitedEntry[]
  /** The author stands in the sentence: inside the field where this is empty, else as this text before it. */
  readonly authorInText?: string
}

/** What the instruction of a field or the tag of a content control says. */
export type CitationCode =
  | { readonly kind: 'citation'; readonly cluster: CitedCluster }
  | { readonly kind: 'bibliography' }
  /** A citation of `program`, of which what is shown is all that can be had. */
  | { readonly kind: 'unreadable'; readonly program: CitationProgram }
