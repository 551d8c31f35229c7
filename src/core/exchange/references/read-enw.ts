import type { CslName } from '#core/references/reference'
import { findAddress, findDoi, isChinese, nameDegree, sortNumbers, trimNoughts } from './common-fields'
import { ENDNOTE_TYPES } from './endnote-types'
import { joinKeywords } from './join-keywords'
import { parseDate } from './parse-date'
import { parseNameLists } from './parse-names'
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

/** A per cent sign and one character; the first of them is `%0` where the type is known. */
const GRAMMAR: TaggedGrammar = {
  tagged: /^%([0-9A-Za-z@!#$\]&()*+^><[=~?])(?:\s+(.*))?$/s,
  continued: /^\s*(\S.*)$/s,
  opening: new Set(['0']),
  closing: new Set(),
  isBlankEnd: true
}

/** What CNKI calls the collection (`%~`) of what it files under rules and regulations. */
const CNKI_TYPES: readonly (readonly [RegExp, string])[] = [
  [/标准/, 'standard'],
  [/年鉴|工具书/, 'chapter'],
  [/科技成果|报告/, 'report'],
  [/专利/, 'patent'],
  [/法律|法规/, 'legislation']
]

/** Tags that are a CSL variable as they stand. */
const VARIABLES: readonly (readonly [tag: string, variable: string])[] = [
  ['T', 'title'],
  ['Q', 'translated-title'],
  ['!', 'title-short'],
  ['S', 'collection-title'],
  ['C', 'publisher-place'],
  ['I', 'publisher'],
  ['7', 'edition'],
  ['X', 'abstract'],
  ['Z', 'note'],
  ['L', 'call-number'],
  ['M', 'archive_location'],
  ['(', 'original-title'],
  ['*', 'reviewed-title'],
  ['&', 'section']
]

/**
 * Reads EndNote's tagged import format, the `.enw` and Refer of many databases, CNKI and Wanfang among them. A record
 * begins with `%0` or after a blank line.
 */
export function readEnw(file: string, text: string, onProgress?: ProgressListener): ParsedReferences {
  return readTaggedText(file, text, GRAMMAR, mapRecord, onProgress)
}

function mapRecord(record: TaggedRecord): Readonly<Record<string, unknown>> {
  const all = (...tags: readonly string[]): readonly string[] => valuesOf(record, ...tags)
  const first = (...tags: readonly string[]): string | undefined => firstOf(record, ...tags)
  const type = readType(record)
  const isChineseDatabase = /CNKI|万方|维普|知网/.test(all('W').join(' '))
  return {
    id: first('F') ?? '',
    type,
    ...mapTags(record, VARIABLES),
    ...readContainer(record, type),
    ...readPersons(record, type),
    issued: readIssued(record),
    accessed: parseDate(first('[') ?? ''),
    ...readNumbers(record, type),
    DOI: findDoi(all('R')),
    URL: findAddress(all('U')),
    language: first('G') ?? (isChineseDatabase && isChinese(first('T') ?? '') ? 'zh-CN' : undefined),
    keyword: joinKeywords(linesOf(record, 'K').flatMap((list) => list.split(/\s*[;；]\s*/))),
    genre: type === 'thesis' ? nameDegree(first('9')) : first('9')
  }
}

/** Without a `%0`, Refer's own rule: a journal makes an article, a book title a chapter, a report number a report. */
function readType(record: TaggedRecord): string {
  const names = valuesOf(record, '0').map((name) => name.toLowerCase())
  const name = names.findLast((known) => Object.hasOwn(ENDNOTE_TYPES, known))
  const collection = firstOf(record, '~') ?? ''
  const chinese = CNKI_TYPES.find(([pattern]) => pattern.test(collection))?.[1]
  const type = name === undefined ? undefined : ENDNOTE_TYPES[name]
  if (chinese !== undefined && (type === undefined || type === 'legislation')) return chinese
  if (type !== undefined) return type
  if (names.length > 0) return 'document'
  const has = (tag: string): boolean => firstOf(record, tag) !== undefined
  return has('J') ? 'article-journal' : has('B') ? 'chapter' : has('R') && !has('I') ? 'report' : 'book'
}

/** `%J` names the journal, in Chinese and then in English; `%B` the book, the proceedings, or the series of a book. */
function readContainer(record: TaggedRecord, type: string): Readonly<Record<string, unknown>> {
  const journals = valuesOf(record, 'J')
  const book = firstOf(record, 'B')
  if (type === 'book') return { 'collection-title': firstOf(record, 'S') ?? book }
  if (type === 'thesis') return { publisher: firstOf(record, 'I') ?? journals[0] ?? book }
  if (type === 'paper-conference') {
    return { 'container-title': journals[0] ?? book, 'event-title': journals.length > 0 ? book : undefined }
  }
  const [own, other] = journals
  const isPair = own !== undefined && other !== undefined && isChinese(own) && !isChinese(other)
  return { 'container-title': own ?? book, 'translated-container-title': isPair ? other : undefined }
}

/** `%Y` has series editors, and the supervisors of a thesis; `%H` the names of the authors in another script. */
function readPersons(record: TaggedRecord, type: string): Readonly<Record<string, unknown>> {
  const namesOf = (tag: string): readonly CslName[] | undefined => parseNameLists(linesOf(record, tag))
  return {
    author: namesOf('A'),
    'translated-author': namesOf('H'),
    editor: namesOf('E'),
    [type === 'thesis' ? 'contributor' : 'collection-editor']: namesOf('Y'),
    translator: namesOf('?')
  }
}

/** `%D` is the year, `%8` the day; either may hold all of the date. */
function readIssued(record: TaggedRecord): unknown {
  const [year = '', day = ''] = [firstOf(record, 'D'), firstOf(record, '8')]
  const whole = [day, `${day} ${year}`, `${year} ${day}`, year].map((text) => parseDate(text.trim()))
  const fits = whole.find(
    (date) => date?.['date-parts']?.[0]?.[0] !== undefined && year.includes(String(date['date-parts'][0][0]))
  )
  return fits ?? parseDate(year === '' ? day : year)
}

/** `%V` is a volume, but the number of a standard or a patent; CNKI puts an ISBN there for yearbooks. */
function readNumbers(record: TaggedRecord, type: string): Readonly<Record<string, unknown>> {
  const [volume, issue, pages] = [firstOf(record, 'V'), firstOf(record, 'N'), firstOf(record, 'P')]
  const isNumbered = /^(?:standard|patent|report|legislation|bill)$/.test(type)
  const numbers = sortNumbers([
    ...valuesOf(record, '@'),
    ...(type === 'chapter' && volume !== undefined ? [volume] : [])
  ])
  const isVolume = !isNumbered && !(type === 'chapter' && sortNumbers([volume ?? '']).ISBN !== undefined)
  const isWhole = isNumbered || type === 'book' || type === 'thesis'
  return {
    volume: isVolume ? trimNoughts(volume) : undefined,
    issue: isNumbered ? undefined : trimNoughts(issue),
    number: isNumbered ? (volume ?? issue ?? firstOf(record, '@')) : undefined,
    page: isWhole ? undefined : pages?.replace(/(?<![\d.])0+(?=\d)/g, ''),
    'number-of-pages': isWhole ? pages : undefined,
    ...(isNumbered ? {} : numbers)
  }
}
