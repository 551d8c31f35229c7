import type { SourceEntry } from '../source-label'

/** Databases, search engines, preprint servers, registries and encyclopedias. */
export const DATABASES: readonly SourceEntry[] = [
  {
    id: 'pubmed',
    name: 'PubMed',
    kind: 'database',
    aliases: ['PubMed', 'Pubmed', 'PubMed®', 'PubMed.gov', '公共医学数据库', '美国国立医学图书馆数据库'],
    domains: ['pubmed.ncbi.nlm.nih.gov', 'pubmed.gov'],
    identifiers: ['PMID']
  },
  {
    id: 'pmc',
    name: 'PMC',
    kind: 'database',
    aliases: ['PMC', 'PubMed Central', 'PubMedCentral', 'Pubmed Central', 'PMC Home', '美国国立医学图书馆免费全文库'],
    domains: ['pmc.ncbi.nlm.nih.gov'],
    identifiers: ['PMCID']
  },
  {
    id: 'europe-pmc',
    name: 'Europe PMC',
    kind: 'database',
    aliases: ['Europe PMC', 'EuropePMC', 'Europe PubMed Central', '欧洲PMC', '欧洲 PMC'],
    domains: ['europepmc.org'],
    identifiers: ['PMCID', 'PMID']
  },
  {
    id: 'ncbi',
    name: 'NCBI',
    kind: 'database',
    aliases: [
      'NCBI',
      'National Center for Biotechnology Information',
      'NCBI Bookshelf',
      'StatPearls',
      '国家生物技术信息中心',
      '美国国家生物技术信息中心',
      '國家生物技術資訊中心',
      '國家生物技術信息中心'
    ],
    domains: ['ncbi.nlm.nih.gov'],
    identifiers: ['PMCID', 'PMID']
  },
  {
    id: 'medline',
    name: 'MEDLINE',
    kind: 'database',
    aliases: ['MEDLINE', 'Medline'],
    domains: [],
    identifiers: ['PMID']
  },
  {
    id: 'medlineplus',
    name: 'MedlinePlus',
    kind: 'consumer-health',
    aliases: ['MedlinePlus', 'Medline Plus'],
    domains: ['medlineplus.gov']
  },
  { id: 'embase', name: 'Embase', kind: 'database', aliases: ['Embase', 'EMBASE'], domains: ['embase.com'] },
  { id: 'scopus', name: 'Scopus', kind: 'database', aliases: ['Scopus'], domains: ['scopus.com'] },
  {
    id: 'web-of-science',
    name: 'Web of Science',
    kind: 'database',
    aliases: ['Web of Science', 'WebOfScience', 'Clarivate'],
    domains: ['webofscience.com', 'webofknowledge.com', 'clarivate.com']
  },
  {
    id: 'cochrane',
    name: 'Cochrane Library',
    kind: 'database',
    aliases: [
      'Cochrane Library',
      'The Cochrane Library',
      'Cochrane',
      'CochraneLibrary',
      'Cochrane Database of Systematic Reviews',
      'Cochrane Reviews',
      '考克兰图书馆',
      '科克伦图书馆',
      '考科蓝图书馆'
    ],
    domains: ['cochranelibrary.com', 'cochrane.org'],
    doiPrefixes: ['10.1002/14651858'],
    issns: ['1469-493X'],
    containers: ['cochrane database of systematic reviews', 'the cochrane database of systematic reviews']
  },
  {
    id: 'google-scholar',
    name: 'Google Scholar',
    kind: 'database',
    aliases: ['Google Scholar', '谷歌学术', 'Google 学术搜索', 'Google 学术'],
    domains: ['scholar.google.com']
  },
  {
    id: 'google-books',
    name: 'Google Books',
    kind: 'database',
    aliases: ['Google Books', '谷歌图书'],
    domains: ['books.google.com'],
    identifiers: ['ISBN']
  },
  {
    id: 'google-patents',
    name: 'Google Patents',
    kind: 'database',
    aliases: ['Google Patents'],
    domains: ['patents.google.com']
  },
  {
    id: 'semantic-scholar',
    name: 'Semantic Scholar',
    kind: 'database',
    aliases: ['Semantic Scholar', 'SemanticScholar'],
    domains: ['semanticscholar.org']
  },
  {
    id: 'crossref',
    name: 'Crossref',
    kind: 'database',
    aliases: ['Crossref', 'CrossRef'],
    domains: ['crossref.org'],
    identifiers: ['DOI']
  },
  { id: 'openalex', name: 'OpenAlex', kind: 'database', aliases: ['OpenAlex'], domains: ['openalex.org'] },
  {
    id: 'doaj',
    name: 'DOAJ',
    kind: 'database',
    aliases: ['DOAJ', 'Directory of Open Access Journals'],
    domains: ['doaj.org']
  },
  { id: 'core', name: 'CORE', kind: 'database', aliases: ['CORE Reader', 'core.ac.uk'], domains: ['core.ac.uk'] },
  {
    id: 'jstor',
    name: 'JSTOR',
    kind: 'database',
    aliases: ['JSTOR'],
    domains: ['jstor.org'],
    doiPrefixes: ['10.2307']
  },
  { id: 'j-stage', name: 'J-STAGE', kind: 'database', aliases: ['J-STAGE', 'J-Stage'], domains: ['jstage.jst.go.jp'] },
  {
    id: 'scielo',
    name: 'SciELO',
    kind: 'database',
    aliases: ['SciELO', 'SciELO Brasil'],
    domains: ['scielo.br', 'scielo.org'],
    doiPrefixes: ['10.1590']
  },
  {
    id: 'ebsco',
    name: 'EBSCO',
    kind: 'database',
    aliases: ['EBSCO', 'EBSCOhost', 'CINAHL'],
    domains: ['ebsco.com', 'ebscohost.com']
  },
  { id: 'proquest', name: 'ProQuest', kind: 'database', aliases: ['ProQuest'], domains: ['proquest.com'] },
  { id: 'eric', name: 'ERIC', kind: 'database', aliases: ['ERIC'], domains: ['eric.ed.gov'] },
  {
    id: 'psycnet',
    name: 'APA PsycNet',
    kind: 'database',
    aliases: ['APA PsycNet', 'APA PsycNET', 'PsycNet', 'APA PsycInfo', 'PsycINFO'],
    domains: ['psycnet.apa.org'],
    doiPrefixes: ['10.1037']
  },
  {
    id: 'researchgate',
    name: 'ResearchGate',
    kind: 'website',
    aliases: ['ResearchGate', 'Research Gate', '研究之门'],
    domains: ['researchgate.net'],
    doiPrefixes: ['10.13140']
  },
  { id: 'academia', name: 'Academia.edu', kind: 'website', aliases: ['Academia.edu'], domains: ['academia.edu'] },
  { id: 'scribd', name: 'Scribd', kind: 'website', aliases: ['Scribd'], domains: ['scribd.com'] },
  {
    id: 'mendeley',
    name: 'Mendeley',
    kind: 'website',
    aliases: ['Mendeley', 'Mendeley Data'],
    domains: ['mendeley.com'],
    doiPrefixes: ['10.17632']
  },
  {
    id: 'figshare',
    name: 'Figshare',
    kind: 'database',
    aliases: ['Figshare', 'figshare'],
    domains: ['figshare.com'],
    doiPrefixes: ['10.6084']
  },
  {
    id: 'zenodo',
    name: 'Zenodo',
    kind: 'database',
    aliases: ['Zenodo'],
    domains: ['zenodo.org'],
    doiPrefixes: ['10.5281']
  },
  {
    id: 'dryad',
    name: 'Dryad',
    kind: 'database',
    aliases: ['Dryad Digital Repository'],
    domains: ['datadryad.org'],
    doiPrefixes: ['10.5061']
  },
  { id: 'uniprot', name: 'UniProt', kind: 'database', aliases: ['UniProt'], domains: ['uniprot.org'] },
  { id: 'orphanet', name: 'Orphanet', kind: 'database', aliases: ['Orphanet'], domains: ['orpha.net'] },
  { id: 'omim', name: 'OMIM', kind: 'database', aliases: ['OMIM'], domains: ['omim.org'] },
  {
    id: 'drugbank',
    name: 'DrugBank',
    kind: 'database',
    aliases: ['DrugBank'],
    domains: ['drugbank.com', 'drugbank.ca']
  },
  {
    id: 'arxiv',
    name: 'arXiv',
    kind: 'preprint-server',
    aliases: ['arXiv', 'ArXiv', 'arXiv.org'],
    domains: ['arxiv.org'],
    doiPrefixes: ['10.48550'],
    containers: ['arxiv']
  },
  {
    id: 'biorxiv',
    name: 'bioRxiv',
    kind: 'preprint-server',
    aliases: ['bioRxiv', 'BioRxiv', 'biorXiv'],
    domains: ['biorxiv.org'],
    doiPrefixes: ['10.1101', '10.64898'],
    containers: ['biorxiv']
  },
  {
    id: 'medrxiv',
    name: 'medRxiv',
    kind: 'preprint-server',
    aliases: ['medRxiv', 'MedRxiv', 'medrXiv'],
    domains: ['medrxiv.org'],
    doiPrefixes: ['10.1101', '10.64898'],
    containers: ['medrxiv']
  },
  {
    id: 'chinaxiv',
    name: 'ChinaXiv',
    kind: 'preprint-server',
    aliases: ['ChinaXiv', '中国科学院科技论文预发布平台'],
    domains: ['chinaxiv.org'],
    doiPrefixes: ['10.12074'],
    containers: ['chinaxiv']
  },
  {
    id: 'research-square',
    name: 'Research Square',
    kind: 'preprint-server',
    aliases: ['Research Square', 'ResearchSquare'],
    domains: ['researchsquare.com'],
    doiPrefixes: ['10.21203'],
    containers: ['research square']
  },
  {
    id: 'preprints-org',
    name: 'Preprints.org',
    kind: 'preprint-server',
    aliases: ['Preprints.org'],
    domains: ['preprints.org'],
    doiPrefixes: ['10.20944'],
    containers: ['preprints.org', 'preprints']
  },
  {
    id: 'ssrn',
    name: 'SSRN',
    kind: 'preprint-server',
    aliases: ['SSRN', 'SSRN Papers'],
    domains: ['ssrn.com'],
    doiPrefixes: ['10.2139'],
    containers: ['ssrn']
  },
  {
    id: 'chemrxiv',
    name: 'ChemRxiv',
    kind: 'preprint-server',
    aliases: ['ChemRxiv'],
    domains: ['chemrxiv.org'],
    doiPrefixes: ['10.26434'],
    containers: ['chemrxiv']
  },
  {
    id: 'psyarxiv',
    name: 'PsyArXiv',
    kind: 'preprint-server',
    aliases: ['PsyArXiv'],
    domains: ['psyarxiv.com', 'osf.io'],
    doiPrefixes: ['10.31234'],
    containers: ['psyarxiv']
  },
  {
    id: 'osf',
    name: 'OSF',
    kind: 'preprint-server',
    aliases: ['OSF', 'OSF Preprints'],
    domains: ['osf.io'],
    doiPrefixes: ['10.31219', '10.17605'],
    containers: ['osf preprints']
  },
  {
    id: 'clinicaltrials-gov',
    name: 'ClinicalTrials.gov',
    kind: 'registry',
    aliases: [
      'ClinicalTrials.gov',
      'Clinicaltrials.gov',
      'ClinicalTrials',
      '美国临床试验注册中心',
      '美国临床试验数据库',
      '临床试验注册网站'
    ],
    domains: ['clinicaltrials.gov', 'classic.clinicaltrials.gov']
  },
  {
    id: 'chictr',
    name: 'Chinese Clinical Trial Registry',
    kind: 'registry',
    aliases: ['Chinese Clinical Trial Registry', 'ChiCTR', '中国临床试验注册中心'],
    domains: ['chictr.org.cn']
  },
  {
    id: 'isrctn',
    name: 'ISRCTN',
    kind: 'registry',
    aliases: ['ISRCTN', 'ISRCTN Registry'],
    domains: ['isrctn.com'],
    doiPrefixes: ['10.1186/isrctn']
  },
  {
    id: 'eu-ctr',
    name: 'EU Clinical Trials Register',
    kind: 'registry',
    aliases: ['EU Clinical Trials Register'],
    domains: ['clinicaltrialsregister.eu', 'euclinicaltrials.eu']
  },
  {
    id: 'ictrp',
    name: 'WHO ICTRP',
    kind: 'registry',
    aliases: ['WHO ICTRP', 'ICTRP'],
    domains: ['trialsearch.who.int']
  },
  { id: 'prospero', name: 'PROSPERO', kind: 'registry', aliases: ['PROSPERO'], domains: ['crd.york.ac.uk'] },
  {
    id: 'wikipedia',
    name: 'Wikipedia',
    kind: 'encyclopedia',
    aliases: ['Wikipedia', 'Simple Wikipedia', 'English Wikipedia', '维基百科', '維基百科'],
    domains: ['wikipedia.org'],
    containers: ['wikipedia', '维基百科', '維基百科']
  },
  {
    id: 'wikimedia',
    name: 'Wikimedia',
    kind: 'encyclopedia',
    aliases: ['Wikimedia Commons', 'Wikimedia', 'Wikidata', '维基数据', '维基共享资源'],
    domains: ['wikimedia.org', 'wikidata.org']
  },
  {
    id: 'britannica',
    name: 'Encyclopaedia Britannica',
    kind: 'encyclopedia',
    aliases: [
      'Encyclopedia Britannica',
      'Encyclopaedia Britannica',
      'Britannica',
      '大英百科全书',
      '不列颠百科全书',
      '大英百科'
    ],
    domains: ['britannica.com'],
    containers: ['encyclopædia britannica', 'britannica']
  },
  {
    id: 'baidu-baike',
    name: '百度百科',
    kind: 'encyclopedia',
    aliases: ['百度百科', 'Baidu Baike', 'Baike', '百度百科网'],
    domains: ['baike.baidu.com'],
    containers: ['百度百科']
  },
  {
    id: 'baike-com',
    name: '快懂百科',
    kind: 'encyclopedia',
    aliases: ['快懂百科', '互动百科', '抖音百科', '头条百科'],
    domains: ['baike.com']
  },
  { id: 'sogou-baike', name: '搜狗百科', kind: 'encyclopedia', aliases: ['搜狗百科'], domains: ['baike.sogou.com'] },
  {
    id: '360-baike',
    name: '360百科',
    kind: 'encyclopedia',
    aliases: ['360百科', '360 百科'],
    domains: ['baike.so.com']
  },
  {
    id: 'mba-wiki',
    name: 'MBA智库百科',
    kind: 'encyclopedia',
    aliases: ['MBA智库百科', 'MBA智库', '智库百科'],
    domains: ['wiki.mbalib.com']
  },
  { id: 'moegirl', name: '萌娘百科', kind: 'encyclopedia', aliases: ['萌娘百科'], domains: ['moegirl.org.cn'] },
  {
    id: 'a-hospital',
    name: 'A+医学百科',
    kind: 'encyclopedia',
    aliases: ['A+医学百科', 'A+ 医学百科'],
    domains: ['a-hospital.com']
  },
  {
    id: 'chinese-encyclopedia',
    name: '中国大百科全书',
    kind: 'encyclopedia',
    aliases: ['中国大百科全书', '中国大百科'],
    domains: ['zgbk.com']
  }
]
