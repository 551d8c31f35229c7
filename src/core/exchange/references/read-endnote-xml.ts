import type { CslName } from '#core/references/reference'
import { findAddress, findDoi, sortNumbers, trimNoughts } from './common-fields'
import { CSL_MARKUP_BY_FACE } from './csl-markup'
import { ENDNOTE_TYPES } from './endnote-types'
import { joinKeywords } from './join-keywords'
import { parseDate } from './parse-date'
import { parseNames } from './parse-names'
import { readXmlAs } from './read-xml-references'
import { childrenOf, findNode, nodesAt, plainAt, plainText, type XmlNode } from './xml-tree'

/** Elements that are a CSL variable as they stand. */
const VARIABLES: readonly (readonly [path: string, variable: string])[] = [
  ['volume', 'volume'],
  ['edition', 'edition'],
  ['publisher', 'publisher'],
  ['pub-location', 'publisher-place'],
  ['abstract', 'abstract'],
  ['language', 'language'],
  ['notes', 'note'],
  ['work-type', 'genre'],
  ['num-vols', 'number-of-volumes'],
  ['section', 'section'],
  ['call-num', 'call-number'],
  ['accession-num', 'archive_location'],
  ['remote-database-name', 'archive'],
  ['reviewed-item', 'reviewed-title'],
  ['titles/short-title', 'title-short'],
  ['titles/translated-title', 'translated-title'],
  ['orig-pub', 'original-title']
]

/** EndNote's numbers of types that older files give without a name. */
const TYPE_NUMBERS: Readonly<Record<string, string>> = {
  '5': 'chapter',
  '6': 'book',
  '10': 'paper-conference',
  '12': 'webpage',
  '13': 'document',
  '17': 'article-journal',
  '19': 'article-magazine',
  '23': 'article-newspaper',
  '25': 'patent',
  '26': 'personal_communication',
  '27': 'report',
  '28': 'book',
  '32': 'thesis',
  '34': 'manuscript',
  '47': 'paper-conference'
}

/** Reads EndNote's XML export. Italics, sub- and superscript in titles stay. */
export const readEndnoteXml = readXmlAs({
  records: new Set(['record']),
  skipped: new Set(['database', 'source-app', 'foreign-keys', 'auth-address', 'research-notes']),
  map: mapEndnoteRecord
})

/** The entry of one `record` element, for `normaliseItem`. */
export function mapEndnoteRecord(record: XmlNode): Readonly<Record<string, unknown>> {
  const textAt = (path: string): string | undefined => styledText(findNode(record, ...path.split('/')))
  const type = readType(record)
  const entry: Record<string, unknown> = { id: '', type }
  for (const [path, variable] of VARIABLES) entry[variable] = textAt(path)
  return {
    ...entry,
    title: textAt('titles/title'),
    ...readContainer(record, type),
    ...readPersons(record, type),
    issued: readIssued(record),
    accessed: parseDate(textAt('access-date') ?? ''),
    ...readNumbers(record, type),
    ...readIdentifiers(record),
    URL: findAddress(
      nodesAt(record, 'urls')
        .flatMap((urls) => childrenOf(urls))
        .filter(({ name }) => name !== 'pdf-urls')
        .flatMap(urlsOf)
    ),
    keyword: joinKeywords(
      nodesAt(record, 'keywords', 'keyword').flatMap((word) => (plainText(word) ?? '').split(/\s*;\s*/))
    )
  }
}

const urlsOf = (kind: XmlNode): readonly string[] => childrenOf(kind, 'url').flatMap((url) => plainText(url) ?? [])

/** Text with the faces of EndNote's `style` elements as CSL markup. */
const styledText = (node: XmlNode | undefined): string | undefined =>
  node && (joinStyled(node).replace(/\s+/g, ' ').trim() || undefined)

function joinStyled(node: XmlNode): string {
  const parts = node.children.map((child) => {
    if (typeof child === 'string') return child
    const faces = (child.attributes['face'] ?? '').split(/\s+/)
    return faces.reduce((text, face) => {
      const markup = CSL_MARKUP_BY_FACE.get(face)
      return markup === undefined || text.trim() === '' ? text : markup[0] + text + markup[1]
    }, joinStyled(child))
  })
  return parts.join('')
}

function readType(record: XmlNode): string {
  const type = findNode(record, 'ref-type')
  const name = (type?.attributes['name'] ?? '').toLowerCase()
  const known = Object.hasOwn(ENDNOTE_TYPES, name) ? ENDNOTE_TYPES[name] : undefined
  return known ?? TYPE_NUMBERS[plainText(type) ?? ''] ?? 'document'
}

