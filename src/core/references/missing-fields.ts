import type { CslItem } from './reference'

/** What a reader needs to find a work of each type; an inner list is a choice of which one is enough. */
const REQUIRED: Readonly<Record<string, readonly (string | readonly string[])[]>> = {
  'article-journal': ['title', 'author', 'issued', 'container-title', ['page', 'number', 'DOI', 'URL', 'PMID']],
  'article-magazine': ['title', 'issued', 'container-title'],
  'article-newspaper': ['title', 'issued', 'container-title'],
  article: ['title', 'author', 'issued', ['DOI', 'URL', 'number']],
  book: ['title', ['author', 'editor'], 'issued', 'publisher'],
  chapter: ['title', 'author', 'issued', 'container-title', 'publisher'],
  'paper-conference': ['title', 'author', 'issued', ['container-title', 'event-title']],
  thesis: ['title', 'author', 'issued', 'publisher'],
  report: ['title', ['author', 'publisher'], 'issued'],
  webpage: ['title', 'URL', ['author', 'container-title', 'publisher']],
  'post-weblog': ['title', 'URL'],
  patent: ['title', 'number', 'issued'],
  standard: ['title', 'number'],
  legislation: ['title'],
  dataset: ['title', ['author', 'publisher'], ['DOI', 'URL']],
  software: ['title', ['DOI', 'URL', 'publisher']]
}
const REQUIRED_OF_OTHERS = ['title', 'issued'] as const

/** The fields that a reference of its type should have and lacks; of a choice its first. */
export function missingFields(item: CslItem): readonly string[] {
  const required = Object.hasOwn(REQUIRED, item.type) ? (REQUIRED[item.type] ?? []) : REQUIRED_OF_OTHERS
  return required.flatMap((field) => {
    const choice = typeof field === 'string' ? [field] : field
    return choice.some((name) => hasValue(item[name])) ? [] : choice.slice(0, 1)
  })
}

function hasValue(value: unknown): boolean {
  if (Array.isArray(value)) return value.length > 0
  return typeof value === 'object' ? value !== null : value !== undefined && value !== ''
}
