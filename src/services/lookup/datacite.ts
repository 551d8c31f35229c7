import { itemFromDatacite } from '#core/exchange/references/item-from-datacite'
import { asRecord, valueAt } from '#core/exchange/references/json-value'
import { findRecord, JSON_TYPES, makeUrl, SEARCH_ROWS, searchRecords } from './lookup-service'
import type { LookupService } from './lookup-service'
import { readJsonRecord, readJsonRecords } from './read-json-record'

const shared = {
  service: 'datacite',
  accept: 'application/vnd.api+json, application/json',
  types: [...JSON_TYPES, 'application/vnd.api+json']
} as const

/** DataCite (https://support.datacite.org/docs/api): data, preprints and arXiv by DOI. */
export const datacite: LookupService = {
  name: 'datacite',
  knows: ({ DOI, arXiv }) => DOI !== undefined || arXiv !== undefined,
  find: ({ DOI, arXiv = '' }, asking) => {
    // Every arXiv number has a DOI; its versions have none of their own.
    const asked = DOI ?? `10.48550/arxiv.${arXiv.replace(/v\d+$/, '').toLowerCase()}`
    const url = makeUrl(asking.baseUrl, ['dois', asked])
    const list = (answer: unknown): readonly unknown[] | undefined =>
      asRecord(valueAt(answer, 'data', 'attributes')) ? [answer] : undefined
    return findRecord(
      asking,
      { ...shared, url, read: (text) => readJsonRecord(text, { list, item: itemFromDatacite }) },
      { DOI: asked }
    )
  },
  search: ({ text, author, year }, asking) =>
    searchRecords(asking, {
      ...shared,
      url: makeUrl(asking.baseUrl, ['dois'], {
        query: [quoteWords(text), author && `creators.name:(${quoteWords(author)})`, year && `publicationYear:${year}`]
          .filter(Boolean)
          .join(' AND '),
        'page[size]': String(SEARCH_ROWS)
      }),
      read: (body) =>
        readJsonRecords(body, {
          item: itemFromDatacite,
          list: (answer) => {
            const data = valueAt(answer, 'data')
            return Array.isArray(data) ? data : undefined
          }
        })
    })
}

/** Words alone, without the signs that the query language gives a meaning. */
const quoteWords = (text: string): string =>
  (text.match(/[\p{L}\p{N}]+/gu) ?? []).filter((word) => !/^(?:AND|OR|NOT)$/.test(word)).join(' ')
