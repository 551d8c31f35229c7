// What each recorded answer is the answer to: a function for each service of the corpus, from an entry of its index with
// the body as text to the questions that it answers. A step is { adapter, ask, expect, answers? }: whom to ask what, what
// must come of it, and what else the server says meanwhile.

const parse = (text) => {
  try {
    return JSON.parse(text)
  } catch {
    return undefined
  }
}

const decode = (text) => {
  try {
    return decodeURIComponent(text)
  } catch {
    return text
  }
}

/** The DOI in the path of an address, as the service was asked for it. */
const doiIn = (url = '') => /10\.\d{4,9}\/[^?]*/.exec(decode(url))?.[0].replace(/\/transform.*$|\/agency$/, '')

const isFailed = ({ status }) => status !== 200
const isAbsent = ({ status }) => status === 404 || status === 410
const failed = (entry) => (isAbsent(entry) ? { absent: true } : { failure: true })

function crossrefWork(entry) {
  const message = parse(entry.text)?.message
  const DOI = doiIn(entry.url) ?? message?.DOI ?? entry.url?.split('/').at(-1) ?? ''
  const isDoi = /^10\.\d{4,9}\//.test(DOI)
  const expect = !isDoi
    ? { failure: true }
    : isFailed(entry)
      ? failed(entry)
      : { identifiers: { DOI: message.DOI }, title: message.title?.[0] }
  return [{ adapter: 'crossref', ask: { identifiers: { DOI } }, expect }]
}

function crossrefList(entry) {
  const items = parse(entry.text)?.message?.items
  const expect = isFailed(entry) || !Array.isArray(items) ? { failure: true } : { count: items.length }
  return [{ adapter: 'crossref', ask: { query: { text: 'words' } }, expect }]
}

function crossrefTransform(entry) {
  const DOI = doiIn(entry.url)
  const type =
    entry.contentType ??
    (entry.file.endsWith('.json') ? 'application/vnd.citationstyles.csl+json' : 'application/vnd.crossref.unixsd+xml')
  const contentType = entry.file.endsWith('.bib') ? 'application/x-bibtex' : type
  const isRead =
    !isFailed(entry) &&
    /\.(?:bib|json)$|unixref|unixsd/.test(`${entry.url} ${contentType} ${entry.file}`) &&
    !/bibliography|rdf/.test(contentType)
  const expect = isRead
    ? { identifiers: { DOI }, title: parse(entry.text)?.title }
    : isFailed(entry)
      ? failed(entry)
      : { failure: true }
  return [{ adapter: 'doi', ask: { identifiers: { DOI } }, expect, answers: { contentType } }]
}

function doiAgency(entry) {
  const prefix = entry.url?.split('/').at(-1) ?? ''
  const agency = parse(entry.text)?.[0]?.RA
  return [{ adapter: 'doi', ask: { prefix }, expect: isFailed(entry) ? failed(entry) : { agency } }]
}

const doiResolver = (entry) => [
  {
    adapter: 'doi',
    ask: { identifiers: { DOI: doiIn(entry.url) ?? '10.1000/foo' } },
    expect: isFailed(entry) ? failed(entry) : { failure: true }
  }
]

function dataciteWork(entry) {
  const data = parse(entry.text)?.data
  const DOI = data?.attributes?.doi ?? doiIn(entry.url)
  const titles = data?.attributes?.titles ?? []
  const title = titles.find(({ titleType }) => !titleType)?.title ?? titles[0]?.title
  const expect = isFailed(entry) || !data ? failed(entry) : { identifiers: { DOI }, title }
  return [{ adapter: 'datacite', ask: { identifiers: { DOI } }, expect }]
}

function dataciteList(entry) {
  const data = parse(entry.text)?.data
  const expect = isFailed(entry) || !Array.isArray(data) ? { failure: true } : { count: data.length }
  return [{ adapter: 'datacite', ask: { query: { text: 'words' } }, expect }]
}

/** A list of ids alone is no list of records. */
function europePmc(entry) {
  const results = parse(entry.text)?.resultList?.result
  const expect =
    isFailed(entry) || !Array.isArray(results)
      ? { failure: true }
      : { count: results.filter(({ title, id }) => title ?? id).length }
  const steps = [{ adapter: 'europepmc', ask: { query: { text: 'cancer' } }, expect }]
  const first = results?.find(({ pmid, title }) => pmid && title)
  if (first) {
    const body = JSON.stringify({ resultList: { result: [first] } })
    const identifiers = { PMID: first.pmid }
    steps.push({
      adapter: 'europepmc',
      ask: { identifiers },
      expect: { identifiers, title: first.title },
      answers: { body }
    })
  }
  return steps
}

