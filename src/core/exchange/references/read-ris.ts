import type { Finding } from '#core/finding'
import { sentenceStart } from './sentence-start'
import { parseName } from '#core/references/names'
import type { CslItem, CslName } from '#core/references/reference'
import { mapRis } from './citation-js'
import { normaliseItem } from './normalise-item'
import { parseDate } from './parse-date'
import type { ParsedReferences, ProgressListener } from './reference-format'
import { RIS_TAGS, RIS_TAGS_READ_HERE, RIS_TYPES } from './ris-tags'

interface RisLine {
  readonly tag: string
  readonly value: string
}

interface RisEntry {
  readonly line: number
  readonly type: string
  readonly lines: readonly RisLine[]
}

/**
 * A tag line: two characters, two spaces (some programs write one or three), a dash, and the value after a space. With
 * exactly two spaces other words count as unknown tags.
 */
const TAG_LINE = /^(?:([A-Z][A-Z0-9]) {1,3}|([A-Za-z_]\w{0,19}) {2})-(?: (.*)|)$/s

const PMCID = /^PMC\d{3,9}$/i

/**
 * Reads RIS. A record runs from `TY` to `ER`; where either is missing the fault is named, and records are never merged.
 * Lines without a tag continue the value above them. Tags that are not known are kept in the note.
 */
export function readRis(file: string, text: string, onProgress?: ProgressListener): ParsedReferences {
  const findings: Finding[] = []
  const entries = splitRecords(file, text, findings)
  const items = entries.map((entry, index) => {
    const item = readRecord(file, entry, findings)
    onProgress?.(index + 1, entries.length)
    return item
  })
  return { items, findings: findings.sort((a, b) => (a.place?.line ?? 0) - (b.place?.line ?? 0)) }
}

function splitRecords(file: string, text: string, findings: Finding[]): readonly RisEntry[] {
  const warn = (code: string, line: number, message: string): void =>
    void findings.push({ severity: 'warning', code, message: sentenceStart(message), place: { file, line } })
  const entries: RisEntry[] = []
  let open: { line: number; type: string; lines: { tag: string; parts: string[] }[] } | undefined
  const close = (): void => {
    if (!open) return
    const lines = open.lines
      .map(({ tag, parts }) => ({ tag, value: parts.join(' ').trim() }))
      .filter(({ value }) => value !== '')
    entries.push({ line: open.line, type: open.type, lines })
    open = undefined
  }
  let strayed = false
  for (const [index, line] of text.split('\n').entries()) {
    const tagged = TAG_LINE.exec(line.trimEnd())
    const tag = tagged?.[1] ?? tagged?.[2]
    const value = (tagged?.[3] ?? '').trim()
    if (tag === 'TY') {
      if (open) warn('record-not-closed', open.line, 'the record has no ER line; it ends where the next one begins.')
      close()
      open = { line: index + 1, type: value.toUpperCase(), lines: [] }
    } else if (tag === 'ER') {
      if (!open) warn('record-not-opened', index + 1, 'an ER line without a TY line before it was passed over.')
      close()
    } else if (!open) {
      if (line.trim() !== '' && !strayed) warn('text-outside', index + 1, 'text outside of any record was passed over.')
      strayed = line.trim() !== ''
    } else if (tag !== undefined) open.lines.push({ tag, parts: [value] })
    else if (line.trim() !== '') open.lines.at(-1)?.parts.push(line.trim())
  }
  if (open) warn('record-not-closed', open.line, 'the record has no ER line; it ends with the file.')
  close()
  return entries
}

function readRecord(file: string, entry: RisEntry, findings: Finding[]): CslItem {
  const part = `record in line ${entry.line}`
  const place = { file, line: entry.line, part }
  const warn = (code: string, message: string): void =>
    void findings.push({ severity: 'warning', code, message: sentenceStart(message), place })
  if (!Object.hasOwn(RIS_TYPES, entry.type)) {
    warn('type-unknown', `the type ${entry.type || '(none)'} is not known; the record was imported as a document.`)
  }
  return normaliseItem({ ...mapByLibrary(entry, warn), ...mapHere(entry) }, place, findings)
}

function mapByLibrary(
  entry: RisEntry,
  warn: (code: string, message: string) => void
): Readonly<Record<string, unknown>> {
  const record: Record<string, string> = { TY: Object.hasOwn(RIS_TYPES, entry.type) ? entry.type : 'GEN' }
  for (const { tag, value } of entry.lines) {
    if (!RIS_TAGS.has(tag) || RIS_TAGS_READ_HERE.has(tag) || PMCID.test(value)) continue
    record[tag] ??= value
  }
  try {
    return mapRis(record)
  } catch {
    warn('record-unreadable', 'parts of the record could not be read; title, authors and identifiers were kept.')
    return {}
  }
}

