import { readPubmedNotices, readPubmedXml } from '#core/exchange/references/read-pubmed-xml'
import { readPubmedNoticesOf } from '#core/exchange/references/service-notices'
import type { LookupFailure } from '#core/references/lookup-answer'
import { succeed } from '#core/result'
import type { Result } from '#core/result'
import type { BibliographicQuery } from '#host/lookup-api'
import { findRecord, makeUrl, SEARCH_ROWS, searchRecords, unreadable, XML_TYPES } from './lookup-service'
import type { Asking, LookupService, ReadRecord } from './lookup-service'
import type { Question, Refusal } from './polite-client'

/** NCBI E-utilities (https://www.ncbi.nlm.nih.gov/books/NBK25499/): PubMed by PMID, by DOI, and by words. */
export const pubmed: LookupService = {
  name: 'pubmed',
  knows: ({ PMID, DOI }) => PMID !== undefined || DOI !== undefined,
  find: async ({ PMID, DOI }, asking) => {
    if (PMID !== undefined) return fetchOne(PMID, asking, { PMID })
    const found = await searchIds(`"${(DOI ?? '').replace(/["\\]/g, ' ')}"[doi]`, 2, asking)
    if (!found.ok) return found
    const [only, ...others] = found.value
    // A DOI that PubMed does not know is sometimes searched for by its parts, and brings other articles.
    if (only === undefined || others.length > 0) return succeed(undefined)
    const got = await fetchOne(only, asking, { PMID: only })
    const isAsked = got.ok && got.value?.item.DOI?.toLowerCase() === DOI?.toLowerCase()
    return !got.ok || isAsked ? got : succeed(undefined)
  },
  search: async (query, asking) => {
    const found = await searchIds(makeTerm(query), SEARCH_ROWS, asking)
    if (!found.ok || found.value.length === 0) return found.ok ? succeed([]) : found
    const records = await searchRecords(asking, fetchQuestion(found.value, asking, readRecords))
    if (!records.ok) return records
    const rankOf = (pmid: string | undefined): number => found.value.indexOf(pmid ?? '')
    return succeed([...records.value].sort((a, b) => rankOf(a.item.PMID) - rankOf(b.item.PMID)))
  }
}

const fetchOne = (PMID: string, asking: Asking, asked: { readonly PMID: string }): ReturnType<LookupService['find']> =>
  findRecord(
    asking,
    fetchQuestion([PMID], asking, (text) => {
      const read = readRecords(text)
      if (!read.ok) return read
      return succeed(read.value.find(({ item }) => item.PMID === PMID) ?? read.value[0])
    }),
    asked
  )

function fetchQuestion<T>(
  ids: readonly string[],
  { baseUrl }: Asking,
  read: (text: string) => Result<T, Refusal>
): Question<T> {
  const url = makeUrl(baseUrl, ['efetch.fcgi'], { db: 'pubmed', id: ids.join(','), retmode: 'xml' })
  return { service: 'pubmed', url, accept: 'text/xml', types: XML_TYPES, read }
}

/** The records of an answer; an empty set is one, anything that is no set of PubMed is refused. */
function readRecords(text: string): Result<readonly ReadRecord[], Refusal> {
  if (!/<(?:PubmedArticleSet|PubmedBookArticleSet|PubmedArticle|PubmedBookArticle)[\s>/]/.test(text)) {
    return unreadable('gave an answer that is no set of articles')
  }
  const notices = new Map(readPubmedNotices(text).map((article) => [article.PMID, readPubmedNoticesOf(article)]))
  const { items } = readPubmedXml('PubMed', text)
  return succeed(items.map((item) => ({ item: { ...item, id: '' }, notices: notices.get(item.PMID ?? '') ?? [] })))
}

async function searchIds(
  term: string,
  most: number,
  asking: Asking
): Promise<Result<readonly string[], LookupFailure>> {
  const query = { db: 'pubmed', term, retmode: 'xml', retmax: String(most), sort: 'relevance' }
  const url = makeUrl(asking.baseUrl, ['esearch.fcgi'], query)
  const got = await asking.client.ask(
    { service: 'pubmed', url, accept: 'text/xml', types: XML_TYPES, read: readIds },
    asking.mode
  )
  return got.ok ? succeed((got.value.value ?? []).slice(0, most)) : got
}

/** The PMIDs of a search; NCBI says in the answer itself when it did not understand the words. */
function readIds(text: string): Result<readonly string[], Refusal> {
  if (!/<eSearchResult[\s>]/.test(text)) return unreadable('gave an answer that is no list of articles')
  const [list = ''] = /<IdList>[^]*?<\/IdList>/.exec(text) ?? []
  return succeed([...list.matchAll(/<Id>\s*(\d{1,9})\s*<\/Id>/g)].map(([, id = '']) => id))
}

/** Words without the signs that the query language gives a meaning; year and author as fields. */
function makeTerm({ text, author, year }: BibliographicQuery): string {
  const words = (text.match(/[\p{L}\p{N}-]+/gu) ?? []).filter((word) => !/^(?:AND|OR|NOT)$/.test(word)).join(' ')
  const name = (author ?? '').replace(/[[\]"()]/g, ' ').trim()
  return [words, name && `${name}[Author]`, year && `${year - 1}:${year + 1}[dp]`].filter(Boolean).join(' AND ')
}
