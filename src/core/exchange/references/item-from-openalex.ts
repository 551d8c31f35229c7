import type { Finding, Place } from '#core/finding'
import { parseName } from '#core/references/names'
import type { CslItem, CslName } from '#core/references/reference'
import { readTitleMarkup } from './csl-markup'
import { joinKeywords } from './join-keywords'
import { asRecord, recordsOf, textAt, textOf, textsOf, valueAt, type JsonRecord } from './json-value'
import { normaliseItem } from './normalise-item'

/** OpenAlex work types, and the Crossref types that `raw_type` and `type_crossref` add. */
const TYPES: Readonly<Record<string, string>> = {
  article: 'article-journal',
  book: 'book',
  'book-chapter': 'chapter',
  'book-section': 'chapter',
  database: 'dataset',
  dataset: 'dataset',
  dissertation: 'thesis',
  editorial: 'article-journal',
  erratum: 'article-journal',
  grant: 'document',
  letter: 'article-journal',
  monograph: 'book',
  other: 'document',
  paratext: 'document',
  'peer-review': 'review',
  preprint: 'article',
  'posted-content': 'article',
  proceedings: 'book',
  'proceedings-article': 'paper-conference',
  'reference-entry': 'entry-encyclopedia',
  report: 'report',
  review: 'article-journal',
  software: 'software',
  standard: 'standard'
}

/**
 * The reference that an OpenAlex work stands for. What the work appeared in is read from its primary location; a mere
 * platform or repository is no container. Undefined for what is no work.
 */
export function itemFromOpenalex(
  work: unknown,
  place: Place = { part: 'OpenAlex' },
  findings: Finding[] = []
): CslItem | undefined {
  const record = asRecord(work)
  if (!record || !/openalex\.org\/W\d/i.test(textOf(record['id']) ?? '')) return undefined
  const type = readType(record)
  const entry: Record<string, unknown> = {
    id: '',
    type,
    title: readTitleMarkup(textOf(record['title']) ?? textOf(record['display_name']) ?? '') || undefined,
    author: readAuthors(record['authorships']),
    issued: textOf(record['publication_date']) ?? textOf(record['publication_year']),
    ...readSource(record, type),
    volume: textAt(record, 'biblio', 'volume'),
    issue: textAt(record, 'biblio', 'issue'),
    page: readPages(textAt(record, 'biblio', 'first_page'), textAt(record, 'biblio', 'last_page')),
    language: textOf(record['language']),
    DOI: cutPrefix(textOf(record['doi']), /^https?:\/\/(?:dx\.)?doi\.org\//i),
    PMID: cutPrefix(textAt(record, 'ids', 'pmid'), /^https?:\/\/pubmed\.ncbi\.nlm\.nih\.gov\//i),
    PMCID: readPmcid(textAt(record, 'ids', 'pmcid')),
    keyword: readKeywords(record),
    abstract: readAbstract(record['abstract_inverted_index']),
    genre: type === 'article' ? 'Preprint' : undefined,
    status: record['is_retracted'] === true ? 'retracted' : undefined
  }
  return normaliseItem(entry, place, findings)
}

function readType(record: JsonRecord): string {
  const type = textOf(record['type']) ?? ''
  const raw = textAt(record, 'primary_location', 'raw_type') ?? textOf(record['type_crossref']) ?? ''
  const source = textAt(record, 'primary_location', 'source', 'type')
  if (raw === 'proceedings-article' || (type === 'article' && source === 'conference')) return 'paper-conference'
  if (type === 'article' && raw === 'posted-content') return 'article'
  return (Object.hasOwn(TYPES, type) ? TYPES[type] : TYPES[raw]) ?? 'document'
}

function readSource(record: JsonRecord, type: string): JsonRecord {
  const source = asRecord(valueAt(record, 'primary_location', 'source'))
  const name = textOf(source?.['display_name'])
  const host = textOf(source?.['host_organization_name'])
  const issn = [...new Set(textsOf(source?.['issn']))].join(', ') || textOf(source?.['issn_l'])
  if (type === 'thesis' || type === 'report' || type === 'dataset' || type === 'article') {
    const university = textOf(recordsOf(recordsOf(record['authorships'])[0]?.['institutions'])[0]?.['display_name'])
    if (type === 'thesis') return { publisher: university ?? host ?? name }
    return { publisher: type === 'article' ? (name ?? host) : (host ?? name) }
  }
  const isPlatform = /platform|repository/i.test(textOf(source?.['type']) ?? '') && type !== 'article-journal'
  return {
    'container-title': type === 'book' || isPlatform ? undefined : name,
    publisher: host,
    ISSN: issn
  }
}

function readAuthors(value: unknown): readonly CslName[] | undefined {
  const names = recordsOf(value).flatMap((authorship) => {
    const name = textAt(authorship, 'author', 'display_name') ?? textOf(authorship['raw_author_name'])
    return name === undefined ? [] : (parseName(name) ?? [])
  })
  return names.length > 0 ? names : undefined
}

function readPages(first: string | undefined, last: string | undefined): string | undefined {
  return first === undefined || last === undefined || first === last ? (first ?? last) : `${first}-${last}`
}

function readKeywords(record: JsonRecord): string | undefined {
  const words = recordsOf(record['keywords']).flatMap(
    (word) => textOf(word['display_name']) ?? textOf(word['keyword']) ?? []
  )
  return joinKeywords(words)
}

/** The abstract, put together from the positions of its words. Positions beyond 20,000 count as damage. */
function readAbstract(index: unknown): string | undefined {
  const words: string[] = []
  for (const [word, places] of Object.entries(asRecord(index) ?? {})) {
    if (!Array.isArray(places)) continue
    for (const at of places) if (Number.isInteger(at) && at >= 0 && at < 20_000) words[Number(at)] = word
  }
  return words.filter(Boolean).join(' ') || undefined
}

const cutPrefix = (text: string | undefined, prefix: RegExp): string | undefined => text?.replace(prefix, '')

function readPmcid(text: string | undefined): string | undefined {
  const digits = /(?:PMC|articles\/)(\d{3,9})/i.exec(text ?? '')?.[1]
  return digits === undefined ? undefined : `PMC${digits}`
}
