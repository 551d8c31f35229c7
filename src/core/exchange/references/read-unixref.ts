import { normaliseName } from '#core/references/names'
import type { CslDate, CslName } from '#core/references/reference'
import { joinPages } from './common-fields'
import { readAbstractMarkup } from './csl-markup'
import { readXmlAs } from './read-xml-references'
import { childrenOf, descendantsOf, findNode, markedText, nodesAt, plainAt, plainText, type XmlNode } from './xml-tree'

/** What a deposit says of one work: the element of the work, and those it appeared in, the nearest first. */
interface Deposit {
  readonly type: string
  readonly work: XmlNode
  readonly around: readonly XmlNode[]
}

/** Elements that may hold a work, in the order to look for them, with the type and the elements around each. */
const WORKS: readonly (readonly [path: readonly string[], type: string, around: readonly (readonly string[])[]])[] = [
  [
    ['journal', 'journal_article'],
    'article-journal',
    [
      ['journal', 'journal_issue'],
      ['journal', 'journal_metadata']
    ]
  ],
  [['journal', 'journal_issue'], 'periodical', [['journal', 'journal_metadata']]],
  [
    ['conference', 'conference_paper'],
    'paper-conference',
    [
      ['conference', 'proceedings_metadata'],
      ['conference', 'proceedings_series_metadata'],
      ['conference', 'event_metadata']
    ]
  ],
  [['conference', 'proceedings_metadata'], 'book', [['conference', 'event_metadata']]],
  [['conference', 'proceedings_series_metadata'], 'book', [['conference', 'event_metadata']]],
  [
    ['book', 'content_item'],
    'chapter',
    [
      ['book', 'book_metadata'],
      ['book', 'book_series_metadata'],
      ['book', 'book_set_metadata']
    ]
  ],
  [['book', 'book_metadata'], 'book', []],
  [['book', 'book_series_metadata'], 'book', []],
  [['book', 'book_set_metadata'], 'book', []],
  [['dissertation'], 'thesis', []],
  [['report-paper', 'report-paper_metadata'], 'report', []],
  [['report-paper', 'report-paper_series_metadata'], 'report', []],
  [['standard', 'standard_metadata'], 'standard', []],
  [['posted_content'], 'article', []],
  [['peer_review'], 'review', []],
  [['database', 'dataset'], 'dataset', [['database', 'database_metadata']]],
  [['database', 'database_metadata'], 'dataset', []],
  [['journal', 'journal_metadata'], 'periodical', []]
]

/** Reads Crossref's Unixref, as doi.org and the query service answer it and publishers deposit it. */
export const readUnixref = readXmlAs({
  records: new Set(['crossref']),
  skipped: new Set([
    'citation_list',
    'program',
    'archive_locations',
    'affiliation',
    'affiliations',
    'collection',
    'crossmark'
  ]),
  map: mapDeposit
})

function mapDeposit(crossref: XmlNode): Readonly<Record<string, unknown>> {
  const found = WORKS.map(([path, type, around]) => {
    const work = findNode(crossref, ...path)
    return work && { type, work, around: around.flatMap((one) => findNode(crossref, ...one) ?? []) }
  }).find((deposit) => deposit !== undefined)
  return found ? mapWork(found) : {}
}

function mapWork(deposit: Deposit): Readonly<Record<string, unknown>> {
  const { type, work, around } = deposit
  const all = [work, ...around]
  const first = (...path: readonly string[]): string | undefined =>
    all.flatMap((node) => plainAt(node, ...path) ?? [])[0]
  const abstract = descendantsOf(work, 'abstract').map((node) => readAbstractMarkup(serialiseText(node)))[0]
  const item = findNode(work, 'publisher_item', 'item_number')
  const number = item?.attributes['item_number_type'] === 'article-number' ? plainText(item) : undefined
  const pages = joinPages(plainAt(work, 'pages', 'first_page'), plainAt(work, 'pages', 'last_page'))
  return {
    id: '',
    type,
    ...readTitles(work),
    ...readContainer(deposit),
    ...readPersons(deposit),
    issued: readIssued(all),
    volume: first('journal_volume', 'volume') ?? first('volume'),
    issue: first('issue'),
    edition: first('edition_number'),
    page: pages ?? number,
    number: number ?? readReportNumber(work) ?? plainAt(work, 'designators', 'standard_designator'),
    publisher: first('publisher', 'publisher_name') ?? first('institution', 'institution_name'),
    'publisher-place': first('publisher', 'publisher_place') ?? first('institution', 'institution_place'),
    ISSN: readNumbers(all, 'issn'),
    ISBN: readNumbers(all, 'isbn')?.split(', ')[0],
    DOI: plainAt(work, 'doi_data', 'doi'),
    URL: plainAt(work, 'doi_data', 'resource'),
    language: all.flatMap((node) => node.attributes['language'] ?? [])[0],
    genre: readGenre(type, work),
    abstract
  }
}

function readReportNumber(work: XmlNode): string | undefined {
  const ids = nodesAt(work, 'publisher_item', 'identifier')
  return plainText(ids.find((id) => id.attributes['id_type'] === 'report-number'))
}

