import type { CollectionId, ReferenceId } from '#core/ids'

/** A CSL-JSON name. Chinese names keep `family` and `given` apart; groups and unsplit names are `literal`. */
export interface CslName {
  readonly family?: string
  readonly given?: string
  readonly 'dropping-particle'?: string
  readonly 'non-dropping-particle'?: string
  readonly suffix?: string
  readonly literal?: string
}

/** A CSL-JSON date: one or two `[year, month?, day?]` parts, or free text when it could not be read. */
export interface CslDate {
  readonly 'date-parts'?: readonly (readonly number[])[]
  readonly literal?: string
  readonly raw?: string
  readonly season?: string | number
  readonly circa?: boolean | string | number
}

/**
 * One CSL-JSON 1.0.2 item. Known variables have fixed types; any further member a file brought is kept as it came,
 * so that import and export lose nothing.
 *
 * Title, authors, container and publisher may be there in up to three forms. The plain member holds the form that the
 * source of the record cites, and `language` is that of the work itself. Beside it stand, where they are known:
 * - `original-…`: the form in the work's own language, where the plain member is a translation (PubMed's English title
 *   of a Chinese article; its `VernacularTitle` is the `original-title`). `original-language` only where it differs
 *   from `language`: the language that a translated book was translated from.
 * - `translated-…`: a translation, where the plain member is the original (the English title that a Chinese journal
 *   prints; GB/T 7714 pairs are made of the plain and the translated form).
 * - `romanised-…`: the original in Latin letters (pinyin), whichever form is the plain one.
 * `original-title`, `original-author`, `original-publisher` and `original-publisher-place` are CSL variables; the
 * others are members of ours, which other programs pass over.
 */
export interface CslItem {
  readonly id: string
  readonly type: string
  readonly title?: string
  readonly 'title-short'?: string
  readonly 'container-title'?: string
  readonly 'container-title-short'?: string
  readonly author?: readonly CslName[]
  readonly editor?: readonly CslName[]
  readonly translator?: readonly CslName[]
  readonly issued?: CslDate
  readonly accessed?: CslDate
  readonly volume?: string
  readonly issue?: string
  readonly page?: string
  readonly 'page-first'?: string
  readonly number?: string
  readonly edition?: string
  readonly publisher?: string
  readonly 'publisher-place'?: string
  readonly genre?: string
  readonly abstract?: string
  readonly note?: string
  readonly language?: string
  readonly DOI?: string
  readonly PMID?: string
  readonly PMCID?: string
  readonly 'original-title'?: string
  readonly 'original-author'?: readonly CslName[]
  readonly 'original-container-title'?: string
  readonly 'original-publisher'?: string
  readonly 'original-publisher-place'?: string
  readonly 'original-language'?: string
  readonly 'translated-title'?: string
  readonly 'translated-author'?: readonly CslName[]
  readonly 'translated-container-title'?: string
  readonly 'translated-publisher'?: string
  readonly 'translated-publisher-place'?: string
  readonly 'romanised-title'?: string
  readonly 'romanised-author'?: readonly CslName[]
  readonly 'romanised-container-title'?: string
  readonly ISBN?: string
  readonly ISSN?: string
  readonly URL?: string
  readonly [variable: string]: unknown
}

/** `unchecked` until the item was compared with what its identifiers say; absence from an index is never "fake". */
export type Verification =
  | { readonly kind: 'unchecked' }
  | ({ readonly kind: 'verified' } & Evidence)
  | ({ readonly kind: 'mismatch'; readonly fields: readonly string[] } & Evidence)
  | ({ readonly kind: Notice['kind'] } & Evidence)
  | ({ readonly kind: 'not-indexed' } & Evidence)

/** What a verification rests on. A retracted or corrected work may differ from its source as well. */
export interface Evidence {
  readonly date: string
  readonly source: string
  readonly differences?: readonly FieldDifference[]
  readonly notices?: readonly Notice[]
}

/** One field that the reference and a source, or two sources, state differently. */
export interface FieldDifference {
  /** CSL variable, e.g. `container-title` or `DOI`. */
  readonly field: string
  readonly ours: string
  readonly theirs: string
  readonly source: string
}

/** What has been published about a work that changes how far it may be relied on. */
export interface Notice {
  readonly kind: 'retracted' | 'concern' | 'corrected'
  readonly source: string
  /** Day of the notice, as far as it is known: `2021`, `2021-03` or `2021-03-09`. */
  readonly date?: string
  readonly DOI?: string
  readonly PMID?: string
  /** Reasons or wording, as the source gives them. */
  readonly text?: string
}

/** A file that belongs to a reference, by link: a path of this machine or an http(s) address. Never opened unchecked. */
export interface AttachedFile {
  readonly link: string
  readonly title?: string
}

/** `preprint`: the other is the preprint of this one. `published`: the other is this one's version of record. */
export const RELATION_KINDS = ['preprint', 'published'] as const
export type RelationKind = (typeof RELATION_KINDS)[number]

/** How another reference of the library belongs to this one; the other one holds the counterpart. */
export interface Relation {
  readonly kind: RelationKind
  readonly reference: ReferenceId
}

/** One reference of the library. `item.id` always equals `id`; what a person types and reads is `key`. */
export interface Reference {
  readonly id: ReferenceId
  /** Citation key, unique in the library and stable once given, e.g. `harris2018phase`. */
  readonly key: string
  readonly item: CslItem
  readonly verification: Verification
  readonly tags: readonly string[]
  /** Collections that list it; records from before there were any lack this and what follows. */
  readonly collections?: readonly CollectionId[]
  /** What the user has to say about it; never printed, unlike the `note` of the item. */
  readonly notes?: string
  readonly files?: readonly AttachedFile[]
  readonly relations?: readonly Relation[]
  /** ISO 8601 instants. */
  readonly addedAt: string
  readonly modifiedAt: string
}
