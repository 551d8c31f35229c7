import { normaliseName, parseName } from '#core/references/names'
import type { CslName } from '#core/references/reference'
import { findAddress, findDoi, joinPages } from './common-fields'
import { joinKeywords } from './join-keywords'
import { parseDate } from './parse-date'
import { readXmlAs } from './read-xml-references'
import { childrenOf, findNode, markedText, nodesAt, plainAt, plainText, type XmlNode } from './xml-tree'

/** Genres as MARC and libraries word them, tried in order on each `genre`. */
const GENRES: readonly (readonly [RegExp, string])[] = [
  [/^(?:journal |academic |periodical )?article$|^artikel$|aufsatz/i, 'article-journal'],
  [/newspaper/i, 'article-newspaper'],
  [/magazine/i, 'article-magazine'],
  [/book ?chapter|book section|^chapter$|book part/i, 'chapter'],
  [/^e?-?books?$|monograph|^textbook/i, 'book'],
  [/thes[ie]s|dissertation|hochschulschrift/i, 'thesis'],
  [/conference (?:publication|paper)|proceedings|^paper$/i, 'paper-conference'],
  [/(?:technical|research) report|^reports?$|working paper/i, 'report'],
  [/^web ?sites?$|^web ?page$/i, 'webpage'],
  [/^letters?$|correspondence|^brief$/i, 'personal_communication'],
  [/^maps?$|^atlas/i, 'map'],
  [/data ?set/i, 'dataset'],
  [/patent/i, 'patent'],
  [/hearing/i, 'hearing'],
  [/legislation|^law/i, 'legislation'],
  [/interview/i, 'interview'],
  [/pre-?print/i, 'article'],
  [/presentation|lecture|speech/i, 'speech'],
  [/encyclop/i, 'entry-encyclopedia'],
  [/dictionar/i, 'entry-dictionary'],
  [/government (?:document|publication)/i, 'report'],
  [/periodical|^journal$|^serial/i, 'periodical'],
  [/painting|photograph|picture|drawing|poster/i, 'graphic']
]

/** `typeOfResource` where no genre decides. */
const RESOURCES: readonly (readonly [RegExp, string])[] = [
  [/still image|three dimensional/i, 'graphic'],
  [/moving image/i, 'motion_picture'],
  [/sound recording/i, 'song'],
  [/cartographic/i, 'map'],
  [/software/i, 'software'],
  [/notated music/i, 'musical_score']
]

/** MARC relators, by code and by term, and the role of each. Others contribute. */
const ROLES: Readonly<Record<string, string>> = {
  '': 'author',
  art: 'author',
  artist: 'author',
  aut: 'author',
  author: 'author',
  cmp: 'composer',
  com: 'compiler',
  compiler: 'compiler',
  composer: 'composer',
  cre: 'author',
  creator: 'author',
  director: 'director',
  drt: 'director',
  editor: 'editor',
  edt: 'editor',
  ill: 'illustrator',
  illustrator: 'illustrator',
  interviewee: 'author',
  interviewer: 'interviewer',
  inv: 'author',
  inventor: 'author',
  ive: 'author',
  ivr: 'interviewer',
  performer: 'performer',
  photographer: 'author',
  pht: 'author',
  prf: 'performer',
  prg: 'author',
  programmer: 'author',
  pro: 'producer',
  producer: 'producer',
  rcp: 'recipient',
  recipient: 'recipient',
  addressee: 'recipient',
  translator: 'translator',
  trl: 'translator'
}

/** Roles whose bearers made nothing of the work itself. */
const SILENT_ROLES: ReadonlySet<string> = new Set(
  'pbl publisher dst distributor dgg fnd funder spn sponsor his host prt printer own owner rps repository'.split(' ')
)

/** Reads MODS, a record or a collection. */
export const readMods = readXmlAs({
  records: new Set(['mods']),
  skipped: new Set(['recordInfo', 'accessCondition', 'tableOfContents', 'congMember']),
  map: mapRecord
})

