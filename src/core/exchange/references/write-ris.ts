import type { CslDate, CslItem, CslName, Reference } from '#core/references/reference'
import { DATE_VARIABLES, NAME_VARIABLES, TEXT_VARIABLES } from './csl-variables'
import { mapRis, RIS_CSL_PREFIX, RIS_WITHOUT } from './map-ris'
import { normaliseItem } from './normalise-item'
import { RIS_NAMES, RIS_TEXTS, RIS_TYPE_GROUPS, type RisTypeGroup } from './ris-tags'
import { splitKeywords } from './split-keywords'

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

type Line = readonly [tag: string, value: string]

/** Variables that rules of their own write, or that are no part of a record. */
const WRITTEN_APART: ReadonlySet<string> = new Set(
  'id type title container-title container-title-short event-title page number-of-pages issued accessed keyword note abstract custom'.split(
    ' '
  )
)

/**
 * Writes RIS, one record for each reference with its citation key as `ID`. What RIS has no tag for, or what reading would
 * make another value of, goes into note lines such as `csl-reviewed-title: …`, so that nothing is lost; line ends inside
 * of other values than notes and abstracts become spaces.
 */
export function writeRis(references: readonly Reference[]): string {
  return references.map(({ key, item }) => writeRecord(key, item)).join('\r\n')
}

function writeRecord(key: string, item: CslItem): string {
  const type = TYPES[item.type] ?? 'GEN'
  const lines = [...writeTags(key, type, item), ...writeExtras(key, type, item)]
  return [`TY  - ${type}\r\n`, ...lines.map(([tag, value]) => `${tag}  - ${value}\r\n`), 'ER  - \r\n'].join('')
}

function writeTags(key: string, type: string, item: CslItem): readonly Line[] {
  const group = RIS_TYPE_GROUPS[type]
  const texts = invert({ ...RIS_TEXTS, ...group?.texts })
  const names = invert({ ...RIS_NAMES, ...group?.names })
  if (item.type === 'book') names.set('editor', item['collection-editor'] === undefined ? 'ED' : 'A3')
  return [
    ['ID', key],
    ...writeText('TI', item.title),
    ...writeContainer(group, item),
    ...Object.entries(item).flatMap(([variable, value]): readonly Line[] => {
      if (WRITTEN_APART.has(variable)) return []
      const tag = IDENTIFIERS[variable] ?? texts.get(variable)
      if (NAME_VARIABLES.has(variable)) return writeNames(names.get(variable), value)
      if (tag === undefined) return []
      return DATE_VARIABLES.has(variable) ? writeDate(tag, value) : writeText(tag, value)
    }),
    ...(item.PMID === undefined ? [] : ([['DB', 'PubMed']] as const)),
    ...writePages(group, item),
    ...splitLines(item.abstract).map((line) => ['AB', line] as const),
    ...splitLines(item.note).map((line) => ['N1', line] as const),
    ...keywords(item['keyword']).map((word) => ['KW', word] as const),
    ...writeIssued(item.issued),
    ...(group?.y2 === undefined ? writeDate('Y2', item.accessed) : [])
  ]
}

const IDENTIFIERS: Readonly<Record<string, string>> = {
  DOI: 'DO',
  URL: 'UR',
  ISSN: 'SN',
  ISBN: 'SN',
  PMID: 'AN',
  PMCID: 'C2'
}

/** The tag of each variable; of several the first. */
function invert(meanings: Readonly<Record<string, string>>): Map<string, string> {
  const tags = new Map<string, string>()
  for (const [tag, variable] of Object.entries(meanings))
    if (variable !== '' && !tags.has(variable)) tags.set(variable, tag)
  return tags
}

function writeContainer(group: RisTypeGroup | undefined, item: CslItem): readonly Line[] {
  if (item.type === 'book') return []
  const [container, event] = [item['container-title'], item['event-title']]
  const short = container === undefined ? [] : writeText('J2', item['container-title-short'])
  if (group?.event === true && container !== undefined && event !== undefined) {
    return [...writeText('T2', event), ...writeText('C3', container), ...short]
  }
  return [...writeText(group?.texts?.['T2'] === 'collection-title' ? 'JF' : 'T2', container), ...short]
}

