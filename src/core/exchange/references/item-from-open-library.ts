import type { Finding, Place } from '#core/finding'
import { parseName } from '#core/references/names'
import type { CslItem, CslName } from '#core/references/reference'
import { joinKeywords } from './join-keywords'
import { asRecord, recordsOf, textAt, textOf, textsOf, valueAt, type JsonRecord } from './json-value'
import { normaliseItem } from './normalise-item'

/**
 * The book that an Open Library record stands for: an edition (`/isbn/{isbn}.json`, `/books/{id}.json`), an entry of
 * `/api/books` with `jscmd=data` or `details`, or a document of `/search.json`. An edition names its authors by key
 * only: give their names, or the by-statement is read. Undefined for what is no book.
 */
export function itemFromOpenLibrary(
  answer: unknown,
  authors: readonly string[] = [],
  place: Place = { part: 'Open Library' },
  findings: Finding[] = []
): CslItem | undefined {
  const record = asRecord(valueAt(answer, 'details') ?? answer)
  const title = textOf(record?.['title'])
  if (!record || title === undefined) return undefined
  const subtitle = textOf(record['subtitle'])
  const entry: Record<string, unknown> = {
    id: '',
    type: 'book',
    title: subtitle === undefined ? title : `${title}: ${subtitle}`,
    author: readAuthors(record, authors),
    issued:
      textOf(record['publish_date']) ?? textOf(record['first_publish_year']) ?? textsOf(record['publish_year'])[0],
    publisher: namesOf(record['publishers'] ?? record['publisher'])[0],
    'publisher-place': namesOf(record['publish_places'] ?? record['publish_place'])[0],
    edition: textOf(record['edition_name']),
    'collection-title': namesOf(record['series'])[0],
    volume: textOf(record['volume']),
    'number-of-pages': textOf(record['number_of_pages']),
    ISBN: readIsbn(record),
    language:
      textOf(recordsOf(record['languages'])[0]?.['key'])?.replace(/^.*\//, '') ?? textsOf(record['language'])[0],
    keyword: joinKeywords(namesOf(record['subjects'])),
    abstract: textAt(record, 'description', 'value') ?? textOf(record['description']),
    note: textAt(record, 'notes', 'value') ?? textOf(record['notes']),
    URL: readAddress(record)
  }
  return normaliseItem(entry, place, findings)
}

/** Texts, or the `name` of each object. */
function namesOf(value: unknown): readonly string[] {
  const names = recordsOf(value).flatMap((entry) => textOf(entry['name']) ?? [])
  return names.length > 0 ? names : textsOf(value)
}

function readAuthors(record: JsonRecord, given: readonly string[]): readonly CslName[] | undefined {
  const listed = [given, namesOf(record['authors']), textsOf(record['author_name'])].find((names) => names.length > 0)
  const names =
    listed ??
    textOf(record['by_statement'])
      ?.replace(/^by\s+|[.;].*$/gi, '')
      .split(/,\s*|\s+and\s+/) ??
    []
  const read = names.flatMap((name) => parseName(name) ?? [])
  return read.length > 0 ? read : undefined
}

function readIsbn(record: JsonRecord): string | undefined {
  const places = [record, asRecord(record['identifiers']) ?? {}]
  return ['isbn_13', 'isbn_10', 'isbn'].flatMap((member) => places.flatMap((held) => textsOf(held[member])))[0]
}

function readAddress(record: JsonRecord): string | undefined {
  const key = textOf(record['key'])
  return textOf(record['url']) ?? (key?.startsWith('/') === true ? `https://openlibrary.org${key}` : undefined)
}
