import type { Publisher } from '../publisher-rule'

/** Paths of Atypon's platform that list several works, whoever publishes there. */
const ATYPON = /^\/(?:toc|loi|journal|action\/(?:doSearch|showMost\w+)|topic|browse|current|search)\b/i
/** Silverchair puts a number of its own behind the DOI, and the title. */
const trimNumber = (doi: string): string => doi.replace(/\/\d{4,12}(?:\/[^/]*)?$/, '')
/** Platforms that put the title behind the DOI, whose suffix has no slash. */
const trimTitle = (doi: string): string => doi.replace(/^(10\.\d{4,9}\/[^/]+)\/.*$/, '$1')

/** University Press Scholarship puts its own id behind the DOI of the book; a chapter's DOI has its number instead of the book's. */
function trimChapter(doi: string): string {
  const chapter = /-chapter-(\d{1,3})(?:$|\/)/.exec(doi)?.[1]
  const book = doi.replace(/\/[a-z]+-\d{13}.*$/, '')
  return chapter === undefined ? book : book.replace(/\.001\.0001$/, `.003.${chapter.padStart(4, '0')}`)
}
const SILVERCHAIR = /\/(?:issue|issues|search-results|pages|browse|journals\/[a-z]+\/?$)/i

const row = (publisher: string, hosts: string, more: Omit<Publisher, 'publisher' | 'hosts'> = {}): Publisher => ({
  publisher,
  hosts: hosts.split(' '),
  ...more
})

/** Publishers whose addresses hold the whole DOI or none, and databases that give no identifier away. */
export const NAMED: readonly Publisher[] = [
  row('Springer', 'springer.com link.springer.com springerlink.com springernature.com', {
    listing: /^\/(?:search|journal|bookseries|subjects)\b/
  }),
  row('Wiley', 'onlinelibrary.wiley.com wiley.com interscience.wiley.com', { listing: ATYPON }),
  row('SAGE', 'sagepub.com journals.sagepub.com sk.sagepub.com', { listing: ATYPON }),
  row('Taylor & Francis', 'tandfonline.com', { listing: ATYPON }),
  row('Taylor & Francis', 'taylorfrancis.com', { trimDoi: trimTitle }),
  row('ACS', 'pubs.acs.org', { listing: ATYPON }),
  row('NEJM', 'nejm.org', { listing: ATYPON }),
  row('Annual Reviews', 'annualreviews.org', { listing: ATYPON }),
  row('Science', 'science.org sciencemag.org', { listing: ATYPON }),
  row('PNAS', 'pnas.org', { listing: /^\/(?:toc|loi|search|content\/early\/recent|action\/doSearch)/ }),
  row('Mary Ann Liebert', 'liebertpub.com', { listing: ATYPON }),
  row('AHA', 'ahajournals.org', { listing: ATYPON }),
  row('Neurology', 'neurology.org', { listing: ATYPON }),
  row('LWW', 'lww.com ovid.com', { listing: /^\/(?:[^/]+\/)?(?:pages\/(?!articleviewer)|toc|search)/i }),
  row('Ovid', 'oce.ovid.com insights.ovid.com'),
  row('Oxford', 'academic.oup.com oup.com oxfordjournals.org', {
    trimDoi: trimNumber,
    listing: /\/(?:issue|issues|search-results|edited-volume\/\d+$|journals)/i
  }),
  row('Oxford', 'universitypressscholarship.com oxfordscholarship.com', { trimDoi: trimChapter }),
  row('JAMA', 'jamanetwork.com ama-assn.org', { trimDoi: trimNumber, listing: SILVERCHAIR }),
  row(
    'Silverchair',
    'rupress.org arvojournals.org asmedigitalcollection.asme.org aacrjournals.org ashpublications.org',
    {
      trimDoi: trimNumber,
      listing: SILVERCHAIR
    }
  ),
  row('Thieme', 'thieme-connect.com thieme-connect.de thieme.com thieme.de'),
  row('De Gruyter', 'degruyter.com degruyterbrill.com'),
  row('Emerald', 'emerald.com', { trimDoi: trimTitle }),
  row('JAMA', 'jama.com'),
  row(
    'F1000',
    'f1000research.com wellcomeopenresearch.org gatesopenresearch.org hrbopenresearch.org openresearch.org',
    {
      rules: [
        { rule: 'f1000-number', match: /^\/(?:articles|documents|posters)\/(\d{1,2}-\d{1,5})(?:\/|$)/, recordKey: '$1' }
      ],
      listing: /^\/(?:browse|search)/
    }
  ),
  row('HighWire', 'cshlp.org jbc.org jneurosci.org physiology.org'),
  row('Microbiology Society', 'microbiologyresearch.org', { listing: /^\/(?:search|content\/journal\/\w+\/?$)/ }),
  row('PubFactory', 'jnccn.org'),
  row('Dryad', 'datadryad.org'),
  row('SciELO', 'scielo.org'),
  row('APS', 'journals.aps.org link.aps.org'),
  row('AIP', 'aip.org scitation.org'),
  row('Dove Press', 'dovepress.com'),
  row('AME', 'amegroups.com amegroups.org'),
  row('Spandidos', 'spandidos-publications.com'),
  row('Wolters Kluwer Medknow', 'medknow.com'),
  row('J-STAGE', 'jstage.jst.go.jp', { listing: /\/(?:browse|search|_contents)\b/ }),
  row('CiNii', 'cir.nii.ac.jp ci.nii.ac.jp', { listing: /^\/(?:all|articles|search)/ }),
  row('DOAJ', 'doaj.org', { listing: /^\/(?:search|toc)/ }),
  row('DrugBank', 'drugbank.ca drugbank.com'),
  row('UpToDate', 'uptodate.com', { listing: /\/search\b/ }),
  row('WHO', 'who.int'),
  row('CDC', 'cdc.gov'),
  row('Semantic Scholar', 'semanticscholar.org', { listing: /^\/search/ }),
  row('ResearchGate', 'researchgate.net', { listing: /^\/(?:search|profile)/ }),
  row('OpenAlex', 'openalex.org'),
  row('Dimensions', 'dimensions.ai'),
  row('Scopus', 'scopus.com'),
  row('Web of Science', 'webofscience.com webofknowledge.com'),
  row('Google Scholar', 'scholar.google.com', { listing: /^\/(?:scholar|citations)/ }),
  row('Google Books', 'books.google.com'),
  row('PDB', 'rcsb.org'),
  row('Wikidata', 'wikidata.org'),
  row('Wikipedia', 'wikipedia.org')
]
