import type { CslItem } from '#core/references/reference'

/** How a field is edited. */
export type FieldKind = 'text' | 'long' | 'names' | 'date'

/** Every field the form can show, in the order it shows them. */
export const FIELD_KINDS = {
  title: 'long',
  author: 'names',
  editor: 'names',
  translator: 'names',
  'container-title': 'text',
  'container-title-short': 'text',
  'title-short': 'text',
  'collection-title': 'text',
  'event-title': 'text',
  genre: 'text',
  number: 'text',
  edition: 'text',
  issued: 'date',
  volume: 'text',
  issue: 'text',
  page: 'text',
  'number-of-pages': 'text',
  publisher: 'text',
  'publisher-place': 'text',
  DOI: 'text',
  PMID: 'text',
  PMCID: 'text',
  ISBN: 'text',
  ISSN: 'text',
  URL: 'text',
  accessed: 'date',
  language: 'text',
  archive: 'text',
  abstract: 'long',
  note: 'long'
} as const satisfies Readonly<Record<string, FieldKind>>

export type Field = keyof typeof FIELD_KINDS
export const FIELDS = Object.keys(FIELD_KINDS) as readonly Field[]

/** The types offered by name. A type outside this list, which a file brought, is kept and shown as it stands. */
export const ITEM_TYPES = [
  'article-journal',
  'article',
  'article-magazine',
  'article-newspaper',
  'book',
  'chapter',
  'paper-conference',
  'thesis',
  'report',
  'webpage',
  'post-weblog',
  'entry-encyclopedia',
  'dataset',
  'software',
  'standard',
  'patent',
  'legislation',
  'speech',
  'document'
] as const
export type ItemType = (typeof ITEM_TYPES)[number]

const JOURNAL = ['title', 'author', 'container-title', 'issued', 'volume', 'issue', 'page', 'DOI', 'URL'] as const
const BOOK = ['title', 'author', 'edition', 'issued', 'publisher', 'publisher-place', 'ISBN', 'URL'] as const
const PAGE = ['title', 'author', 'container-title', 'issued', 'URL', 'accessed'] as const
const REPORT = ['title', 'author', 'number', 'issued', 'publisher', 'publisher-place', 'URL'] as const

/** What each type is expected to have; these fields stand in the form even while they are empty. */
const EXPECTED: Readonly<Record<ItemType, readonly Field[]>> = {
  'article-journal': JOURNAL,
  article: ['title', 'author', 'publisher', 'issued', 'DOI', 'URL'],
  'article-magazine': JOURNAL,
  'article-newspaper': ['title', 'author', 'container-title', 'issued', 'page', 'URL', 'accessed'],
  book: BOOK,
  chapter: ['title', 'author', 'container-title', 'editor', 'issued', 'page', 'publisher', 'publisher-place', 'ISBN'],
  'paper-conference': ['title', 'author', 'container-title', 'event-title', 'issued', 'page', 'publisher', 'DOI'],
  thesis: ['title', 'author', 'genre', 'issued', 'publisher', 'publisher-place', 'URL'],
  report: REPORT,
  webpage: PAGE,
  'post-weblog': PAGE,
  'entry-encyclopedia': ['title', 'author', 'container-title', 'issued', 'publisher', 'URL', 'accessed'],
  dataset: ['title', 'author', 'issued', 'publisher', 'DOI', 'URL'],
  software: ['title', 'author', 'number', 'issued', 'publisher', 'URL'],
  standard: REPORT,
  patent: ['title', 'author', 'number', 'issued', 'publisher-place', 'URL'],
  legislation: ['title', 'number', 'issued', 'publisher-place', 'URL'],
  speech: ['title', 'author', 'event-title', 'issued', 'publisher-place', 'URL'],
  document: ['title', 'author', 'issued', 'publisher', 'URL']
}

/** Whether a type has a name of its own in the form. */
export function isItemType(type: string): type is ItemType {
  return (ITEM_TYPES as readonly string[]).includes(type)
}

/** The fields to show: what the type expects, what the item has, and what the user just asked for. */
export function shownFields(item: CslItem, asked: ReadonlySet<Field>): readonly Field[] {
  const expected: readonly Field[] = isItemType(item.type) ? EXPECTED[item.type] : EXPECTED.document
  return FIELDS.filter((field) => expected.includes(field) || asked.has(field) || hasValue(item[field]))
}

/** The item with one field set, or without it when the value is empty. */
export function withField(item: CslItem, field: string, value: unknown): CslItem {
  const rest = Object.fromEntries(Object.entries(item).filter(([name]) => name !== field))
  const kept: CslItem = { ...rest, id: item.id, type: item.type }
  return hasValue(value) ? { ...kept, [field]: value } : kept
}

function hasValue(value: unknown): boolean {
  return value !== undefined && value !== '' && !(Array.isArray(value) && value.length === 0)
}