const isEditedBook = (record: XmlNode): boolean =>
  findNode(record, 'ref-type')?.attributes['name']?.toLowerCase() === 'edited book'

/** The secondary title is the journal, the book of a chapter, or the series of a book. */
function readContainer(record: XmlNode, type: string): Readonly<Record<string, unknown>> {
  const [secondary, tertiary] = ['secondary-title', 'tertiary-title'].map((name) =>
    styledText(findNode(record, 'titles', name))
  )
  const full = plainAt(record, 'periodical', 'full-title')
  const short = plainAt(record, 'periodical', 'abbr-1') ?? plainAt(record, 'alt-periodical', 'abbr-1')
  if (type === 'book') return { 'collection-title': secondary ?? tertiary }
  if (type === 'thesis') return { publisher: plainAt(record, 'publisher') ?? secondary }
  if (type === 'report' || type === 'patent' || type === 'standard')
    return { 'collection-title': secondary ?? tertiary }
  const container = secondary ?? full
  return {
    'container-title': container,
    'container-title-short': short === container ? undefined : short,
    'collection-title': tertiary
  }
}

/**
 * Secondary authors are editors, and series editors of a book that has authors; the authors of an edited book are its
 * editors.
 */
function readPersons(record: XmlNode, type: string): Readonly<Record<string, unknown>> {
  const namesOf = (group: string): readonly CslName[] | undefined =>
    parseNames(nodesAt(record, 'contributors', group, 'author').flatMap((author) => plainText(author) ?? []))
  const [first, second] = [namesOf('authors'), namesOf('secondary-authors')]
  const isSeries = type === 'book' && first !== undefined
  const edited = isEditedBook(record)
  return {
    author: edited ? undefined : first,
    editor: edited ? first : isSeries ? undefined : second,
    'collection-editor': isSeries ? second : namesOf('tertiary-authors'),
    translator: namesOf('subsidiary-authors'),
    'translated-author': namesOf('translated-authors')
  }
}

/** The day of publication stands without its year. */
function readIssued(record: XmlNode): unknown {
  const year = plainAt(record, 'dates', 'year') ?? ''
  const day = plainAt(record, 'dates', 'pub-dates', 'date') ?? ''
  const texts = [`${year} ${day}`, `${day} ${year}`, day, year].map((text) => text.trim())
  const dates = texts.flatMap((text) => parseDate(text) ?? [])
  return (
    dates.find(
      (date) => date.literal === undefined && (year === '' || year.includes(String(date['date-parts']?.[0]?.[0])))
    ) ?? dates.at(-1)
  )
}

/** `number` is the issue, but the number of a report or patent; `isbn` holds whatever number the type has. */
function readNumbers(record: XmlNode, type: string): Readonly<Record<string, unknown>> {
  const [number, pages, isbn] = [plainAt(record, 'number'), plainAt(record, 'pages'), plainAt(record, 'isbn')]
  const isNumbered = /^(?:patent|report|standard|legislation|bill|book)$/.test(type)
  const isWhole = (type === 'book' || type === 'thesis') && /^\d+$/.test(pages ?? '')
  return {
    issue: isNumbered ? undefined : trimNoughts(plainAt(record, 'issue') ?? number),
    number: isNumbered ? (plainAt(record, 'report-id') ?? number ?? (type === 'patent' ? isbn : undefined)) : undefined,
    page: isWhole ? undefined : pages,
    'number-of-pages': isWhole ? pages : undefined,
    ...(type === 'patent' ? {} : sortNumbers([isbn ?? '']))
  }
}

/** PubMed's numbers stand where a database's own do; the PMCID in a field for custom use. */
function readIdentifiers(record: XmlNode): Readonly<Record<string, unknown>> {
  const accession = plainAt(record, 'accession-num') ?? ''
  const urls = nodesAt(record, 'urls')
    .flatMap((all) => childrenOf(all))
    .flatMap(urlsOf)
  const fromPubmed =
    /pubmed|medline|nlm/i.test(
      `${plainAt(record, 'remote-database-name') ?? ''} ${plainAt(record, 'remote-database-provider') ?? ''}`
    ) || urls.some((url) => /pubmed/i.test(url) && url.includes(accession))
  const custom = childrenOf(record).filter(({ name }) => /^(?:custom|user)\d+$/.test(name))
  const pmcid = custom.flatMap((node) => /^PMC\d{3,9}$/i.exec(plainText(node) ?? '')?.[0] ?? [])[0]
  return {
    DOI: findDoi([plainAt(record, 'electronic-resource-num') ?? '']),
    PMID: fromPubmed && /^\d{1,8}$/.test(accession) ? accession : undefined,
    PMCID: pmcid
  }
}
