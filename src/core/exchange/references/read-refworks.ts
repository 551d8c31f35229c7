import { findAddress, findDoi, isChinese, joinPages, nameDegree, sortNumbers, trimNoughts } from './common-fields'
import { joinKeywords } from './join-keywords'
import { parseDate } from './parse-date'
import { parseNameLists } from './parse-names'
import type { ParsedReferences, ProgressListener } from './reference-format'
import { firstOf, mapTags, readTaggedText, valuesOf, type TaggedGrammar, type TaggedRecord } from './tagged-lines'

/**
 * Every tag of RefWorks' legend. A space follows the tag, except in CNKI's export, which leaves it out before Chinese.
 * What stands before the first `RT`, such as the legend itself, belongs to the file.
 */
const TAGS =
  'RT|SR|ID|A[1-6]|T[123]|JF|JO|YR|FD|VO|IS|SP|OP|K1|AB|NO|ED|PB|PP|SN|AV|AD|AN|LA|CL|SF|OT|LK|DO|CN|DB|DS|IP|RD|ST|U1[0-5]|U[1-9]|UL|URL|SL|LL|CR|WT|WV|WP|OL|PMID|PMCID|C[1-8]|JA|LR|FR|RP|OD|PN'
const GRAMMAR: TaggedGrammar = {
  tagged: new RegExp(`^(${TAGS})(?: +|(?=\\P{ASCII})|$)(.*)$`, 'su'),
  continued: /^ *(\S.*)$/s,
  ignored:
    /^[A-Z][A-Z0-9]{1,4}=|^Start |^End |^\*+$|^(?:Refworks Export|Character Set|Tag legend|Font Attribute|BEGIN EXPORTED)/i,
  opening: new Set(['RT']),
  closing: new Set(),
  isBlankEnd: false
}

/** `RT` values, lower case, as RefWorks and CNKI write them, and the CSL type of each. */
const TYPES: Readonly<Record<string, string>> = {
  abstract: 'article-journal',
  artwork: 'graphic',
  'bills/resolutions': 'bill',
  book: 'book',
  'book, whole': 'book',
  'book, edited': 'book',
  'book, section': 'chapter',
  'book chapter': 'chapter',
  'case/court decisions': 'legal_case',
  'computer program': 'software',
  'conference paper': 'paper-conference',
  'conference proceeding': 'paper-conference',
  'conference proceedings': 'paper-conference',
  dataset: 'dataset',
  dissertation: 'thesis',
  'dissertation/thesis': 'thesis',
  'dissertation/thesis, unpublished': 'thesis',
  generic: 'document',
  grant: 'document',
  hearing: 'hearing',
  journal: 'article-journal',
  'journal article': 'article-journal',
  'journal, electronic': 'article-journal',
  'laws/statutes': 'legislation',
  'magazine article': 'article-magazine',
  map: 'map',
  monograph: 'book',
  'motion picture': 'motion_picture',
  'music score': 'musical_score',
  'newspaper article': 'article-newspaper',
  'online discussion forum/blogs': 'post-weblog',
  patent: 'patent',
  'personal communication': 'personal_communication',
  'pre-print': 'article',
  report: 'report',
  'sound recording': 'song',
  standard: 'standard',
  thesis: 'thesis',
  'unpublished material': 'manuscript',
  video: 'motion_picture',
  'video/ dvd': 'motion_picture',
  'web page': 'webpage',
  'yearbook article': 'chapter'
}

/** What CNKI calls the collection (`DB`) of records whose `RT` says nothing. */
const CNKI_TYPES: readonly (readonly [RegExp, string])[] = [
  [/科技成果|报告/, 'report'],
  [/标准/, 'standard'],
  [/专利/, 'patent'],
  [/年鉴/, 'chapter'],
  [/学位论文/, 'thesis'],
  [/会议/, 'paper-conference'],
  [/报纸/, 'article-newspaper'],
  [/期刊|学报/, 'article-journal'],
  [/图书|工具书/, 'book']
]

/** Tags that are a CSL variable as they stand. */
const VARIABLES: readonly (readonly [tag: string, variable: string])[] = [
  ['T1', 'title'],
  ['OT', 'original-title'],
  ['ST', 'title-short'],
  ['JO', 'container-title-short'],
  ['T3', 'collection-title'],
  ['VO', 'volume'],
  ['ED', 'edition'],
  ['PB', 'publisher'],
  ['PP', 'publisher-place'],
  ['AB', 'abstract'],
  ['PMID', 'PMID'],
  ['PMCID', 'PMCID'],
  ['WV', 'version']
]

/** Reads RefWorks' tagged text, and CNKI's export in that format. A record begins with `RT`. */
export function readRefworks(file: string, text: string, onProgress?: ProgressListener): ParsedReferences {
  const start = Math.max(0, text.search(/^RT[ \t]/m))
  const lines = text.slice(0, start).replace(/[^\n]/g, '')
  return readTaggedText(file, lines + text.slice(start), GRAMMAR, mapRecord, onProgress)
}

