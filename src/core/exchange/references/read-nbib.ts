import { parseName } from '#core/references/names'
import type { CslName } from '#core/references/reference'
import { findAddress, sortNumbers } from './common-fields'
import { joinKeywords } from './join-keywords'
import {
  findMedlineStatus,
  findMedlineType,
  readElocation,
  readMedlineDate,
  readMedlinePages,
  readShortName,
  tidyTitle,
  trimTitle
} from './medline-fields'
import type { ParsedReferences, ProgressListener } from './reference-format'
import { firstOf, mapTags, readTaggedText, valuesOf, type TaggedGrammar, type TaggedRecord } from './tagged-lines'

/** Tags are padded to four characters before the dash; six spaces begin a continuation. */
const GRAMMAR: TaggedGrammar = {
  tagged: /^([A-Z]{2,4}) {0,2}- ?(.*)$/s,
  continued: /^ {4,}(\S.*)$/s,
  opening: new Set(['PMID']),
  closing: new Set(),
  isBlankEnd: true
}

/** MEDLINE elements that are a CSL variable as they stand; https://www.nlm.nih.gov/bsd/mms/medlineelements.html */
const VARIABLES: readonly (readonly [tag: string, variable: string])[] = [
  ['PMID', 'PMID'],
  ['PMC', 'PMCID'],
  ['VI', 'volume'],
  ['IP', 'issue'],
  ['LA', 'language'],
  ['EN', 'edition'],
  ['PB', 'publisher'],
  ['CTI', 'collection-title'],
  ['VTI', 'volume-title'],
  ['GN', 'note'],
  ['SI', 'references']
]

/**
 * Reads MEDLINE tagged text, the `.nbib` of PubMed and of ERIC. A record starts with `PMID` or after a blank line; text
 * before the first tag is named. Full author names win over the short ones, group authors come after the persons.
 */
export function readNbib(file: string, text: string, onProgress?: ProgressListener): ParsedReferences {
  return readTaggedText(file, text, GRAMMAR, mapRecord, onProgress)
}

function mapRecord(record: TaggedRecord): Readonly<Record<string, unknown>> {
  const all = (...tags: readonly string[]): readonly string[] => valuesOf(record, ...tags)
  const first = (...tags: readonly string[]): string | undefined => firstOf(record, ...tags)
  const type = readType(record)
  const pages = readMedlinePages(first('PG'))
  const number = pages === undefined ? readElocation(findLocation(record, 'pii')) : undefined
  return {
    id: '',
    type,
    ...mapTags(record, VARIABLES),
    title: trimTitle(first('TI', 'BTI', 'TT') ?? '') || undefined,
    'original-title': first('TI') === undefined ? undefined : trimTitle(first('TT') ?? '') || undefined,
    ...readContainer(record, type),
    author: readPersons(all('FAU'), all('AU'), all('CN')),
    editor: readPersons(all('FED'), all('ED'), []),
    issued: readMedlineDate(first('DP') ?? first('DEP') ?? first('CTDT') ?? ''),
    'available-date': readMedlineDate(first('DEP') ?? ''),
    page: pages ?? number,
    number,
    DOI: findLocation(record, 'doi'),
    URL: findAddress(all('LID', 'AID').filter((value) => /^https?:/i.test(value) && !/\bdoi\.org\//i.test(value))),
    ...sortNumbers(all('IS', 'ISSN', 'ISBN').map((value) => value.replace(/^[A-Z]+-(?=\d)/, ''))),
    abstract: all('AB').join('\n') || all('OAB').join('\n') || undefined,
    keyword: joinKeywords([...all('OT').map((word) => word.replace(/^\*/, '')), ...all('MH').flatMap(splitHeading)]),
    genre: readGenre(record, type),
    status: findMedlineStatus(all('PT'), first('PST'))
  }
}

/** Books have a title of their own. ERIC numbers journal articles `EJ…` and calls theses by name in `SO`. */
function readType(record: TaggedRecord): string {
  const types = valuesOf(record, 'PT')
  if (firstOf(record, 'BTI') !== undefined) return firstOf(record, 'TI') === undefined ? 'book' : 'chapter'
  if (firstOf(record, 'OWN') !== 'ERIC') return findMedlineType(types)
  if (/\bdissertation\b|\bthesis\b/i.test([...types, ...valuesOf(record, 'SO')].join(' '))) return 'thesis'
  if (firstOf(record, 'OID')?.startsWith('EJ') === true || types.includes('Journal Articles')) return 'article-journal'
  return types.includes('Books') ? 'book' : 'report'
}

function readGenre(record: TaggedRecord, type: string): string | undefined {
  if (type === 'article') return 'Preprint'
  return type === 'thesis' ? /^(.*?(?:dissertation|thesis))/i.exec(firstOf(record, 'SO') ?? '')?.[1] : undefined
}

function readContainer(record: TaggedRecord, type: string): Readonly<Record<string, unknown>> {
  const [full, short] = [firstOf(record, 'JT'), firstOf(record, 'TA')].map((title) => title && tidyTitle(title))
  const publisher = firstOf(record, 'PB')
  switch (type) {
    case 'article':
    case 'report':
      return { publisher: publisher ?? full ?? short }
    case 'thesis': {
      const university = /^[^,]*(?:dissertation|thesis), (.+)$/i.exec(firstOf(record, 'SO') ?? '')?.[1]
      return { publisher: university ?? publisher ?? full }
    }
    case 'book':
      return { publisher: publisher ?? full, 'publisher-place': firstOf(record, 'PL') }
    case 'chapter':
      return { 'container-title': firstOf(record, 'BTI'), publisher, 'publisher-place': firstOf(record, 'PL') }
    default:
      return { 'container-title': full ?? short, 'container-title-short': full === undefined ? undefined : short }
  }
}

/** A heading with each of its qualifiers: `Women, Working/history/*psychology` is two. */
function splitHeading(text: string): readonly string[] {
  const [heading = '', ...qualifiers] = text.replaceAll('*', '').split('/')
  return qualifiers.length === 0 ? [heading] : qualifiers.map((qualifier) => `${heading}/${qualifier}`)
}

/** `Harris, Violaine K` from the full form; `Harris VK` where only the short form is there. */
function readPersons(
  full: readonly string[],
  short: readonly string[],
  groups: readonly string[]
): readonly CslName[] | undefined {
  const texts = full.length >= short.length ? full : short
  const persons = texts.flatMap((text) => (text.includes(',') ? parseName(text) : readShortName(text)) ?? [])
  const names = [...persons, ...groups.map((literal) => ({ literal }))]
  return names.length > 0 ? names : undefined
}

/** `10.1000/a [doi]`, or `doi:10.1000/a` as older records have it. */
function findLocation(record: TaggedRecord, kind: 'doi' | 'pii'): string | undefined {
  const found = valuesOf(record, 'LID', 'AID').find(
    (value) => value.toLowerCase().endsWith(`[${kind}]`) || value.toLowerCase().startsWith(`${kind}:`)
  )
  return found
    ?.replace(/\s*\[[a-z]+\]$/i, '')
    .replace(/^(?:doi|pii):\s*/i, '')
    .trim()
}
