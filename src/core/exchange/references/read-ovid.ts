import { isDegree, isDoubtfulDegree } from '#core/references/name-words'
import { findAddress, findDoi, sortNumbers } from './common-fields'
import { joinKeywords } from './join-keywords'
import { readMedlinePages, trimTitle } from './medline-fields'
import { readOvidSource } from './ovid-source'
import { parseDate } from './parse-date'
import { parseNames } from './parse-names'
import type { ParsedReferences, ProgressListener } from './reference-format'
import {
  firstOf,
  joinField,
  mapTags,
  readTaggedText,
  valuesOf,
  type TaggedGrammar,
  type TaggedRecord
} from './tagged-lines'

/** A line that counts the hits begins each record: `<12. >`, `<12>`. Tags have two characters, or are whole words. */
const SHORT_TAGS: TaggedGrammar = {
  tagged: /^([A-Z][A-Z0-9]{1,4}) {1,2}- {0,2}(.*)$/s,
  continued: /^ *(\S.*)$/s,
  separator: /^<\d+\.? *>$/,
  opening: new Set(['VN']),
  closing: new Set(),
  isBlankEnd: false
}
const LONG_TAGS: TaggedGrammar = {
  ...SHORT_TAGS,
  tagged: /^([A-Z][A-Za-z()/&-]*(?: [A-Za-z()/&-]+){0,8})$()/,
  continued: /^ +(\S.*)$/s,
  opening: new Set()
}

/** Ovid's field labels and the tag of each. */
const LABELS: Readonly<Record<string, string>> = {
  abstract: 'AB',
  'accession number': 'AN',
  author: 'AU',
  authors: 'AU',
  'author keywords': 'KW',
  'article title': 'TI',
  'book title': 'BT',
  'conference information': 'CF',
  'country of publication': 'CY',
  'date of publication': 'DP',
  'digital object identifier': 'DO',
  'document type': 'DT',
  doi: 'DO',
  'doi number': 'DO',
  editor: 'ED',
  editors: 'ED',
  edition: 'ET',
  identifiers: 'ID',
  isbn: 'IB',
  issn: 'IS',
  'issn electronic': 'IS',
  'issn print': 'IS',
  'key concepts': 'KW',
  keywords: 'KW',
  'keyword heading': 'KW',
  language: 'LG',
  'mesh subject headings': 'MH',
  'original title': 'OT',
  'publication type': 'PT',
  'publication year': 'YR',
  publisher: 'PB',
  'pubmed id': 'PM',
  pmid: 'PM',
  source: 'SO',
  'subject headings': 'SH',
  title: 'TI',
  url: 'UR',
  year: 'YR',
  'year of publication': 'YR'
}

/** Ovid tags that are a CSL variable as they stand. */
const VARIABLES: readonly (readonly [tag: string, variable: string])[] = [
  ['AB', 'abstract'],
  ['ET', 'edition'],
  ['PM', 'PMID'],
  ['CF', 'event-title'],
  ['OT', 'original-title'],
  ['AN', 'archive_location']
]

/** What `PT` and `DT` call a work, tried in order. */
const TYPES: readonly (readonly [RegExp, string])[] = [
  [/\bpatent/i, 'patent'],
  [/\bdissertation|\bthes[ie]s/i, 'thesis'],
  [/\bbook:? chapter|\bchapter/i, 'chapter'],
  [/^(?:\W*)(?:authored |edited )?book\b|^text\/reference|drug reference/i, 'book'],
  [/\breport\b(?! of)/i, 'report-or-article']
]

/** Reads Ovid's tagged text, with two-letter tags or with the labels written out. */
export function readOvid(file: string, text: string, onProgress?: ProgressListener): ParsedReferences {
  const isShort = /^[A-Z]{2} {1,2}- /m.test(text)
  if (isShort) return readTaggedText(file, text, SHORT_TAGS, mapRecord, onProgress)
  return readTaggedText(file, text, LONG_TAGS, (record) => mapRecord(shortenTags(record)), onProgress)
}

function shortenTags(record: TaggedRecord): TaggedRecord {
  const fields = record.fields.map((field) => {
    const label = field.tag.toLowerCase()
    return { ...field, tag: (Object.hasOwn(LABELS, label) ? LABELS[label] : undefined) ?? field.tag }
  })
  return { line: record.line, fields }
}

