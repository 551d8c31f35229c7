import type { CslDate, CslItem, CslName, Reference } from '#core/references/reference'
import { DATE_VARIABLES, NAME_VARIABLES, TEXT_VARIABLES } from './csl-variables'
import { CSL_PREFIX } from './bibtex-fields'
import { escapeLatex, escapeLatexTitle } from './escape-latex'

/** Entry type of each CSL type, and the `entrysubtype` that tells it apart from others of that entry type. */
const ENTRY_TYPES: Readonly<Record<string, readonly [type: string, subtype?: string]>> = {
  'article-journal': ['article'],
  'article-magazine': ['article', 'magazine'],
  'article-newspaper': ['article', 'newspaper'],
  book: ['book'],
  chapter: ['incollection'],
  'paper-conference': ['inproceedings'],
  thesis: ['thesis'],
  report: ['techreport'],
  webpage: ['online'],
  dataset: ['dataset'],
  software: ['software'],
  patent: ['patent'],
  standard: ['standard'],
  periodical: ['periodical'],
  manuscript: ['unpublished'],
  document: ['misc']
}

/** Entry types that say the genre by themselves; plain BibTeX knows these two and no other thesis. */
const THESIS_TYPES: Readonly<Record<string, string>> = {
  'PhD thesis': 'phdthesis',
  "Master's thesis": 'mastersthesis'
}

type Field = readonly [name: string, value: string]
/** How a variable is written: as text, as a title whose capitals are kept, or letter by letter. */
type Manner = 'text' | 'title' | 'verbatim'

/** Variables that are written under one name whatever the type, in the order they appear. */
const FIELDS: readonly (readonly [variable: string, field: string, manner: Manner])[] = [
  ['title', 'title', 'title'],
  ['title-short', 'shorttitle', 'title'],
  ['original-title', 'origtitle', 'title'],
  ['container-title-short', 'shortjournal', 'text'],
  ['collection-title', 'series', 'text'],
  ['event-title', 'eventtitle', 'text'],
  ['event-place', 'venue', 'text'],
  ['volume', 'volume', 'text'],
  ['number-of-volumes', 'volumes', 'text'],
  ['chapter-number', 'chapter', 'text'],
  ['number-of-pages', 'pagetotal', 'text'],
  ['edition', 'edition', 'text'],
  ['version', 'version', 'text'],
  ['genre', 'type', 'text'],
  ['publisher-place', 'address', 'text'],
  ['language', 'language', 'verbatim'],
  ['ISBN', 'isbn', 'text'],
  ['ISSN', 'issn', 'text'],
  ['DOI', 'doi', 'verbatim'],
  ['PMID', 'pmid', 'verbatim'],
  ['PMCID', 'pmcid', 'verbatim'],
  ['URL', 'url', 'verbatim'],
  ['keyword', 'keywords', 'text'],
  ['abstract', 'abstract', 'text'],
  ['note', 'note', 'text'],
  ['annote', 'annotation', 'text']
]

const MONTHS = ['jan', 'feb', 'mar', 'apr', 'may', 'jun', 'jul', 'aug', 'sep', 'oct', 'nov', 'dec']

/**
 * Writes BibTeX that BibLaTeX reads too, one entry for each reference under its citation key, in UTF-8. Variables that
 * BibTeX has no field for are written to fields named `csl-` and the variable, so that nothing is lost.
 */
export function writeBibtex(references: readonly Reference[]): string {
  return references.map(({ key, item }) => writeEntry(key, item)).join('\n')
}

function writeEntry(key: string, item: CslItem): string {
  const [type, subtype] = entryType(item)
  const fields: readonly Field[] = [
    ...writeNames('author', item.author),
    ...writeNames('editor', item.editor),
    ...writeNames('translator', item.translator),
    ...writeNames('bookauthor', item['container-author']),
    ...FIELDS.flatMap(([variable, field, manner]) => writeVariable(field, item[variable], manner)),
    ...writeVariable(containerField(item.type), item['container-title'], 'text'),
    ...writeVariable(publisherField(item.type), item.publisher, 'text'),
    ...writeNumbers(item),
    ...writeIssued(item.issued),
    ...writeDate('urldate', item.accessed),
    ...(subtype === undefined ? [] : [['entrysubtype', subtype] as const]),
    ...writeRemaining(item),
    ...writeCustomFields(item['custom'])
  ]
  return `@${type}{${key},\n${fields.map(([name, value]) => `  ${name} = {${value}},\n`).join('')}}\n`
}

function entryType(item: CslItem): readonly [type: string, subtype?: string] {
  const thesis = item.type === 'thesis' && item.genre !== undefined ? THESIS_TYPES[item.genre] : undefined
  return thesis === undefined ? (ENTRY_TYPES[item.type] ?? ['misc', item.type]) : [thesis]
}

function containerField(type: string): string {
  return type.startsWith('article-') ? 'journal' : 'booktitle'
}

function publisherField(type: string): string {
  if (type === 'thesis') return 'school'
  return type === 'report' ? 'institution' : 'publisher'
}

