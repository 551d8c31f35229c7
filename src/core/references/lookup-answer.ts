import type { CslItem, FieldDifference, Notice } from './reference'

/** The services that can be asked, in the order in which their answers are preferred. */
export const SERVICE_NAMES = [
  'crossref',
  'datacite',
  'doi',
  'pubmed',
  'europepmc',
  'openalex',
  'clinicaltrials',
  'openlibrary',
  'pmc'
] as const
export type ServiceName = (typeof SERVICE_NAMES)[number]

/** Where a record comes from: a service, or a pack on this machine by its id. */
export type SourceName = ServiceName | `pack:${string}`

/** What one source says of one work. */
export interface SourceRecord {
  readonly source: SourceName
  /** ISO 8601 instant of the answer, or date of the pack; an answer from the cache keeps the date it came with. */
  readonly date: string
  readonly item: CslItem
  readonly notices: readonly Notice[]
}

/** What all asked sources say of one work, as one item that remembers where each field came from. */
export interface WorkAnswer {
  readonly item: CslItem
  /** The source of each variable of `item`. */
  readonly origins: Readonly<Record<string, SourceName>>
  /** Fields in which a later source says something else; `ours` is the value that `item` has. */
  readonly disagreements: readonly FieldDifference[]
  readonly notices: readonly Notice[]
  /** The answers themselves, in order of preference. */
  readonly records: readonly SourceRecord[]
}

export const FAILURE_CODES = [
  'offline',
  'timeout',
  'rate-limited',
  'server-error',
  'refused',
  'unreadable',
  'too-large',
  'unsafe-address',
  'wrong-record',
  'cancelled'
] as const
export type FailureCode = (typeof FAILURE_CODES)[number]

/** Why one service gave no answer. It says nothing about whether the work exists. */
export interface LookupFailure {
  readonly service: ServiceName
  readonly code: FailureCode
  /** A full English sentence that names the service. */
  readonly message: string
  /** ISO 8601 instant until which the service asked to be left alone. */
  readonly retryAt?: string
}
