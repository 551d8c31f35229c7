import { cleanDoi } from './doi'
import type { Identification, Identifiers } from './identification'
import { buildNatureDoi } from './publishers/nature'
import { buildPii, buildPiiDoi } from './publishers/elsevier'
import { buildValue, type Build } from './publisher-rule'

/** The registrants whose suffixes have slashes, which file names write as underscores too. */
const WITH_SLASHES = /^(?:1093|1088|1155)$/

/** The first volume's year less one, of Frontiers journals: file names have volume and article, DOIs the year. */
const FRONTIERS_YEARS: Readonly<Record<string, number>> = {
  fneur: 2009,
  fimmu: 2009,
  fphar: 2009,
  fmicb: 2009,
  fpsyg: 2009,
  fpsyt: 2009,
  fgene: 2009,
  fphys: 2009,
  fendo: 2009,
  fpls: 2009,
  fonc: 2010,
  fcimb: 2010,
  fnins: 2006,
  fnhum: 2006,
  fncel: 2006,
  fnbeh: 2006,
  fncom: 2006,
  fnana: 2006,
  fninf: 2006,
  fnsys: 2006,
  fnint: 2006,
  fncir: 2006,
  fnmol: 2007,
  fnagi: 2008,
  fcell: 2012,
  fped: 2012,
  fpubh: 2012,
  fbioe: 2012,
  fchem: 2012,
  fmed: 2013,
  fcvm: 2013,
  fnut: 2013,
  fmolb: 2013,
  fvets: 2013,
  fsurg: 2013
}

const frontiers: Build = ([, journal = '', volume = '', article = '']) => {
  const year = FRONTIERS_YEARS[journal.toLowerCase()]
  return year === undefined
    ? undefined
    : `10.3389/${journal.toLowerCase()}.${year + Number(volume)}.${article.padStart(5, '0')}`
}

/** Springer Nature's journal numbers: 1285x–131xx are BioMed Central's, those of the table Nature's, up to 12 the older Springer's. */
const NATURE_NUMBERS = new Set(
  (
    '41375 41380 41386 41388 41392 41398 41408 41416 41419 41421 41422 41423 41431 41433 41436 41467 41514 41531 41551 41556 ' +
    '41564 41565 41569 41570 41571 41572 41573 41574 41575 41576 41577 41578 41579 41580 41581 41582 41583 41584 41585 ' +
    '41586 41587 41588 41589 41590 41591 41592 41593 41594 41596 41597 41598 41746 42003 43018 43587 43856 44161 44220'
  ).split(' ')
)

const springerNature: Build = ([, id = '', number = '']) => {
  if (NATURE_NUMBERS.has(number)) return `10.1038/${id}`
  if (Number(number) >= 12859 && Number(number) <= 13104) return `10.1186/${id}`
  return /^(?:00|10|11)\d{3}$/.test(number) ? `10.1007/${id}` : undefined
}

interface FileRule {
  readonly rule: string
  readonly match: RegExp
  readonly DOI?: Build
  readonly ids?: (groups: readonly string[]) => Identifiers
  readonly publisher?: string
}

