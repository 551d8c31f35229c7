import type { Finding } from '#core/finding'
import { normaliseName, parseName } from '#core/references/names'
import type { CslItem, CslName } from '#core/references/reference'
import { normaliseItem } from './normalise-item'
import { parseDate } from './parse-date'
import type { ParsedReferences, ProgressListener } from './reference-format'

interface NbibEntry {
  readonly line: number
  /** Values by tag, in order. */
  readonly values: ReadonlyMap<string, readonly string[]>
}

/** A tag line: two to four capitals padded to four, a dash and a space. Lines that start with six spaces continue it. */
const TAG_LINE = /^([A-Z]{2,4}) {0,2}- ?(.*)$/s
const CONTINUATION = /^ {4,}(\S.*)$/s

/** Tags whose value is a CSL variable as it stands; the first value counts. */
const TEXT_TAGS: ReadonlyMap<string, string> = new Map([
  ['PMID', 'PMID'],
  ['PMC', 'PMCID'],
  ['AB', 'abstract'],
  ['VI', 'volume'],
  ['IP', 'issue'],
  ['LA', 'language'],
  ['EN', 'edition'],
  ['PB', 'publisher'],
  ['TT', 'original-title'],
  ['CN', 'collection-number']
])

/** MEDLINE publication types that are no journal article, tried in order. */
const TYPES: readonly (readonly [RegExp, string])[] = [
  [/^Preprint$/i, 'article'],
  [/^Dataset$/i, 'dataset'],
  [/^(?:Newspaper Article|News)$/i, 'article-newspaper'],
  [/^(?:Congress(?:es)?|Meeting Abstract)$/i, 'paper-conference'],
  [/^Book Chapter$|^Review Chapter$/i, 'chapter'],
  [/^(?:Book|Monograph)$/i, 'book'],
  [/^Academic Dissertation$/i, 'thesis'],
  [/^(?:Technical Report|Government Publication)$/i, 'report']
]

/**
 * Reads MEDLINE tagged text, the `.nbib` of PubMed. A record starts with `PMID` or after a blank line; text before the
 * first tag is named. Full author names win over the short ones, group authors keep their place after the persons.
 */
export function readNbib(file: string, text: string, onProgress?: ProgressListener): ParsedReferences {
  const findings: Finding[] = []
  const entries = splitEntries(file, text, findings)
  const items: CslItem[] = []
  for (const [index, entry] of entries.entries()) {
    const place = { file, line: entry.line, part: `record in line ${entry.line}` }
    items.push(normaliseItem(mapEntry(entry), place, findings))
    onProgress?.(index + 1, entries.length)
  }
  return { items, findings }
}

function splitEntries(file: string, text: string, findings: Finding[]): readonly NbibEntry[] {
  const entries: NbibEntry[] = []
  let values = new Map<string, string[][]>()
  let start = 0
  let current: string[] | undefined
  const close = (): void => {
    const joined = [...values].map(
      ([tag, list]) => [tag, list.map((parts) => parts.join(' ').trim()).filter(Boolean)] as const
    )
    if (joined.some(([, list]) => list.length > 0)) entries.push({ line: start, values: new Map(joined) })
    values = new Map()
    current = undefined
  }
  for (const [index, line] of text.split('\n').entries()) {
    const tagged = TAG_LINE.exec(line)
    const continued = CONTINUATION.exec(line)?.[1]
    if (tagged) {
      const [, tag = '', value = ''] = tagged
      if (tag === 'PMID' && values.has('PMID')) close()
      if (values.size === 0) start = index + 1
      current = [value.trim()]
      values.set(tag, [...(values.get(tag) ?? []), current])
    } else if (line.trim() === '') close()
    else if (continued !== undefined && current) current.push(continued.trim())
    else {
      const message = `“${line.trim().slice(0, 40)}” belongs to no field and was passed over.`
      findings.push({ severity: 'warning', code: 'line-stray', message, place: { file, line: index + 1 } })
    }
  }
  close()
  return entries
}

