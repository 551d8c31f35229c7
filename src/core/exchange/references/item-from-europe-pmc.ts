import type { Finding, Place } from '#core/finding'
import type { CslItem, CslName } from '#core/references/reference'
import { readAbstractMarkup, readTitleMarkup } from './csl-markup'
import { joinKeywords } from './join-keywords'
import { asRecord, recordsOf, textAt, textOf, textsOf, valueAt, type JsonRecord } from './json-value'
import { findMedlineType, findMedlineStatus, readMedlinePages, readShortName, trimTitle } from './medline-fields'
import { normaliseItem } from './normalise-item'

/**
 * The reference that one result of a Europe PMC search stands for (`resultList.result[]`), in its `lite` or `core`
 * form. Preprints name their server as publisher. Undefined for what is no result.
 */
export function itemFromEuropePmc(
  result: unknown,
  place: Place = { part: 'Europe PMC' },
  findings: Finding[] = []
): CslItem | undefined {
  const record = asRecord(result)
  const title = textOf(record?.['title'])
  if (!record || (title === undefined && textOf(record['id']) === undefined)) return undefined
  const types = readTypes(record)
  const type = readType(record, types)
  const entry: Record<string, unknown> = {
    id: '',
    type,
    title: trimTitle(readTitleMarkup(title ?? '')) || undefined,
    author: readAuthors(record),
    issued: readIssued(record),
    ...readContainer(record, type),
    volume: textAt(record, 'journalInfo', 'volume') ?? textOf(record['journalVolume']),
    issue: textAt(record, 'journalInfo', 'issue') ?? textOf(record['issue']),
    page: readMedlinePages(textOf(record['pageInfo'])),
    DOI: textOf(record['doi']),
    PMID: textOf(record['pmid']),
    PMCID: textOf(record['pmcid']),
    language: textOf(record['language']),
    abstract: readAbstractMarkup(textOf(record['abstractText']) ?? '') || undefined,
    keyword: readKeywords(record),
    genre: type === 'article' ? 'Preprint' : undefined,
    status: findMedlineStatus(types, textOf(record['publicationStatus']))
  }
  return normaliseItem(entry, place, findings)
}

function readTypes(record: JsonRecord): readonly string[] {
  const listed = textsOf(valueAt(record, 'pubTypeList', 'pubType'))
  return listed.length > 0 ? listed : (textOf(record['pubType'])?.split(/;\s*/) ?? [])
}

function readType(record: JsonRecord, types: readonly string[]): string {
  if (textOf(record['source']) === 'PPR') return 'article'
  if (textOf(record['source']) === 'PAT') return 'patent'
  if (asRecord(record['bookOrReportDetails']))
    return textAt(record, 'bookOrReportDetails', 'comprisingTitle') ? 'chapter' : 'book'
  return findMedlineType(types)
}

function readAuthors(record: JsonRecord): readonly CslName[] | undefined {
  const listed = recordsOf(valueAt(record, 'authorList', 'author')).flatMap((author) => readAuthor(author))
  if (listed.length > 0) return listed
  const names = (textOf(record['authorString']) ?? '')
    .replace(/\.$/, '')
    .split(/,\s*/)
    .flatMap((name) => readShortName(name) ?? [])
  return names.length > 0 ? names : undefined
}

function readAuthor(author: JsonRecord): readonly CslName[] {
  const group = textOf(author['collectiveName'])
  if (group !== undefined) return [{ literal: group }]
  const family = textOf(author['lastName'])
  const given = textOf(author['firstName']) ?? textOf(author['initials'])
  if (family !== undefined) return [{ family, ...(given !== undefined && { given }) }]
  const name = readShortName(textOf(author['fullName']) ?? '')
  return name ? [name] : []
}

/** The date of the issue, with its months and seasons, else the day of first publication. */
function readIssued(record: JsonRecord): string | undefined {
  return (
    textAt(record, 'journalInfo', 'dateOfPublication') ??
    textOf(record['firstPublicationDate'])?.replace(/-01-01$/, '') ??
    textOf(record['pubYear'])
  )
}

function readContainer(record: JsonRecord, type: string): JsonRecord {
  const journal = asRecord(valueAt(record, 'journalInfo', 'journal')) ?? {}
  const book = asRecord(record['bookOrReportDetails']) ?? {}
  if (type === 'article') return { publisher: textOf(book['publisher']) ?? textOf(journal['title']) }
  if (type === 'book' || type === 'chapter') {
    return {
      'container-title': textOf(book['comprisingTitle']),
      'collection-title': textOf(book['seriesName']),
      publisher: textOf(book['publisher']),
      edition: textOf(book['edition']),
      'number-of-pages': textOf(book['numberOfPages']),
      ISBN: textOf(book['isbn13']) ?? textOf(book['isbn10'])
    }
  }
  const numbers = [
    textOf(journal['issn']),
    textOf(journal['essn']),
    ...(textOf(record['journalIssn'])?.split(/;\s*/) ?? [])
  ]
  const issn = new Set(numbers.flatMap((number) => (number ? [number.toUpperCase()] : [])))
  const title = textOf(journal['title'])
  const short = textOf(journal['isoabbreviation']) ?? textOf(journal['medlineAbbreviation'])
  return {
    'container-title': title ?? textOf(record['journalTitle']),
    'container-title-short': title === undefined ? undefined : short,
    ISSN: [...issn].join(', ') || undefined
  }
}

function readKeywords(record: JsonRecord): string | undefined {
  const headings = recordsOf(valueAt(record, 'meshHeadingList', 'meshHeading')).map(
    (heading) => heading['descriptorName']
  )
  const words = [...textsOf(valueAt(record, 'keywordList', 'keyword')), ...textsOf(headings)]
  return joinKeywords(words)
}
