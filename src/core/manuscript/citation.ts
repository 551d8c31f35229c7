import type { CitationId, ReferenceId } from '#core/ids'

/** CSL locator labels (CSL 1.0.2, Appendix III). */
export const LOCATOR_LABELS = [
  'page',
  'act',
  'appendix',
  'article-locator',
  'book',
  'canon',
  'chapter',
  'column',
  'elocation',
  'equation',
  'figure',
  'folio',
  'issue',
  'line',
  'note',
  'opus',
  'paragraph',
  'part',
  'rule',
  'scene',
  'section',
  'sub-verbo',
  'supplement',
  'table',
  'timestamp',
  'title-locator',
  'verse',
  'version',
  'volume'
] as const
export type LocatorLabel = (typeof LOCATOR_LABELS)[number]

/** One cited reference within a cluster. Empty strings are never stored: an absent part is undefined. */
export interface CitationItem {
  readonly reference: ReferenceId
  readonly locator?: string
  /** Defaults to `page` where a locator is given. */
  readonly label?: LocatorLabel
  readonly prefix?: string
  readonly suffix?: string
}

/**
 * How the cluster stands in the sentence: `normal` "(Harris, 2018)", `suppress-author` "(2018)" for the first item,
 * `author-in-text` "Harris (2018)".
 */
export type CitationMode = 'normal' | 'suppress-author' | 'author-in-text'

/** An in-text cluster: one or more items in the order the writer gave them. */
export interface Citation {
  readonly id: CitationId
  readonly mode: CitationMode
  readonly items: readonly CitationItem[]
}