function mapRecord(record: TaggedRecord): Readonly<Record<string, unknown>> {
  const all = (...tags: readonly string[]): readonly string[] => valuesOf(record, ...tags)
  const first = (...tags: readonly string[]): string | undefined => firstOf(record, ...tags)
  const type = readType(record)
  const source = readOvidSource(
    first('BT') !== undefined && type === 'chapter' ? (first('BT') ?? '') : (first('SO') ?? '')
  )
  const book = type === 'chapter' ? (source.title ?? first('BT')) : undefined
  const [publisher, place] = readPublisher(record)
  return {
    id: '',
    type,
    ...mapTags(record, VARIABLES),
    title: readTitle(first('TI') ?? (type === 'book' ? (first('BT') ?? source.title) : undefined)),
    'container-title': book ?? (type === 'article-journal' ? (first('JN') ?? source.title) : undefined),
    'container-title-short': type === 'article-journal' ? first('JA') : undefined,
    'original-container-title': source.originalTitle,
    author: readAuthors(record),
    editor: parseNames(all('ED').flatMap(splitPersons)) ?? parseNames(source.editors.map(cleanName)),
    issued: parseDate(source.date ?? '') ?? parseDate(first('DG', 'DP', 'YR', 'PD') ?? ''),
    volume: type === 'patent' ? undefined : (first('VO') ?? source.volume),
    issue: type === 'patent' ? undefined : (first('IP') ?? source.issue),
    page: readMedlinePages(first('PG') ?? source.page),
    number: type === 'patent' ? first('PN') : source.number,
    publisher,
    'publisher-place': place,
    language: first('LG', 'LA')
      ?.replace(/\.$/, '')
      .split(/[;,]\s*/)[0],
    DOI: findDoi(all('DI', 'DO')),
    ...sortNumbers(all('IS', 'IB', 'SN')),
    URL: findAddress(all('UR', 'JL')),
    keyword: readKeywords(record)
  }
}

function readType(record: TaggedRecord): string {
  const types = valuesOf(record, 'PT', 'DT')
  const found = TYPES.find(([pattern]) => types.some((type) => pattern.test(type)))?.[1]
  if (found === 'report-or-article' || found === undefined) {
    const isBook = firstOf(record, 'IB') !== undefined && firstOf(record, 'SO', 'IS') === undefined
    return isBook ? 'book' : 'article-journal'
  }
  return found
}

/** `"Title".  [Article]`: without the kind of article, quotation marks around all of it, and the full stop. */
function readTitle(title: string | undefined): string | undefined {
  if (title === undefined) return undefined
  const bare = title.replace(/\.?\s*\[[^[\]]{1,40}\]\s*$/, (kind) => (kind.startsWith('[') ? kind : '')).trim()
  return trimTitle(trimTitle(bare).replace(/^"([^"]*)"$/, '$1')) || undefined
}

/** One author a field, or all in one with semicolons; with roles, footnote marks and addresses behind the names. */
function readAuthors(record: TaggedRecord): ReturnType<typeof parseNames> {
  const fields = record.fields.filter(({ tag }) => tag === 'AU')
  return parseNames(fields.flatMap((field) => splitPersons(joinField(field))))
}

const splitPersons = (text: string): readonly string[] =>
  text
    .replace(/\[[^\]]*\]/g, '')
    .split(/\s*;\s+|;$/)
    .map(cleanName)

/** `Zhang, Weijia MD, PhD 1,2,+` without the marks of footnotes and the degrees; empty for a degree alone. */
function cleanName(name: string): string {
  const bare = name
    .replace(/\[[^\]]*\]/g, '')
    .replace(/[\s\d,*+†‡§#^]+$/u, '')
    .trim()
  const [family = '', given = ''] = bare.split(/,\s*/)
  if (!bare.includes(',')) return isDegree(bare) ? '' : bare
  const words = given.split(' ')
  const end = words.findIndex((word, index) => index > 0 && (isDegree(word) || isDoubtfulDegree(word)))
  return `${family}, ${words.slice(0, end === -1 ? words.length : end).join(' ')}`
}

/** `Springer-Verlag, Berlin, Germany`: the name, and the town of those that have just one more part. */
function readPublisher(record: TaggedRecord): readonly [publisher: string | undefined, place: string | undefined] {
  const publisher = firstOf(record, 'PU', 'PB')
  const place = firstOf(record, 'LC')
  const pair = /^([^,]+),\s*([^,]+)$/.exec(publisher ?? '')
  if (pair) return [pair[1], pair[2]]
  return [publisher?.split(',')[0], place !== undefined && place.length < 60 ? place : undefined]
}

function readKeywords(record: TaggedRecord): string | undefined {
  const lists = valuesOf(record, 'KW', 'MH', 'SH')
  return joinKeywords(lists.flatMap((list) => list.split(/\s*;\s*/)).map((word) => word.replace(/^\*|\.$/g, '')))
}