/** How publishers name the PDF that they hand out. */
const RULES: readonly FileRule[] = [
  {
    rule: 'file-plos',
    match: /^(?:journal\.)?(p(?:one|med|bio|gen|cbi|pat|ntd|ctr|dig|gph|wat|clm)\.\d{7})\b/i,
    DOI: '10.1371/journal.$1',
    publisher: 'PLOS'
  },
  {
    rule: 'file-preprint',
    match: /^(20\d\d\.\d\d\.\d\d\.\d{6,8})v\d/,
    DOI: '10.1101/$1',
    publisher: 'bioRxiv/medRxiv'
  },
  { rule: 'file-frontiers', match: /^(f[a-z]{3,5})-(\d{1,2})-(\d{4,8})\b/i, DOI: frontiers, publisher: 'Frontiers' },
  {
    rule: 'file-nejm',
    match: /^NEJM([a-z]{1,5}\d{5,8})\b/i,
    DOI: ([, code = '']) => `10.1056/NEJM${code.toLowerCase()}`,
    publisher: 'NEJM'
  },
  {
    rule: 'file-bmj',
    match: /^(bmj(?:\.[a-z]\d{1,5}|-20\d\d-\d{6}))\b/i,
    DOI: ([, id = '']) => `10.1136/${id.toLowerCase()}`,
    publisher: 'BMJ'
  },
  {
    rule: 'file-bmc',
    match: /^(\d{4}-\d{3}[\dX]-\d{1,3}-[A-Z]?\d{1,5})\.pdf$/i,
    DOI: '10.1186/$1',
    publisher: 'BioMed Central'
  },
  { rule: 'file-springer-nature', match: /^(s(\d{5})-0\d\d-\d{3,5}-[\dxyzw])\b/i, DOI: springerNature },
  {
    rule: 'file-nature',
    match: /^((?:nature|nm|nn|ng|nbt|ncomms|srep)\d{4,6})\b/i,
    DOI: buildNatureDoi,
    publisher: 'Nature'
  },
  {
    rule: 'file-cma',
    match: /^(cma\.j\.(?:cn|issn)[\w-]+(?:\.\w+)*?)\.\w{3,4}$/i,
    DOI: '10.3760/$1',
    publisher: 'Yiigle (Chinese Medical Association)'
  },
  {
    rule: 'file-pii',
    match: /^(?:1-s2\.0-|PII)([SB]?[\dX]{16,20})(?:-|\b)/i,
    ids: (groups) => withoutUndefined({ PII: buildValue(buildPii, groups), DOI: buildValue(buildPiiDoi, groups) })
  },
  { rule: 'file-pmcid', match: /^(PMC\d{3,9})\b/i, ids: ([, id = '']) => ({ PMCID: id.toUpperCase() }) },
  { rule: 'file-pmid', match: /^PMID[-_ ]?(\d{4,8})\b/i, ids: ([, id = '']) => ({ PMID: id }) },
  {
    rule: 'file-arxiv',
    match: /^(?:arxiv[-_. ]?)?(\d{2}(?:0[1-9]|1[0-2])\.\d{4,5})(?:v\d{1,2})?\.pdf$/i,
    ids: ([, id = '']) => ({ arXiv: id, DOI: `10.48550/arXiv.${id}` })
  },
  { rule: 'file-nct', match: /^(NCT\d{8})\b/i, ids: ([, id = '']) => ({ NCT: id.toUpperCase() }) }
]

const FILE_NAME = /^[^\n]{1,250}\.(?:pdf|epub|docx?|caj|kdh|nh|xml|html?|txt|zip|ris|nbib|bib|enw)$/i

/** What the name of a file, with or without its folder, gives away; undefined for what is no file name or says nothing. */
export function identifyFileName(text: string): Identification | undefined {
  const name = text
    .trim()
    .replace(/^.*[/\\](?=[^/\\]*$)/, '')
    .replace(/ ?\(\d{1,2}\)(?=\.\w+$)/, '')
  if (!FILE_NAME.test(name)) return undefined
  return identifyByRule(name) ?? identifyDoiName(name)
}

function identifyByRule(name: string): Identification | undefined {
  for (const { rule, match, DOI, ids, publisher } of RULES) {
    const groups = match.exec(name)
    if (!groups) continue
    const all = Array.from(groups, (group) => group ?? '')
    const found = ids ? ids(all) : withoutUndefined({ DOI: DOI === undefined ? undefined : buildValue(DOI, all) })
    if (Object.keys(found).length === 0) continue
    return { kind: 'work', ids: found, ...(publisher === undefined ? {} : { publisher }), confidence: 'likely', rule }
  }
  return undefined
}

/** `10.1371_journal.pone.0012345.pdf`, `10.1016@j.cell.2011.05.020.pdf`: the slash of a DOI as file systems allow it. */
function identifyDoiName(name: string): Identification | undefined {
  const found = /(?:^|[^0-9A-Za-z.])10\.([1-9]\d{3,8})(?:[_@:∕⁄／]|%2F)(.+)\.\w{2,4}$/i.exec(name)
  if (!found) return undefined
  const [, registrant = '', rest = ''] = found
  const suffix = WITH_SLASHES.test(registrant) ? rest.replaceAll('_', '/') : rest
  const doi = cleanDoi(`10.${registrant}/${suffix.replace(/\s.*$/, '')}`)
  return doi === undefined ? undefined : { kind: 'work', ids: { DOI: doi }, confidence: 'likely', rule: 'file-doi' }
}

function withoutUndefined(ids: { readonly [kind in keyof Identifiers]: string | undefined }): Identifiers {
  return Object.fromEntries(Object.entries(ids).filter(([, value]) => value !== undefined))
}
