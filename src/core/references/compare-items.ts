import { compareJournals } from './compare-journals'
import { compareNames } from './compare-names'
import { compareTitles } from './compare-titles'
import type { Likeness } from './compare-titles'
import { nameText } from './names'
import type { CslDate, CslItem } from './reference'
import { WORK_IDENTIFIER_KINDS, identifiersOfItem } from './work-identifiers'

/** How one field of a reference compares with a record of the same work. */
export interface Comparison {
  /** CSL variable. */
  readonly field: string
  readonly likeness: Likeness
  readonly ours: string
  readonly theirs: string
}

const textOf = (value: unknown): string => (typeof value === 'string' || typeof value === 'number' ? String(value) : '')
const formsOf = (item: CslItem, names: readonly string[]): readonly string[] =>
  names.map((name) => textOf(item[name])).filter((text) => text !== '')

/** Fields that both have, compared: title, first author, year, journal, volume, pages and identifiers. */
export function compareItems(ours: CslItem, theirs: CslItem): readonly Comparison[] {
  return [
    compareForms('title', TITLES, ours, theirs, compareTitles),
    compareAuthors(ours, theirs),
    compareYears(ours, theirs),
    compareContainers(ours, theirs),
    compareVolumes(ours, theirs),
    comparePages(ours, theirs),
    ...compareIdentifiers(ours, theirs)
  ].filter((comparison) => comparison !== undefined)
}

const TITLES = ['title', 'original-title', 'translated-title', 'romanised-title']
const CONTAINERS = [
  'container-title',
  'container-title-short',
  'original-container-title',
  'translated-container-title',
  'romanised-container-title'
]

/** One form that agrees is enough; forms in two scripts decide nothing. */
function compareForms(
  field: string,
  names: readonly string[],
  ours: CslItem,
  theirs: CslItem,
  compare: (a: string, b: string) => Likeness
): Comparison | undefined {
  const [xs, ys] = [formsOf(ours, names), formsOf(theirs, names)]
  if (!xs[0] || !ys[0]) return undefined
  const found = xs.flatMap((x) => ys.map((y) => compare(x, y)))
  const likeness = found.includes('same') ? 'same' : found.includes('different') ? 'different' : 'unknown'
  return { field, likeness, ours: xs[0], theirs: ys[0] }
}

function compareAuthors(ours: CslItem, theirs: CslItem): Comparison | undefined {
  const [x] = ours.author ?? ours.editor ?? []
  const [y] = theirs.author ?? theirs.editor ?? []
  if (!x || !y) return undefined
  const others = [theirs['original-author']?.[0], theirs['translated-author']?.[0], theirs['romanised-author']?.[0]]
  const found = [y, ...others].flatMap((name) => (name ? [compareNames(x, name)] : []))
  const likeness = found.includes('same') ? 'same' : (found[0] ?? 'unknown')
  return { field: 'author', likeness, ours: nameText(x), theirs: nameText(y) }
}

const yearOf = (date: CslDate | undefined): number | undefined => date?.['date-parts']?.[0]?.[0]
const asDate = (value: unknown): CslDate | undefined =>
  typeof value === 'object' && value !== null ? value : undefined

/** Online and in print an article may have two years; where only one is known, its neighbours count as well. */
function compareYears(ours: CslItem, theirs: CslItem): Comparison | undefined {
  const [x, y] = [yearOf(ours.issued), yearOf(theirs.issued)]
  if (x === undefined || y === undefined) return undefined
  const online = ['available-date', 'original-date', 'event-date'].flatMap((name) => yearOf(asDate(theirs[name])) ?? [])
  const mayDiffer =
    online.length === 0 && ['article-journal', 'article', 'chapter', 'paper-conference'].includes(theirs.type)
  const isSame = x === y || online.includes(x) || (mayDiffer && Math.abs(x - y) === 1)
  return { field: 'issued', likeness: isSame ? 'same' : 'different', ours: String(x), theirs: String(y) }
}

const issnsOf = (item: CslItem): readonly string[] => (item.ISSN ?? '').toUpperCase().match(/\d{4}-?\d{3}[\dX]/g) ?? []

