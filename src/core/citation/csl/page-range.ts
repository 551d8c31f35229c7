import type { Locale } from './locale'

export type PageRangeFormat = 'expanded' | 'minimal' | 'minimal-two' | 'chicago' | 'chicago-15' | 'chicago-16'

/** Longer texts are no page numbers. */
const MAX_PAGES = 1000

/** A page number in two halves: letters or figures that a range shares, and its last run of figures. */
const PAGE = /^(.*?)(\d+)$/
const ROMAN = /^[ivxlcdm]+$/i

/**
 * The pages with each range as the format has it, its hyphen replaced by the locale's delimiter. Ranges whose ends have unlike
 * prefixes, and words with a hyphen, stay as they are: `N110-5`, `Michaelson-Morley`. `\-` is a hyphen that is no range.
 */
export function formatPages(pages: string, format: PageRangeFormat | undefined, locale: Locale): string {
  if (pages.length > MAX_PAGES) return pages
  const delimiter = locale.pageRangeDelimiter
  const symbol = locale.findTerm('and', 'symbol')
  const ampersand = symbol && symbol !== locale.findTerm('and') ? symbol.single : '&'
  return pages
    .trim()
    .split(/(\s*[,;&]\s*|\s+(?:and|et|und|y|e)\s+)/)
    .map((part, index) => (index % 2 === 1 ? tidySeparator(part, ampersand) : formatRange(part, format, delimiter)))
    .join('')
    .replaceAll('\\-', '-')
}

const tidySeparator = (separator: string, ampersand: string): string => {
  const mark = separator.trim()
  return mark === ',' || mark === ';' ? `${mark} ` : ` ${mark === '&' ? ampersand : mark} `
}

function formatRange(part: string, format: PageRangeFormat | undefined, delimiter: string): string {
  const match = /^([^\s‐‑–—-]+)\s*(?:[‐‑–—]|--?)\s*([^\s‐‑–—-]+)$/.exec(part.trim())
  const [, from, to] = match ?? []
  if (from === undefined || to === undefined || from.endsWith('\\')) return part
  if (ROMAN.test(from) && ROMAN.test(to)) return from + delimiter + to
  const [, prefix = '', first] = PAGE.exec(from) ?? []
  const [, endPrefix = '', last] = PAGE.exec(to) ?? []
  if (first === undefined || last === undefined)
    return isRangeOfWords(from, to) ? from + delimiter + to : `${from}-${to}`
  if (prefix !== '' && endPrefix !== prefix) return `${from}-${to}`
  if (prefix === '' && endPrefix !== '') return `${from}-${to}`
  if (format === undefined) return from + delimiter + to
  const full = fillEnd(first, last)
  if (Number(full) < Number(first)) return `${from}-${to}`
  const end = shortenEnd(first, full, format)
  return from + delimiter + (format === 'expanded' ? prefix : '') + end
}

/** Figures with letters behind them are pages too: `12a-14b`; two words are not. */
const isRangeOfWords = (from: string, to: string): boolean => /\d/.test(from) && /\d/.test(to)

/** The end of a range in full: `110` and `5` give `115`. */
const fillEnd = (first: string, last: string): string =>
  last.length < first.length ? first.slice(0, first.length - last.length) + last : last

function shortenEnd(first: string, last: string, format: PageRangeFormat): string {
  if (format === 'expanded' || last.length !== first.length) return last
  if (format === 'minimal') return dropShared(first, last, 1)
  if (format === 'minimal-two') return dropShared(first, last, 2)
  return chicagoEnd(first, last, format === 'chicago-16')
}

/** The end without the figures it shares with the start, at least `least` of them kept. */
function dropShared(first: string, last: string, least: number): string {
  let shared = 0
  while (shared < last.length - least && first[shared] === last[shared]) shared++
  return last.slice(shared)
}

/**
 * The Chicago Manual's way: all figures up to 100 and from multiples of 100, the changed part from 101 to 109, else two
 * figures or more; in the 15th edition all four where three of four change.
 */
function chicagoEnd(first: string, last: string, isSixteenth: boolean): string {
  const start = Number(first)
  if (start < 100 || start % 100 === 0) return last
  const short = start % 100 < 10 ? dropShared(first, last, 1) : dropShared(first, last, 2)
  return !isSixteenth && first.length === 4 && short.length === 3 ? last : short
}
