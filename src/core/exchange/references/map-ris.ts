import { parseName } from '#core/references/names'
import type { CslDate, CslName } from '#core/references/reference'
import { DATE_VARIABLES, NAME_VARIABLES, TEXT_VARIABLES } from './csl-variables'
import { parseDate } from './parse-date'
import { joinKeywords } from './join-keywords'
import { splitHanNames } from './split-han-names'
import {
  RIS_NAMES,
  RIS_NOTE_LABELS,
  RIS_NOTE_TAGS,
  RIS_TAGS,
  RIS_TEXTS,
  RIS_TYPES,
  RIS_TYPE_GROUPS,
  type RisTypeGroup
} from './ris-tags'

/** One tag and its value as a record has them, in its order. */
export interface RisLine {
  readonly tag: string
  readonly value: string
}

type LooseItem = Record<string, unknown>

/** Starts a note line that holds a CSL variable which RIS has no tag for: `csl-reviewed-title: …`. */
export const RIS_CSL_PREFIX = 'csl-'
/** After the prefix: the variables that the tags would wrongly give. */
export const RIS_WITHOUT = 'without'

/**
 * Maps one record to CSL by the tables of `ris-tags`: what a tag means depends on the type, as EndNote, whose tables
 * most programs follow, has it. Tags that nobody defines are kept in the note.
 */
export function mapRis(type: string, lines: readonly RisLine[]): LooseItem {
  const item = new Mapper(type, lines).map()
  for (const [name, value] of Object.entries(item)) if (value === undefined || value === '') delete item[name]
  return item
}

class Mapper {
  private readonly group: RisTypeGroup | undefined
  private readonly cslType: string
  /** Variables that were written to note lines because no tag holds them. */
  private readonly extras = new Map<string, string>()

  private readonly lines: readonly RisLine[]

  constructor(
    private readonly type: string,
    lines: readonly RisLine[]
  ) {
    this.group = RIS_TYPE_GROUPS[type]
    const names = { ...RIS_NAMES, ...this.group?.names }
    this.lines = lines.map((line) => tagOfNote(line, names) ?? line)
    this.cslType = this.findType()
    for (const { tag, value } of lines) {
      const [, variable, text] = tag === 'N1' ? (EXTRA_LINE.exec(value) ?? []) : []
      if (variable !== undefined && text !== undefined) this.extras.set(variable, text)
    }
  }

  /** A generic record with a journal and a volume or issue is an article, whatever a program calls it. */
  private findType(): string {
    const type = Object.hasOwn(RIS_TYPES, this.type) ? (RIS_TYPES[this.type] ?? 'document') : 'document'
    const isArticle = this.first('JF', 'JO', 'JA', 'T2') !== undefined && this.first('VL', 'IS') !== undefined
    return type === 'document' && this.type === 'GEN' && isArticle ? 'article-journal' : type
  }

  map(): LooseItem {
    const ids = this.mapPubMed()
    return {
      id: this.first('ID') ?? '',
      type: this.extras.get('type') ?? this.cslType,
      ...this.mapLabels(),
      ...dropUndefined(this.mapTexts()),
      ...dropUndefined(this.mapTitles()),
      ...this.mapNames(),
      ...this.mapDates(),
      ...this.mapPages(),
      ...dropUndefined(this.mapNumbers()),
      DOI: findDoi(this.all('DO', 'DI', 'M3', 'N1', 'UR', 'L3')),
      URL: this.findUrl(),
      keyword: this.mapKeywords(),
      abstract: this.all('AB').join('\n') || this.all('N2').join('\n') || undefined,
      note: this.mapNote(),
      source: ids['PMID'] === undefined ? this.first('DB') : undefined,
      ...ids,
      ...this.mapExtras()
    }
  }

  private all(...tags: readonly string[]): readonly string[] {
    return this.lines.filter(({ tag }) => tags.includes(tag)).map(({ value }) => value)
  }

  /** The first value of the first of the tags that is there. */
  private first(...tags: readonly string[]): string | undefined {
    for (const tag of tags) {
      const value = this.lines.find((line) => line.tag === tag)?.value
      if (value !== undefined) return value
    }
    return undefined
  }

