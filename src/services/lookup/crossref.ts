import { itemFromCrossref } from '#core/exchange/references/item-from-crossref'
import { asRecord, valueAt } from '#core/exchange/references/json-value'
import { readCrossrefNotices } from '#core/exchange/references/service-notices'
import { findRecord, JSON_TYPES, makeUrl, SEARCH_ROWS, searchRecords } from './lookup-service'
import type { LookupService } from './lookup-service'
import { readJsonRecord, readJsonRecords } from './read-json-record'

const shared = { service: 'crossref', accept: 'application/json', types: JSON_TYPES } as const
const reading = { item: itemFromCrossref, notices: readCrossrefNotices }

/** Crossref (https://api.crossref.org/swagger-ui): works by DOI, and by the words of a citation. */
export const crossref: LookupService = {
  name: 'crossref',
  knows: ({ DOI }) => DOI !== undefined,
  find: ({ DOI = '' }, asking) =>
    findRecord(
      asking,
      {
        ...shared,
        url: makeUrl(asking.baseUrl, ['works', DOI]),
        read: (text) =>
          readJsonRecord(text, {
            ...reading,
            list: (answer) => (asRecord(valueAt(answer, 'message')) ? [valueAt(answer, 'message')] : undefined)
          })
      },
      { DOI }
    ),
  search: ({ text, author, year }, asking) =>
    searchRecords(asking, {
      ...shared,
      url: makeUrl(asking.baseUrl, ['works'], {
        'query.bibliographic': text,
        ...(author && { 'query.author': author }),
        ...(year !== undefined && { filter: `from-pub-date:${year - 1},until-pub-date:${year + 1}` }),
        rows: String(SEARCH_ROWS)
      }),
      read: (body) =>
        readJsonRecords(body, {
          ...reading,
          list: (answer) => {
            const items = valueAt(answer, 'message', 'items')
            return Array.isArray(items) ? items : undefined
          }
        })
    })
}
