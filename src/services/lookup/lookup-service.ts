import type { LookupFailure, ServiceName, SourceRecord } from '#core/references/lookup-answer'
import type { CslItem, Notice } from '#core/references/reference'
import { findConflict } from '#core/references/work-identifiers'
import type { WorkIdentifiers } from '#core/references/work-identifiers'
import { fail, succeed } from '#core/result'
import type { Result } from '#core/result'
import type { BibliographicQuery } from '#host/lookup-api'
import type { AskMode, PoliteClient, Question, Refusal } from './polite-client'

/** What an adapter asks with. */
export interface Asking {
  readonly client: PoliteClient
  /** Without a slash at its end. */
  readonly baseUrl: string
  readonly mode: AskMode
}

/** One service that knows works. It asks only by identifiers that it knows, and takes no record of another work. */
export interface LookupService {
  readonly name: ServiceName
  /** True where it can be asked by one of these identifiers. */
  readonly knows: (identifiers: WorkIdentifiers) => boolean
  /** The record of the work; undefined when the service has none. */
  readonly find: (
    identifiers: WorkIdentifiers,
    asking: Asking
  ) => Promise<Result<SourceRecord | undefined, LookupFailure>>
  /** Records that fit the words, best first. */
  readonly search?: (
    query: BibliographicQuery,
    asking: Asking
  ) => Promise<Result<readonly SourceRecord[], LookupFailure>>
}

/** A record before it is known when and from where it came. */
export interface ReadRecord {
  readonly item: CslItem
  readonly notices: readonly Notice[]
}

/** The most candidates that a search brings. */
export const SEARCH_ROWS = 10

export const JSON_TYPES = ['application/json', 'text/json', 'text/plain']
export const XML_TYPES = ['text/xml', 'application/xml', 'text/plain']

/** An address under the service's own; each part of the path is one encoded segment, whatever it holds. */
export function makeUrl(baseUrl: string, path: readonly string[], query: Readonly<Record<string, string>> = {}): URL {
  const url = new URL([baseUrl, ...path.map(encodeSegment)].join('/'))
  for (const [name, value] of Object.entries(query)) url.searchParams.set(name, value)
  return url
}

// A segment of dots alone would be taken for a way up, even when it is encoded.
const encodeSegment = (text: string): string => encodeURIComponent(text).replace(/^\.+$/, (dots) => `${dots}%20`)

/** Asks for one record and takes it only when its identifiers are those asked for. */
export async function findRecord(
  asking: Asking,
  question: Question<ReadRecord | undefined>,
  asked: WorkIdentifiers
): Promise<Result<SourceRecord | undefined, LookupFailure>> {
  const read = (text: string): Result<ReadRecord | undefined, Refusal> => {
    const record = question.read(text)
    if (!record.ok || !record.value) return record
    const conflict = findConflict(asked, identifiersIn(record.value.item))
    return conflict === undefined
      ? record
      : fail({ code: 'wrong-record', reason: `answered with the record of another ${conflict} than was asked for` })
  }
  const got = await asking.client.ask({ ...question, read }, asking.mode)
  if (!got.ok) return got
  const { value, date } = got.value
  return succeed(value && { source: question.service, date, ...value })
}

/** The identifiers of the kinds that a record is asked by. */
function identifiersIn({ DOI, PMID, PMCID }: CslItem): WorkIdentifiers {
  return {
    ...(DOI !== undefined && { DOI }),
    ...(PMID !== undefined && { PMID }),
    ...(PMCID !== undefined && { PMCID })
  }
}

/** Asks for a list of records. */
export async function searchRecords(
  asking: Asking,
  question: Question<readonly ReadRecord[]>
): Promise<Result<readonly SourceRecord[], LookupFailure>> {
  const got = await asking.client.ask(question, asking.mode)
  if (!got.ok) return got
  const { value = [], date } = got.value
  return succeed(value.map((record) => ({ source: question.service, date, ...record })))
}

export const unreadable = (reason: string): Result<never, Refusal> => fail({ code: 'unreadable', reason })