/** Reads the record back; each variable that came out otherwise is written as a line of its own, which then prevails. */
function writeExtras(key: string, type: string, item: CslItem): readonly Line[] {
  const lines = writeTags(key, type, item).map(([tag, value]) => ({ tag, value }))
  const read = normaliseItem(mapRis(type, lines), { file: '' }, [])
  const extras = Object.entries(item).flatMap(([variable, value]): readonly Line[] => {
    if (variable === 'id' || variable === 'note' || JSON.stringify(value) === JSON.stringify(read[variable])) return []
    const text = extraText(variable, value)
    return text === undefined ? [] : [['N1', `${RIS_CSL_PREFIX}${variable}: ${text}`]]
  })
  const surplus = Object.keys(read).filter((variable) => item[variable] === undefined)
  if (surplus.length === 0) return extras
  return [...extras, ['N1', `${RIS_CSL_PREFIX}${RIS_WITHOUT}: ${surplus.join(', ')}`]]
}

function extraText(variable: string, value: unknown): string | undefined {
  if (NAME_VARIABLES.has(variable) && Array.isArray(value)) {
    const names: readonly CslName[] = value
    return names.map(writeName).join(' || ')
  }
  if (DATE_VARIABLES.has(variable)) return typeof value === 'object' && value !== null ? dateText(value) : undefined
  return typeof value === 'string' && (variable === 'type' || TEXT_VARIABLES.has(variable))
    ? value.replace(/\s*[\r\n]+\s*/g, ' ').trim() || undefined
    : undefined
}

/** A date as `parseDate` reads it. */
function dateText(date: CslDate): string | undefined {
  const season = Number(date.season)
  const spans = (date['date-parts'] ?? []).map((parts) =>
    (season >= 1 && season <= 4 && parts.length === 1 ? [...parts, 20 + season] : parts)
      .map((part, index) => String(part).padStart(index === 0 ? 4 : 2, '0'))
      .join('-')
  )
  return spans.length === 0 ? date.literal : spans.join('/') + (date.circa ? '~' : '')
}

const splitLines = (text: unknown): readonly string[] =>
  typeof text === 'string'
    ? text
        .split('\n')
        .map((line) => line.trim())
        .filter((line) => line !== '')
    : []

const writeText = (tag: string, value: unknown): readonly Line[] =>
  typeof value === 'string' && value.trim() !== '' ? [[tag, value.replace(/\s*[\r\n]+\s*/g, ' ').trim()]] : []

const keywords = (value: unknown): readonly string[] => (typeof value === 'string' ? splitKeywords(value) : [])

function writePages(group: RisTypeGroup | undefined, item: CslItem): readonly Line[] {
  const { page } = item
  if (page === undefined) return group?.isWhole === true ? writeText('SP', item['number-of-pages']) : []
  // Alone such a number would count the pages of the whole.
  if (group?.isWhole === true && !page.includes('-')) return []
  const [start = '', end] = page.split(/[-–]/)
  return end === undefined || page.split(/[-–]/).length > 2
    ? writeText('SP', page)
    : [...writeText('SP', start), ...writeText('EP', end)]
}

function writeIssued(date: CslDate | undefined): readonly Line[] {
  const parts = date?.['date-parts']?.[0]
  const year = parts?.[0]
  if (year === undefined) return date?.literal === undefined ? [] : writeText('PY', date.literal)
  return [['PY', String(year)], ...((parts?.length ?? 0) > 1 ? writeDate('DA', date) : [])]
}

/** `YYYY/MM/DD/`, with the parts that are not known left empty. */
function writeDate(tag: string, value: unknown): readonly Line[] {
  if (typeof value !== 'object' || value === null) return []
  const date: CslDate = value
  const [year, month, day] = date['date-parts']?.[0] ?? []
  if (year === undefined) return []
  const parts = [month, day].map((part) => (part === undefined ? '' : String(part).padStart(2, '0')))
  return [[tag, [String(year), ...parts, ''].join('/')]]
}

function writeNames(tag: string | undefined, value: unknown): readonly Line[] {
  if (tag === undefined || !Array.isArray(value)) return []
  const names: readonly CslName[] = value
  return names.flatMap((name) => writeText(tag, writeName(name)))
}

/** A comma at the end marks a name that is not to be taken apart. */
function writeName(name: CslName): string {
  const only = name.literal ?? (name.family === undefined ? name.given : undefined)
  if (only !== undefined) return `${only},`
  const family = [name['dropping-particle'], name['non-dropping-particle'], name.family].filter(Boolean).join(' ')
  return [family, name.given ?? '', ...(name.suffix ? [name.suffix] : [])].join(', ')
}
