import { normaliseName } from '#core/references/names'
import type { CslName } from '#core/references/reference'
import { findDoi, sortNumbers } from './common-fields'
import { joinKeywords } from './join-keywords'
import { parseDate } from './parse-date'
import { parseNames } from './parse-names'
import { readXmlAs } from './read-xml-references'
import { WORD_LANGUAGES } from './word-languages'
import { childrenOf, findNode, nodesAt, plainAt, plainText, type XmlNode } from './xml-tree'

/** `SourceType` of Office Open XML's bibliography, and the CSL type of each. */
const TYPES: Readonly<Record<string, string>> = {
  Art: 'graphic',
  ArticleInAPeriodical: 'article-magazine',
  Book: 'book',
  BookSection: 'chapter',
  Case: 'legal_case',
  ConferenceProceedings: 'paper-conference',
  DocumentFromInternetSite: 'webpage',
  ElectronicSource: 'document',
  Film: 'motion_picture',
  InternetSite: 'webpage',
  Interview: 'interview',
  JournalArticle: 'article-journal',
  Misc: 'document',
  Patent: 'patent',
  Performance: 'performance',
  Report: 'report',
  SoundRecording: 'song'
}

/** Elements that are a CSL variable as they stand; the first that has a value counts. */
const VARIABLES: readonly (readonly [element: string, variable: string])[] = [
  ['Tag', 'id'],
  ['Title', 'title'],
  ['ShortTitle', 'title-short'],
  ['JournalName', 'container-title'],
  ['BookTitle', 'container-title'],
  ['PeriodicalTitle', 'container-title'],
  ['PublicationTitle', 'container-title'],
  ['AlbumTitle', 'container-title'],
  ['BroadcastTitle', 'container-title'],
  ['InternetSiteTitle', 'container-title'],
  ['ConferenceName', 'event-title'],
  ['Volume', 'volume'],
  ['Issue', 'issue'],
  ['Edition', 'edition'],
  ['ChapterNumber', 'chapter-number'],
  ['NumberVolumes', 'number-of-volumes'],
  ['Pages', 'page'],
  ['URL', 'URL'],
  ['Medium', 'medium'],
  ['Version', 'version'],
  ['Comments', 'note'],
  ['PatentNumber', 'number'],
  ['CaseNumber', 'number'],
  ['RecordingNumber', 'number'],
  ['Court', 'authority'],
  ['ThesisType', 'genre'],
  ['Type', 'genre'],
  ['Publisher', 'publisher'],
  ['Institution', 'publisher'],
  ['Department', 'publisher'],
  ['ProductionCompany', 'publisher'],
  ['Distributor', 'publisher'],
  ['Broadcaster', 'publisher'],
  ['BIBTEX_Series', 'collection-title'],
  ['BIBTEX_Abstract', 'abstract']
]

/** Elements inside `Author`, and the role of the names in each. */
const ROLES: readonly (readonly [element: string, variable: string])[] = [
  ['Author', 'author'],
  ['Artist', 'author'],
  ['Inventor', 'author'],
  ['Interviewee', 'author'],
  ['Writer', 'author'],
  ['BookAuthor', 'container-author'],
  ['Compiler', 'compiler'],
  ['Composer', 'composer'],
  ['Director', 'director'],
  ['Editor', 'editor'],
  ['Interviewer', 'interviewer'],
  ['Performer', 'performer'],
  ['ProducerName', 'producer'],
  ['Translator', 'translator']
]

/** Reads the sources that Word keeps (`Sources.xml`, and the part of a document that holds them). */
export const readWordXml = readXmlAs({ records: new Set(['Source']), map: mapSource })

function mapSource(source: XmlNode): Readonly<Record<string, unknown>> {
  const textAt = (name: string): string | undefined => plainAt(source, name)
  const entry: Record<string, unknown> = {}
  for (const [element, variable] of VARIABLES) entry[variable] ??= textAt(element)
  const place = ['City', 'StateProvince', 'CountryRegion'].flatMap((name) => textAt(name) ?? [])
  return {
    ...entry,
    type: readType(source),
    ...readPersons(source),
    issued: readDate(source, ''),
    accessed: readDate(source, 'Accessed'),
    'publisher-place': place.join(', ') || undefined,
    language: WORD_LANGUAGES[textAt('LCID') ?? ''],
    DOI: findDoi([textAt('DOI') ?? '', textAt('StandardNumber') ?? '']),
    ...sortNumbers([(textAt('StandardNumber') ?? '').replace(/^:?(?:ISBN|ISSN|LCCN|MRN)[: ]*/i, '')]),
    keyword: joinKeywords((textAt('BIBTEX_KeyWords') ?? '').split(/\s*;\s*/))
  }
}

function readType(source: XmlNode): string {
  const type = plainAt(source, 'SourceType') ?? ''
  if (
    type === 'Report' &&
    /thes[ie]s|dissertation|ph\.? ?d|master|学位|博士|硕士/i.test(plainAt(source, 'ThesisType') ?? '')
  )
    return 'thesis'
  return (Object.hasOwn(TYPES, type) ? TYPES[type] : undefined) ?? 'document'
}

function readPersons(source: XmlNode): Readonly<Record<string, readonly CslName[] | undefined>> {
  const roles: Record<string, readonly CslName[] | undefined> = {}
  const author = findNode(source, 'Author')
  for (const [element, variable] of ROLES) roles[variable] ??= readNames(findNode(author, element))
  return roles
}

function readNames(role: XmlNode | undefined): readonly CslName[] | undefined {
  const corporate = childrenOf(role, 'Corporate').flatMap((group) => {
    const literal = plainText(group)
    return literal === undefined ? [] : [{ literal }]
  })
  const persons = nodesAt(role, 'NameList', 'Person').flatMap((person) => readPerson(person))
  const names = [...persons, ...corporate]
  return names.length > 0 ? names : undefined
}

function readPerson(person: XmlNode): readonly CslName[] {
  const family = plainAt(person, 'Last')
  const given = [plainAt(person, 'First'), plainAt(person, 'Middle')].filter(Boolean).join(' ')
  if (family === undefined) return parseNames([given]) ?? []
  const name = normaliseName({ family, ...(given !== '' && { given }) })
  return name ? [name] : []
}

/** `Month` is a number or a name. */
function readDate(source: XmlNode, suffix: '' | 'Accessed'): unknown {
  const [year, month, day] = ['Year', 'Month', 'Day'].map((part) => plainAt(source, part + suffix))
  if (year === undefined) return suffix === '' ? undefined : parseDate(plainAt(source, suffix) ?? '')
  const isNumber = /^\d+$/.test(month ?? '')
  const date = parseDate([year, month, month && day].filter(Boolean).join(isNumber ? '-' : ' '))
  return date?.literal === undefined ? date : parseDate(year)
}
