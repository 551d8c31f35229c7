import type { ServiceName } from '#core/references/lookup-answer'
import type { Pace } from './pacer'

/** What is known of one service: where it is, how often it may be asked, how it wants to be told who asks. */
export interface ServiceFacts {
  readonly label: string
  readonly baseUrl: string
  readonly pace: Pace
  /** The pace that a key of one's own allows. */
  readonly paceWithKey?: Pace
  readonly contactParameter?: string
  readonly keyParameter?: string
  readonly toolParameter?: string
  /** Hosts that its redirects may lead to. */
  readonly redirectHosts: readonly string[]
}

/** One after the other, and never more than `count` in any second. */
const perSecond = (count: number): Pace => ({ gapMs: Math.ceil(1000 / count) + 1, inFlight: 1 })

const NCBI = {
  // https://www.ncbi.nlm.nih.gov/books/NBK25497/: three requests a second, ten with a key.
  pace: perSecond(3),
  paceWithKey: perSecond(10),
  contactParameter: 'email',
  toolParameter: 'tool',
  redirectHosts: ['.nih.gov']
} as const

export const SERVICES: Readonly<Record<ServiceName, ServiceFacts>> = {
  pubmed: {
    label: 'PubMed',
    baseUrl: 'https://eutils.ncbi.nlm.nih.gov/entrez/eutils',
    keyParameter: 'api_key',
    ...NCBI
  },
  pmc: {
    label: 'PubMed Central',
    baseUrl: 'https://pmc.ncbi.nlm.nih.gov/tools/idconv/api/v1/articles',
    ...NCBI
  },
  crossref: {
    label: 'Crossref',
    baseUrl: 'https://api.crossref.org',
    // One at a time; how fast is said in its answers (x-rate-limit-*).
    pace: { gapMs: 100, inFlight: 1 },
    contactParameter: 'mailto',
    redirectHosts: ['.crossref.org']
  },
  doi: {
    label: 'doi.org',
    baseUrl: 'https://doi.org',
    pace: perSecond(5),
    // The registration agencies, whose answers doi.org redirects to.
    redirectHosts: [
      'www.doi.org',
      'dx.doi.org',
      '.crossref.org',
      '.crosscite.org',
      '.datacite.org',
      '.medra.org',
      '.chndoi.org',
      '.airiti.com',
      '.japanlinkcenter.org',
      '.doi.or.kr',
      'publications.europa.eu'
    ]
  },
  datacite: {
    label: 'DataCite',
    baseUrl: 'https://api.datacite.org',
    // https://support.datacite.org/docs/rate-limit: 1,000 in five minutes.
    pace: perSecond(3),
    redirectHosts: ['.datacite.org']
  },
  europepmc: {
    label: 'Europe PMC',
    baseUrl: 'https://www.ebi.ac.uk/europepmc/webservices/rest',
    pace: perSecond(5),
    contactParameter: 'email',
    redirectHosts: ['.ebi.ac.uk', 'europepmc.org', '.europepmc.org']
  },
  openalex: {
    label: 'OpenAlex',
    baseUrl: 'https://api.openalex.org',
    pace: perSecond(5),
    contactParameter: 'mailto',
    keyParameter: 'api_key',
    redirectHosts: ['.openalex.org']
  },
  clinicaltrials: {
    label: 'ClinicalTrials.gov',
    baseUrl: 'https://clinicaltrials.gov/api/v2',
    pace: perSecond(1),
    redirectHosts: ['.clinicaltrials.gov', '.nih.gov']
  },
  openlibrary: {
    label: 'Open Library',
    baseUrl: 'https://openlibrary.org',
    pace: perSecond(1),
    redirectHosts: ['.openlibrary.org', '.archive.org']
  }
}
