import type { Address } from '../address'
import type { Build, Publisher } from '../publisher-rule'
import { buildMdpiDoi, MDPI_CODES } from './mdpi-journals'

const mdpiDoi: Build = ([, issn = '', volume = '', issue = '', article = '']) =>
  buildMdpiDoi(issn, volume, issue, article)

/** MDPI's own number of an article: code and volume, issue, article as in the DOI. */
const mdpiPii: Build = ([, code = '', digits = '']) =>
  Object.values(MDPI_CODES).includes(code.toLowerCase()) ? `10.3390/${code.toLowerCase()}${digits}` : undefined

/** Up to volume 336 (mid-2008) articles without a DOI of the later form carry volume, issue and first page. */
const bmjPage: Build = ([, volume = '', issue = '', page = '']) =>
  Number(volume) <= 336 ? `10.1136/bmj.${volume}.${issue}.${page.replace(/\..*$/, '')}` : undefined

const karger: Build = ([, number = '']) => `10.1159/${number.padStart(9, '0')}`
const upper = ([, code = '']: readonly string[]): string => `10.1039/${code.toUpperCase()}`

/** Copernicus's journals that had a host of their own. */
const COPERNICUS_HOSTS: Readonly<Record<string, string>> = {
  'atmos-chem-phys.net': 'acp',
  'atmos-meas-tech.net': 'amt',
  'biogeosciences.net': 'bg',
  'clim-past.net': 'cp',
  'earth-syst-dynam.net': 'esd',
  'earth-syst-sci-data.net': 'essd',
  'geosci-model-dev.net': 'gmd',
  'hydrol-earth-syst-sci.net': 'hess',
  'nat-hazards-earth-syst-sci.net': 'nhess',
  'ocean-sci.net': 'os',
  'the-cryosphere.net': 'tc'
}

/** `/articles/13/299/2013/` at `nhess.copernicus.org`, `/13/299/2013/` at a journal's own host. */
const copernicusPath = ({ host, path }: Address): string | undefined => {
  const journal = COPERNICUS_HOSTS[host] ?? /^([a-z]+)\.copernicus\.org$/.exec(host)?.[1]
  const place = /^\/(?:articles\/)?(\d{1,3})\/(\d{1,5})\/(\d{4})(?:\/|$)/.exec(path)
  return journal && place ? `10.5194/${journal}-${place[1]}-${place[2]}-${place[3]}` : undefined
}

/** From 2019 on the article number is the number of the DOI. */
const jmir: Build = ([, year = '', number = '']) => (Number(year) >= 2019 ? `10.2196/${number}` : undefined)