function readGenre(type: string, work: XmlNode): string | undefined {
  if (type === 'thesis') return plainAt(work, 'degree')?.replace(/\s*\(.*\)$/, '')
  if (type === 'review') return 'peer review'
  return type === 'article' ? 'Preprint' : undefined
}

function readTitles(work: XmlNode): Readonly<Record<string, unknown>> {
  const titles = findNode(work, 'titles') ?? findNode(work, 'proceedings_metadata')
  const title = (
    markedText(findNode(titles, 'title')) ??
    plainAt(work, 'proceedings_title') ??
    plainAt(work, 'full_title') ??
    ''
  ).replace(/\s*:$/, '')
  const below = markedText(findNode(titles, 'subtitle') ?? findNode(work, 'titles', 'title', 'subtitle'))
  const isNew = below !== undefined && !title.includes(below)
  return {
    title: (isNew ? `${title}: ${below}` : title) || undefined,
    'original-title': markedText(findNode(titles, 'original_language_title'))
  }
}

function readContainer({ type, work, around }: Deposit): Readonly<Record<string, unknown>> {
  const titleOf = (node: XmlNode): string | undefined =>
    plainAt(node, 'full_title') ?? plainAt(node, 'proceedings_title') ?? markedText(findNode(node, 'titles', 'title'))
  const series = [work, ...around].flatMap((node) => plainAt(node, 'series_metadata', 'titles', 'title') ?? [])[0]
  const event = around.find((node) => node.name === 'event_metadata')
  return {
    'container-title':
      type === 'book' || type === 'periodical' ? undefined : around.flatMap((node) => titleOf(node) ?? [])[0],
    'container-title-short': around.flatMap((node) => plainAt(node, 'abbrev_title') ?? [])[0],
    'collection-title': series,
    'event-title': plainAt(event, 'conference_name'),
    'event-place': plainAt(event, 'conference_location')
  }
}

/** Editors may stand with the book rather than with the chapter. */
function readPersons({ type, work, around }: Deposit): Readonly<Record<string, unknown>> {
  const own = readContributors(work)
  const others = around.map(readContributors)
  const find = (role: string): readonly CslName[] | undefined => others.flatMap((roles) => roles[role] ?? [])
  const editors = own['editor'] ?? find('editor')
  return {
    ...own,
    editor: type === 'article-journal' ? own['editor'] : editors,
    ...(type === 'chapter' && { 'container-author': find('author') })
  }
}

const ROLES: Readonly<Record<string, string>> = {
  author: 'author',
  editor: 'editor',
  chair: 'chair',
  translator: 'translator',
  reviewer: 'author',
  'stats-reviewer': 'author'
}

function readContributors(node: XmlNode): Readonly<Record<string, readonly CslName[]>> {
  const roles: Record<string, CslName[]> = {}
  for (const person of [
    ...nodesAt(node, 'contributors').flatMap((list) => childrenOf(list)),
    ...childrenOf(node, 'person_name')
  ]) {
    const kind = person.attributes['contributor_role'] ?? 'author'
    const role = Object.hasOwn(ROLES, kind) ? (ROLES[kind] ?? 'contributor') : 'contributor'
    const name = readPerson(person, kind)
    if (name) (roles[role] ??= []).push(name)
  }
  return roles
}

function readPerson(person: XmlNode, kind: string): CslName | undefined {
  if (person.name === 'organization') {
    const literal = plainText(person)
    return literal === undefined ? undefined : { literal }
  }
  if (person.name === 'anonymous') return { literal: kind.endsWith('reviewer') ? 'Anonymous Reviewer' : 'Anonymous' }
  const [family, given, suffix] = ['surname', 'given_name', 'suffix'].map((part) => plainAt(person, part))
  if (family === undefined) return given === undefined ? undefined : { literal: given }
  return normaliseName({ family, ...(given !== undefined && { given }), ...(suffix !== undefined && { suffix }) })
}

/** The printed date of the work, else of what it appeared in; the online date where nothing was printed. */
function readIssued(nodes: readonly XmlNode[]): CslDate | undefined {
  const kinds = ['publication_date', 'posted_date', 'approval_date', 'database_date']
  const dates = nodes.flatMap((node) => kinds.flatMap((kind) => childrenOf(node, kind)))
  const best = dates.find((date) => date.attributes['media_type'] === 'print') ?? dates[0]
  const parts = ['year', 'month', 'day'].flatMap((part) => plainAt(best, part) ?? []).map(Number)
  return parts.length > 0 ? { 'date-parts': [parts] } : undefined
}

function readNumbers(nodes: readonly XmlNode[], name: 'issn' | 'isbn'): string | undefined {
  const numbers = nodes.flatMap((node) => childrenOf(node, name)).flatMap((number) => plainText(number) ?? [])
  return [...new Set(numbers)].join(', ') || undefined
}

/** The text of a JATS abstract with its elements written out again, for `readAbstractMarkup`. */
function serialiseText(node: XmlNode): string {
  return node.children
    .map((child) =>
      typeof child === 'string'
        ? child.replaceAll('<', '&lt;')
        : `<${child.name}>${serialiseText(child)}</${child.name}>`
    )
    .join('')
}
