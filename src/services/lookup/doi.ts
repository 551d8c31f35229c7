import { readReferences } from '#core/exchange/references/read-references'
import { asRecord, textAt, valueAt } from '#core/exchange/references/json-value'
import { readCrossrefNotices } from '#core/exchange/references/service-notices'
import type { LookupFailure } from '#core/references/lookup-answer'
import { succeed } from '#core/result'
import type { Result } from '#core/result'
import { parseJsonAnswer } from './decode-answer'
import { findRecord, JSON_TYPES, makeUrl, unreadable } from './lookup-service'
import type { Asking, LookupService, ReadRecord } from './lookup-service'
import type { Refusal } from './polite-client'

const CSL_JSON = 'application/vnd.citationstyles.csl+json'
/** What agencies answer that do not make CSL-JSON; the readers of files know these formats. */
const FILE_TYPES = [
  'application/vnd.crossref.unixsd+xml',
  'application/vnd.crossref.unixref+xml',
  'application/x-bibtex',
  'application/x-research-info-systems',
  'text/xml',
  'application/xml'
]

/**
 * Content negotiation at doi.org, for DOIs of any registration agency that answers it: Crossref, DataCite, mEDRA, ISTIC
 * (中文DOI), Airiti, JaLC, KISTI, OP.
 */
export const doi: LookupService = {
  name: 'doi',
  knows: ({ DOI }) => DOI !== undefined,
  find: ({ DOI = '' }, asking) =>
    findRecord(
      asking,
      {
        service: 'doi',
        url: makeUrl(asking.baseUrl, [DOI]),
        accept: `${CSL_JSON}, application/json;q=0.5, application/x-bibtex;q=0.3, application/vnd.crossref.unixsd+xml;q=0.2`,
        types: [CSL_JSON, 'application/citeproc+json', ...JSON_TYPES, ...FILE_TYPES],
        read: (text) => (/^\s*[[{]/.test(text) ? readCslAnswer(text) : readFileAnswer(text))
      },
      { DOI }
    )
}

function readCslAnswer(text: string): Result<ReadRecord | undefined, Refusal> {
  const parsed = parseJsonAnswer(text)
  if (!parsed.ok) return unreadable(parsed.error)
  const record = asRecord(Array.isArray(parsed.value) ? parsed.value[0] : parsed.value)
  if (!record) return unreadable('gave an answer of another shape than agreed')
  const read = readFirstItem(JSON.stringify([{ id: 'doi', ...record }]))
  return read.ok ? succeed({ ...read.value, notices: readCrossrefNotices(record) }) : read
}

function readFileAnswer(text: string): Result<ReadRecord | undefined, Refusal> {
  // A page for people is none of the formats that were asked for, whatever could be read out of it.
  const isFile = /^\s*@\w+\s*[{(]|^\s*TY {2}- |<(?:crossref_result|doi_records?|crossref)[\s>]/.test(
    text.slice(0, 2000)
  )
  return isFile ? readFirstItem(text) : unreadable('gave an answer in no format that was asked for')
}

function readFirstItem(text: string): Result<ReadRecord, Refusal> {
  const [item] = readReferences('doi.org', new TextEncoder().encode(text)).items
  const isRecord = item !== undefined && (item.title !== undefined || item.DOI !== undefined)
  return isRecord
    ? succeed({ item: { ...item, id: '' }, notices: [] })
    : unreadable('gave an answer that holds no record')
}

/**
 * The agency that a DOI's prefix is registered with, e.g. `Crossref`, `DataCite` or `ISTIC`; undefined when doi.org does
 * not know the prefix.
 */
export async function findAgency(DOI: string, asking: Asking): Promise<Result<string | undefined, LookupFailure>> {
  const prefix = DOI.split('/')[0] ?? ''
  const got = await asking.client.ask(
    {
      service: 'doi',
      url: makeUrl(asking.baseUrl, ['ra', prefix]),
      accept: 'application/json',
      types: JSON_TYPES,
      read: (text) => {
        const parsed = parseJsonAnswer(text)
        if (!parsed.ok) return unreadable(parsed.error)
        const entry: unknown = Array.isArray(parsed.value) ? parsed.value[0] : undefined
        return asRecord(entry) && valueAt(entry, 'DOI') === prefix
          ? succeed(textAt(entry, 'RA'))
          : unreadable('gave an answer of another shape than agreed')
      }
    },
    asking.mode
  )
  return got.ok ? succeed(got.value.value) : got
}
