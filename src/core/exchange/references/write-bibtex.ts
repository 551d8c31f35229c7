import { assertNever } from '#core/assert-never'
import type { CslDate, CslItem, CslName, Reference } from '#core/references/reference'
import { WRITTEN_FIELDS, WRITTEN_TYPES, type BibtexDialect, type Manner } from './bibtex-columns'
import { CSL_PREFIX, WITHOUT } from './bibtex-fields'
import { TYPE_GENRES } from './bibtex-types'
import { DATE_VARIABLES, NAME_VARIABLES, TEXT_VARIABLES } from './csl-variables'
import { escapeLatex, escapeLatexTitle } from './escape-latex'
import { mapBibtex } from './map-bibtex'
import { normaliseItem } from './normalise-item'
import type { BibtexField } from './split-bibtex'

type Field = readonly [name: string, value: string]

const MONTHS = ['jan', 'feb', 'mar', 'apr', 'may', 'jun', 'jul', 'aug', 'sep', 'oct', 'nov', 'dec']

/**
 * Writes BibTeX or BibLaTeX, one entry for each reference under its citation key, in UTF-8. What the dialect has no field
 * for, or what reading would make another value of, goes into fields named `csl-` and the variable, which other programs
 * pass over, so that nothing is lost.
 */
export function writeBibtex(references: readonly Reference[], dialect: BibtexDialect): string {
  return references.map(({ key, item }) => writeEntry(key, item, dialect)).join('\n')
}

function writeEntry(key: string, item: CslItem, dialect: BibtexDialect): string {
  const type = entryType(item, dialect)
  const plain = writeFields(type, item, dialect)
  const fields = readBack(type, plain).type === item.type ? plain : [...plain, writeSubtype(item.type)]
  const lines = [...fields, ...writeRemaining(item, readBack(type, fields)), ...writeCustomFields(item['custom'])]
  return `@${type}{${key},\n${lines.map(([name, value]) => `  ${name} = {${value}},\n`).join('')}}\n`
}

function entryType(item: CslItem, dialect: BibtexDialect): string {
  const thesis = [...TYPE_GENRES].find(([type, genre]) => /^(?:phd|masters)/.test(type) && genre === item.genre)?.[0]
  if (item.type === 'thesis' && thesis !== undefined && dialect === 'bibtex') return thesis
  const types = WRITTEN_TYPES[item.type]
  return types === undefined ? 'misc' : types[dialect === 'bibtex' ? 0 : 1]
}

function writeFields(type: string, item: CslItem, dialect: BibtexDialect): readonly Field[] {
  return [
    ...writeNames('author', item.author),
    ...writeNames('editor', item.editor),
    ...writeNames('translator', item.translator),
    ...writeNames('bookauthor', item['container-author']),
    ...WRITTEN_FIELDS.flatMap(([variable, manner, bibtex, biblatex]) => {
      if (variable === 'genre' && TYPE_GENRES.get(type) === item.genre) return []
      const field = dialect === 'biblatex' ? (biblatex ?? bibtex) : bibtex
      return writeVariable(field, item[variable], manner)
    }),
    ...writeVariable(containerField(type, dialect), item['container-title'], 'text'),
    ...writeVariable(publisherField(type), item.publisher, 'text'),
    ...writeNumbers(type, item),
    ...writeIssued(item.issued, dialect)
  ]
}

function containerField(type: string, dialect: BibtexDialect): string {
  if (type !== 'article' && type !== 'review') return 'booktitle'
  return dialect === 'bibtex' ? 'journal' : 'journaltitle'
}

function publisherField(type: string): string {
  if (type.endsWith('thesis')) return type === 'thesis' ? 'institution' : 'school'
  return type === 'report' || type === 'techreport' ? 'institution' : 'publisher'
}

/** The number is the issue of an article, the place of a book in its series, and the number of anything else. */
function writeNumbers(type: string, item: CslItem): readonly Field[] {
  const isArticle = type === 'article' || type === 'review' || type === 'periodical'
  const isBookLike = /^(?:book|booklet|collection|in.*)$/.test(type)
  const number = isArticle ? item.issue : isBookLike ? item['collection-number'] : item.number
  const pages = typeof item.page === 'string' ? item.page : undefined
  return [
    ...writeVariable('number', number, 'text'),
    ...(isArticle ? [] : writeVariable('issue', item.issue, 'text')),
    ...((isArticle || isBookLike) && pages !== undefined ? writeVariable('eid', item.number, 'text') : []),
    ...(pages === undefined ? [] : [['pages', escapeLatex(pages).replace(/(?<=\w)[-–](?=\w)/g, '--')] as const])
  ]
}

