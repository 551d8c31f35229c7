import type { CslDate, CslName } from '#core/references/reference'
import { joinKeywords } from './join-keywords'
import {
  findMedlineStatus,
  findMedlineType,
  readElocation,
  readMedlineDate,
  readMedlinePages,
  tidyTitle,
  trimTitle
} from './medline-fields'
import { childrenOf, findNode, markedText, nodesAt, plainAt, plainText, type XmlNode } from './xml-tree'

type Entry = Readonly<Record<string, unknown>>

/** An entry for `normaliseItem` out of one `PubmedArticle`, `PubmedBookArticle` or their inner element alone. */
export function mapPubmedRecord(record: XmlNode): Entry {
  const book = record.name === 'BookDocument' ? record : findNode(record, 'BookDocument')
  return book ? mapBook(record, book) : mapArticle(record, findNode(record, 'MedlineCitation') ?? record)
}

/** PMID, DOI and PMCID of a record; those of its references do not count. */
export function findPubmedIds(record: XmlNode): Readonly<Partial<Record<'PMID' | 'DOI' | 'PMCID', string>>> {
  const inner = findNode(record, 'MedlineCitation') ?? findNode(record, 'BookDocument') ?? record
  const listed = [
    ...nodesAt(record, 'PubmedData', 'ArticleIdList', 'ArticleId'),
    ...nodesAt(record, 'PubmedBookData', 'ArticleIdList', 'ArticleId'),
    ...nodesAt(inner, 'ArticleIdList', 'ArticleId')
  ]
  const idOf = (kind: string): string | undefined => plainText(listed.find((id) => id.attributes['IdType'] === kind))
  const locations = [...nodesAt(inner, 'Article', 'ELocationID'), ...nodesAt(inner, 'Book', 'ELocationID')]
  const located = locations.find((id) => id.attributes['EIdType'] === 'doi' && id.attributes['ValidYN'] !== 'N')
  const PMID = plainAt(inner, 'PMID') ?? idOf('pubmed')
  const DOI = plainText(located) ?? idOf('doi')
  const PMCID = idOf('pmc') ?? idOf('pmcid')?.replace(/^pmc-id:\s*|;$/g, '')
  return { ...(PMID && { PMID }), ...(DOI && { DOI }), ...(PMCID && { PMCID }) }
}

function mapArticle(record: XmlNode, citation: XmlNode): Entry {
  const article = findNode(citation, 'Article')
  const types = nodesAt(article, 'PublicationTypeList', 'PublicationType').map((type) => plainText(type) ?? '')
  const type = findMedlineType(types)
  const issue = findNode(article, 'Journal', 'JournalIssue')
  const pages = readPages(article)
  const pii = nodesAt(article, 'ELocationID').find((id) => id.attributes['EIdType'] === 'pii')
  const number = pages === undefined ? readElocation(plainText(pii)) : undefined
  const electronic = nodesAt(article, 'ArticleDate')[0]
  return {
    id: '',
    type,
    ...readTitles(article),
    author: readNames(childrenOf(findNode(article, 'AuthorList'), 'Author')),
    ...readJournal(citation, article, type),
    issued: readDate(findNode(issue, 'PubDate')) ?? readDate(electronic),
    'available-date': readDate(electronic),
    volume: plainAt(issue, 'Volume'),
    issue: plainAt(issue, 'Issue'),
    page: pages ?? number,
    number,
    ...findPubmedIds(record),
    language: plainAt(article, 'Language'),
    abstract: readAbstract(findNode(article, 'Abstract') ?? findNode(citation, 'OtherAbstract')),
    keyword: readKeywords(citation),
    note: plainAt(citation, 'GeneralNote'),
    references: readAccessions(article),
    genre: type === 'article' ? 'Preprint' : undefined,
    status: findMedlineStatus(types, plainAt(record, 'PubmedData', 'PublicationStatus'))
  }
}

/** PubMed's own title is the translation; the original stands in `VernacularTitle`. */
function readTitles(article: XmlNode | undefined): Entry {
  const title = trimTitle(markedText(findNode(article, 'ArticleTitle')) ?? '')
  const vernacular = trimTitle(markedText(findNode(article, 'VernacularTitle')) ?? '')
  if (title === '' || /^not available$/i.test(title)) return { title: vernacular || title || undefined }
  return { title, 'original-title': vernacular === '' || vernacular === title ? undefined : vernacular }
}

function readJournal(citation: XmlNode, article: XmlNode | undefined, type: string): Entry {
  const title = tidyTitle(plainAt(article, 'Journal', 'Title') ?? '') || undefined
  const short = plainAt(citation, 'MedlineJournalInfo', 'MedlineTA') ?? plainAt(article, 'Journal', 'ISOAbbreviation')
  if (type === 'article') return { publisher: title ?? short }
  const numbers = [plainAt(article, 'Journal', 'ISSN'), plainAt(citation, 'MedlineJournalInfo', 'ISSNLinking')]
  return {
    'container-title': title ?? short,
    'container-title-short': title === undefined ? undefined : short,
    ISSN: [...new Set(numbers.filter((number) => number !== undefined))].join(', ') || undefined
  }
}

function readPages(article: XmlNode | undefined): string | undefined {
  const medline = plainAt(article, 'Pagination', 'MedlinePgn')
  const [start, end] = [plainAt(article, 'Pagination', 'StartPage'), plainAt(article, 'Pagination', 'EndPage')]
  const joined = start === undefined || end === undefined || start === end ? (start ?? end) : `${start}-${end}`
  return readMedlinePages(medline ?? joined)
}

