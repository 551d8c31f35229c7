/** What kind of source a known name stands for. */
export type SourceKind =
  | 'publisher'
  | 'journal'
  | 'database'
  | 'encyclopedia'
  | 'news'
  | 'consumer-health'
  | 'registry'
  | 'preprint-server'
  | 'society'
  | 'website'

/** One name of a split run. Offsets are UTF-16 units in the text that was searched. */
export interface LabelName {
  /** As it stands in the text, e.g. `维基百科`. */
  readonly text: string
  readonly start: number
  readonly end: number
  /** Id of the lexicon entry, e.g. `wikipedia`; undefined for a bare domain that the lexicon does not know. */
  readonly source: string | undefined
  /** The `+2` that followed, when a chat assistant folded further sources away. */
  readonly counter?: number
}

/** A pasted run of source labels and its split, in order. `names` lie inside `start`–`end`, counters included. */
export interface LabelRun {
  readonly start: number
  readonly end: number
  readonly raw: string
  readonly names: readonly LabelName[]
}

/** One row of the lexicon of known sources: how it is written, and how a reference shows that it comes from there. */
export interface SourceEntry {
  /** Stable, kebab-case, e.g. `frontiers`, `ncbi`, `wikipedia`. */
  readonly id: string
  /** The name to show, e.g. `Frontiers`. */
  readonly name: string
  readonly kind: SourceKind
  /** Every way the name is pasted, in any language: `Frontiers`, `维基百科`, `国家生物技术信息中心`. */
  readonly aliases: readonly string[]
  /** Hosts without `www.`; subdomains belong to them, e.g. `frontiersin.org`. */
  readonly domains: readonly string[]
  /** DOI prefixes that say "from here", e.g. `10.3389`. */
  readonly doiPrefixes?: readonly string[]
  readonly issns?: readonly string[]
  /** Journal titles or publishers as references name them, lower case, e.g. `frontiers in `(a trailing space matches prefixes). */
  readonly containers?: readonly string[]
  /** Which identifiers a work indexed there carries: a PMCID says PMC, a PMID says PubMed. */
  readonly identifiers?: readonly ('DOI' | 'PMID' | 'PMCID' | 'ISBN')[]
}