function pubmed(entry) {
  const pmids = entry.record?.PMIDs ?? []
  if (isFailed(entry)) return [{ adapter: 'pubmed', ask: { identifiers: { PMID: '1' } }, expect: failed(entry) }]
  if (pmids.length === 0)
    return [{ adapter: 'pubmed', ask: { identifiers: { PMID: '999999999' } }, expect: { failure: true } }]
  const asked = pmids.map((PMID, at) => ({
    adapter: 'pubmed',
    ask: { identifiers: { PMID } },
    expect: {
      identifiers: { PMID },
      ...(at === 0 &&
        pmids.length === 1 && {
          title: entry.record.title?.replace(/&#x([\da-f]+);/gi, (_, code) =>
            String.fromCodePoint(Number.parseInt(code, 16))
          )
        })
    }
  }))
  // And one that the answer does not hold: the record of another article must not be taken for it.
  return [...asked, { adapter: 'pubmed', ask: { identifiers: { PMID: '999999999' } }, expect: { failure: true } }]
}

/** The list is asked for first, then the articles in it. */
function pubmedSearch(entry) {
  const hits = [...entry.text.matchAll(/<Id>(\d+)<\/Id>/g)].map(([, id]) => id).slice(0, 10)
  const set = hits.map(
    (id) =>
      `<PubmedArticle><MedlineCitation><PMID>${id}</PMID><Article><ArticleTitle>T ${id}</ArticleTitle></Article></MedlineCitation></PubmedArticle>`
  )
  const body = `<PubmedArticleSet>${set.join('')}</PubmedArticleSet>`
  const answers = { pages: { 'efetch.fcgi': { status: 200, contentType: 'text/xml', body } } }
  return [
    {
      adapter: 'pubmed',
      ask: { query: { text: 'words' } },
      expect: isFailed(entry) ? { failure: true } : { count: hits.length },
      answers
    }
  ]
}

function openalex(entry) {
  const answer = parse(entry.text)
  if (Array.isArray(answer?.results)) {
    return [{ adapter: 'openalex', ask: { query: { text: 'words' } }, expect: { count: answer.results.length } }]
  }
  const DOI = doiIn(entry.url)
  // A choice of members alone is no record.
  const expect = isFailed(entry)
    ? failed(entry)
    : answer?.id
      ? { identifiers: { DOI }, title: answer.title }
      : { failure: true }
  return [{ adapter: 'openalex', ask: { identifiers: { DOI } }, expect }]
}

function idConverter(entry) {
  const record = parse(entry.text)?.records?.[0]
  const PMCID = record?.pmcid ?? 'PMC1'
  const expect =
    !isFailed(entry) && record?.pmcid
      ? { identifiers: { PMCID, PMID: record.pmid } }
      : isFailed(entry)
        ? failed(entry)
        : { absent: true }
  return [{ adapter: 'pmc', ask: { identifiers: { PMCID } }, expect }]
}

/** The questions that the answers of each service answer. */
export const PLANS = {
  'crossref-work': crossrefWork,
  'crossref-query': crossrefList,
  'crossref-list': crossrefList,
  'crossref-transform': crossrefTransform,
  'doi-agency': doiAgency,
  'doi-resolver': doiResolver,
  'datacite-work': dataciteWork,
  'datacite-list': dataciteList,
  'europepmc-search': europePmc,
  'ncbi-efetch': pubmed,
  'ncbi-esearch': pubmedSearch,
  'openalex-work': openalex,
  'pmc-idconv': idConverter
}

/** Services of the corpus that no adapter asks, and why. */
export const UNASKED = {
  'crossref-agency': 'doi.org says the agency',
  'crossref-journals': 'journals are not looked up',
  'crossref-openurl': 'replaced by the REST API',
  'ncbi-efetch-medline': 'PubMed is asked for XML; files of this format are imported',
  'ncbi-esummary': 'efetch says the same and the notices',
  'pmc-jats': 'full text is not fetched',
  'pmc-jats-front': 'full text is not fetched',
  unpaywall: 'says where copies are, not what a work is'
}