function writeSubtype(cslType: string): Field {
  return ['entrysubtype', /^article-(?:magazine|newspaper)$/.test(cslType) ? cslType.slice(8) : cslType]
}

function readBack(type: string, fields: readonly Field[]): CslItem {
  const split = new Map(fields.map(([name, value]): [string, BibtexField] => [name, { name, value, line: 1 }]))
  const ignore = { onUnknownCommand() {}, onUnreadableName() {} }
  return normaliseItem(mapBibtex({ type, key: '', line: 1, fields: split }, ignore), { file: '' }, [])
}

/**
 * Each variable that reading makes another value of is written to a field of its own, which then prevails; those that
 * reading would make up are named in `csl-without`.
 */
function writeRemaining(item: CslItem, read: CslItem): readonly Field[] {
  const surplus = Object.keys(read).filter((variable) => item[variable] === undefined)
  const remaining = Object.entries(item).flatMap(([variable, value]): readonly Field[] => {
    if (/^(?:id|type|custom|citation-key)$/.test(variable)) return []
    if (JSON.stringify(value) === JSON.stringify(read[variable])) return []
    const field = `${CSL_PREFIX}${variable.toLowerCase()}`
    if (NAME_VARIABLES.has(variable)) return writeNames(field, value)
    if (DATE_VARIABLES.has(variable)) return writeVariable(field, value, 'date')
    return TEXT_VARIABLES.has(variable) ? writeVariable(field, value, 'paragraphs') : []
  })
  return surplus.length === 0 ? remaining : [...remaining, [`${CSL_PREFIX}${WITHOUT}`, surplus.join(', ')]]
}

/** Fields that another .bib file brought and nobody defines. */
function writeCustomFields(custom: unknown): readonly Field[] {
  if (typeof custom !== 'object' || custom === null) return []
  return Object.entries(custom).flatMap(([name, value]: readonly [string, unknown]) =>
    /^[a-z][a-z0-9_-]*$/.test(name) ? writeVariable(name, value, 'text') : []
  )
}

function writeVariable(field: string, value: unknown, manner: Manner): readonly Field[] {
  if (manner === 'date') return typeof value === 'object' && value !== null ? writeDate(field, value) : []
  if (typeof value !== 'string' || value.trim() === '') return []
  switch (manner) {
    case 'verbatim':
      return [[field, value.replace(/[{}\\\s]+/g, (run) => encodeURIComponent(run.trim()))]]
    case 'title':
      return [[field, escapeLatexTitle(value)]]
    case 'paragraphs':
      return [
        [
          field,
          value
            .split(/\s*\n\s*/)
            .map(escapeLatex)
            .join('\\par{} ')
        ]
      ]
    case 'text':
      return [[field, escapeLatex(value)]]
    default:
      return assertNever(manner)
  }
}

/** BibTeX knows years and months; what is more exact, a range or uncertain stands in `date` beside them. */
function writeIssued(date: CslDate | undefined, dialect: BibtexDialect): readonly Field[] {
  const spans = date?.['date-parts'] ?? []
  const [year, month, day] = spans[0] ?? []
  if (date === undefined || year === undefined) return date ? writeVariable('year', date.literal, 'text') : []
  if (dialect === 'biblatex') return writeDate('date', date)
  const name = month === undefined ? undefined : MONTHS[month - 1]
  const isPlain = spans.length === 1 && day === undefined && date.season === undefined && !date.circa && year >= 1000
  return [
    ['year', String(year)],
    ...(name === undefined ? [] : [['month', name] as const]),
    ...(isPlain ? [] : writeDate('date', date))
  ]
}

/** An ISO date; seasons as EDTF months 21–24, a circa as EDTF `~`; a free text where there is no date. */
function writeDate(field: string, date: CslDate): readonly Field[] {
  const season = Number(date.season)
  const spans = (date['date-parts'] ?? []).map((parts) =>
    (season >= 1 && season <= 4 && parts.length === 1 ? [...parts, 20 + season] : parts)
      .map((part, index) => String(part).padStart(index === 0 ? 4 : 2, '0'))
      .join('-')
  )
  if (spans.length === 0) return writeVariable(field, date.literal, 'text')
  return [[field, spans.join('/') + (date.circa ? '~' : '')]]
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
  return /,|=|\band\b/i.test(part) || /^\p{Ll}|\s\p{Ll}/u.test(part) ? `{${escaped}}` : escaped
}
