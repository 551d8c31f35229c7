import type { AddressRule, Publisher } from '../publisher-rule'

const HIGHWIRE_PREPRINT: readonly AddressRule[] = [
  {
    rule: 'biorxiv-number',
    // Addresses with the whole DOI are read as any other; this is for those that have its number alone.
    match:
      /^(?!.*10\.\d{4,9}\/).*\/(?:content|early|short|full|abstract|reprint)\/(?:.*\/)?(\d{4}\.\d\d\.\d\d\.\d{6,8}|\d{6})(?:v(\d{1,2}))?(?:[./]|$)/i,
    ids: { DOI: '10.1101/$1' },
    version: ([, , version = '']) => (version === '' ? undefined : `v${version}`)
  }
]

const ARXIV_ID = '(\\d{4}\\.\\d{4,5}|[a-z-]+(?:\\.[A-Z]{2})?/\\d{7})'

/** OSF's servers and the registrant of each. */
const OSF_PREFIXES: Readonly<Record<string, string>> = {
  osf: '31219',
  socarxiv: '31235',
  psyarxiv: '31234',
  engrxiv: '31224',
  agrixiv: '31220',
  lissa: '31229',
  marxiv: '31230',
  mindrxiv: '31231',
  nutrixiv: '31232',
  paleorxiv: '31233',
  sportrxiv: '31236',
  thesiscommons: '31237',
  africarxiv: '31730',
  edarxiv: '35542',
  metaarxiv: '31222',
  bitss: '31222',
  medianarxiv: '33767',
  lawarxiv: '31228',
  ecoevorxiv: '32942',
  indiarxiv: '35543'
}

const buildOsfDoi = ([, server = '', id = '']: readonly string[]): string | undefined => {
  const prefix = OSF_PREFIXES[server.toLowerCase()]
  return prefix === undefined ? undefined : `10.${prefix}/osf.io/${id.toLowerCase()}`
}

/** Preprint servers and repositories of data. */
export const PREPRINTS: readonly Publisher[] = [
  {
    publisher: 'bioRxiv/medRxiv',
    hosts: ['biorxiv.org', 'medrxiv.org'],
    rules: HIGHWIRE_PREPRINT,
    listing: /^\/(?:search|collection|content\/early\/recent|content\/by)/
  },
  {
    publisher: 'arXiv',
    hosts: ['arxiv.org', 'alphaxiv.org', 'ar5iv.org', 'xxx.lanl.gov', 'ar5iv.labs.arxiv.org'],
    rules: [
      {
        rule: 'arxiv-id',
        match: new RegExp(`^/(?:abs|pdf|html|format|ps|src|e-print)/${ARXIV_ID}(v\\d{1,2})?(?:\\.pdf)?/?$`, 'i'),
        ids: { arXiv: '$1', DOI: '10.48550/arXiv.$1' },
        version: '$2'
      }
    ],
    listing: /^\/(?:list|search|a|archive|year)\b/
  },
  {
    publisher: 'ChinaXiv',
    hosts: ['chinaxiv.org'],
    rules: [
      {
        rule: 'chinaxiv',
        match: /^\/abs\/(\d{6}\.\d{5})(V\d{1,2})?(?:\/|$)/i,
        ids: { DOI: '10.12074/$1' },
        version: '$2'
      }
    ],
    listing: /^\/(?:home|search|user)/
  },
  {
    publisher: 'Preprints.org',
    hosts: ['preprints.org'],
    rules: [
      {
        rule: 'preprints.org',
        match: /^\/manuscript\/(\d{6}\.\d{4})\/(v\d{1,2})(?:\/|$)/i,
        ids: { DOI: '10.20944/preprints$1.$2' },
        version: '$2'
      }
    ],
    listing: /^\/search/
  },
  {
    publisher: 'Research Square',
    hosts: ['researchsquare.com'],
    rules: [
      {
        rule: 'research-square',
        match: /^\/article\/(rs-\d+)\/(v\d{1,2})(?:\/|\.|$)/i,
        ids: { DOI: '10.21203/rs.3.$1/$2' },
        version: '$2'
      }
    ]
  },
  {
    publisher: 'SSRN',
    hosts: ['ssrn.com', 'papers.ssrn.com'],
    rules: [
      {
        rule: 'ssrn',
        params: ['abstract_id', 'abstractid', 'abstract'],
        match: /^(\d{3,9})$/,
        ids: { DOI: '10.2139/ssrn.$1' }
      },
      { rule: 'ssrn', match: /^\/abstract=(\d{3,9})(?:\/|$)/, ids: { DOI: '10.2139/ssrn.$1' } }
    ]
  },
  {
    publisher: 'OSF',
    hosts: ['osf.io'],
    rules: [
      {
        rule: 'osf-preprint',
        match: /^\/preprints\/([a-z]+)\/([a-z0-9]{5}(?:_v\d+)?)(?:\/|$)/i,
        ids: { DOI: buildOsfDoi }
      }
    ],
    listing: /^\/(?:preprints\/[a-z]+\/?$|search)/
  },
  ...['psyarxiv.com', 'edarxiv.org', 'africarxiv.org', 'engrxiv.org'].map((host): Publisher => ({
    publisher: 'OSF',
    hosts: [host],
    rules: [
      {
        rule: 'osf-preprint',
        match: /^\/([a-z0-9]{5}(?:_v\d+)?)(?:\/|$)/i,
        ids: { DOI: ([, id = '']) => (/\d/.test(id) ? buildOsfDoi(['', host.replace(/\..*$/, ''), id]) : undefined) },
        confidence: 'likely'
      }
    ]
  })),
  {
    publisher: 'Zenodo',
    hosts: ['zenodo.org'],
    rules: [
      {
        rule: 'zenodo',
        match: /^\/(?:api\/)?records?\/(\d{3,12})(?:\/|$)/,
        ids: { DOI: '10.5281/zenodo.$1' },
        confidence: 'likely'
      }
    ],
    listing: /^\/(?:search|communities)/
  },
  {
    publisher: 'Figshare',
    hosts: ['figshare.com'],
    rules: [
      {
        rule: 'figshare',
        match: /^\/articles\/[a-z_]+\/[^/]+\/(\d{5,9})(?:\/(\d{1,2}))?\/?$/,
        ids: { DOI: ([, id = '', version = '']) => `10.6084/m9.figshare.${id}${version === '' ? '' : `.v${version}`}` },
        confidence: 'likely'
      }
    ]
  }
]