/** Publishers whose addresses hold a number, a code or a page that their DOIs are built from. */
export const JOURNALS: readonly Publisher[] = [
  {
    publisher: 'MDPI',
    hosts: ['mdpi.com', 'mdpi.org', 'mdpi-res.com'],
    rules: [
      {
        rule: 'mdpi-path',
        match: /^\/(\d{4}-\d{3}[\dX])\/(\d{1,3})\/(\d{1,2})\/(\d{1,6})(?:\/|$)/i,
        ids: { ISSN: ([, issn = '']) => issn.toUpperCase(), DOI: mdpiDoi }
      },
      { rule: 'mdpi-pii', params: ['pii'], match: /^([a-z]+)(\d{7,12})$/i, ids: { DOI: mdpiPii } },
      // Without the issue there is no DOI.
      { rule: 'mdpi-file', match: /\/([a-z]+-\d{2,3}-\d{5})(?:-v\d+)?(?:[/.]|$)/, recordKey: '$1' },
      { rule: 'mdpi-pii', match: /^\/(?:resolver|link|pii)\/([a-z]+)(\d{7,12})\/?$/i, ids: { DOI: mdpiPii } }
    ],
    listing: /^\/(?:search|journal|topics|about|\d{4}-\d{3}[\dX](?:\/\d{1,3}){0,2}\/?$)/i
  },
  {
    publisher: 'Frontiers',
    hosts: ['frontiersin.org'],
    listing:
      /^\/(?:search|research-topics|journals\/[^/]+(?:\/(?:sections|volumes|about|articles\/?$).*)?\/?$|articles\/?$)/i
  },
  {
    publisher: 'BioMed Central',
    hosts: ['biomedcentral.com', 'springeropen.com'],
    rules: [
      {
        rule: 'bmc-number',
        match:
          /^(?!.*10\.\d{4}\/)\/(?:articles\/|content\/(?:pdf\/|figures\/)?)?(\d{4}-\d{3}[\dX])[/-](\d{1,3})[/-]([A-Z]?\d{1,5}(?:-[A-Z]?\d+)?)(?:[/.]|$)/i,
        ids: { DOI: '10.1186/$1-$2-$3' }
      }
    ],
    listing: /^\/(?:search|articles\/?$|collections|sections)/i
  },
  {
    publisher: 'BMJ',
    hosts: ['bmj.com'],
    rules: [
      {
        rule: 'bmj-elocator',
        match: /\/content\/(?:bmj\/)?\d{3}\/(bmj[.-][a-z]?\d[\d-]*)(?:[./]|$)/i,
        ids: { DOI: '10.1136/$1' }
      },
      {
        rule: 'bmj-volume-issue-page',
        match:
          /^\/(?:content|cgi\/(?:content\/(?:full|abstract|short|extract|citation)|reprint))\/(?:bmj\/)?(\d{3})\/(\d{4})\/(\d{1,5}(?:\.\d)?)(?:[./]|$)/i,
        ids: { DOI: bmjPage }
      }
    ],
    listing: /^\/(?:search|archive|content\/\d+\/(?:\d+\.toc|\d+\/?$|issue))/i
  },
  {
    publisher: 'Hindawi',
    hosts: ['hindawi.com', 'downloads.hindawi.com'],
    rules: [
      {
        rule: 'hindawi-path',
        match: /^\/(?:journals|archive)\/(?:[a-z]+\/)?(\d{4})\/(\d{5,8})(?:[/.]|$)/i,
        ids: { DOI: '10.1155/$1/$2' }
      }
    ],
    listing: /^\/(?:search|journals\/[a-z]+\/?(?:\d{4}\/?|contents.*)?$)/i
  },
  {
    publisher: 'Karger',
    hosts: ['karger.com', 'content.karger.com'],
    rules: [
      {
        rule: 'karger-number',
        match: /^\/article\/(?:abstract|fulltext|pdf|references)\/(\d{5,9})(?:\/|$)/i,
        ids: { DOI: karger }
      },
      { rule: 'karger-number', params: ['doi'], match: /^(?:10\.1159\/)?(\d{5,9})$/i, ids: { DOI: karger } }
    ],
    listing: /^\/(?:search|journal)/i
  },
  {
    publisher: 'IOP',
    hosts: ['iopscience.iop.org', 'iop.org'],
    rules: [
      {
        rule: 'iop-path',
        match: /^\/(\d{4}-\d{3}[\dX]\/\d{1,4}\/[\dA-Z]{1,6}\/[A-Z]?\d{1,6})(?:\/|$)/i,
        ids: { DOI: '10.1088/$1' }
      }
    ],
    listing: /^\/(?:journal|issue|volume|nsearch|search)\b/i
  },
  {
    publisher: 'RSC',
    hosts: ['rsc.org', 'pubs.rsc.org', 'xlink.rsc.org'],
    rules: [
      {
        rule: 'rsc-article-code',
        match:
          /\/content\/article(?:landing|html|pdf)\/(?:\d{4}|current)\/[a-z0-9]{2,3}\/([a-z]\d[a-z]{2}\d{5}[a-z\d]|[a-z]\d{6}[a-z\d])(?:\/|$)/i,
        ids: { DOI: upper }
      },
      {
        rule: 'rsc-article-code',
        params: ['doi'],
        match: /^([a-z]\d[a-z]{2}\d{5}[a-z\d]|[a-z]\d{6}[a-z\d])$/i,
        ids: { DOI: upper }
      }
    ],
    listing: /\/(?:journals|results|search)\b/i
  },
  {
    publisher: 'eLife',
    hosts: ['elifesciences.org'],
    rules: [
      {
        rule: 'elife-number',
        match: /^\/(?:articles|reviewed-preprints)\/(\d{5,6})(?:v\d)?(?:[/.]|$)/,
        ids: { DOI: '10.7554/eLife.$1' }
      },
      { rule: 'elife-number', match: /^\/content\/\d{1,2}\/e(\d{5,6})(?:[/.v]|$)/i, ids: { DOI: '10.7554/eLife.$1' } }
    ],
    listing: /^\/(?:archive|search|subjects|for-the-press)/
  },
  {
    publisher: 'Cambridge',
    hosts: ['cambridge.org', 'journals.cambridge.org'],
    rules: [
      {
        rule: 'cambridge-item',
        match: /\/(?:content\/view|article)\/(S\d{4}[\dX]{12})(?:\/|$)/i,
        ids: { DOI: '10.1017/$1' }
      }
    ],
    listing: /\/(?:issue|all-issues|search|latest-issue)\b/
  },
  {
    publisher: 'PeerJ',
    hosts: ['peerj.com'],
    rules: [
      { rule: 'peerj-number', match: /^\/articles\/(\d{1,6})(?:[/.]|$)/, ids: { DOI: '10.7717/peerj.$1' } },
      {
        rule: 'peerj-number',
        match: /^\/articles\/(cs|pchem|achem|ochem|ichem|matsci)-(\d{1,6})(?:[/.]|$)/,
        ids: { DOI: '10.7717/peerj-$1.$2' }
      },
      {
        rule: 'peerj-preprint',
        match: /^\/preprints\/(\d{1,6}(?:v\d+)?)(?:[/.]|$)/,
        ids: { DOI: '10.7287/peerj.preprints.$1' }
      }
    ],
    listing: /^\/(?:articles|preprints)\/?(?:\?|$)/
  },
  {
    publisher: 'JMIR',
    hosts: ['jmir.org'],
    rules: [{ rule: 'jmir-number', match: /^\/(\d{4})\/\d{1,2}\/e(\d{4,6})(?:[/.]|$)/, ids: { DOI: jmir } }]
  },
  {
    publisher: 'Copernicus',
    hosts: ['copernicus.org', ...Object.keys(COPERNICUS_HOSTS)],
    rules: [
      {
        rule: 'copernicus-path',
        match: /\/([a-z]{1,8}-\d{1,3}-\d{1,5}-\d{4})(?:-\w+)?(?:\.\w+)?\/?$/,
        ids: { DOI: '10.5194/$1' }
      },
      { rule: 'copernicus-path', match: /^/, doiOf: copernicusPath },
      {
        rule: 'copernicus-preprint',
        match: /\/preprints\/(?:\d{4}\/)?([a-z]+-\d{4}-\d{1,5})(?:\/|$)/,
        ids: { DOI: '10.5194/$1' }
      }
    ]
  },
  {
    publisher: 'GMS',
    hosts: ['egms.de'],
    rules: [
      {
        rule: 'gms-number',
        match:
          /^\/static\/(?:pdf\/)?[a-z]{2}\/(?:journals|meetings)\/[^/]+\/(?:[^/]+\/)?([a-z]{0,6}\d{6}|\d\d[a-z]{2,10}\d{1,5})\.\w+$/i,
        ids: { DOI: '10.3205/$1' }
      }
    ],
    listing: /^\/dynamic\//
  },
  {
    publisher: 'Érudit',
    hosts: ['erudit.org'],
    rules: [{ rule: 'erudit-number', match: /\/(\d{5,8}a[rc])(?:[/.]|$)/i, ids: { DOI: '10.7202/$1' } }]
  },
  {
    publisher: 'OpenEdition',
    hosts: ['journals.openedition.org', 'revues.org'],
    rules: [{ rule: 'openedition-path', match: /^\/([a-z][a-z0-9-]+)\/(\d{1,7})\/?$/i, ids: { DOI: '10.4000/$1.$2' } }]
  },
  {
    publisher: 'JSTOR',
    hosts: ['jstor.org'],
    rules: [
      {
        rule: 'jstor-stable-id',
        match: /^\/(?:stable|pss)\/(?:pdf(?:plus)?\/|full\/)?(\d{2,10})(?:\.pdf)?\/?$/i,
        ids: { DOI: '10.2307/$1' },
        confidence: 'likely'
      }
    ],
    listing: /^\/(?:action|journal|stable\/i\d|open|search)/
  },
  {
    publisher: 'SciELO',
    hosts: ['scielo.br'],
    rules: [
      {
        rule: 'scielo-pid',
        params: ['pid'],
        match: /^(S\d{4}-\d{3}[\dX]\d{13})$/i,
        ids: { DOI: '10.1590/$1' },
        confidence: 'likely'
      }
    ],
    listing: /^\/(?:j\/[^/]+\/(?:i|grid|\?|$)|cgi-bin)/
  },
  {
    publisher: 'National Academies',
    hosts: ['nap.edu', 'nap.nationalacademies.org'],
    rules: [
      { rule: 'nap-catalog', match: /^\/(?:catalog|read|download)\/(\d{1,6})(?:\/|$)/, ids: { DOI: '10.17226/$1' } }
    ]
  },
  {
    publisher: 'ACM',
    hosts: ['acm.org', 'dl.acm.org', 'portal.acm.org', 'doi.acm.org'],
    rules: [
      {
        rule: 'acm-id',
        params: ['doid', 'id'],
        match: /^(?:10\.1145\/)?(\d{5,8}\.\d{5,8})$/,
        ids: { DOI: '10.1145/$1' }
      },
      { rule: 'acm-id', match: /^\/(\d{5,8}\.\d{5,8})\/?$/, ids: { DOI: '10.1145/$1' } }
    ],
    listing: /^\/(?:action\/doSearch|results|toc|loi)\b/
  },
  {
    publisher: 'IEEE',
    hosts: ['ieee.org', 'ieeexplore.ieee.org'],
    rules: [
      { rule: 'ieee-number', match: /^\/(?:abstract\/)?document\/(\d{3,9})(?:\/|$)/, recordKey: '$1' },
      { rule: 'ieee-number', params: ['arnumber'], match: /^(\d{3,9})$/, recordKey: '$1' }
    ],
    listing: /^\/(?:search|xpl\/(?:conhome|RecentIssue|tocresult|mostRecentIssue))/i
  },
  {
    publisher: 'Cochrane',
    hosts: ['cochranelibrary.com', 'cochrane.org'],
    rules: [
      {
        rule: 'cochrane-number',
        match: /^(?!.*10\.\d{4})\/(?:.*\/)?(CD\d{6})(?:[/._]|$)/i,
        recordKey: ([, id = '']) => id.toUpperCase()
      }
    ],
    listing: /^\/(?:search|advanced-search|cdsr\/(?:table-of-contents|reviews)|browse)/
  },
  {
    publisher: 'PLOS',
    hosts: [
      'plos.org',
      'plosone.org',
      'plosmedicine.org',
      'plosbiology.org',
      'plosgenetics.org',
      'ploscompbiol.org',
      'plospathogens.org',
      'plosntds.org'
    ],
    listing: /\/(?:search|browse|volume|issue)\b/
  }
]
