import type { Finding, Place } from '#core/finding'
import type { CslItem } from '#core/references/reference'
import { normaliseItem } from './normalise-item'
import type { ParsedReferences, ProgressListener } from './reference-format'

/** One field of a tagged record. A value that runs over several lines has them all. */
export interface TaggedField {
  readonly tag: string
  readonly lines: readonly string[]
  readonly line: number
}

export interface TaggedRecord {
  /** Line of the first field, counted from 1. */
  readonly line: number
  readonly fields: readonly TaggedField[]
}

/** How the lines of one tagged format are told apart. */
export interface TaggedGrammar {
  /** A line with a tag: the tag is group 1, its value group 2. */
  readonly tagged: RegExp
  /** A line that continues the value above it: the text is group 1. */
  readonly continued: RegExp
  /** Lines that belong to the file rather than to a record, passed over in silence. */
  readonly ignored?: RegExp
  /** A line that stands between records. */
  readonly separator?: RegExp
  /** Tags that begin a record, whether or not the one before was closed. */
  readonly opening: ReadonlySet<string>
  /** Tags that end a record. */
  readonly closing: ReadonlySet<string>
  /** Whether a blank line ends a record. */
  readonly isBlankEnd: boolean
}

interface OpenField extends TaggedField {
  readonly lines: string[]
}

/**
 * Splits tagged text into records. A record begins at an opening tag, after a separator and, in some formats, after a
 * blank line. Text that belongs to no field is named with its line, once for each run of such lines.
 */
export function splitTaggedRecords(
  file: string,
  text: string,
  grammar: TaggedGrammar,
  findings: Finding[]
): readonly TaggedRecord[] {
  const records: TaggedRecord[] = []
  let fields: OpenField[] = []
  let isStray = false
  const close = (): void => {
    const filled = fields.filter(({ lines }) => lines.some((line) => line !== ''))
    if (filled.length > 0) records.push({ line: fields[0]?.line ?? 1, fields: filled })
    fields = []
  }
  for (const [index, whole] of text.split('\n').entries()) {
    const line = whole.trimEnd()
    const [, tag, value = ''] = grammar.tagged.exec(line) ?? []
    const wasStray = isStray
    isStray = false
    if (tag !== undefined) {
      if (grammar.opening.has(tag) && (grammar.isBlankEnd ? fields.some((field) => field.tag === tag) : true)) close()
      if (grammar.closing.has(tag)) close()
      else fields.push({ tag, lines: [value.trim()], line: index + 1 })
    } else if (line.trim() === '') {
      if (grammar.isBlankEnd) close()
    } else if (grammar.separator?.test(line) === true) close()
    else if (grammar.ignored?.test(line) !== true) {
      const continued = grammar.continued.exec(line)?.[1]
      if (continued !== undefined && fields.length > 0) fields.at(-1)?.lines.push(continued.trim())
      else {
        isStray = true
        if (!wasStray) findings.push(describeStray(file, index + 1, line))
      }
    }
  }
  close()
  return records
}

function describeStray(file: string, line: number, text: string): Finding {
  const message = `“${text.trim().slice(0, 40)}” belongs to no field and was passed over.`
  return {
    severity: 'warning',
    code: 'line-stray',
    message,
    place: { file, line },
    values: { text: text.trim().slice(0, 40) }
  }
}

/** A field's lines as one text. */
export const joinField = (field: TaggedField): string => field.lines.filter((line) => line !== '').join(' ')

/** The values of the fields of these tags, in file order, without empty ones. */
export function valuesOf(record: TaggedRecord, ...tags: readonly string[]): readonly string[] {
  return record.fields.filter(({ tag }) => tags.includes(tag)).flatMap((field) => joinField(field) || [])
}

/** The lines of the fields of these tags, for tags that hold one value a line. */
export function linesOf(record: TaggedRecord, ...tags: readonly string[]): readonly string[] {
  return record.fields
    .filter(({ tag }) => tags.includes(tag))
    .flatMap(({ lines }) => lines.filter((line) => line !== ''))
}

/** The first value of the first of these tags that has one. */
export function firstOf(record: TaggedRecord, ...tags: readonly string[]): string | undefined {
  for (const tag of tags) {
    const value = valuesOf(record, tag)[0]
    if (value !== undefined) return value
  }
  return undefined
}

/** Variables that stand in one tag each as they are, by a table of `[tag, variable]`; the first that has a value counts. */
export function mapTags(
  record: TaggedRecord,
  table: readonly (readonly [tag: string, variable: string])[]
): Record<string, unknown> {
  const entry: Record<string, unknown> = {}
  for (const [tag, variable] of table) entry[variable] ??= firstOf(record, tag)
  return entry
}

/** Reads tagged text: each record is mapped on its own, so that none costs another. A record without a title or an identifier is named. */
export function readTaggedText(
  file: string,
  text: string,
  grammar: TaggedGrammar,
  map: (record: TaggedRecord) => Readonly<Record<string, unknown>>,
  onProgress: ProgressListener | undefined
): ParsedReferences {
  const findings: Finding[] = []
  const records = splitTaggedRecords(file, text, grammar, findings)
  const items: CslItem[] = []
  for (const [index, record] of records.entries()) {
    const entry = map(record)
    const place = { file, line: record.line, part: nameRecord(entry, record) }
    if (isEmptyEntry(entry)) findings.push(describeEmpty(place))
    else items.push(normaliseItem(entry, place, findings))
    onProgress?.(index + 1, records.length)
  }
  return { items, findings }
}

/** What a person knows the record by: its PMID, the start of its title, or its line. */
export function nameRecord(entry: Readonly<Record<string, unknown>>, { line }: { readonly line: number }): string {
  const { PMID, title } = entry
  if (typeof PMID === 'string') return `PMID ${PMID}`
  return typeof title === 'string' ? `“${title.slice(0, 60)}”` : `record in line ${line}`
}

/** Whether an entry holds nothing that a reference could be known by. */
export function isEmptyEntry(entry: Readonly<Record<string, unknown>>): boolean {
  return ['title', 'title-short', 'PMID', 'PMCID', 'DOI', 'ISBN', 'URL', 'author', 'editor', 'container-title'].every(
    (variable) => entry[variable] === undefined
  )
}

/** The finding for a record that holds nothing. */
export function describeEmpty(place: Place): Finding {
  const message = `The record in line ${place.line ?? 1} holds neither a title nor names nor an identifier and was left out.`
  return { severity: 'error', code: 'record-empty', message, place }
}
