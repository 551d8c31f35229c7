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
