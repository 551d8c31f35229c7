import type { FindingCode } from './finding-codes'

/** Where in an input a finding lies. Lines and columns count from 1, offsets in UTF-16 units from 0. */
export interface Place {
  readonly file?: string
  readonly line?: number
  readonly column?: number
  readonly offset?: number
  /** The field, entry or part concerned, as a reader would name it: `entry smith2020`, `word/document.xml`. */
  readonly part?: string
}

/** What a message mentions, by name; `reason` says which of several things a code stands for. */
export type FindingValues = Readonly<Record<string, string | number>>

/** One thing a reader, writer or check has to say about its input. */
export interface Finding {
  readonly severity: 'error' | 'warning' | 'info'
  readonly code: FindingCode
  /** A full English sentence: what failed, on what, and what was expected or done instead. */
  readonly message: string
  readonly place?: Place
  /** Values that the message mentions, for the translated message. */
  readonly values?: FindingValues
}
