import type { ServiceName } from '#core/references/lookup-answer'
import { SERVICE_NAMES } from '#core/references/lookup-answer'
import { sendJson, startLoopbackServer } from './loopback-server'
import type { Answerer, LoopbackServer } from './loopback-server'

/** The work that the fake services know, in each one's own words. */
export const WORK = {
  DOI: '10.1016/j.ebiom.2018.02.002',
  PMID: '29449193',
  PMCID: 'PMC5925446',
  title:
    'Phase I trial of intrathecal mesenchymal stem cell-derived neural progenitors in progressive multiple sclerosis'
} as const

const crossrefWork = (DOI: string, more: object = {}): object => ({
  DOI,
  type: 'journal-article',
  title: [WORK.title],
  author: [{ family: 'Harris', given: 'Violaine K.', sequence: 'first' }],
  issued: { 'date-parts': [[2018, 3]] },
  'container-title': ['EBioMedicine'],
  volume: '29',
  page: '23-30',
  ISSN: ['2352-3964'],
  ...more
})

const pubmedArticle = (pmid: string, more = ''): string => `<PubmedArticle><MedlineCitation><PMID>${pmid}</PMID>
<Article><Journal><JournalIssue><Volume>29</Volume><PubDate><Year>2018</Year></PubDate></JournalIssue>
<Title>EBioMedicine</Title></Journal><ArticleTitle>${WORK.title}.</ArticleTitle>
<Pagination><MedlinePgn>23-30</MedlinePgn></Pagination><AuthorList><Author><LastName>Harris</LastName>
<ForeName>Violaine K</ForeName></Author></AuthorList></Article>${more}</MedlineCitation><PubmedData><ArticleIdList>
<ArticleId IdType="pubmed">${pmid}</ArticleId><ArticleId IdType="doi">${WORK.DOI}</ArticleId></ArticleIdList></PubmedData></PubmedArticle>`

const RETRACTION =
  '<CommentsCorrectionsList><CommentsCorrections RefType="RetractionIn"><RefSource>EBioMedicine. 2020 Jan;51:1</RefSource><PMID>31900000</PMID></CommentsCorrections></CommentsCorrectionsList>'

const sendXml = (response: Parameters<Answerer>[1], body: string): void => {
  response.writeHead(200, { 'Content-Type': 'text/xml; charset=UTF-8' })
  response.end(`<?xml version="1.0"?><!DOCTYPE PubmedArticleSet PUBLIC "-//NLM//DTD" "https://dtd.nlm.nih.gov/x.dtd">
<PubmedArticleSet>${body}</PubmedArticleSet>`)
}

const sendSearch = (response: Parameters<Answerer>[1], ids: readonly string[]): void => {
  response.writeHead(200, { 'Content-Type': 'text/xml; charset=UTF-8' })
  response.end(`<eSearchResult><IdList>${ids.map((id) => `<Id>${id}</Id>`).join('\n')}</IdList></eSearchResult>`)
}

