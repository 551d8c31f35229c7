import { itemFromEuropePmc } from '#core/exchange/references/item-from-europe-pmc'
import { valueAt } from '#core/exchange/references/json-value'
import { readEuropePmcNotices } from '#core/exchange/references/service-notices'
import type { WorkIdentifiers } from '#core/references/work-identifiers'
import type { BibliographicQuery } from '#host/lookup-api'
import { findRecord, JSON_TYPES, makeUrl, SEARCH_ROWS, searchRecords } from './lookup-service'
import type { LookupService } from './lookup-service'
import { readJsonRecord, readJsonRecords } from './read-json-record'
import type { RecordReading } from './read-json-record'

const reading: RecordReading = {
  item: itemFromEuropePmc,
  notices: readEuropePmcNotices,
  list: (answer) => {
    const results = valueAt(answer, 'resultList', 'result')
    return Array.isArray(results) ? results : undefined
  }
}

const makeQuestion = (baseUrl: string, query: string, rows: number) =>
  ({
    service: 'europepmc',
    url: makeUrl(baseUrl, ['search'], { query, resultType: 'core', format: 'json', pageSize: String(rows) }),
    accept: 'application/json',
    types: JSON_TYPES
  }) as const

/** Europe PMC (https://europepmc.org/RestfulWebService): by PMID, PMCID or DOI, and by words. */
export const europePmc: LookupService = {
  name: 'europepmc',
  knows: ({ PMID, PMCID, DOI }) => (PMID ?? PMCID ?? DOI) !== undefined,
  find: (identifiers, asking) =>
    findRecord(
      asking,
      { ...makeQuestion(asking.baseUrl, makeIdQuery(identifiers), 1), read: (text) => readJsonRecord(text, reading) },
      askedBy(identifiers)
    ),
  search: (query, asking) =>
    searchRecords(asking, {
      ...makeQuestion(asking.baseUrl, makeWordQuery(query), SEARCH_ROWS),
      read: (text) => readJsonRecords(text, reading)
    })
}

const quote = (text: string): string => `"${text.replace(/["\\]/g, ' ')}"`

/** The one identifier that is asked by; another that a reference gives beside it may belong to another work. */
function askedBy({ PMID, PMCID, DOI }: WorkIdentifiers): WorkIdentifiers {
  if (PMID !== undefined) return { PMID }
  return PMCID === undefined ? { DOI: DOI ?? '' } : { PMCID }
}

function makeIdQuery({ PMID, PMCID, DOI = '' }: WorkIdentifiers): string {
  if (PMID !== undefined) return `EXT_ID:${PMID} AND SRC:MED`
  return PMCID === undefined ? `DOI:${quote(DOI)}` : `PMCID:${PMCID}`
}

function makeWordQuery({ text, author, year }: BibliographicQuery): string {
  const words = (text.match(/[\p{L}\p{N}]+/gu) ?? []).filter((word) => !/^(?:AND|OR|NOT)$/.test(word)).join(' ')
  const parts = [words, author && `AUTH:${quote(author)}`, year && `PUB_YEAR:[${year - 1} TO ${year + 1}]`]
  return parts.filter(Boolean).join(' AND ')
}