function compareContainers(ours: CslItem, theirs: CslItem): Comparison | undefined {
  const compared = compareForms('container-title', CONTAINERS, ours, theirs, compareJournals)
  const issns = issnsOf(theirs).map((issn) => issn.replace('-', ''))
  const isSameIssn = issnsOf(ours).some((issn) => issns.includes(issn.replace('-', '')))
  return compared && isSameIssn ? { ...compared, likeness: 'same' } : compared
}

function compareVolumes(ours: CslItem, theirs: CslItem): Comparison | undefined {
  const [x, y] = [textOf(ours.volume), textOf(theirs.volume)]
  if (x === '' || y === '') return undefined
  const bare = (text: string): string =>
    text
      .normalize('NFKC')
      .toLowerCase()
      .replace(/^(?:vol(?:ume)?\.?|第)\s*|\s*卷$/g, '')
      .replace(/^0+(?=\d)/, '')
  const [a, b] = [bare(x), bare(y)]
  const isSupplement =
    /^\d+\s*\(?\s*suppl/.test(a) !== /^\d+\s*\(?\s*suppl/.test(b) && Number.parseInt(a, 10) === Number.parseInt(b, 10)
  return { field: 'volume', likeness: a === b || isSupplement ? 'same' : 'different', ours: x, theirs: y }
}

interface Pages {
  readonly first: string
  readonly last: string | undefined
}

/** First and last page with short ranges written out: `1123-8` is 1123 to 1128. */
export function readPages(text: string): Pages | undefined {
  const plain = text
    .normalize('NFKC')
    .toLowerCase()
    .replace(/^pp?\.\s*/, '')
  const found = /^([a-z]{0,4}\d+[a-z]?)(?:\s*[-‐-―−~]+\s*([a-z]{0,4})(\d+)[a-z]?)?/.exec(plain)
  const first = found?.[1]
  if (first === undefined) return undefined
  const end = found?.[3]
  if (end === undefined) return { first, last: undefined }
  const digits = /\d+/.exec(first)?.[0] ?? ''
  const full = end.length < digits.length ? digits.slice(0, digits.length - end.length) + end : end
  const letters = found?.[2] || (/^[a-z]*/.exec(first)?.[0] ?? '')
  return { first, last: letters + full }
}

function comparePages(ours: CslItem, theirs: CslItem): Comparison | undefined {
  const x = textOf(ours.page)
  const pages = readPages(x)
  const candidates = [textOf(theirs.page), textOf(theirs.number), textOf(theirs['page-first'])].filter(
    (text) => text !== ''
  )
  const [shown] = candidates
  if (!pages || shown === undefined) return undefined
  const read = candidates.flatMap((text) => readPages(text) ?? [])
  if (read.length === 0) return undefined
  if (read.some((other) => isSamePages(pages, other)))
    return { field: 'page', likeness: 'same', ours: x, theirs: shown }
  // Journals with article numbers count the pages of each article from 1.
  const isArticleNumber =
    read.every(({ last }) => last === undefined) &&
    (pages.first === '1' || read[0]?.first.length !== pages.first.length)
  return {
    field: 'page',
    likeness: isArticleNumber && pages.last !== undefined ? 'unknown' : 'different',
    ours: x,
    theirs: shown
  }
}

const bareLocator = (page: string): string =>
  page.replace(/^e(?:\d|$)/, (start) => start.slice(1)).replace(/^0+(?=\d)/, '')

function isSamePages(a: Pages, b: Pages): boolean {
  if (bareLocator(a.first) !== bareLocator(b.first)) return false
  return a.last === undefined || b.last === undefined || bareLocator(a.last) === bareLocator(b.last)
}

function compareIdentifiers(ours: CslItem, theirs: CslItem): readonly Comparison[] {
  const [x, y] = [identifiersOfItem(ours), identifiersOfItem(theirs)]
  return WORK_IDENTIFIER_KINDS.flatMap((field): readonly Comparison[] => {
    const [a, b] = [x[field], y[field]]
    // An edition has an ISBN for each binding.
    if (a === undefined || b === undefined || field === 'ISBN') return []
    return [{ field, likeness: a === b ? 'same' : 'different', ours: a, theirs: b }]
  })
}
