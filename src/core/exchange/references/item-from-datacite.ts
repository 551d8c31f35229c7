import type { Finding, Place } from '#core/finding'
import { parseName } from '#core/references/names'
import type { CslItem, CslName } from '#core/references/reference'
import { readAbstractMarkup, readTitleMarkup } from './csl-markup'
import { CSL_TYPES } from './csl-variables'
import { joinKeywords } from './join-keywords'
import { asRecord, recordsOf, textAt, textOf, textsOf, valueAt, type JsonRecord } from './json-value'
import { normaliseItem } from './normalise-item'

/** `resourceTypeGeneral` of DataCite 4.x; those that say too little are left to `citeproc` and `resourceType`. */
const TYPES: Readonly<Record<string, string>> = {
  audiovisual: 'motion_picture',
  award: 'document',
  book: 'book',
  bookchapter: 'chapter',
  collection: 'collection',
  computationalnotebook: 'software',
  conferencepaper: 'paper-conference',
  conferenceproceeding: 'book',
  datapaper: 'article',
  dataset: 'dataset',
  dissertation: 'thesis',
  event: 'event',
  image: 'graphic',
  instrument: 'document',
  interactiveresource: 'webpage',
  journal: 'periodical',
  journalarticle: 'article-journal',
  model: 'dataset',
  outputmanagementplan: 'report',
  peerreview: 'review',
  physicalobject: 'graphic',
  poster: 'speech',
  preprint: 'article',
  presentation: 'speech',
  project: 'document',
  report: 'report',
  software: 'software',
  sound: 'song',
  standard: 'standard',
  studyregistration: 'report',
  workflow: 'software'
}

/** Free `resourceType` texts that tell what a general `Text` is, tried in order. */
const TEXT_TYPES: readonly (readonly [RegExp, string])[] = [
  [/thesis|dissertation/i, 'thesis'],
  [/pre-?print/i, 'article'],
  [/chapter/i, 'chapter'],
  [/(?:conference|proceedings?)\W*(?:paper|article|contribution)/i, 'paper-conference'],
  [/presentation|slides|poster|lecture/i, 'speech'],
  [/report|white ?paper|protocol/i, 'report'],
  [/journal|article/i, 'article-journal'],
  [/^books?$|monograph/i, 'book']
]

/** Contributor types that are CSL roles; other persons count as contributors, institutions as none. */
const ROLES: Readonly<Record<string, string>> = {
  editor: 'editor',
  translator: 'translator',
  producer: 'producer',
  supervisor: 'contributor'
}

/** Contributors who serve the record rather than the work. */
const SILENT_ROLES =
  /^(?:contactperson|data|distributor|funder|hostinginstitution|registration|related|rightsholder|sponsor|workpackage)/

/**
 * The reference that a DataCite record stands for: the answer of `/dois/{doi}`, its `data`, its `attributes`, or the
 * same members at the top as DataCite's JSON export has them. Undefined for what is no record.
 */
export function itemFromDatacite(
  answer: unknown,
  place: Place = { part: 'DataCite' },
  findings: Finding[] = []
): CslItem | undefined {
  const record = asRecord(valueAt(answer, 'data', 'attributes') ?? valueAt(answer, 'attributes') ?? answer)
  if (!record || (!record['titles'] && !record['doi'])) return undefined
  const type = readType(record)
  const publisher = textAt(record, 'publisher', 'name') ?? textOf(record['publisher'])
  const entry: Record<string, unknown> = {
    id: '',
    type,
    ...readTitles(record),
    author: readNames(record['creators']),
    ...readContributors(record['contributors']),
    issued: readIssued(record),
    publisher: publisher === ':unav' || publisher === ':none' ? undefined : publisher,
    ...readContainer(record),
    version: textOf(record['version']),
    language: textOf(record['language']),
    DOI: textOf(record['doi']) ?? readDoi(textOf(record['id'])),
    URL: textOf(record['url']),
    keyword: joinKeywords(textsOf(recordsOf(record['subjects']).map((subject) => subject['subject']))),
    abstract: readDescription(record),
    genre: readGenre(record, type),
    license: textsOf(recordsOf(record['rightsList']).map((right) => right['rights'])).join(', ') || undefined
  }
  return normaliseItem(entry, place, findings)
}

/** The title without a type is the work's own; a subtitle follows it. */
function readTitles(record: JsonRecord): JsonRecord {
  const titles = recordsOf(record['titles'])
  const main = titles.find((entry) => !textOf(entry['titleType'])) ?? titles[0]
  const titleOf = (entry: JsonRecord | undefined): string => readTitleMarkup(textOf(entry?.['title']) ?? '')
  const typed = (type: string): string =>
    titleOf(titles.find((entry) => entry !== main && textOf(entry['titleType']) === type))
  const [title, subtitle, translation] = [titleOf(main), typed('Subtitle'), typed('TranslatedTitle')]
  return {
    title: (subtitle === '' ? title : `${title}: ${subtitle}`) || undefined,
    'translated-title': translation === title ? undefined : translation || undefined,
    'title-short': typed('AlternativeTitle') || undefined
  }
}

