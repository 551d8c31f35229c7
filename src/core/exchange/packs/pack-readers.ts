import { identifiersOfItem, normaliseIdentifier, normaliseIdentifiers } from '#core/references/work-identifiers'
import type { WorkIdentifierKind, WorkIdentifiers } from '#core/references/work-identifiers'
import type { CslItem, Notice } from '#core/references/reference'
import { itemFromCrossref } from '../references/item-from-crossref'
import { itemFromOpenalex } from '../references/item-from-openalex'
import { valueAt } from '../references/json-value'
import { readCrossrefNotices, readOpenalexNotices } from '../references/service-notices'
import type { PackEntry } from './pack-entry'

/** The kinds of files that a pack can be made from. */
export type PackFileKind = 'id-map' | 'crossref' | 'openalex' | 'retraction-watch'

/** How the lines of one file are read. */
export type PackReader =
  | {
      readonly kind: PackFileKind
      readonly layout: 'rows'
      readonly separator: ',' | '\t'
      /** The entry of a row; undefined for one that names no work. */
      readonly read: (fields: readonly string[]) => PackEntry | undefined
    }
  | {
      readonly kind: PackFileKind
      readonly layout: 'lines'
      readonly read: (line: string) => PackEntry | undefined
    }

/** The reader for a file that begins with this line; undefined when it is of no known kind. */
export function findPackReader(firstLine: string): PackReader | undefined {
  const line = firstLine.replace(/^\uFEFF/, '').trim()
  if (line.startsWith('{')) return findLineReader(line)
  const separator = line.includes('\t') ? '\t' : ','
  const names = line.split(separator).map((name) => name.replace(/["\s_-]/g, '').toLowerCase())
  if (names.includes('retractionnature')) return makeRetractionReader(names, separator)
  return makeIdMapReader(names, separator)
}

function findLineReader(line: string): PackReader | undefined {
  const value = parseLine(line)
  if (/openalex\.org\/W\d/i.test(String(valueAt(value, 'id')))) {
    return makeLineReader('openalex', itemFromOpenalex, readOpenalexNotices)
  }
  return typeof valueAt(value, 'DOI') === 'string'
    ? makeLineReader('crossref', itemFromCrossref, readCrossrefNotices)
    : undefined
}

function parseLine(line: string): unknown {
  try {
    return JSON.parse(line)
  } catch {
    return undefined
  }
}

function makeLineReader(
  kind: PackFileKind,
  readItem: (work: unknown) => CslItem | undefined,
  readNotices: (work: unknown) => readonly Notice[]
): PackReader {
  return {
    kind,
    layout: 'lines',
    read: (line) => {
      const work = parseLine(line)
      const item = work === undefined ? undefined : readItem(work)
      if (!item) return undefined
      const identifiers = identifiersOfItem(item)
      const notices = readNotices(work)
      return hasKey(identifiers) ? { identifiers, item, ...(notices.length > 0 && { notices }) } : undefined
    }
  }
}

const hasKey = ({ DOI, PMID, PMCID }: WorkIdentifiers): boolean => (DOI ?? PMID ?? PMCID) !== undefined

/** Names of the columns that hold an identifier. */
const ID_COLUMNS: readonly (readonly [WorkIdentifierKind, readonly string[]])[] = [
  ['DOI', ['doi']],
  ['PMID', ['pmid', 'pubmedid']],
  ['PMCID', ['pmcid', 'pmc']]
]

/** A map of identifiers, such as `PMC-ids.csv`: a header that names at least two of DOI, PMID and PMCID. */
function makeIdMapReader(names: readonly string[], separator: ',' | '\t'): PackReader | undefined {
  const columns = ID_COLUMNS.map(
    ([kind, known]) => [kind, names.findIndex((name) => known.includes(name))] as const
  ).filter(([, at]) => at !== -1)
  if (columns.length < 2) return undefined
  const read = (fields: readonly string[]): PackEntry | undefined => {
    const identifiers: Partial<Record<WorkIdentifierKind, string>> = {}
    let count = 0
    for (const [kind, at] of columns) {
      const text = fields[at]
      const normal = text ? normaliseIdentifier(kind, text) : undefined
      if (normal === undefined) continue
      identifiers[kind] = normal
      count += 1
    }
    return count < 2 ? undefined : { identifiers }
  }
  return { kind: 'id-map', layout: 'rows', separator, read }
}

const RETRACTION_NATURES: Readonly<Record<string, Notice['kind']>> = {
  retraction: 'retracted',
  'expression of concern': 'concern',
  correction: 'corrected'
}

/** The table of Retraction Watch (https://gitlab.com/crossref/retraction-watch-data), one notice a row. */
function makeRetractionReader(names: readonly string[], separator: ',' | '\t'): PackReader {
  const column = (name: string): ((fields: readonly string[]) => string) => {
    const at = names.indexOf(name)
    return (fields) => fields[at]?.trim() ?? ''
  }
  const [nature, doi, pmid, title] = [
    column('retractionnature'),
    column('originalpaperdoi'),
    column('originalpaperpubmedid'),
    column('title')
  ]
  const [journal, author, date, reason] = [
    column('journal'),
    column('author'),
    column('retractiondate'),
    column('reason')
  ]
  const [noticeDoi, noticePmid, published] = [
    column('retractiondoi'),
    column('retractionpubmedid'),
    column('originalpaperdate')
  ]
  const read = (fields: readonly string[]): PackEntry | undefined => {
    const kind = RETRACTION_NATURES[nature(fields).toLowerCase()]
    const identifiers = normaliseIdentifiers({ DOI: doi(fields), PMID: pmid(fields) })
    if (kind === undefined || !hasKey(identifiers)) return undefined
    const own = normaliseIdentifiers({ DOI: noticeDoi(fields), PMID: noticePmid(fields) })
    const text = reason(fields).replace(/\+/g, '').split(/;\s*/).filter(Boolean).join('; ')
    const day = readAmericanDate(date(fields))
    const year = readAmericanDate(published(fields))?.slice(0, 4)
    const names = author(fields).split(/;\s*/).filter(Boolean)
    const item: CslItem = {
      id: '',
      type: 'article-journal',
      ...identifiers,
      ...(title(fields) && { title: title(fields) }),
      ...(journal(fields) && { 'container-title': journal(fields) }),
      ...(names.length > 0 && { author: names.map((name) => ({ literal: name })) }),
      ...(year !== undefined && { issued: { 'date-parts': [[Number(year)]] } })
    }
    const notice: Notice = {
      kind,
      source: 'Retraction Watch',
      ...(day !== undefined && { date: day }),
      ...own,
      ...(text && { text })
    }
    return { identifiers, item, notices: [notice] }
  }
  return { kind: 'retraction-watch', layout: 'rows', separator, read }
}

/** `11/6/2019 0:00` as `2019-11-06`. */
function readAmericanDate(text: string): string | undefined {
  const [, month = '', day = '', year] = /^(\d{1,2})\/(\d{1,2})\/(\d{4})\b/.exec(text) ?? []
  return year === undefined
    ? /^\d{4}-\d\d-\d\d/.exec(text)?.[0]
    : `${year}-${month.padStart(2, '0')}-${day.padStart(2, '0')}`
}
