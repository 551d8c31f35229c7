import type { Build, Publisher } from '../publisher-rule'

const buildPmcid: Build = ([, digits = '']) => (Number(digits) > 0 ? `PMC${Number(digits)}` : undefined)
const buildPmid: Build = ([, digits = '']) => (Number(digits) > 0 ? String(Number(digits)) : undefined)
const PMID = { PMID: buildPmid }
const PMCID = { PMCID: buildPmcid }

/** One PMID, with the field it is searched in. */
const ONE_PMID = /^"?(\d{4,8})(?:\[(?:uid|pmid|all fields)\])?"?$/i

/** The National Library of Medicine and Europe PMC, in all forms of their addresses since 2000. */
export const NCBI: readonly Publisher[] = [
  {
    publisher: 'PubMed',
    hosts: ['pubmed.ncbi.nlm.nih.gov', 'pubmed.gov', 'pubmed.com', 'ncbi.nlm.nih.gov/pubmed', 'ncbi.nlm.nih.gov/m'],
    rules: [
      { rule: 'pmid-in-path', match: /^\/(?:m\/)?(?:pubmed\/)?(\d{1,8})(?:[/.]|$)/, ids: PMID },
      { rule: 'pmid-in-query', params: ['term', 'cmd', 'list_uids'], match: ONE_PMID, ids: PMID }
    ],
    listing: /^\/(?:pubmed\/?)?(?:[?]|$|searches|trending|collections|advanced|clinical|clipboard)/
  },
  {
    publisher: 'PubMed Central',
    hosts: [
      'pmc.ncbi.nlm.nih.gov',
      'pubmedcentral.nih.gov',
      'pubmedcentral.gov',
      'pubmedcentral.com',
      'ncbi.nlm.nih.gov/pmc'
    ],
    rules: [
      { rule: 'pmcid-in-path', match: /\/PMC(\d{3,9})(?:[/.]|$)/i, ids: PMCID },
      { rule: 'pmcid-in-path', match: /\/articles\/(?:instance\/)?(\d{4,9})(?:\/|$)/i, ids: PMCID },
      { rule: 'pmid-in-path', match: /\/pmid\/(\d{1,8})(?:\/|$)/i, ids: PMID },
      { rule: 'pmcid-in-query', params: ['artid', 'accid'], match: /^(?:PMC)?(\d{3,9})$/i, ids: PMCID },
      { rule: 'pmid-in-query', params: ['pubmedid'], match: /^(\d{1,8})$/, ids: PMID }
    ],
    listing: /^\/(?:pmc\/?)?(?:[?]|$|search|journals|tocrender)/
  },
  {
    publisher: 'NCBI',
    hosts: ['ncbi.nlm.nih.gov', 'eutils.ncbi.nlm.nih.gov', 'ftp.ncbi.nlm.nih.gov'],
    rules: [
      { rule: 'pmid-in-path', match: /^\/(?:sites\/)?entrez\/(?:pubmed\/)?(\d{1,8})(?:[/.]|$)/i, ids: PMID },
      { rule: 'pmid-in-query', params: ['term', 'list_uids', 'uid'], match: ONE_PMID, ids: PMID },
      { rule: 'pmcid-in-query', params: ['artid'], match: /^(?:PMC)?(\d{3,9})$/i, ids: PMCID }
    ],
    listing: /^\/\w+\/?(?:[?]|$)/
  },
  {
    publisher: 'NCBI Bookshelf',
    hosts: ['ncbi.nlm.nih.gov/books'],
    rules: [{ rule: 'bookshelf-id', match: /^\/books\/(?:n\/[^/]+\/)?(NBK\d{2,9})(?:[/.]|$)/i, ids: { NBK: '$1' } }],
    listing: /^\/books\/?(?:[?]|$)/
  },
  {
    publisher: 'Europe PMC',
    hosts: ['europepmc.org', 'ukpmc.ac.uk', 'europepmc.com', 'ebi.ac.uk'],
    rules: [
      {
        rule: 'epmc-pmc',
        match: /\/(?:articles?|abstract|backend|reader)\/(?:PMC\/)?PMC(\d{3,9})(?:[/.]|$)/i,
        ids: PMCID
      },
      { rule: 'epmc-pmc', match: /\/rest\/(?:article\/)?PMC\/?(?:PMC)?(\d{3,9})(?:\/|$)/i, ids: PMCID },
      {
        rule: 'epmc-med',
        match: /\/(?:article|abstract|rest|rest\/article|api\/fulltextRepo)\/MED\/(\d{1,8})(?:[/.]|$)/i,
        ids: PMID
      },
      { rule: 'epmc-pmc', params: ['accid', 'pmcid'], match: /^PMC(\d{3,9})$/i, ids: PMCID },
      { rule: 'epmc-preprint', match: /\/(?:article|abstract)\/PPR\/(PPR\d+)/i, recordKey: '$1' }
    ],
    listing: /^\/search\b/
  }
]