/** Fields that another .bib file brought and nobody defines go out as they came in, where their braces balance. */
function writeCustomFields(custom: unknown): readonly Field[] {
  if (typeof custom !== 'object' || custom === null) return []
  return Object.entries(custom).flatMap(([name, value]: readonly [string, unknown]) =>
    /^[a-z][a-z0-9_-]*$/.test(name) && typeof value === 'string' && !/[{}@]/.test(value) ? [[name, value] as const] : []
  )
}

function writeVariable(field: string, value: unknown, manner: Manner): readonly Field[] {
  if (typeof value !== 'string' || value.trim() === '') return []
  if (manner === 'verbatim') return [[field, value.replace(/[{}\s]+/g, (run) => encodeURIComponent(run.trim()))]]
  return [[field, manner === 'title' ? escapeLatexTitle(value) : escapeLatex(value)]]
}

/** An article's number stands beside its pages; alone it would read as its place in the issue. */
function numberField(item: CslItem): string {
  if (/^(?:article.*|periodical|review|book|pamphlet|chapter|paper-conference|entry.*)$/.test(item.type)) {
    return item.page === undefined ? `${CSL_PREFIX}number` : 'eid'
  }
  return 'number'
}

/** Variables that other fields than those of `FIELDS` hold. */
const WRITTEN: ReadonlySet<string> = new Set([
  ...FIELDS.map(([variable]) => variable),
  ...(
    'id type author editor translator container-author container-title publisher issue number page issued accessed ' +
    'custom citation-key'
  ).split(' ')
])

/** What BibTeX has no field for goes into fields of its own, which other programs pass over: `csl-reviewed-title`. */
function writeRemaining(item: CslItem): readonly Field[] {
  return Object.entries(item).flatMap(([variable, value]) => {
    if (WRITTEN.has(variable)) return []
    const field = `${CSL_PREFIX}${variable.toLowerCase()}`
    if (NAME_VARIABLES.has(variable)) return writeNames(field, value)
    if (DATE_VARIABLES.has(variable)) return writeDateOrText(field, value)
    return TEXT_VARIABLES.has(variable) ? writeVariable(field, value, 'text') : []
  })
}

function writeDateOrText(field: string, value: unknown): readonly Field[] {
  if (typeof value !== 'object' || value === null) return []
  const date: CslDate = value
  const written = writeDate(field, date)
  return written.length === 0 ? writeVariable(field, date.literal, 'text') : written
}

/** Issue, number and pages, whose fields depend on what the others are. */
function writeNumbers(item: CslItem): readonly Field[] {
  const issueField = item.type.startsWith('article-') || item.type === 'periodical' ? 'number' : 'issue'
  return [
    ...writeVariable(issueField, item.issue, 'text'),
    ...writeVariable(numberField(item), item.number, 'text'),
    ...(item.page === undefined ? [] : [['pages', escapeLatex(item.page).replace(/(?<=\w)[-–](?=\w)/g, '--')] as const])
  ]
}

function writeIssued(date: CslDate | undefined): readonly Field[] {
  const parts = date?.['date-parts']?.[0]
  const [year, month] = parts ?? []
  if (year === undefined) return date?.literal === undefined ? [] : [['year', escapeLatex(date.literal)]]
  const name = month === undefined ? undefined : MONTHS[month - 1]
  return [['year', String(year)], ...(name === undefined ? [] : [['month', name] as const]), ...writeDate('date', date)]
}

/** An ISO date; seasons as EDTF months 21–24, a circa as EDTF `~`. */
function writeDate(field: string, date: CslDate | undefined): readonly Field[] {
  const season = Number(date?.season)
  const spans = (date?.['date-parts'] ?? []).map((parts) =>
    (season >= 1 && season <= 4 && parts.length === 1 ? [...parts, 20 + season] : parts)
      .map((part, index) => String(part).padStart(index === 0 ? 4 : 2, '0'))
      .join('-')
  )
  return spans.length === 0 ? [] : [[field, spans.join('/') + (date?.circa ? '~' : '')]]
}

function writeNames(field: string, value: unknown): readonly Field[] {
  if (!Array.isArray(value) || value.length === 0) return []
  const names: readonly CslName[] = value
  return [[field, names.map(writeName).join(' and ')]]
}

function writeName(name: CslName): string {
  const only = name.literal ?? (name.family === undefined ? name.given : undefined)
  if (only !== undefined) return `{${escapeLatex(only)}}`
  const particle = [name['dropping-particle'], name['non-dropping-particle']].filter(Boolean).join(' ')
  const family = [escapeLatex(particle), writeNamePart(name.family ?? '')].filter(Boolean).join(' ')
  const parts = [
    family,
    ...(name.suffix ? [writeNamePart(name.suffix)] : []),
    ...(name.given ? [writeNamePart(name.given)] : [])
  ]
  return parts.length === 1 ? `{${parts[0] ?? ''}}` : parts.join(', ')
}

/** Braces keep together what would be taken apart: a comma, the word `and`, a lower-case word that starts the name. */
function writeNamePart(part: string): string {
  const escaped = escapeLatex(part)
  return (/,|=|\band\b|^\p{Ll}|\s\p{Ll}/iu.test(part) && /,|=|\band\b/i.test(part)) || /^\p{Ll}|\s\p{Ll}/u.test(part)
    ? `{${escaped}}`
    : escaped
}
