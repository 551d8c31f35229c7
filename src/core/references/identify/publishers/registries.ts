import type { Publisher } from '../publisher-rule'

const upper = ([, id = '']: readonly string[]): string => id.toUpperCase()
const chictr = ([, id = '']: readonly string[]): string => id.replace(/^chictr/i, 'ChiCTR')
const NCT = { NCT: upper }
const CHICTR = { ChiCTR: chictr }

/** Trial registries. */
export const REGISTRIES: readonly Publisher[] = [
  {
    publisher: 'ClinicalTrials.gov',
    hosts: ['clinicaltrials.gov'],
    rules: [
      { rule: 'nct', match: /\/(NCT\d{8})(?:[/.]|$)/i, ids: NCT },
      { rule: 'nct', params: ['term', 'id', 'nct'], match: /^(NCT\d{8})$/i, ids: NCT }
    ],
    listing: /^\/(?:search|ct2\/results|browse)\b/i
  },
  {
    publisher: 'ChiCTR',
    hosts: ['chictr.org.cn', 'chictr.org', 'chictrdb.org'],
    rules: [
      { rule: 'chictr', params: ['regno', 'trialid', 'id'], match: /^(ChiCTR[\w-]{4,24})$/i, ids: CHICTR },
      { rule: 'chictr', match: /\/(ChiCTR[\w-]{4,24})(?:[/.]|$)/i, ids: CHICTR },
      { rule: 'chictr-project', params: ['proj'], match: /^(\d{1,7})$/, recordKey: '$1' }
    ],
    listing: /^\/search/i
  },
  {
    publisher: 'WHO',
    hosts: ['trialsearch.who.int', 'apps.who.int'],
    rules: [
      { rule: 'nct', params: ['trialid'], match: /^(NCT\d{8})$/i, ids: NCT },
      { rule: 'chictr', params: ['trialid'], match: /^(ChiCTR[\w-]{4,24})$/i, ids: CHICTR },
      { rule: 'trial-id', params: ['trialid'], match: /^([\w-]{6,30})$/, recordKey: '$1' }
    ],
    listing: /^\/(?:search|trialsearch)\/?$/i
  },
  {
    publisher: 'ISRCTN',
    hosts: ['isrctn.com'],
    rules: [{ rule: 'isrctn', match: /^\/(ISRCTN\d{6,10})\b/i, recordKey: upper }]
  },
  {
    publisher: 'Ichgcp',
    hosts: ['ichgcp.net', 'trialbulletin.com', 'centerwatch.com'],
    rules: [{ rule: 'nct', match: /\b(NCT\d{8})\b/i, ids: NCT, confidence: 'likely' }]
  }
]
