import type { CslName } from '#core/references/reference'
import { joinPages } from './common-fields'
import { joinKeywords } from './join-keywords'
import { parseDate } from './parse-date'
import { parseNames } from './parse-names'
import type { ParsedReferences, ProgressListener } from './reference-format'
import {
  firstOf,
  linesOf,
  mapTags,
  readTaggedText,
  valuesOf,
  type TaggedGrammar,
  type TaggedRecord
} from './tagged-lines'

/** A tag of two characters and a space; three spaces begin a continuation. `FN`, `VR` and `EF` are the file's. */
const GRAMMAR: TaggedGrammar = {
  tagged: /^(?!(?:FN|VR|EF)\b)([A-Z][A-Z0-9])(?: (.*))?$/s,
  continued: /^ {2,}(\S.*)$/s,
  ignored: /^(?:FN|VR|EF)\b/,
  opening: new Set(['PT']),
  closing: new Set(['ER']),
  isBlankEnd: false
}

/** Web of Science field tags that are a CSL variable as they stand, the better source of two first. */
const VARIABLES: readonly (readonly [tag: string, variable: string])[] = [
  ['VL', 'volume'],
  ['IS', 'issue'],
  ['LA', 'language'],
  ['PU', 'publisher'],
  ['PI', 'publisher-place'],
  ['DI', 'DOI'],
  ['D2', 'DOI'],
  ['PM', 'PMID'],
  ['AB', 'abstract'],
  ['CT', 'event-title'],
  ['CL', 'event-place'],
  ['SU', 'supplement-number'],
  ['UT', 'archive_location']
]

/** `PT` of a record, or its first letter where the word is written out, and its CSL type. */
const TYPES: Readonly<Record<string, string>> = {
  J: 'article-journal',
  B: 'book',
  S: 'chapter',
  C: 'paper-conference',
  P: 'patent'
}

/** Reads Web of Science's tagged text, plain or `.ciw`. A record runs from `PT` to `ER`. */
export function readWos(file: string, text: string, onProgress?: ProgressListener): ParsedReferences {
  return readTaggedText(file, text, GRAMMAR, mapRecord, onProgress)
}

function mapRecord(record: TaggedRecord): Readonly<Record<string, unknown>> {
  const first = (...tags: readonly string[]): string | undefined => firstOf(record, ...tags)
  const type = readType(record)
  const isPart = type === 'chapter' || type === 'paper-conference'
  const number = first('AR')
  return {
    id: '',
    type,
    ...mapTags(record, VARIABLES),
    title: first('TI'),
    ...readContainer(record, type),
    author: readAuthors(record),
    editor: parseNames(linesOf(record, 'BE', 'ED')),
    'container-author': isPart ? parseNames(readFuller(record, 'BF', 'BA')) : undefined,
    issued: readIssued(record, type),
    page: joinPages(first('BP', 'PS'), first('EP')) ?? number,
    number: type === 'patent' ? first('PN') : number,
    'part-number': type === 'patent' ? undefined : first('PN'),
    authority: type === 'patent' ? first('PC') : undefined,
    ISSN: [...new Set(valuesOf(record, 'SN', 'EI'))].join(', ') || undefined,
    ISBN: first('BN')?.split(/[;\s]/)[0],
    'event-date': parseDate(first('CY') ?? ''),
    keyword: readKeywords(record)
  }
}

/**
 * The document type tells chapters and papers of a book from the book, and stands alone in some databases beside the core
 * collection.
 */
function readType(record: TaggedRecord): string {
  const [kind, document, source] = [firstOf(record, 'PT'), firstOf(record, 'DT') ?? '', firstOf(record, 'SO')]
  const type = TYPES[kind?.slice(0, 1).toUpperCase() ?? '']
  const inBook = source !== undefined && source !== firstOf(record, 'TI')
  if (type === 'article-journal' || type === 'patent') return type
  if (/proceedings|meeting|conference paper/i.test(document) && inBook) return 'paper-conference'
  if (/chapter/i.test(document)) return 'chapter'
  if (/patent/i.test(document)) return 'patent'
  if (type === undefined) return inBook ? 'article-journal' : 'document'
  return type === 'chapter' && !inBook ? 'book' : type
}

function readContainer(record: TaggedRecord, type: string): Readonly<Record<string, unknown>> {
  const source = firstOf(record, 'SO')
  const series = firstOf(record, 'SE')
  if (type === 'book') return { 'collection-title': series }
  if (type === 'patent') return { publisher: firstOf(record, 'AE') }
  return {
    'container-title': source,
    'container-title-short': firstOf(record, 'JI', 'J9'),
    'collection-title': series
  }
}

/** Full names (`AF`) win over short ones (`AU`); groups follow. A book's own authors stand in `BF` and `BA`. */
function readAuthors(record: TaggedRecord): readonly CslName[] | undefined {
  const own = readFuller(record, 'AF', 'AU')
  const persons = parseNames(own.length > 0 ? own : readFuller(record, 'BF', 'BA')) ?? []
  const groups = linesOf(record, 'CA', 'GP').map((literal) => ({ literal }))
  const names = [...persons, ...groups]
  return names.length > 0 ? names : undefined
}

function readFuller(record: TaggedRecord, full: string, short: string): readonly string[] {
  const [long, brief] = [linesOf(record, full), linesOf(record, short)]
  return long.length >= brief.length ? long : brief
}

/** `PD` is `MAR 5`, `SPR` or `NOV-DEC` beside the year in `PY`, and may repeat the year. */
function readIssued(record: TaggedRecord, type: string): unknown {
  const year = firstOf(record, 'PY')
  const day = firstOf(record, 'PD') ?? (type === 'patent' ? firstOf(record, 'DG') : undefined)
  if (year === undefined) return parseDate(day ?? firstOf(record, 'EA') ?? '')
  const monthAndDay = (day ?? '').replace(new RegExp(`[, ]*\\b${year}\\b.*$`), '')
  const date = parseDate(`${year} ${monthAndDay}`.trim())
  return date?.literal === undefined ? date : parseDate(year)
}

/** Keywords of authors and indexers; the databases beside the core collection have organisms and methods too. */
function readKeywords(record: TaggedRecord): string | undefined {
  const lists = valuesOf(record, 'DE', 'ID', 'OR', 'BD', 'MQ', 'MC')
  return joinKeywords(lists.flatMap((list) => list.split(/\s*;\s*/)))
}