function mapRecord(record: XmlNode): Readonly<Record<string, unknown>> {
  const host = relatedItem(record, 'host')
  const type = readType(record, host)
  const part = findNode(record, 'part') ?? findNode(host, 'part')
  const origins = [...childrenOf(record, 'originInfo'), ...childrenOf(host, 'originInfo')]
  const series = readTitle(findNode(relatedItem(record, 'series'), 'titleInfo'))
  const names = readNames(record)
  const hostNames = readNames(host)
  return {
    id: '',
    type,
    ...readTitles(record),
    ...readContainer(host, type, series),
    ...names,
    editor: names['editor'] ?? hostNames['editor'],
    contributor: names['contributor'] ?? hostNames['contributor'],
    ...(type === 'chapter' && { 'container-author': hostNames['author'] }),
    issued: readIssued(part, origins),
    ...readOrigin(origins),
    ...readPart(part),
    number: isHearing(record) ? plainText(nodesAt(record, 'extension', 'number')[0]) : undefined,
    ...readIdentifiers(record, host),
    language: plainText(nodesAt(record, 'language', 'languageTerm')[0]),
    abstract:
      nodesAt(record, 'abstract')
        .flatMap((node) => plainText(node) ?? [])
        .join('\n') || undefined,
    keyword: joinKeywords(nodesAt(record, 'subject', 'topic').flatMap((topic) => plainText(topic) ?? [])),
    note:
      childrenOf(record, 'note')
        .flatMap((note) => plainText(note) ?? [])
        .join('\n') || undefined,
    'call-number': plainAt(record, 'classification') ?? plainAt(record, 'location', 'shelfLocator'),
    archive: plainAt(record, 'location', 'physicalLocation'),
    genre: type === 'thesis' ? plainAt(record, 'genre') : undefined
  }
}

const relatedItem = (record: XmlNode, type: string): XmlNode | undefined =>
  childrenOf(record, 'relatedItem').find((item) => item.attributes['type'] === type)

/** govinfo.gov tells hearings of Congress from its other documents by class alone. */
const isHearing = (record: XmlNode): boolean =>
  nodesAt(record, 'extension', 'docClass').some((node) => /^[SHJ]HRG$/.test(plainText(node) ?? ''))

/** A genre decides, then the kind of thing, then whether the host comes out in issues, then whether there is a host. */
function readType(record: XmlNode, host: XmlNode | undefined): string {
  if (isHearing(record)) return 'hearing'
  for (const genre of childrenOf(record, 'genre')) {
    const known = GENRES.find(([pattern]) => pattern.test(plainText(genre) ?? ''))
    if (known) return known[1]
  }
  const resource = RESOURCES.find(([pattern]) => pattern.test(plainAt(record, 'typeOfResource') ?? ''))
  if (resource) return resource[1]
  const [own, hosts] = [record, host].map((node) => plainAt(node, 'originInfo', 'issuance') ?? '')
  const details = nodesAt(host, 'part', 'detail').map((detail) => detail.attributes['type'])
  if (/continuing|serial/.test(hosts ?? '') || details.includes('issue')) return 'article-journal'
  if (host) return 'chapter'
  if (/continuing|serial/.test(own ?? '')) return 'periodical'
  return own === 'monographic' && plainAt(record, 'typeOfResource') === 'text' ? 'book' : 'document'
}

function readTitles(record: XmlNode): Readonly<Record<string, unknown>> {
  const titles = childrenOf(record, 'titleInfo')
  const typed = (type: string): string | undefined => readTitle(titles.find((info) => info.attributes['type'] === type))
  const main = titles.find((info) => info.attributes['type'] === undefined) ?? titles[0]
  return {
    title: readTitle(main),
    'title-short': typed('abbreviated'),
    'translated-title': typed('translated'),
    'part-number': plainAt(main, 'partNumber'),
    'part-title': plainAt(main, 'partName')
  }
}

function readTitle(info: XmlNode | undefined): string | undefined {
  const article = plainAt(info, 'nonSort') ?? ''
  const title = (markedText(findNode(info, 'title')) ?? '').replace(/\s*[:/]$/, '')
  const below = markedText(findNode(info, 'subTitle'))
  const whole = article === '' ? title : `${article}${/['’]$/.test(article) ? '' : ' '}${title}`
  return (below === undefined ? whole : `${whole}: ${below}`) || undefined
}

function readContainer(
  host: XmlNode | undefined,
  type: string,
  series: string | undefined
): Readonly<Record<string, unknown>> {
  const infos = childrenOf(host, 'titleInfo')
  const full = infos.find((info) => info.attributes['type'] !== 'abbreviated')
  const title = readTitle(full)
  return {
    'container-title': type === 'book' ? undefined : title,
    'container-title-short': readTitle(infos.find((info) => info.attributes['type'] === 'abbreviated')),
    'collection-title': series ?? (type === 'book' ? title : undefined)
  }
}

function readNames(node: XmlNode | undefined): Readonly<Record<string, readonly CslName[] | undefined>> {
  const roles: Record<string, CslName[]> = {}
  for (const name of childrenOf(node, 'name')) {
    const terms = nodesAt(name, 'role', 'roleTerm').map((term) =>
      (plainText(term) ?? '').toLowerCase().replace(/[.,]$/, '')
    )
    if (terms.some((term) => SILENT_ROLES.has(term))) continue
    const known = terms.find((term) => Object.hasOwn(ROLES, term))
    const role = ROLES[known ?? (terms.length === 0 ? '' : '-')] ?? 'contributor'
    const read = readName(name)
    if (read) (roles[role] ??= []).push(read)
  }
  return roles
}