  /** Where the type gives a tag a meaning of its own, that one; else the meaning for all types. */
  private mapTexts(): LooseItem {
    const item: LooseItem = {}
    const meanings = { ...RIS_TEXTS, ...this.group?.texts }
    for (const { tag, value } of this.lines) {
      const variable = Object.hasOwn(meanings, tag) ? meanings[tag] : undefined
      if (variable === undefined || variable === '' || item[variable] !== undefined) continue
      if ((tag === 'M3' && DOI_ONLY.test(value)) || (tag === 'M1' && value === '0')) continue
      item[variable] = DATE_VARIABLES.has(variable) ? parseDate(value) : value
    }
    if (this.type === 'GEN' && this.cslType === 'article-journal' && item['issue'] === undefined) {
      item['issue'] = item['number']
      delete item['number']
    }
    const labelled = this.mapLabels()['volume']
    if (labelled !== undefined && item['edition'] === undefined) {
      return { ...item, edition: item['volume'], volume: labelled }
    }
    // In books Reference Manager keeps the edition in VL and the volume in IS, which no book has an issue for.
    const isShifted = this.cslType === 'book' && item['edition'] === undefined && item['issue'] !== undefined
    if (!isShifted || item['volume'] === undefined) return item
    const { issue, volume, ...rest } = item
    return { ...rest, edition: volume, volume: issue }
  }

  /** RefWorks and Reference Manager write what they have no tag for as notes such as `Series Volume ID: 12`. */
  private mapLabels(): LooseItem {
    const item: LooseItem = {}
    for (const value of this.all('N1')) {
      const [, label = '', text = ''] = LABELLED.exec(value) ?? []
      const variable = RIS_NOTE_LABELS.get(label.toLowerCase())
      if (variable === undefined || item[variable] !== undefined) continue
      item[variable] = NAME_VARIABLES.has(variable) ? readNames(text) : text
    }
    return item
  }

  private mapTitles(): LooseItem {
    const isBook = this.cslType === 'book'
    const title = this.first('TI', 'T1', 'CT', ...(isBook ? ['BT', 'T2'] : []))
    const full = this.first('JF', ...(title === undefined ? [] : ['T2', 'BT']), 'JO', 'J2', 'JA', 'J1')
    const short = this.first('J2', 'JA', 'J1', 'JO')
    const event = this.group?.event === true
    const proceedings = event ? this.first('C3') : undefined
    const ownTag = Object.entries(this.group?.texts ?? {}).find(([, variable]) => variable === 'container-title')?.[0]
    const own = ownTag === undefined ? undefined : this.first(ownTag)
    const isSeries = this.group?.texts?.['T2'] === 'collection-title'
    return {
      title: title ?? (isBook ? undefined : this.first('BT')),
      'container-title': isBook ? undefined : isSeries ? this.first('JF', 'BT', 'JO') : (own ?? proceedings ?? full),
      'container-title-short':
        isBook || (short === full && this.first('J2', 'JA', 'J1') === undefined) ? undefined : short,
      'event-title':
        event && (proceedings !== undefined || this.first('JF', 'BT') !== undefined) ? this.first('T2') : undefined
    }
  }

  private mapNames(): LooseItem {
    const item: Record<string, CslName[]> = {}
    const meanings = { ...RIS_NAMES, ...this.group?.names, ...this.bookEditors() }
    for (const { tag, value } of this.lines) {
      const variable = Object.hasOwn(meanings, tag) ? meanings[tag] : undefined
      if (variable) (item[variable] ??= []).push(...readNames(value))
    }
    for (const [variable, names] of Object.entries(item)) if (names.length === 0) delete item[variable]
    return item
  }

  /**
   * EndNote gives a book's series editor A2, its editor A3 and its series T2; most others, who have only one editor, mean
   * the book's. Where the series stands in T3, as the older specification has it, A3 is its editor.
   */
  private bookEditors(): Readonly<Record<string, string>> {
    if (this.cslType !== 'book' || this.type === 'EDBOOK') return {}
    const has = (tag: string): boolean => this.first(tag) !== undefined
    if (has('A2') && has('A3')) return {}
    return { A2: 'editor', A3: has('T3') && !has('T2') ? 'collection-editor' : 'editor' }
  }

