import { recordsOf, textOf, valueAt } from '#core/exchange/references/json-value'
import type { CslItem } from '#core/references/reference'
import { normaliseIdentifiers } from '#core/references/work-identifiers'
import type { WorkIdentifiers } from '#core/references/work-identifiers'
import { succeed } from '#core/result'
import type { Result } from '#core/result'
import { parseJsonAnswer } from './decode-answer'
import { findRecord, JSON_TYPES, makeUrl, unreadable } from './lookup-service'
import type { LookupService, ReadRecord } from './lookup-service'
import type { Refusal } from './polite-client'

/** The ID converter of PubMed Central (https://pmc.ncbi.nlm.nih.gov/tools/id-converter-api/): PMCID, PMID and DOI of a work. */
export const pmc: LookupService = {
  name: 'pmc',
  knows: ({ PMCID }) => PMCID !== undefined,
  find: ({ PMCID = '' }, asking) =>
    findRecord(
      asking,
      {
        service: 'pmc',
        url: makeUrl(asking.baseUrl, [''], { format: 'json', ids: PMCID, idtype: 'pmcid' }),
        accept: 'application/json',
        types: JSON_TYPES,
        read: readConversion
      },
      { PMCID }
    )
}

function readConversion(text: string): Result<ReadRecord | undefined, Refusal> {
  const parsed = parseJsonAnswer(text)
  if (!parsed.ok) return unreadable(parsed.error)
  const records = valueAt(parsed.value, 'records')
  if (!Array.isArray(records)) return unreadable('gave an answer of another shape than agreed')
  const [record] = recordsOf(records)
  if (!record || textOf(record['status']) === 'error') return succeed(undefined)
  const found: Record<string, string> = {}
  for (const [name, member] of [
    ['DOI', 'doi'],
    ['PMID', 'pmid'],
    ['PMCID', 'pmcid']
  ] as const) {
    const value = textOf(record[member])
    if (value !== undefined) found[name] = value
  }
  const identifiers: WorkIdentifiers = normaliseIdentifiers(found)
  const item: CslItem = { id: '', type: 'article-journal', ...identifiers }
  return identifiers.PMCID === undefined ? succeed(undefined) : succeed({ item, notices: [] })
}