function mapEntry(entry: NbibEntry): Readonly<Record<string, unknown>> {
  const all = (tag: string): readonly string[] => entry.values.get(tag) ?? []
  const first = (...tags: readonly string[]): string | undefined => tags.flatMap((tag) => all(tag))[0]
  const type = readType(all('PT'), all('BTI').length > 0, all('TI').length > 0)
  const item: Record<string, unknown> = {
    id: '',
    type,
    title: first('TI', 'BTI')
      ?.replace(/^\[(.*)\]\.?$/, '$1')
      .replace(/(?<!\.)\.$/, ''),
    'container-title': type === 'chapter' ? first('BTI') : first('JT', 'TA'),
    'container-title-short': first('JT') === undefined ? undefined : first('TA'),
    author: readPersons(all('FAU'), all('AU'), all('CN')),
    editor: readPersons(all('FED'), all('ED'), []),
    issued: readIssued(first('DP'), first('DEP')),
    page: readPages(first('PG')),
    DOI: readLocation(all('LID').concat(all('AID')), 'doi'),
    ISSN: [...new Set(all('IS').flatMap((value) => /^[\dX-]{9}/i.exec(value)?.[0] ?? []))].join(', ') || undefined,
    ISBN: first('ISBN')?.split(' ')[0],
    keyword: [...all('OT'), ...all('MH')].map((word) => word.replaceAll('*', '')).join(', ') || undefined,
    'publisher-place': type === 'article-journal' ? undefined : first('PL')
  }
  for (const [tag, variable] of TEXT_TAGS) if (tag !== 'CN') item[variable] ??= first(tag)
  const elocation = readLocation(all('LID').concat(all('AID')), 'pii')
  if (item['page'] === undefined && elocation !== undefined && /^e?\d{1,8}$/i.test(elocation))
    item['number'] = elocation
  return Object.fromEntries(Object.entries(item).filter(([, value]) => value !== undefined))
}

function readType(types: readonly string[], inBook: boolean, hasTitle: boolean): string {
  if (inBook) return hasTitle ? 'chapter' : 'book'
  for (const [pattern, type] of TYPES) if (types.some((value) => pattern.test(value))) return type
  return 'article-journal'
}

/** `Harris, Violaine K` from the full form; `Harris VK` where only the short form is there. */
function readPersons(
  full: readonly string[],
  short: readonly string[],
  groups: readonly string[]
): readonly CslName[] | undefined {
  const persons = (full.length >= short.length ? full : short).flatMap((text) => readPerson(text))
  const names = [...persons, ...groups.map((literal) => ({ literal }))]
  return names.length > 0 ? names : undefined
}

function readPerson(text: string): readonly CslName[] {
  const short = /^(.+?) (\p{Lu}{1,4})(?: (Jr|Sr|2nd|3rd|II|III|IV))?$/u.exec(text)
  const name =
    short && !text.includes(',')
      ? normaliseName({ family: short[1] ?? '', given: short[2] ?? '', ...(short[3] && { suffix: short[3] }) })
      : parseName(text)
  return name ? [name] : []
}

/** The year of publication; the day of electronic publication only where it falls into that year. */
function readIssued(published: string | undefined, electronic: string | undefined): unknown {
  const date = published === undefined ? undefined : parseDate(published)
  if (published !== undefined && date?.literal !== undefined) {
    const year = /\b(1[5-9]|20)\d\d\b/.exec(published)?.[0]
    return year === undefined ? date : { 'date-parts': [[Number(year)]] }
  }
  return date ?? (electronic === undefined ? undefined : parseDate(electronic))
}

/** MEDLINE shortens the last page: `123-8` means 123–128, `e12-5` e12–e15. */
function readPages(pages: string | undefined): string | undefined {
  return pages?.replace(/\b([A-Za-z]*)(\d+)-(\d+)\b/g, (whole, prefix: string, from: string, to: string) =>
    to.length < from.length ? `${prefix}${from}-${prefix}${from.slice(0, from.length - to.length)}${to}` : whole
  )
}

function readLocation(values: readonly string[], kind: 'doi' | 'pii'): string | undefined {
  const found = values.find((value) => value.toLowerCase().endsWith(`[${kind}]`) || value.startsWith(`${kind}:`))
  return found
    ?.replace(/\s*\[[a-z]+\]$/i, '')
    .replace(/^doi:\s*/i, '')
    .trim()
}