function readType(record: JsonRecord): string {
  const general = (textAt(record, 'types', 'resourceTypeGeneral') ?? '').replace(/[^A-Za-z]/g, '').toLowerCase()
  const known = Object.hasOwn(TYPES, general) ? TYPES[general] : undefined
  if (known !== undefined) return known
  const free = textAt(record, 'types', 'resourceType') ?? ''
  const read = TEXT_TYPES.find(([pattern]) => pattern.test(free))?.[1]
  const citeproc = textAt(record, 'types', 'citeproc') ?? ''
  return read ?? (CSL_TYPES.has(citeproc) && citeproc !== 'article' ? citeproc : 'document')
}

/** What the depositor called the thing, where that says more than the type. */
function readGenre(record: JsonRecord, type: string): string | undefined {
  const free = textAt(record, 'types', 'resourceType')
  if (type === 'thesis' || type === 'report') return free
  return type === 'article' && textAt(record, 'types', 'resourceTypeGeneral') === 'Preprint' ? 'Preprint' : undefined
}

function readName(person: JsonRecord): CslName | undefined {
  const name = textOf(person['name'])
  const family = textOf(person['familyName'])
  const given = textOf(person['givenName'])
  if (textOf(person['nameType']) === 'Organizational') return name === undefined ? undefined : { literal: name }
  if (family !== undefined) return { family, ...(given !== undefined && { given }) }
  return name === undefined ? undefined : parseName(name)
}

function readNames(value: unknown): readonly CslName[] | undefined {
  const names = recordsOf(value).flatMap((person) => readName(person) ?? [])
  return names.length > 0 ? names : undefined
}

function readContributors(value: unknown): Readonly<Record<string, readonly CslName[]>> {
  const roles: Record<string, CslName[]> = {}
  for (const person of recordsOf(value)) {
    const kind = (textOf(person['contributorType']) ?? '').toLowerCase()
    const name = readName(person)
    if (name === undefined || SILENT_ROLES.test(kind)) continue
    const role = Object.hasOwn(ROLES, kind) ? (ROLES[kind] ?? 'contributor') : 'contributor'
    ;(roles[role] ??= []).push(name)
  }
  return roles
}

/** The date of issue, else of being made available, else the year of publication. */
function readIssued(record: JsonRecord): string | undefined {
  const dates = recordsOf(record['dates'])
  const year = textOf(record['publicationYear'])
  for (const kind of ['Issued', 'Available', 'Created']) {
    const date = dates.find((entry) => textOf(entry['dateType']) === kind)
    const text = textOf(date?.['date'])?.replace(/T.*?(?=\/|$)/g, '')
    if (text !== undefined && (kind === 'Issued' || (year !== undefined && text.startsWith(year)))) return text
  }
  return year ?? textOf(dates.find((entry) => textOf(entry['date']) !== undefined)?.['date'])
}

/** What the work appeared in: `container`, completed by the related item it `IsPublishedIn`. */
function readContainer(record: JsonRecord): JsonRecord {
  const container = asRecord(record['container']) ?? {}
  const related =
    recordsOf(record['relatedItems']).find((item) => textOf(item['relationType']) === 'IsPublishedIn') ?? {}
  const pick = (member: string): string | undefined => textOf(container[member]) ?? textOf(related[member])
  const [first, last] = [pick('firstPage'), pick('lastPage')]
  const relatedTitles = recordsOf(related['titles'])
  const relatedTitle = relatedTitles.find((title) => !textOf(title['titleType'])) ?? relatedTitles[0]
  const numbers = readNumbers(record, container, related)
  return {
    'container-title': textOf(container['title']) ?? textOf(relatedTitle?.['title']),
    volume: pick('volume'),
    issue: pick('issue'),
    edition: pick('edition') ?? textOf(container['edition']),
    page: first === undefined || last === undefined || first === last ? (first ?? last) : `${first}-${last}`,
    number: first === undefined && textOf(related['numberType']) === 'Article' ? textOf(related['number']) : undefined,
    ...numbers
  }
}

function readNumbers(record: JsonRecord, container: JsonRecord, related: JsonRecord): JsonRecord {
  const found = [
    [textOf(container['identifierType']), textOf(container['identifier'])],
    [
      textAt(related, 'relatedItemIdentifier', 'relatedItemIdentifierType'),
      textAt(related, 'relatedItemIdentifier', 'relatedItemIdentifier')
    ],
    ...recordsOf(record['relatedIdentifiers'])
      .filter((entry) => /^(?:IsPartOf|IsPublishedIn)$/.test(textOf(entry['relationType']) ?? ''))
      .map((entry) => [textOf(entry['relatedIdentifierType']), textOf(entry['relatedIdentifier'])]),
    ...recordsOf(record['identifiers']).map((entry) => [textOf(entry['identifierType']), textOf(entry['identifier'])])
  ]
  const numberOf = (...kinds: readonly string[]): string | undefined =>
    found.find(([kind, value]) => kinds.includes(kind?.toUpperCase() ?? '') && value !== undefined)?.[1]
  return { ISSN: numberOf('ISSN', 'EISSN', 'LISSN'), ISBN: numberOf('ISBN'), PMID: numberOf('PMID') }
}

function readDescription(record: JsonRecord): string | undefined {
  const descriptions = recordsOf(record['descriptions'])
  const abstracts = descriptions.filter((entry) => textOf(entry['descriptionType']) === 'Abstract')
  return abstracts.map((entry) => readAbstractMarkup(textOf(entry['description']) ?? '')).join('\n') || undefined
}

const readDoi = (id: string | undefined): string | undefined => id?.replace(/^https?:\/\/(?:dx\.)?doi\.org\//i, '')
