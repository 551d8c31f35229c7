import type { Finding, Place } from '#core/finding'
import type { CslItem, CslName } from '#core/references/reference'
import { readAbstractMarkup, readTitleMarkup } from './csl-markup'
import { joinKeywords } from './join-keywords'
import { asRecord, recordsOf, textAt, textOf, textsOf, valueAt, type JsonRecord } from './json-value'
import { normaliseItem } from './normalise-item'

/** Crossref's work types and the CSL type of each; https://api.crossref.org/types lists them. */
const TYPES: Readonly<Record<string, string>> = {
  book: 'book',
  'book-chapter': 'chapter',
  'book-part': 'chapter',
  'book-section': 'chapter',
  'book-track': 'chapter',
  'book-series': 'book',
  'book-set': 'book',
  component: 'document',
  database: 'dataset',
  dataset: 'dataset',
  dissertation: 'thesis',
  'edited-book': 'book',
  grant: 'document',
  journal: 'periodical',
  'journal-article': 'article-journal',
  'journal-issue': 'periodical',
  'journal-volume': 'periodical',
  monograph: 'book',
  other: 'document',
  'peer-review': 'review',
  'posted-content': 'article',
  proceedings: 'book',
  'proceedings-article': 'paper-conference',
  'proceedings-series': 'book',
  'reference-book': 'book',
  'reference-entry': 'entry-encyclopedia',
  report: 'report',
  'report-component': 'report',
  'report-series': 'report',
  standard: 'standard'
}

/** Members that are CSL variables as they stand. */
const TEXTS: readonly (readonly [member: string, variable: string])[] = [
  ['volume', 'volume'],
  ['issue', 'issue'],
  ['page', 'page'],
  ['publisher', 'publisher'],
  ['publisher-location', 'publisher-place'],
  ['edition-number', 'edition'],
  ['part-number', 'part-number'],
  ['language', 'language'],
  ['DOI', 'DOI']
]

const NAMES: readonly (readonly [member: string, variable: string])[] = [
  ['author', 'author'],
  ['editor', 'editor'],
  ['translator', 'translator'],
  ['chair', 'chair']
]

/**
 * The reference that a Crossref work stands for (`message` of `/works/{doi}`, an element of `message.items`). The date
 * is that of the printed issue where there is one; the online date goes to `available-date`. Markup in titles is kept,
 * abstracts become plain text with their headings. Undefined for what is no work.
 */
