import type { CslName } from '#core/references/reference'
import { findDoi, joinPages } from './common-fields'
import { parseDate } from './parse-date'
import { parseNames } from './parse-names'
import { readXmlAs } from './read-xml-references'
import { childrenOf, descendantsOf, nodesAt, plainText, type XmlNode } from './xml-tree'

/** OpenURL's genres and the CSL type of each. */
const TYPES: Readonly<Record<string, string>> = {
  article: 'article-journal',
  book: 'book',
  bookitem: 'chapter',
  conference: 'book',
  dissertation: 'thesis',
  document: 'document',
  issue: 'periodical',
  journal: 'periodical',
  patent: 'patent',
  preprint: 'article',
  proceeding: 'paper-conference',
  report: 'report'
}

/** Elements of OpenURL's metadata formats that are a CSL variable as they stand; the first with a value counts. */
const VARIABLES: readonly (readonly [element: string, variable: string])[] = [
  ['atitle', 'title'],
  ['jtitle', 'container-title'],
  ['stitle', 'container-title-short'],
  ['volume', 'volume'],
  ['issue', 'issue'],
  ['part', 'part-number'],
  ['issn', 'ISSN'],
  ['eissn', 'ISSN'],
  ['isbn', 'ISBN'],
  ['pub', 'publisher'],
  ['inst', 'publisher'],
  ['place', 'publisher-place'],
  ['edition', 'edition'],
  ['series', 'collection-title'],
  ['degree', 'genre'],
  ['number', 'number']
]

/** Reads OpenURL's XML ContextObjects. */
export const readContextObject = readXmlAs({ records: new Set(['context-object']), map: mapObject })

function mapObject(object: XmlNode): Readonly<Record<string, unknown>> {
  const referent = nodesAt(object, 'referent')[0]
  const metadata = descendantsOf(referent, 'metadata')
    .flatMap((node) => childrenOf(node))
    .flatMap((node) => childrenOf(node))
  const all = (name: string): readonly string[] =>
    metadata.filter((node) => node.name === name).flatMap((node) => plainText(node) ?? [])
  const first = (name: string): string | undefined => all(name)[0]
  const genre = first('genre') ?? ''
  const hasArticle = first('atitle') !== undefined
  const type =
    (Object.hasOwn(TYPES, genre) ? TYPES[genre] : undefined) ??
    (first('jtitle') !== undefined ? 'article-journal' : 'document')
  const entry: Record<string, unknown> = { id: '', type }
  for (const [element, variable] of VARIABLES) entry[variable] ??= first(element)
  const book = first('btitle') ?? first('title')
  const ids = nodesAt(referent, 'identifier').flatMap((id) => plainText(id) ?? [])
  return {
    ...entry,
    title: entry['title'] ?? book,
    'container-title': entry['container-title'] ?? (hasArticle ? (book ?? entry['container-title-short']) : undefined),
    author: readAuthors(first, all),
    issued: parseDate(first('date') ?? ''),
    page: joinPages(first('spage'), first('epage')) ?? first('pages') ?? first('artnum'),
    DOI: findDoi(ids),
    PMID: ids.flatMap((id) => /^info:pmid\/(\d+)$/.exec(id)?.[1] ?? [])[0]
  }
}

function readAuthors(
  first: (name: string) => string | undefined,
  all: (name: string) => readonly string[]
): readonly CslName[] | undefined {
  const family = first('aulast')
  const given = first('aufirst') ?? first('auinit')
  const lead: readonly CslName[] = family === undefined ? [] : [{ family, ...(given !== undefined && { given }) }]
  const others = parseNames(all('au'))?.filter((name) => name.family !== family) ?? []
  const groups = all('aucorp').map((literal) => ({ literal }))
  const names = [...lead, ...others, ...groups]
  return names.length > 0 ? names : undefined
}
