import type { CitationItem } from '#core/manuscript/citation'
import { parseLocator } from '../markdown/parse-locator'

/** One number of a mark, with what the mark says of it. */
export interface CitedNumber extends Omit<CitationItem, 'reference'> {
  readonly number: number
}

/*
 * cluster   = [ prefix ] item ( separator item )*
 * item      = number [ dash number ] [ locator ]
 * locator   = ":" pages | "(" word pages ")" | [ "," ] word number
 */
const PREFIX =
  /^(?:see(?: also)?|e\.\s?g\.,?|cf\.,?|for (?:example|review|instance),?(?: see)?|reviewed in|参见|參見|详见|詳見|见|見|如|例如)(?=[\s\d:：])\s*[:：]?\s*/iu
const NUMBERS = /([1-9]\d{0,3})(?:\s?(?:-{2,3}|[-‐‑–—−~～－﹣至])\s?([1-9]\d{0,3}))?(?![\d\p{L}]|[.．]\d)/uy
const SEPARATOR = /\s*(?:[,，;；、]|(?:and|&|和|及|与)(?=[\s\d]))\s*/uy
const PAGES = /\s*[:：]\s*(\d+(?:[-–—－]\d+)?)/uy
const SHORT_PAGES = /\s*[(（]?\s*pp?\.?\s?(\d+(?:[-–—－]\d+)?)\s*[)）]?/uy
const LONGEST_RANGE = 200

/** The numbers that the inside of a mark cites, ranges written out; undefined where it is anything else. */
export function parseNumericCluster(text: string): readonly CitedNumber[] | undefined {
  const prefix = PREFIX.exec(text)?.[0] ?? ''
  const body = text.trimEnd()
  const cited: CitedNumber[] = []
  let at = prefix.length
  while (at < body.length) {
    const numbers = matchAt(NUMBERS, body, at)
    const expanded = numbers && expand(Number(numbers[1]), Number(numbers[2] ?? numbers[1]))
    if (!numbers || !expanded) return undefined
    at += numbers[0].length
    const located = locatorAt(body, at)
    cited.push(...withLocator(expanded, located?.parts))
    at = located?.end ?? at
    if (at === body.length) break
    const separator = matchAt(SEPARATOR, body, at)
    if (!separator) return undefined
    at += separator[0].length
    if (at === body.length) return undefined
  }
  const [first, ...rest] = cited
  const words = prefix.trim()
  return first && (words === '' ? cited : [{ ...first, prefix: words }, ...rest])
}

function expand(first: number, last: number): readonly CitedNumber[] | undefined {
  if (last < first || last - first > LONGEST_RANGE) return undefined
  return Array.from({ length: last - first + 1 }, (_, step) => ({ number: first + step }))
}

type LocatorParts = Pick<CitationItem, 'locator' | 'label'>

function locatorAt(text: string, at: number): { readonly parts: LocatorParts; readonly end: number } | undefined {
  const pages = matchAt(PAGES, text, at) ?? matchAt(SHORT_PAGES, text, at)
  if (pages) return { parts: { locator: pages[1] ?? '' }, end: at + pages[0].length }
  const gap = matchAt(/\s*[,，]?\s*/uy, text, at)?.[0].length ?? 0
  const words = text.slice(at + gap)
  // Without a word, a number is another work.
  if (!/^(?:\p{L}|§|¶)/u.test(words)) return undefined
  const { locator, rest } = parseLocator(words)
  if (!locator) return undefined
  const { label, value } = locator
  return { parts: { locator: value, ...(label !== 'page' && { label }) }, end: text.length - rest.length }
}

function withLocator(numbers: readonly CitedNumber[], parts: LocatorParts | undefined): readonly CitedNumber[] {
  return parts === undefined
    ? numbers
    : numbers.map((one, index) => (index === numbers.length - 1 ? { ...one, ...parts } : one))
}

/** What a sticky expression finds exactly at `at`. */
export function matchAt(pattern: RegExp, text: string, at: number): RegExpExecArray | undefined {
  pattern.lastIndex = at
  return pattern.exec(text) ?? undefined
}