  private mapDates(): LooseItem {
    const accessed = this.group?.y2 === undefined ? this.first('Y2') : undefined
    return {
      issued: this.readIssued(),
      accessed: accessed !== undefined && /\d/.test(accessed) ? parseDate(accessed) : undefined
    }
  }

  /** Of several dates of one year the fullest; a day without a year, as EndNote writes it, belongs to `PY`. */
  private readIssued(): CslDate | undefined {
    const date = this.first('PY', 'Y1', 'YR', 'DA')
    if (date === undefined) return undefined
    const year = /\d{4}/.exec(date)?.[0]
    const lengthOf = (text: string): number => text.split('/').slice(0, 3).join('/').replace(/\/+$/, '').length
    const fuller = this.all('DA', 'Y1', 'PY').find(
      (text) => year !== undefined && text.startsWith(year) && lengthOf(text) > lengthOf(date)
    )
    const day = this.first('DA')
    if (fuller === undefined && day !== undefined && /^\d{4}\/*$/.test(date) && !day.includes(year ?? '')) {
      const whole = parseDate(`${year} ${day}`)
      if (whole?.['date-parts'] !== undefined) return whole
    }
    return parseDate(readSeason(fuller ?? date))
  }

  /** Of a book or a thesis, a single number counts its pages. */
  private mapPages(): LooseItem {
    const start = this.first('SP')
    const end = this.first('EP')
    const article = this.group?.isArticle === true ? this.first('C7') : undefined
    if (start === undefined) return { page: end ?? article }
    const from = start.replace(/\s*[‐-―−]\s*/g, '-')
    const page = end === undefined || end === start || from.includes('-') ? from : `${from}-${end}`
    return this.group?.isWhole === true && !page.includes('-') ? { 'number-of-pages': page } : { page }
  }

  /** `SN` is an ISSN or ISBN by its shape; else what it is for the type: the number of a report, say. */
  private mapNumbers(): LooseItem {
    const numbers = this.all('SN')
      .flatMap((value) => value.split(/[;,\n]\s*|\s+(?=\d{4}-)/))
      .filter(Boolean)
    const isbns = numbers.filter(isIsbn)
    const issns = numbers.filter(isIssn)
    const rest = numbers.filter((value) => !isIsbn(value) && !isIssn(value)).join(', ') || undefined
    const serial = this.group?.serial ?? 'ISSN'
    return {
      ISSN: issns.join(', ') || (serial === 'ISSN' ? rest : undefined),
      ISBN: isbns[0] ?? (serial === 'ISBN' ? rest : undefined),
      ...(serial === 'number' && { number: rest ?? this.first(...(this.group?.numberTags ?? ['M1', 'IS'])) })
    }
  }

  private findUrl(): string | undefined {
    const values = this.all('UR', 'LK', 'L2').flatMap((value) => value.split(/;\s*(?=https?:)|\s+(?=https?:)/))
    return (
      values.find((value) => /^https?:/i.test(value)) ??
      values.find((value) => !/^[a-z][\w+.-]*:|[<\s]/i.test(value)) ??
      this.all('L1', 'L3', 'L4').find((value) => /^https?:/i.test(value))
    )
  }

  private mapKeywords(): string | undefined {
    const words = this.all('KW', 'K1', 'DE').flatMap((value) => value.split(/\s*[\n;；]\s*/))
    return joinKeywords(words)
  }

  private mapPubMed(): Record<string, string> {
    const ids: Record<string, string> = {}
    const base = this.first('DB', 'DP') ?? ''
    for (const { tag, value } of this.lines) {
      const pmcid = /^(?:PMCID:?\s*)?(PMC\d{3,9})$/i.exec(value)?.[1]
      if (pmcid && /^(?:C\d|AN|U\d|M2|ID)$/.test(tag)) ids['PMCID'] ??= pmcid.toUpperCase()
      const pmid = readPmid(tag, value, base)
      if (pmid !== undefined) ids['PMID'] ??= pmid
    }
    return ids
  }

  private mapNote(): string | undefined {
    const isNote = (value: string): boolean =>
      !EXTRA_LINE.test(value) && !RIS_NOTE_LABELS.has(LABELLED.exec(value)?.[1]?.toLowerCase() ?? '')
    const notes = this.all('N1', 'RN').filter(isNote)
    const unknown = this.lines.filter(({ tag }) => !RIS_TAGS.has(tag)).map(({ tag, value }) => `${tag}: ${value}`)
    return [...notes, ...unknown].join('\n') || undefined
  }

  private mapExtras(): LooseItem {
    const item: LooseItem = {}
    for (const variable of this.extras.get(RIS_WITHOUT)?.split(', ') ?? []) item[variable] = undefined
    for (const [variable, text] of this.extras) {
      if (NAME_VARIABLES.has(variable)) item[variable] = text.split(/\s*\|\|\s*/).map(readName)
      else if (DATE_VARIABLES.has(variable)) item[variable] = parseDate(text)
      else if (TEXT_VARIABLES.has(variable)) item[variable] = text
    }
    return item
  }
}

/** The line that a note such as `Author, Subsidiary: Okoye, P` stands for; undefined where the type has no use for it. */
function tagOfNote({ tag, value }: RisLine, names: Readonly<Record<string, string>>): RisLine | undefined {
  const [, label = '', text = ''] = tag === 'N1' ? (LABELLED.exec(value) ?? []) : []
  const meant = RIS_NOTE_TAGS.get(label.toLowerCase())
  return meant !== undefined && names[meant] ? { tag: meant, value: text } : undefined
}

const EXTRA_LINE = new RegExp(`^${RIS_CSL_PREFIX}([A-Za-z_-]+): (.+)$`, 's')
const LABELLED = /^([A-Z][A-Za-z(),/ ]{1,40}?): *(\S.*)$/s
const DOI_ONLY = /^(?:doi:?\s*)?10\.\d{4,9}\//i

const dropUndefined = (item: LooseItem): LooseItem =>
  Object.fromEntries(Object.entries(item).filter(([, value]) => value !== undefined))

/** `2014///Spring`: the fourth part says what numbers cannot. */
function readSeason(date: string): string {
  const season = /^(\d{4})\/\/\/(spring|summer|autumn|fall|winter)\b/i.exec(date)
  return season ? `${season[1]} ${season[2]}` : date
}

/** Some programs, CNKI among them, write several names in one line, with semicolons between. */
function readNames(value: string): readonly CslName[] {
  return value
    .split('\n')
    .flatMap(splitHanNames)
    .flatMap((text) => readName(text) ?? [])
}

/** A comma at the end marks a group, as EndNote has it: `World Health Organization,`. */
function readName(text: string): CslName | undefined {
  const group = /^([^,，]+)[,，]$/.exec(text.trim())?.[1]
  return group === undefined ? parseName(text) : { literal: group.trim() }
}

function findDoi(values: readonly string[]): string | undefined {
  for (const value of values) {
    const doi = /\b10\.\d{4,9}\/[^\s"<>]{1,500}/.exec(value)?.[0].replace(/[.,;]+$/, '')
    if (doi !== undefined) return doi
  }
  return undefined
}

const isIssn = (value: string): boolean => /^\d{4}-?\d{3}[\dX]\b/i.test(value) && !/^\d{9}/.test(value.replace('-', ''))
const isIsbn = (value: string): boolean =>
  /^(?:97[89])?\d{9}[\dX](?:\s*\(.*\))?$/i.test(value.replace(/[- ](?!\()/g, ''))

/** A PMID with the word beside it, or alone where PubMed's accession numbers or Embase's `C5` stand. */
function readPmid(tag: string, value: string, base: string): string | undefined {
  const named =
    /^(?:PMID:?|PubMed(?: ID)?:?)\s*(\d{1,8})$/i.exec(value)?.[1] ?? /^(\d{1,8})\s*\[pmid\]$/i.exec(value)?.[1]
  if (named !== undefined) return named
  const isPlace = (tag === 'AN' && /pubmed|medline|nlm/i.test(base)) || (tag === 'C5' && /embase/i.test(base))
  return isPlace ? /^\d{1,8}$/.exec(value)?.[0] : undefined
}
