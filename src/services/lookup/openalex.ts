import { itemFromOpenalex } from '#core/exchange/references/item-from-openalex'
import { asRecord, valueAt } from '#core/exchange/references/json-value'
import { readOpenalexNotices } from '#core/exchange/references/service-notices'
import { findRecord, JSON_TYPES, makeUrl, SEARCH_ROWS, searchRecords } from './lookup-service'
import type { LookupService } from './lookup-service'
import { readJsonRecord, readJsonRecords } from './read-json-record'

const shared = { service: 'openalex', accept: 'application/json', types: JSON_TYPES } as const
const reading = { item: itemFromOpenalex, notices: readOpenalexNotices }

/** OpenAlex (https://docs.openalex.org): works by DOI or PMID, and by words. */
export const openalex: LookupService = {
  name: 'openalex',
  knows: ({ DOI, PMID }) => (DOI ?? PMID) !== undefined,
  find: ({ DOI, PMID = '' }, asking) =>
    findRecord(
      asking,
      {
        ...shared,
        url: makeUrl(asking.baseUrl, ['works', DOI === undefined ? `pmid:${PMID}` : `doi:${DOI}`]),
        read: (text) =>
          readJsonRecord(text, { ...reading, list: (answer) => (asRecord(answer) ? [answer] : undefined) })
      },
      DOI === undefined ? { PMID } : { DOI }
    ),
  search: ({ text, author, year }, asking) =>
    searchRecords(asking, {
      ...shared,
      url: makeUrl(asking.baseUrl, ['works'], {
        search: [text, author].filter(Boolean).join(' '),
        ...(year !== undefined && { filter: `publication_year:${year - 1}-${year + 1}` }),
        'per-page': String(SEARCH_ROWS)
      }),
      read: (body) =>
        readJsonRecords(body, {
          ...reading,
          list: (answer) => {
            const results = valueAt(answer, 'results')
            return Array.isArray(results) ? results : undefined
          }
        })
    })
}
