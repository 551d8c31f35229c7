import { asObject, objectsIn, textIn } from './json-object'
import type { JsonObject } from './json-object'

/** Citavi's `ReferenceType`, and the CSL type of each. */
const TYPES: Readonly<Record<string, string>> = {
  ArchiveMaterial: 'document',
  AudioBook: 'book',
  AudioOrVideoDocument: 'motion_picture',
  Book: 'book',
  BookEdited: 'book',
  Broadcast: 'broadcast',
  CollectedWorks: 'book',
  ComputerProgram: 'software',
  ConferenceProceedings: 'book',
  Contribution: 'chapter',
  ContributionInLegalCommentary: 'chapter',
  CourtDecision: 'legal_case',
  InternetDocument: 'webpage',
  InterviewMaterial: 'interview',
  JournalArticle: 'article-journal',
  Lecture: 'speech',
  LegalCommentary: 'book',
  Manuscript: 'manuscript',
  Map: 'map',
  Movie: 'motion_picture',
  MusicAlbum: 'song',
  MusicTrack: 'song',
  NewspaperArticle: 'article-newspaper',
  Patent: 'patent',
  PersonalCommunication: 'personal_communication',
  PressRelease: 'article',
  RadioPlay: 'broadcast',
  Report: 'report',
  SpecialIssue: 'book',
  Standard: 'standard',
  StatuteOrRegulation: 'legislation',
  Thesis: 'thesis',
  UnpublishedWork: 'manuscript'
}

/** Members of a reference that are a CSL variable as they stand. */
const VARIABLES: readonly (readonly [member: string, variable: string])[] = [
  ['ShortTitle', 'title-short'],
  ['Volume', 'volume'],
  ['Edition', 'edition'],
  ['NumberOfVolumes', 'number-of-volumes'],
  ['PlaceOfPublication', 'publisher-place'],
  ['Abstract', 'abstract'],
  ['Doi', 'DOI'],
  ['PubMedId', 'PMID'],
  ['Isbn', 'ISBN'],
  ['OnlineAddress', 'URL'],
  ['LanguageCode', 'language']
]

/** Lists of persons, and the role of the names in each. */
const ROLES: readonly (readonly [member: string, variable: string])[] = [
  ['Authors', 'author'],
  ['Editors', 'editor'],
  ['Translators', 'translator']
]

/** A reference of Citavi's in the terms of CSL-JSON; numbers, names and dates are not yet checked. */
export function mapCitaviReference(reference: JsonObject): JsonObject {
  const type = TYPES[textIn(reference, 'ReferenceType') ?? textIn(reference, 'ReferenceTypeId') ?? ''] ?? 'document'
  const parent = asObject(reference['ParentReference'])
  const entry: Record<string, unknown> = { id: '', type, ...mapOwn(parent), ...mapOwn(reference) }
  const number = textIn(reference, 'Number')
  return {
    ...entry,
    title: fullTitle(reference),
    'container-title': textIn(asObject(reference['Periodical']), 'Name') ?? (parent && fullTitle(parent)),
    'container-title-short': textIn(asObject(reference['Periodical']), 'StandardAbbreviation'),
    ISSN: textIn(asObject(reference['Periodical']), 'Issn'),
    'collection-title': textIn(asObject(reference['SeriesTitle'] ?? parent?.['SeriesTitle']), 'Name'),
    page: pagesOf(reference['PageRange']),
    issued: textIn(reference, 'Date') ?? textIn(reference, 'Year') ?? textIn(parent, 'Date') ?? textIn(parent, 'Year'),
    accessed: textIn(reference, 'AccessDate'),
    [type.startsWith('article') ? 'issue' : 'number']: number
  }
}

/** What a contribution has from the book it stands in, or of its own. */
function mapOwn(reference: JsonObject | undefined): JsonObject {
  const entry: Record<string, unknown> = {}
  for (const [member, variable] of VARIABLES) {
    const value = textIn(reference, member)
    if (value !== undefined) entry[variable] = value
  }
  for (const [member, variable] of ROLES) {
    const names = objectsIn(reference?.[member]).flatMap(nameOf)
    if (names.length > 0) entry[variable] = names
  }
  const publishers = objectsIn(reference?.['Publishers']).flatMap((publisher) => textIn(publisher, 'Name') ?? [])
  return { ...entry, ...(publishers.length > 0 && { publisher: publishers.join('; ') }) }
}

function fullTitle(reference: JsonObject): string | undefined {
  const title = textIn(reference, 'Title')
  const subtitle = textIn(reference, 'Subtitle')
  return title !== undefined && subtitle !== undefined ? `${title}: ${subtitle}` : (title ?? subtitle)
}

/** A person without a first name is most often an organisation. */
function nameOf(person: JsonObject): readonly JsonObject[] {
  const family = textIn(person, 'LastName')
  const given = [textIn(person, 'FirstName'), textIn(person, 'MiddleName')].filter(Boolean).join(' ')
  if (family === undefined) return given === '' ? [] : [{ literal: given }]
  if (given === '') return [{ literal: family }]
  return [{ family, given, 'dropping-particle': textIn(person, 'Prefix'), suffix: textIn(person, 'Suffix') }]
}

/**
 * A range as an object, or as the small XML that older versions write: the original text is the last `os`, behind those
 * of the first page and the last one.
 */
export function pagesOf(range: unknown): string | undefined {
  if (typeof range === 'string')
    return ([...range.matchAll(/<os>([^<]*)<\/os>/g)].at(-1)?.[1] ?? range).trim() || undefined
  const object = asObject(range)
  return textIn(object, 'OriginalString') ?? textIn(object, 'PrettyString')
}
