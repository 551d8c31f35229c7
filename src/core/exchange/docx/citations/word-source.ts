import type { CslDate, CslItem, CslName, Reference } from '#core/references/reference'
import { plainTitle } from '#core/references/title-markup'
import { findWordLanguage } from '../../references/word-languages'
import { xmlText } from '../xml-text'
import { stableGuid } from './stable-id'

/** How Word knows a type of work, and what it calls the parts that differ between types. */
interface SourceType {
  readonly name: string
  /** Element of the `container-title`. */
  readonly container: string
  /** Element of the publisher, where it is not `Publisher`. */
  readonly publisher?: string
  /** Element of the `number`, where it is not `StandardNumber`. */
  readonly number?: string
  /** Element of the authors, where it is not `Author`. */
  readonly author?: string
}

const ART: SourceType = { name: 'Art', container: 'PublicationTitle', publisher: 'Institution', author: 'Artist' }
const MISC: SourceType = { name: 'Misc', container: 'PublicationTitle' }
const PERIODICAL: SourceType = { name: 'ArticleInAPeriodical', container: 'PeriodicalTitle' }
const REPORT: SourceType = { name: 'Report', container: 'PublicationTitle', publisher: 'Institution' }
const SECTION: SourceType = { name: 'BookSection', container: 'BookTitle' }
const SITE: SourceType = { name: 'InternetSite', container: 'InternetSiteTitle', publisher: 'ProductionCompany' }

/** CSL types; any other is `MISC`. */
const TYPES: Readonly<Record<string, SourceType>> = {
  'article-journal': { name: 'JournalArticle', container: 'JournalName' },
  'article-magazine': PERIODICAL,
  'article-newspaper': PERIODICAL,
  book: { name: 'Book', container: 'BookTitle' },
  chapter: SECTION,
  dataset: { name: 'ElectronicSource', container: 'PublicationTitle' },
  entry: SECTION,
  'entry-dictionary': SECTION,
  'entry-encyclopedia': SECTION,
  figure: ART,
  graphic: ART,
  interview: { name: 'Interview', container: 'PublicationTitle', author: 'Interviewee' },
  legal_case: { name: 'Case', container: 'PublicationTitle', number: 'CaseNumber' },
  map: ART,
  motion_picture: { name: 'Film', container: 'PublicationTitle', publisher: 'ProductionCompany' },
  'paper-conference': { name: 'ConferenceProceedings', container: 'ConferenceName' },
  patent: { name: 'Patent', container: 'PublicationTitle', number: 'PatentNumber', author: 'Inventor' },
  performance: { name: 'Performance', container: 'PublicationTitle' },
  post: SITE,
  'post-weblog': SITE,
  report: REPORT,
  software: { name: 'ElectronicSource', container: 'PublicationTitle' },
  song: { name: 'SoundRecording', container: 'AlbumTitle', publisher: 'ProductionCompany', number: 'RecordingNumber' },
  thesis: REPORT,
  webpage: SITE
}

/** Variables that are an element as they stand. */
const VARIABLES: readonly (readonly [variable: string, element: string])[] = [
  ['title-short', 'ShortTitle'],
  ['volume', 'Volume'],
  ['issue', 'Issue'],
  ['edition', 'Edition'],
  ['chapter-number', 'ChapterNumber'],
  ['number-of-volumes', 'NumberVolumes'],
  ['page', 'Pages'],
  ['publisher-place', 'City'],
  ['URL', 'URL'],
  ['DOI', 'DOI'],
  ['medium', 'Medium'],
  ['version', 'Version'],
  ['note', 'Comments']
]

/** Variables of names beside the authors, and the element of each. */
const ROLES: readonly (readonly [variable: string, element: string])[] = [
  ['editor', 'Editor'],
  ['translator', 'Translator'],
  ['container-author', 'BookAuthor'],
  ['compiler', 'Compiler'],
  ['composer', 'Composer'],
  ['director', 'Director'],
  ['interviewer', 'Interviewer'],
  ['performer', 'Performer'],
  ['producer', 'ProducerName']
]

/** The `b:Source` of a reference under `tag`. */
export function writeWordSource({ key, item }: Reference, tag: string): string {
  const type = TYPES[item.type] ?? MISC
  const parts = [
    element('Tag', tag),
    element('SourceType', type.name),
    element('Guid', stableGuid(`${key}\n${item.DOI ?? item.title ?? ''}`)),
    element('LCID', item.language === undefined ? undefined : findWordLanguage(item.language)),
    writeNames(item, type),
    element('Title', item.title === undefined ? undefined : plainTitle(item.title)),
    element(type.container, item['container-title']),
    element(type.publisher ?? 'Publisher', item.publisher),
    element(
      item.type === 'thesis' ? 'ThesisType' : 'Type',
      item.genre ?? (item.type === 'thesis' ? 'Thesis' : undefined)
    ),
    element(type.number ?? 'StandardNumber', item.number ?? (type.number ? undefined : (item.ISBN ?? item.ISSN))),
    ...writeDate(item.issued, ''),
    ...writeDate(item.accessed, 'Accessed'),
    ...VARIABLES.map(([variable, name]) => element(name, item[variable]))
  ]
  return `<b:Source>${parts.join('')}</b:Source>`
}

function element(name: string, value: unknown): string {
  const text = typeof value === 'string' || typeof value === 'number' ? xmlText(String(value)) : ''
  return text === '' ? '' : `<b:${name}>${text}</b:${name}>`
}

function writeNames(item: CslItem, type: SourceType): string {
  const roles = [['author', type.author ?? 'Author'] as const, ...ROLES].map(([variable, name]) => {
    const names = item[variable]
    return Array.isArray(names) && names.length > 0 ? `<b:${name}>${nameList(names as CslName[])}</b:${name}>` : ''
  })
  const all = roles.join('')
  return all && `<b:Author>${all}</b:Author>`
}

/** Word has either persons or one organisation; an organisation among others is a person with a last name only. */
function nameList(names: readonly CslName[]): string {
  const [only] = names
  if (names.length === 1 && only?.literal !== undefined) return element('Corporate', only.literal)
  return `<b:NameList>${names.map(person).join('')}</b:NameList>`
}

function person(name: CslName): string {
  const particles = [name['dropping-particle'], name['non-dropping-particle'], name.family ?? name.literal]
  const given = [name.given, name.suffix].filter((part) => part !== undefined).join(', ')
  const last = particles.filter((part) => part !== undefined).join(' ')
  return `<b:Person>${element('Last', last)}${element('First', given)}</b:Person>`
}

function writeDate(date: CslDate | undefined, suffix: '' | 'Accessed'): readonly string[] {
  const [year, month, day] = date?.['date-parts']?.[0] ?? []
  return [
    element(`Year${suffix}`, year ?? date?.literal ?? date?.raw),
    element(`Month${suffix}`, month),
    element(`Day${suffix}`, day)
  ]
}
