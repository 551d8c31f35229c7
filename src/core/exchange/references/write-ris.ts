import type { CslDate, CslItem, CslName, Reference } from '#core/references/reference'

/** RIS type of each CSL type; others are written as `GEN`. Reading gives the CSL type back. */
const TYPES: Readonly<Record<string, string>> = {
  article: 'PREP',
  'article-journal': 'JOUR',
  'article-magazine': 'MGZN',
  'article-newspaper': 'NEWS',
  bill: 'BILL',
  book: 'BOOK',
  chapter: 'CHAP',
  classic: 'CLSWK',
  dataset: 'DATA',
  entry: 'CTLG',
  'entry-dictionary': 'DICT',
  'entry-encyclopedia': 'ENCYC',
  figure: 'FIGURE',
  graphic: 'ART',
  hearing: 'HEAR',
  legal_case: 'CASE',
  legislation: 'STAT',
  manuscript: 'UNPB',
  map: 'MAP',
  motion_picture: 'VIDEO',
  musical_score: 'MUSIC',
  pamphlet: 'PAMP',
  'paper-conference': 'CONF',
  patent: 'PAT',
  periodical: 'SER',
  personal_communication: 'ICOMM',
  'post-weblog': 'BLOG',
  report: 'RPRT',
  software: 'COMP',
  song: 'SOUND',
  speech: 'SLIDE',
  standard: 'STAND',
  thesis: 'THES',
  webpage: 'WEB'
}

/** Types whose `Y2` is another date than the one of access. */
const EVENT_TYPES: ReadonlySet<string> = new Set(['paper-conference', 'patent'])

/** Variables of one value and the tag of each, in the order they are written. */
const TAGS: readonly (readonly [variable: string, tag: string])[] = [
  ['title', 'TI'],
  ['title-short', 'ST'],
  ['container-title', 'T2'],
  ['container-title-short', 'J2'],
  ['collection-title', 'T3'],
  ['volume', 'VL'],
  ['issue', 'IS'],
  ['number', 'M1'],
  ['edition', 'ET'],
  ['genre', 'M3'],
  ['publisher', 'PB'],
  ['publisher-place', 'CY'],
  ['ISSN', 'SN'],
  ['ISBN', 'SN'],
  ['DOI', 'DO'],
  ['URL', 'UR'],
  ['PMCID', 'C2'],
  ['language', 'LA'],
  ['abstract', 'AB'],
  ['note', 'N1']
]

/**
 * Writes RIS, one record for each reference with its citation key as `ID`. Line ends inside of values become spaces;
 * variables that RIS has no tag for are left out.
 */
export function writeRis(references: readonly Reference[]): string {
  return references.map(({ key, item }) => writeRecord(key, item)).join('\r\n')
}

function writeRecord(key: string, item: CslItem): string {
  const lines: readonly (readonly [tag: string, value: string])[] = [
    ['TY', TYPES[item.type] ?? 'GEN'],
    ['ID', key],
    ...writeNames('AU', item.author),
    ...writeNames('ED', item.editor),
    ...writeNames('A4', item.translator),
    ...TAGS.flatMap(([variable, tag]) => writeText(tag, item[variable])),
    ...writePages(item.page),
    ...(item.PMID === undefined
      ? []
      : ([
          ['AN', item.PMID],
          ['DB', 'PubMed']
        ] as const)),
    ...keywords(item['keyword']).map((word) => ['KW', word] as const),
    ...writeIssued(item.issued),
    ...(EVENT_TYPES.has(item.type) ? [] : writeDate('Y2', item.accessed))
  ]
  return [...lines.map(([tag, value]) => `${tag}  - ${value}\r\n`), 'ER  - \r\n'].join('')
}

const writeText = (tag: string, value: unknown): readonly (readonly [string, string])[] =>
  typeof value === 'string' && value.trim() !== '' ? [[tag, value.replace(/\s*[\r\n]+\s*/g, ' ').trim()]] : []

const keywords = (value: unknown): readonly string[] =>
  typeof value === 'string'
    ? value
        .split(/[,;]/)
        .map((word) => word.trim())
        .filter((word) => word !== '')
    : []

function writePages(page: string | undefined): readonly (readonly [string, string])[] {
  if (page === undefined) return []
  const [start = '', end] = page.split(/[-–]/)
  return end === undefined || page.split(/[-–]/).length > 2
    ? writeText('SP', page)
    : [...writeText('SP', start), ...writeText('EP', end)]
}

function writeIssued(date: CslDate | undefined): readonly (readonly [string, string])[] {
  const parts = date?.['date-parts']?.[0]
  const year = parts?.[0]
  if (year === undefined) return date?.literal === undefined ? [] : writeText('PY', date.literal)
  return [['PY', String(year)], ...((parts?.length ?? 0) > 1 ? writeDate('DA', date) : [])]
}

/** `YYYY/MM/DD/`, with the parts that are not known left empty. */
function writeDate(tag: string, date: CslDate | undefined): readonly (readonly [string, string])[] {
  const [year, month, day] = date?.['date-parts']?.[0] ?? []
  if (year === undefined) return []
  const parts = [month, day].map((part) => (part === undefined ? '' : String(part).padStart(2, '0')))
  return [[tag, [String(year), ...parts, ''].join('/')]]
}

function writeNames(tag: string, names: readonly CslName[] | undefined): readonly (readonly [string, string])[] {
  return (names ?? []).flatMap((name) => writeText(tag, writeName(name)))
}

/** A comma at the end marks a name that is not to be taken apart. */
function writeName(name: CslName): string {
  const only = name.literal ?? (name.family === undefined ? name.given : undefined)
  if (only !== undefined) return `${only},`
  const family = [name['dropping-particle'], name['non-dropping-particle'], name.family].filter(Boolean).join(' ')
  return [family, name.given ?? '', ...(name.suffix ? [name.suffix] : [])].join(', ')
}