function readName(name: XmlNode): CslName | undefined {
  const parts = childrenOf(name, 'namePart')
  const typed = (type: string): string =>
    parts
      .filter((part) => part.attributes['type'] === type)
      .flatMap((part) => plainText(part) ?? [])
      .join(' ')
  const plain = parts.filter((part) => part.attributes['type'] === undefined).flatMap((part) => plainText(part) ?? [])
  const [family, given, suffix] = [typed('family'), typed('given'), typed('termsOfAddress')]
  if (family !== '')
    return normaliseName({
      family,
      ...(given !== '' && { given }),
      ...(/^(?:[JS]r\.?|[IVX]+)$/.test(suffix) && { suffix })
    })
  const type = name.attributes['type']
  if (type === 'corporate' || type === 'conference') {
    return plain.length > 0 ? { literal: plain.map((part) => part.replace(/[.,]$/, '')).join(': ') } : undefined
  }
  const text = plain[0] ?? plainAt(name, 'displayForm')
  return text === undefined ? undefined : parseName(text.replace(/,$/, ''))
}

/** The date of the issue, else that of the origin: issued, copyright, created; a key date and an encoded one first. */
function readIssued(part: XmlNode | undefined, origins: readonly XmlNode[]): unknown {
  const own = plainAt(part, 'date')
  if (own !== undefined) return parseDate(own)
  for (const kind of ['dateIssued', 'copyrightDate', 'dateCreated', 'dateOther']) {
    const dates = origins.flatMap((origin) => childrenOf(origin, kind))
    const rank = (date: XmlNode): number =>
      (date.attributes['keyDate'] === 'yes' ? 2 : 0) + (date.attributes['encoding'] === undefined ? 0 : 1)
    const best = dates.toSorted((a, b) => rank(b) - rank(a))[0]
    const end = dates.find((date) => date.attributes['point'] === 'end')
    const text = plainText(best)?.replace(/^\[?[c©]?(?=\d{4})|\]?\.?$/g, '')
    if (text === undefined) continue
    const until = best?.attributes['point'] === 'start' ? plainText(end) : undefined
    return parseDate(until === undefined ? text : `${text}/${until}`)
  }
  return undefined
}

function readOrigin(origins: readonly XmlNode[]): Readonly<Record<string, unknown>> {
  const places = origins.flatMap((origin) => nodesAt(origin, 'place', 'placeTerm'))
  const named = places.filter((place) => place.attributes['type'] !== 'code').flatMap((place) => plainText(place) ?? [])
  const firstAt = (name: string): string | undefined => origins.flatMap((origin) => plainAt(origin, name) ?? [])[0]
  return { publisher: firstAt('publisher'), 'publisher-place': named[0], edition: firstAt('edition') }
}

function readPart(part: XmlNode | undefined): Readonly<Record<string, unknown>> {
  const detail = (...types: readonly string[]): string | undefined => {
    const found = childrenOf(part, 'detail').find((node) => types.includes(node.attributes['type'] ?? ''))
    return plainAt(found, 'number')
  }
  const extent = childrenOf(part, 'extent').find((node) => /^pages?$/.test(node.attributes['unit'] ?? ''))
  return {
    volume: detail('volume'),
    issue: detail('issue', 'number'),
    page:
      joinPages(plainAt(extent, 'start'), plainAt(extent, 'end')) ?? plainAt(extent, 'list') ?? detail('page', 'pages')
  }
}

function readIdentifiers(record: XmlNode, host: XmlNode | undefined): Readonly<Record<string, unknown>> {
  const all = [...childrenOf(record, 'identifier'), ...childrenOf(host, 'identifier')]
  const ids = (type: string): readonly string[] =>
    all.filter((id) => id.attributes['type']?.toLowerCase() === type).flatMap((id) => plainText(id) ?? [])
  const locations = nodesAt(record, 'location', 'url')
  const primary = locations.find((url) => url.attributes['usage']?.startsWith('primary'))
  const shown = locations.filter((url) => url.attributes['access'] !== 'preview')
  return {
    DOI: findDoi([...ids('doi'), ...ids('uri').filter((uri) => uri.includes('doi.org/'))]),
    ISSN: ids('issn').join(', ') || undefined,
    ISBN: ids('isbn')[0]?.split(' ')[0],
    PMID: ids('pmid')[0] ?? ids('pubmed')[0],
    URL: findAddress([primary, ...shown].flatMap((url) => plainText(url) ?? []).concat(ids('uri')))
  }
}