/** A date in elements, or in the words of `MedlineDate`. */
function readDate(date: XmlNode | undefined): CslDate | undefined {
  if (!date) return undefined
  const words = plainAt(date, 'MedlineDate')
  const parts = ['Year', 'Season', 'Month', 'Day'].flatMap((part) => plainAt(date, part) ?? [])
  return readMedlineDate(words ?? parts.join(/^\d+$/.test(parts[1] ?? '') ? '-' : ' '))
}

function readNames(authors: readonly XmlNode[]): readonly CslName[] | undefined {
  const names = authors.flatMap((author): CslName[] => {
    if (author.attributes['ValidYN'] === 'N') return []
    const literal = plainAt(author, 'CollectiveName')
    const family = plainAt(author, 'LastName')
    const given = plainAt(author, 'ForeName') ?? plainAt(author, 'Initials')
    const suffix = plainAt(author, 'Suffix')
    if (family === undefined) return literal === undefined ? [] : [{ literal }]
    return [{ family, ...(given !== undefined && { given }), ...(suffix !== undefined && { suffix }) }]
  })
  return names.length > 0 ? names : undefined
}

/** A line for each section, with its label in front. */
function readAbstract(abstract: XmlNode | undefined): string | undefined {
  const sections = childrenOf(abstract, 'AbstractText').flatMap((section) => {
    const label = section.attributes['Label']?.trim() ?? ''
    const text = plainText(section)
    if (text === undefined) return []
    return [label === '' || /^unlabell?ed$/i.test(label) ? text : `${label}: ${text}`]
  })
  return sections.join('\n') || undefined
}

function readKeywords(citation: XmlNode): string | undefined {
  const words = [
    ...nodesAt(citation, 'KeywordList', 'Keyword'),
    ...nodesAt(citation, 'MeshHeadingList', 'MeshHeading', 'DescriptorName')
  ].flatMap((word) => plainText(word)?.replace(/\.$/, '') ?? [])
  return joinKeywords(words)
}

/** Accession numbers of trials and data sets that belong to the article: `ClinicalTrials.gov NCT01933802`. */
function readAccessions(article: XmlNode | undefined): string | undefined {
  const numbers = nodesAt(article, 'DataBankList', 'DataBank').flatMap((bank) => {
    const name = plainAt(bank, 'DataBankName') ?? ''
    return nodesAt(bank, 'AccessionNumberList', 'AccessionNumber').map((number) => `${name} ${plainText(number) ?? ''}`)
  })
  return numbers.map((number) => number.trim()).join('; ') || undefined
}

function mapBook(record: XmlNode, document: XmlNode): Entry {
  const book = findNode(document, 'Book')
  const bookTitle = trimTitle(markedText(findNode(book, 'BookTitle')) ?? '') || undefined
  const chapter = trimTitle(markedText(findNode(document, 'ArticleTitle')) ?? '') || undefined
  const isChapter = chapter !== undefined && chapter !== bookTitle
  const namesOf = (parent: XmlNode | undefined, kind: 'authors' | 'editors'): readonly CslName[] | undefined =>
    readNames(
      childrenOf(parent, 'AuthorList')
        .filter((list) => (list.attributes['Type'] ?? 'authors') === kind)
        .flatMap((list) => childrenOf(list, 'Author'))
    )
  const bookAuthors = namesOf(book, 'authors')
  return {
    id: '',
    type: isChapter ? 'chapter' : 'book',
    title: isChapter ? chapter : bookTitle,
    'original-title': trimTitle(markedText(findNode(document, 'VernacularTitle')) ?? '') || undefined,
    'container-title': isChapter ? bookTitle : undefined,
    author: namesOf(document, 'authors') ?? bookAuthors,
    editor: namesOf(book, 'editors'),
    issued: readDate(findNode(book, 'PubDate')) ?? readDate(findNode(document, 'ContributionDate')),
    publisher: plainAt(book, 'Publisher', 'PublisherName'),
    'publisher-place': plainAt(book, 'Publisher', 'PublisherLocation'),
    'collection-title': plainAt(book, 'CollectionTitle'),
    volume: plainAt(book, 'Volume'),
    'volume-title': plainAt(book, 'VolumeTitle'),
    edition: plainAt(book, 'Edition'),
    number: plainAt(book, 'ReportNumber'),
    page: readPages(document),
    ISBN: plainAt(book, 'Isbn'),
    medium: plainAt(book, 'Medium'),
    URL: readBookshelfAddress(record, document),
    ...findPubmedIds(record),
    language: plainAt(document, 'Language'),
    abstract: readAbstract(findNode(document, 'Abstract')),
    keyword: readKeywords(document)
  }
}

/** The page of NCBI Bookshelf, by the number that a book or chapter has there. */
function readBookshelfAddress(record: XmlNode, document: XmlNode): string | undefined {
  const ids = [
    ...nodesAt(document, 'ArticleIdList', 'ArticleId'),
    ...nodesAt(record, 'PubmedBookData', 'ArticleIdList', 'ArticleId')
  ]
  const accession = plainText(ids.find((id) => id.attributes['IdType'] === 'bookaccession'))
  return accession === undefined ? undefined : `https://www.ncbi.nlm.nih.gov/books/${accession}/`
}