/** The usual answers by the path that is asked; what is not listed is not known (404). */
const ANSWERS: Readonly<Record<string, (query: URLSearchParams, response: Parameters<Answerer>[1]) => void>> = {
  [`/crossref/works/${encodeURIComponent(WORK.DOI)}`]: (_query, response) =>
    sendJson(response, { status: 'ok', message: crossrefWork(WORK.DOI) }),
  '/crossref/works/10.1000%2Fwrong': (_query, response) =>
    sendJson(response, { status: 'ok', message: crossrefWork('10.1000/other') }),
  '/crossref/works': (_query, response) =>
    sendJson(response, { message: { items: [crossrefWork(WORK.DOI), { DOI: '10.1000/second', title: ['Second'] }] } }),
  '/doi/ra/10.5555': (_query, response) => sendJson(response, [{ DOI: '10.5555', RA: 'mEDRA' }]),
  '/doi/ra/10.3760': (_query, response) => sendJson(response, [{ DOI: '10.3760', RA: 'ISTIC' }]),
  '/doi/ra/10.1000': (_query, response) => sendJson(response, [{ DOI: '10.1000', RA: 'Crossref' }]),
  '/doi/ra/10.7910': (_query, response) => sendJson(response, [{ DOI: '10.7910', RA: 'DataCite' }]),
  '/doi/10.5555%2Fmedra': (_query, response) =>
    sendJson(response, {
      type: 'article-journal',
      title: 'Un articolo',
      DOI: '10.5555/medra',
      author: [{ family: 'Rossi' }]
    }),
  '/doi/10.3760%2Fcma.j.1': (_query, response) =>
    sendJson(response, {
      type: 'article-journal',
      title: '自体造血干细胞移植',
      DOI: '10.3760/cma.j.1',
      author: [{ literal: '张伟' }]
    }),
  '/datacite/dois/10.7910%2Fdvn': (_query, response) =>
    sendJson(response, {
      data: { attributes: { doi: '10.7910/dvn', titles: [{ title: 'Data of a trial' }], types: {} } }
    }),
  '/datacite/dois/10.48550%2Farxiv.1706.03762': (_query, response) =>
    sendJson(response, {
      data: { attributes: { doi: '10.48550/arxiv.1706.03762', titles: [{ title: 'Attention' }], types: {} } }
    }),
  '/pubmed/efetch.fcgi': (query, response) => {
    const ids = (query.get('id') ?? '').split(',')
    const known = ids.filter((id) => [WORK.PMID, '11', '12'].includes(id))
    sendXml(response, known.map((id) => pubmedArticle(id, id === '11' ? RETRACTION : '')).join(''))
  },
  '/pubmed/esearch.fcgi': (_query, response) => sendSearch(response, [WORK.PMID]),
  '/pmc/': (query, response) =>
    sendJson(response, {
      records:
        query.get('ids') === WORK.PMCID
          ? [{ pmcid: WORK.PMCID, pmid: Number(WORK.PMID), doi: WORK.DOI }]
          : [{ 'requested-id': query.get('ids'), status: 'error', errmsg: 'Identifier not found in PMC' }]
    }),
  '/europepmc/search': (query, response) => {
    const isKnown = query.get('query')?.includes(WORK.DOI) || query.get('query')?.includes('stem')
    const result = {
      id: WORK.PMID,
      source: 'MED',
      pmid: WORK.PMID,
      doi: WORK.DOI,
      title: `${WORK.title}.`,
      authorString: 'Harris VK'
    }
    sendJson(response, { hitCount: isKnown ? 1 : 0, resultList: { result: isKnown ? [result] : [] } })
  },
  '/clinicaltrials/studies/NCT03355365': (_query, response) =>
    sendJson(response, {
      protocolSection: { identificationModule: { nctId: 'NCT03355365', briefTitle: 'Intrathecal MSC-NP' } }
    }),
  '/openlibrary/api/books': (query, response) =>
    sendJson(
      response,
      query.get('bibkeys') === 'ISBN:9780521779241'
        ? { 'ISBN:9780521779241': { title: 'A Book', authors: [{ name: 'Jane Doe' }] } }
        : {}
    )
}

export interface FakeServices {
  readonly server: LoopbackServer
  readonly urls: Readonly<Record<ServiceName, string>>
}

/** One server that plays all services, each under a path of its own. `override` may answer first. */
export async function startFakeServices(
  override?: (target: URL, response: Parameters<Answerer>[1]) => boolean
): Promise<FakeServices> {
  const server = await startLoopbackServer((request, response) => {
    const target = new URL(request.url ?? '', 'http://127.0.0.1')
    if (override?.(target, response)) return
    const answer = ANSWERS[target.pathname]
    if (answer) answer(target.searchParams, response)
    else response.writeHead(404, { 'Content-Type': 'text/plain' }).end('Resource not found.')
  })
  const urls = Object.fromEntries(SERVICE_NAMES.map((name) => [name, `${server.origin}/${name}`]))
  return { server, urls: urls as Record<ServiceName, string> }
}
