import { BIBSTRINGS } from './bibtex-types'
import { decodeVerbatim } from './decode-latex'

/** An empty line as the command for a new paragraph. */
export const markParagraphs = (text: string): string => text.replace(/\n[ \t]*\n\s*/g, '\\par{} ')

/** A patent's `location` names the countries it holds for, often by BibLaTeX's keys. */
export function readCountries(location: string | undefined): string | undefined {
  return location
    ?.split('; ')
    .map((country) => BIBSTRINGS.get(country) ?? country)
    .join('; ')
}

/** What follows the figures of an ordinal number: `th`, `st`. */
export function ordinalEnding(number: number): string {
  if (number % 100 >= 11 && number % 100 <= 13) return 'th'
  return ['th', 'st', 'nd', 'rd'][number % 10] ?? 'th'
}

/** Longer than any address or page range: what is longer is not looked into. */
const MAX_SHORT_LENGTH = 3000

/** The address in a `howpublished` field that holds nothing else. */
export function findUrl(published: string | undefined): string | undefined {
  if ((published?.length ?? 0) > MAX_SHORT_LENGTH) return undefined
  const address = published?.trim().replace(/^(?:available (?:at|from|online)|online|website|url):?\s+/i, '') ?? ''
  return /^[{\s]*(?:\\(?:url|href|path)|https?:\/\/)\S*[\s}]*$/i.test(address) ? decodeVerbatim(address) : undefined
}

/** Dashes of any number and kind become one hyphen; a trailing one is dropped. */
export function readPages(pages: string): string {
  if (pages.length > MAX_SHORT_LENGTH) return pages
  return pages
    .replace(/(?<=[\p{L}\p{N}])\s*[-‐-―−]+\s*(?=[\p{L}\p{N}])/gu, '-')
    .replace(/[-‐-―−]+$/u, '')
    .trim()
}

/** `Title: Subtitle. Addition`, without a second mark where a part ends with one. */
export function joinTitle(
  title: string | undefined,
  subtitle: string | undefined,
  addition: string | undefined
): string | undefined {
  const join = (a: string | undefined, mark: string, b: string | undefined): string | undefined =>
    a === undefined || b === undefined ? (a ?? b) : `${a}${/[.:;,!?。：；，！？]$/u.test(a) ? '' : mark} ${b}`
  return join(join(title, ':', subtitle), '.', addition)
}