export function itemFromCrossref(
  work: unknown,
  place: Place = { part: 'Crossref' },
  findings: Finding[] = []
): CslItem | undefined {
  const record = asRecord(work)
  if (!record || (textOf(record['DOI']) === undefined && textsOf(record['title']).length === 0)) return undefined
  const type = TYPES[textOf(record['type']) ?? ''] ?? 'document'
  const entry: Record<string, unknown> = {
    id: '',
    type,
    ...readTitles(record),
    ...readContainer(record, type),
    ...readDates(record, type),
    ...readEvent(record),
    ...readInstitution(record, type)
  }
  for (const [member, variable] of TEXTS) entry[variable] ??= textOf(record[member])
  for (const [member, variable] of NAMES) entry[variable] = readNames(record[member])
  entry['ISSN'] = distinct(textsOf(record['ISSN'])).join(', ') || undefined
  entry['ISBN'] = textsOf(record['ISBN']).map((isbn) => isbn.replace(/^.*\//, ''))[0]
  const articleNumber = textOf(record['article-number'])
  entry['number'] = articleNumber ?? textOf(record['report-number'])
  entry['page'] ??= articleNumber
  entry['abstract'] = readAbstractMarkup(textOf(record['abstract']) ?? '') || undefined
  entry['keyword'] = joinKeywords(textsOf(record['subject']))
  entry['URL'] = textOf(record['URL'])
  entry['status'] = readStatus(record)
  return normaliseItem(entry, place, findings)
}

function readTitles(record: JsonRecord): JsonRecord {
  const title = readTitleMarkup(textsOf(record['title'])[0] ?? '')
  const subtitle = readTitleMarkup(textsOf(record['subtitle'])[0] ?? '')
  const hasBoth = subtitle !== '' && !title.toLowerCase().includes(subtitle.toLowerCase())
  const joint = /[:?!.：？！。]$/u.test(title) ? ' ' : ': '
  const original = readTitleMarkup(textsOf(record['original-title'])[0] ?? '')
  return {
    title: (hasBoth && title !== '' ? title + joint + subtitle : title || subtitle) || undefined,
    'title-short': readTitleMarkup(textsOf(record['short-title'])[0] ?? '') || undefined,
    'original-title': original !== '' && original !== title ? original : undefined
  }
}

/** Of two container titles of a chapter or paper the first names the series, the last the book. */
function readContainer(record: JsonRecord, type: string): JsonRecord {
  const titles = distinct(textsOf(record['container-title']).map(readTitleMarkup))
  const short = textsOf(record['short-container-title']).map(readTitleMarkup)[0]
  if (type === 'book') return { 'collection-title': titles[0] }
  if (type === 'periodical') return { 'container-title': titles[0] }
  if (type === 'chapter' || type === 'paper-conference' || type === 'entry-encyclopedia') {
    return { 'container-title': titles.at(-1), 'collection-title': titles.length > 1 ? titles[0] : undefined }
  }
  return { 'container-title': titles[0], 'container-title-short': short }
}

function readDates(record: JsonRecord, type: string): JsonRecord {
  const posted = type === 'article' ? readDate(record['posted']) : undefined
  const online = readDate(record['published-online'])
  const printed = readDate(record['published-print'])
  return {
    issued: posted ?? printed ?? readDate(record['issued']) ?? readDate(record['published']) ?? online,
    'available-date': printed && online
  }
}

function readDate(value: unknown): JsonRecord | undefined {
  const lists: unknown = valueAt(value, 'date-parts')
  const first: unknown = Array.isArray(lists) ? lists[0] : undefined
  if (!Array.isArray(first)) return undefined
  const parts = first.map((part: unknown) => textOf(part)).filter((part) => part !== undefined)
  return parts.length > 0 ? { 'date-parts': [parts.map(Number)] } : undefined
}

function readEvent(record: JsonRecord): JsonRecord {
  const event = asRecord(record['event'])
  if (!event) return {}
  const [start, end] = [readDate(event['start']), readDate(event['end'])].map((date) => date?.['date-parts'])
  const parts = [start, end].flatMap((lists): unknown[] => (Array.isArray(lists) ? lists : []))
  return {
    'event-title': textOf(event['name']),
    'event-place': textOf(event['location']),
    'event-date': parts.length > 0 ? { 'date-parts': parts } : undefined
  }
}

/** Who gave the degree, put the report out or keeps the preprint, and the degree. */
function readInstitution(record: JsonRecord, type: string): JsonRecord {
  if (type !== 'thesis' && type !== 'report' && type !== 'standard' && type !== 'article') return {}
  const institution = recordsOf(record['institution'])[0]
  const degree = textsOf(record['degree'])[0]
  const isPreprint = type === 'article' && (textOf(record['subtype']) ?? 'preprint') === 'preprint'
  return {
    publisher: textOf(institution?.['name']),
    'publisher-place': textsOf(institution?.['place']).find((place) => place !== '-'),
    genre: degree ?? (isPreprint ? 'Preprint' : undefined),
    authority: type === 'standard' ? textAt(record, 'standards-body', 'name') : undefined
  }
}

function readNames(value: unknown): readonly CslName[] | undefined {
  const names = recordsOf(value).flatMap((person): CslName[] => {
    const family = textOf(person['family'])
    const given = textOf(person['given'])
    const suffix = textOf(person['suffix'])
    const literal = textOf(person['name']) ?? textOf(person['literal'])
    if (family === undefined)
      return literal === undefined && given === undefined ? [] : [{ literal: literal ?? given ?? '' }]
    return [{ family, ...(given !== undefined && { given }), ...(suffix !== undefined && { suffix }) }]
  })
  return names.length > 0 ? names : undefined
}

/** `retracted` where Crossref lists a retraction of this work among its updates. */
function readStatus(record: JsonRecord): string | undefined {
  const updates = recordsOf(record['updated-by']).map((update) => textOf(update['type'])?.toLowerCase())
  return updates.some((type) => type === 'retraction' || type === 'removal' || type === 'withdrawal')
    ? 'retracted'
    : undefined
}

const distinct = (texts: readonly string[]): readonly string[] => [...new Set(texts)].filter((text) => text !== '')