/** What is read here rather than by citation-js: names, dates, identifiers, and all that it leaves out. */
function mapHere(entry: RisEntry): Readonly<Record<string, unknown>> {
  const all = (...tags: readonly string[]): readonly string[] =>
    entry.lines.filter(({ tag }) => tags.includes(tag)).map(({ value }) => value)
  const first = (...tags: readonly string[]): string | undefined => tags.flatMap((tag) => all(tag))[0]
  const type = RIS_TYPES[entry.type] ?? 'document'
  const inContainer = /^(?:chapter|paper-conference|entry|entry-dictionary|entry-encyclopedia)$/.test(type)
  const date = first('PY', 'Y1', 'DA')
  const fuller = all('DA', 'Y1', 'PY').find(
    (text) => date !== undefined && text.startsWith(date.slice(0, 4)) && text.length > date.length
  )
  const pubMedIds = readPubMedIds(entry)
  const item: Record<string, unknown> = {
    id: first('ID') ?? '',
    type,
    title: first('TI', 'T1', 'CT', ...(type === 'book' ? ['BT', 'T2'] : [])),
    'title-short': first('ST'),
    author: readNames(all('AU', 'A1')),
    editor: readNames(all(...(inContainer || entry.type === 'EDBOOK' ? ['A2', 'ED'] : ['ED', 'A2']))),
    translator: readNames(all('A4')),
    'collection-editor': readNames(all('A3')),
    issued: parseDate(fuller ?? date ?? ''),
    accessed: parseDate(entry.type === 'CONF' || entry.type === 'PAT' ? '' : (first('Y2') ?? '')),
    DOI: readDoi(all('DO', 'M3', 'N1', 'UR', 'L3')),
    URL: all('UR', 'LK', 'L2')
      .flatMap((value) => value.split(/;\s*(?=https?:)/))
      .find((value) => /^https?:/i.test(value)),
    language: first('LA'),
    genre: all('M3').find((value) => !/^(?:doi:?\s*)?10\.\d{4,9}\//i.test(value)),
    keyword: all('KW').join(', ') || undefined,
    ...mapSingleTags(entry, type, first),
    abstract: first('AB', 'N2'),
    note: readNote(entry),
    ...readPages(first('SP'), first('EP')),
    source: pubMedIds['PMID'] === undefined ? first('DB') : undefined,
    ...pubMedIds
  }
  return Object.fromEntries(Object.entries(item).filter(([, value]) => value !== undefined))
}

function readNames(values: readonly string[]): readonly CslName[] | undefined {
  const names = values.flatMap((value) => splitNames(value).flatMap((text) => readName(text) ?? []))
  return names.length > 0 ? names : undefined
}

const isIssn = (value: string): boolean => /^\d{4}-?\d{3}[\dX]\b/i.test(value)

/** Variables that one tag alone stands for, whatever else the record holds. */
function mapSingleTags(
  entry: RisEntry,
  type: string,
  first: (...tags: readonly string[]) => string | undefined
): Readonly<Record<string, unknown>> {
  const numbers = entry.lines
    .filter(({ tag }) => tag === 'SN')
    .flatMap(({ value }) => value.split(/[;,]\s*|\s+(?=\d{4}-)/))
  const isIsbn = (value: string): boolean =>
    !isIssn(value) && /^(?:97[89])?\d{9}[\dX]$/i.test(value.replace(/[- ]/g, ''))
  const numbered = /^(?:report|patent|standard|bill|legislation|legal_case)$/.test(type)
  const hasTitle = first('TI', 'T1', 'CT') !== undefined
  return {
    'container-title': type === 'book' ? undefined : first('JF', ...(hasTitle ? ['T2', 'BT'] : []), 'JO', 'J2', 'JA'),
    'container-title-short': first('J2', 'JA', 'J1'),
    'collection-title': first('T3'),
    volume: first('VL'),
    issue: first('IS', 'CP'),
    edition: first('ET'),
    publisher: first('PB'),
    'publisher-place': first('CY', 'PP'),
    ISSN: numbers.filter(isIssn).join(', ') || undefined,
    ISBN: numbers.find(isIsbn),
    number:
      first('M1', ...(numbered ? ['IS'] : [])) ??
      (numbered ? numbers.find((value) => !isIssn(value) && !isIsbn(value)) : undefined)
  }
}

/** A comma at the end marks a group, as EndNote has it: `World Health Organization,`. */
function readName(text: string): CslName | undefined {
  const group = /^([^,，]+)[,，]$/.exec(text.trim())?.[1]
  return group === undefined ? parseName(text) : { literal: group.trim() }
}

/** Some programs, CNKI among them, write several names in one line, with semicolons between. */
const splitNames = (value: string): readonly string[] => value.split(/[;；]/)

function readDoi(values: readonly string[]): string | undefined {
  for (const value of values) {
    const doi = /\b10\.\d{4,9}\/[^\s"<>]+/.exec(value)?.[0].replace(/[.,;]+$/, '')
    if (doi !== undefined) return doi
  }
  return undefined
}

function readPages(start: string | undefined, end: string | undefined): Readonly<Record<string, string>> {
  if (start === undefined) return end === undefined ? {} : { page: end }
  const from = start.replace(/\s*[‐-―−]\s*/g, '-')
  return { page: end === undefined || end === start || from.includes('-') ? from : `${from}-${end}` }
}

function readPubMedIds(entry: RisEntry): Readonly<Record<string, string>> {
  const ids: Record<string, string> = {}
  for (const { tag, value } of entry.lines) {
    const pmcid = PMCID.exec(value)?.[0]
    if (pmcid && /^(?:C\d|AN|U\d)$/.test(tag)) ids['PMCID'] = pmcid.toUpperCase()
    const named =
      /^(?:PMID:?\s*|PubMed(?: ID)?:?\s*)(\d{1,8})$/i.exec(value)?.[1] ?? /^(\d{1,8})\s*\[pmid\]$/i.exec(value)?.[1]
    const pubmed =
      tag === 'AN' && entry.lines.some((line) => line.tag === 'DB' && /pubmed|medline|nlm/i.test(line.value))
    const bare = pubmed ? /^\d{1,8}$/.exec(value)?.[0] : undefined
    if (named ?? bare) ids['PMID'] ??= named ?? bare ?? ''
  }
  return ids
}

function readNote(entry: RisEntry): string | undefined {
  const notes = entry.lines.filter(({ tag }) => tag === 'N1' || tag === 'RN').map(({ value }) => value)
  const unknown = entry.lines.filter(({ tag }) => !RIS_TAGS.has(tag)).map(({ tag, value }) => `${tag}: ${value}`)
  return [...notes, ...unknown].join('\n') || undefined
}
