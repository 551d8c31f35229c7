import { readCslJson } from '#core/exchange/references/read-csl-json'
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
        accept: `${CSL_JSON}, application/json;q=0.5`,
        types: [CSL_JSON, 'application/citeproc+json', ...JSON_TYPES],
        read: readCslAnswer
      },
      { DOI }
    )
}

function readCslAnswer(text: string): Result<ReadRecord | undefined, Refusal> {
  const parsed = parseJsonAnswer(text)
  if (!parsed.ok) return unreadable(parsed.error)
  const answer = Array.isArray(parsed.value) ? parsed.value[0] : parsed.value
  const record = asRecord(answer)
  if (!record) return unreadable('gave an answer of another shape than agreed')
  const [item] = readCslJson('doi.org', JSON.stringify([{ id: 'doi', ...record }])).items
  if (!item || (item.title === undefined && item.DOI === undefined))
    return unreadable('gave an answer that holds no record')
  return succeed({ item: { ...item, id: '' }, notices: readCrossrefNotices(record) })
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