function mapRecord(record: TaggedRecord): Readonly<Record<string, unknown>> {
  const all = (...tags: readonly string[]): readonly string[] => valuesOf(record, ...tags)
  const first = (...tags: readonly string[]): string | undefined => firstOf(record, ...tags)
  const type = readType(record)
  const fromCnki = isCnki(record)
  return {
    id: fromCnki ? '' : (first('ID') ?? ''),
    type,
    ...mapTags(record, VARIABLES),
    ...readContainer(record, type),
    ...readPersons(record, type, fromCnki),
    issued: readIssued(record),
    accessed: parseDate(first('RD') ?? ''),
    issue: type === 'thesis' ? undefined : trimNoughts(first('IS')),
    page: readPages(record, type),
    'number-of-pages': type === 'book' || type === 'thesis' ? first('SP') : undefined,
    number: /^(?:standard|patent|report)$/.test(type)
      ? (first('C1') ?? (fromCnki ? first('ID') : first('IS')))
      : undefined,
    ...sortNumbers(all('SN')),
    DOI: findDoi(all('DO')),
    URL: findAddress(all('UL', 'LK', 'URL')),
    'call-number': fromCnki ? undefined : first('CN'),
    language: first('LA')?.replace(/[;；.]$/, '') ?? (fromCnki && isChinese(first('T1') ?? '') ? 'zh-CN' : undefined),
    keyword: joinKeywords(all('K1').flatMap((list) => list.split(/\s*[;；]\s*/))),
    genre: readGenre(record, type, fromCnki),
    note: all('NO').join('\n') || undefined,
    archive: first('DB') === undefined || fromCnki ? undefined : first('DB'),
    archive_location: first('AN')
  }
}

/** RefWorks itself knows no Chinese databases: Chinese records in its format are CNKI's. */
const isCnki = (record: TaggedRecord): boolean =>
  valuesOf(record, 'DS').includes('CNKI') || isChinese(firstOf(record, 'T1') ?? '')

function readType(record: TaggedRecord): string {
  const name = (firstOf(record, 'RT') ?? '').toLowerCase()
  const known = Object.hasOwn(TYPES, name) ? TYPES[name] : undefined
  if (known !== undefined) return known
  const collection = firstOf(record, 'DB') ?? ''
  const byDegree = /博士|硕士/.test(firstOf(record, 'CL') ?? '') ? 'thesis' : undefined
  return CNKI_TYPES.find(([pattern]) => pattern.test(collection))?.[1] ?? byDegree ?? 'document'
}

/** `JF` names a periodical, `T2` the book that a chapter or paper stands in, or the series of a book. */
function readContainer(record: TaggedRecord, type: string): Readonly<Record<string, unknown>> {
  const [full, second] = [firstOf(record, 'JF'), firstOf(record, 'T2')]
  if (type === 'book') return { 'collection-title': firstOf(record, 'T3') ?? second }
  if (type === 'thesis') return { publisher: firstOf(record, 'PB') ?? full }
  if (type === 'webpage') return { 'container-title': firstOf(record, 'WT') ?? full ?? second }
  if (type === 'report' || type === 'standard' || type === 'patent') return {}
  return { 'container-title': full ?? second ?? firstOf(record, 'JO') }
}

/** Secondary authors are editors; CNKI gives the supervisors of a thesis as tertiary authors. */
function readPersons(record: TaggedRecord, type: string, fromCnki: boolean): Readonly<Record<string, unknown>> {
  const namesOf = (tag: string): ReturnType<typeof parseNameLists> => parseNameLists(valuesOf(record, tag))
  return {
    author: namesOf('A1'),
    editor: namesOf('A2'),
    [fromCnki || type === 'thesis' ? 'contributor' : 'collection-editor']: namesOf('A3'),
    translator: namesOf('A4')
  }
}

/** The free-form date where it has the year, or the year with it. */
function readIssued(record: TaggedRecord): unknown {
  const year = /\d{4}/.exec(firstOf(record, 'YR') ?? '')?.[0]
  const free = firstOf(record, 'FD') ?? ''
  const dates = [free, `${free} ${year ?? ''}`, `${year ?? ''} ${free}`, `${year ?? ''}/${free}`].map((text) =>
    parseDate(text.trim())
  )
  return dates.find((date) => date !== undefined && date.literal === undefined) ?? parseDate(year ?? free)
}

/** `OP` holds the rest of the pages; CNKI puts the whole range there. */
function readPages(record: TaggedRecord, type: string): string | undefined {
  const [start, rest] = [firstOf(record, 'SP'), firstOf(record, 'OP')]
  if (type === 'book' || type === 'thesis') return undefined
  const pages = joinPages(start, rest?.replace(/^[-–]/, ''))
  return pages?.replace(/(?<![\d.])0+(?=\d)/g, '')
}

function readGenre(record: TaggedRecord, type: string, fromCnki: boolean): string | undefined {
  if (type === 'thesis') return nameDegree(firstOf(record, 'CL'))
  return type === 'report' && fromCnki ? firstOf(record, 'DB') : undefined
}
