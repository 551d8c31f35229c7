import { itemFromClinicalTrial } from '#core/exchange/references/item-from-clinical-trial'
import { asRecord, textAt, valueAt } from '#core/exchange/references/json-value'
import { succeed } from '#core/result'
import { parseJsonAnswer } from './decode-answer'
import { findRecord, JSON_TYPES, makeUrl, SEARCH_ROWS, searchRecords, unreadable } from './lookup-service'
import type { LookupService } from './lookup-service'
import { readJsonRecords } from './read-json-record'

const shared = { service: 'clinicaltrials', accept: 'application/json', types: JSON_TYPES } as const

/** ClinicalTrials.gov (https://clinicaltrials.gov/data-api/api): registered trials by their number, and by words. */
export const clinicalTrials: LookupService = {
  name: 'clinicaltrials',
  knows: ({ NCT }) => NCT !== undefined,
  find: ({ NCT = '' }, asking) =>
    findRecord(
      asking,
      {
        ...shared,
        url: makeUrl(asking.baseUrl, ['studies', NCT], { format: 'json' }),
        read: (text) => {
          const parsed = parseJsonAnswer(text)
          if (!parsed.ok) return unreadable(parsed.error)
          const item = asRecord(parsed.value) ? itemFromClinicalTrial(parsed.value) : undefined
          if (!item) return unreadable('gave an answer that holds no record')
          const number = textAt(parsed.value, 'protocolSection', 'identificationModule', 'nctId')
          return number === NCT
            ? succeed({ item, notices: [] })
            : { ok: false, error: { code: 'wrong-record', reason: 'answered with another trial than was asked for' } }
        }
      },
      {}
    ),
  search: ({ text, author }, asking) =>
    searchRecords(asking, {
      ...shared,
      url: makeUrl(asking.baseUrl, ['studies'], {
        'query.term': [text, author].filter(Boolean).join(' '),
        pageSize: String(SEARCH_ROWS),
        format: 'json'
      }),
      read: (body) =>
        readJsonRecords(body, {
          item: itemFromClinicalTrial,
          list: (answer) => {
            const studies = valueAt(answer, 'studies')
            return Array.isArray(studies) ? studies : undefined
          }
        })
    })
}
