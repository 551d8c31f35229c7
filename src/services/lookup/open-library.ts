import { itemFromOpenLibrary } from '#core/exchange/references/item-from-open-library'
import { asRecord, valueAt } from '#core/exchange/references/json-value'
import { findRecord, JSON_TYPES, makeUrl, SEARCH_ROWS, searchRecords } from './lookup-service'
import type { LookupService } from './lookup-service'
import { readJsonRecord, readJsonRecords } from './read-json-record'

const shared = {
  service: 'openlibrary',
  accept: 'application/json',
  types: [...JSON_TYPES, 'text/javascript', 'application/javascript']
} as const

/** Open Library (https://openlibrary.org/dev/docs/api/books): books by ISBN, and by words. */
export const openLibrary: LookupService = {
  name: 'openlibrary',
  knows: ({ ISBN }) => ISBN !== undefined,
  find: ({ ISBN = '' }, asking) => {
    const key = `ISBN:${ISBN}`
    const list = (answer: unknown): readonly unknown[] | undefined => {
      if (!asRecord(answer)) return undefined
      const book = valueAt(answer, key)
      return book === undefined ? [] : [book]
    }
    const url = makeUrl(asking.baseUrl, ['api', 'books'], { bibkeys: key, jscmd: 'data', format: 'json' })
    // The key is the ISBN asked for; the book may name that of another binding.
    return findRecord(
      asking,
      { ...shared, url, read: (text) => readJsonRecord(text, { list, item: itemFromOpenLibrary }) },
      {}
    )
  },
  search: ({ text, author }, asking) =>
    searchRecords(asking, {
      ...shared,
      url: makeUrl(asking.baseUrl, ['search.json'], { q: text, ...(author && { author }), limit: String(SEARCH_ROWS) }),
      read: (body) =>
        readJsonRecords(body, {
          item: itemFromOpenLibrary,
          list: (answer) => {
            const docs = valueAt(answer, 'docs')
            return Array.isArray(docs) ? docs : undefined
          }
        })
    })
}
