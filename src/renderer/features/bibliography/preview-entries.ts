import { parseDate } from '#core/exchange/references/parse-date'
import { SURE_ENOUGH, type PlainEntry } from '#core/exchange/references/plain/plain-entry'
import { keepSource } from '#core/exchange/references/plain/read-plain'
import { nameText, parseName } from '#core/references/names'
import type { CslDate, CslItem, CslName } from '#core/references/reference'

/** An entry of the preview: what was read of it, changed by hand or not, and whether it is to enter the library. */
export interface PreviewEntry {
  readonly source: PlainEntry
  readonly item: CslItem
  readonly taken: boolean
  /** Fields that a person has changed or called right. */
  readonly checked: ReadonlySet<string>
}

/** The fields that the preview shows of each type, in order; others are shown where they have a value. */
const SHOWN: Readonly<Record<string, readonly string[]>> = {
  'article-journal': ['title', 'author', 'container-title', 'issued', 'volume', 'issue', 'page', 'DOI'],
  book: ['title', 'author', 'edition', 'publisher-place', 'publisher', 'issued'],
  chapter: ['title', 'author', 'container-title', 'editor', 'publisher-place', 'publisher', 'issued', 'page'],
  thesis: ['title', 'author', 'genre', 'publisher', 'issued'],
  webpage: ['title', 'author', 'container-title', 'issued', 'URL', 'accessed']
}
const ALWAYS = ['title', 'author', 'issued']
export const PREVIEW_FIELDS = [
  'title',
  'author',
  'container-title',
  'editor',
  'translator',
  'edition',
  'genre',
  'number',
  'publisher-place',
  'publisher',
  'issued',
  'volume',
  'issue',
  'page',
  'DOI',
  'PMID',
  'PMCID',
  'ISBN',
  'ISSN',
  'URL',
  'accessed'
] as const
export type PreviewField = (typeof PREVIEW_FIELDS)[number]

const NAME_FIELDS: ReadonlySet<string> = new Set(['author', 'editor', 'translator'])
const DATE_FIELDS: ReadonlySet<string> = new Set(['issued', 'accessed'])

/** The preview of what was read: every entry that could be read is to enter the library, the others are not. */
export const startPreview = (entries: readonly PlainEntry[]): readonly PreviewEntry[] =>
  entries.map((source) => ({ source, item: source.item, taken: source.kind === 'parsed', checked: new Set() }))

/** Fields that want a look: the reader is not sure of them, and nobody has said that they are right. */
export function doubtfulFields({ source, item, checked }: PreviewEntry): readonly PreviewField[] {
  return PREVIEW_FIELDS.filter(
    (field) => item[field] !== undefined && !checked.has(field) && (source.confidence[field] ?? 1) < SURE_ENOUGH
  )
}

export function shownFields({ item }: PreviewEntry): readonly PreviewField[] {
  const expected = SHOWN[item.type] ?? ALWAYS
  return PREVIEW_FIELDS.filter((field) => expected.includes(field) || item[field] !== undefined)
}

/** Whether an entry can enter the library: it has a title, or an identifier to look it up by. */
export const canBeTaken = ({ item }: PreviewEntry): boolean =>
  [item.title, item.DOI, item.PMID, item.PMCID, item.ISBN, item.URL].some(
    (value) => value !== undefined && value !== ''
  )

/** A field as one line of text: names inverted and divided by semicolons, dates by hyphens. */
export function fieldText(item: CslItem, field: PreviewField): string {
  const value = item[field]
  if (NAME_FIELDS.has(field)) return ((value ?? []) as readonly CslName[]).map(invertedName).join('; ')
  if (DATE_FIELDS.has(field)) return dateLine(value as CslDate | undefined)
  return typeof value === 'string' ? value : ''
}

function invertedName(name: CslName): string {
  if (name.literal !== undefined || /^\p{Script=Han}/u.test(name.family ?? '')) return nameText(name)
  const family = [name['non-dropping-particle'], name.family].filter(Boolean).join(' ')
  const given = [name.given, name['dropping-particle']].filter(Boolean).join(' ')
  return [family, given, name.suffix].filter(Boolean).join(', ')
}

function dateLine(date: CslDate | undefined): string {
  const [first = []] = date?.['date-parts'] ?? []
  const parts = first.map((part, index) => (index === 0 ? String(part) : String(part).padStart(2, '0')))
  return parts.length > 0 ? parts.join('-') : (date?.literal ?? '')
}

/** The entry with one field as it was typed; an empty text takes the field away. What was typed counts as checked. */
export function setFieldText(entry: PreviewEntry, field: PreviewField, text: string): PreviewEntry {
  const { [field]: _old, ...rest } = entry.item
  const value = readField(field, text.trim())
  const item: CslItem = {
    ...rest,
    id: entry.item.id,
    type: entry.item.type,
    ...(value !== undefined && { [field]: value })
  }
  const next = { ...entry, item, checked: new Set([...entry.checked, field]) }
  return { ...next, taken: entry.taken && canBeTaken(next) }
}

function readField(field: PreviewField, text: string): unknown {
  if (text === '') return undefined
  if (DATE_FIELDS.has(field)) return parseDate(text)
  if (!NAME_FIELDS.has(field)) return text
  const names = text.split(/\s*[;；]\s*/).flatMap((name) => parseName(name) ?? [])
  return names.length > 0 ? names : undefined
}

export const setType = (entry: PreviewEntry, type: string): PreviewEntry => ({
  ...entry,
  item: { ...entry.item, type }
})

/** The entry with everything in it called right. */
export const approve = (entry: PreviewEntry): PreviewEntry => ({ ...entry, checked: new Set(PREVIEW_FIELDS) })

/** The next entry behind `from` that wants a look, going round; undefined when none does. */
export function nextDoubtful(entries: readonly PreviewEntry[], from: number): number | undefined {
  const order = entries.map((_, index) => (from + 1 + index) % entries.length)
  return order.find((index) => {
    const entry = entries[index]
    return (
      entry !== undefined &&
      (doubtfulFields(entry).length > 0 || (entry.source.kind === 'unparsed' && entry.checked.size === 0))
    )
  })
}

/** What enters the library: the chosen entries as items that keep the text they were read from. */
export const takenItems = (entries: readonly PreviewEntry[]): readonly CslItem[] =>
  entries.flatMap((entry) => (entry.taken ? [keepSource({ ...entry.source, item: entry.item })] : []))
