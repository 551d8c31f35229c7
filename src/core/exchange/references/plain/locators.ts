import type { CslDate } from '#core/references/reference'
import { parseDate } from '../parse-date'
import type { FlatText } from './flat-text'
import type { PlainStyle } from './plain-entry'

/** Where in a journal a work stands, as the end of an entry says it. */
export interface Locator {
  /** Offset at which the journal's name has ended. */
  readonly start: number
  readonly issued?: CslDate
  readonly volume?: string
  readonly issue?: string
  readonly page?: string
  readonly style: PlainStyle | undefined
}

const YEAR = String.raw`(?<year>(?:1[6-9]|20)\d\d)[a-z]?(?:年(?:(?<monthZh>\d{1,2}月(?:\d{1,2}日)?))?)?`
const MONTHS = String.raw`(?<month>(?:Jan|Feb|Mar|Apr|May|Jun|Jul|Aug|Sep|Oct|Nov|Dec)[a-z]{0,6}\.?(?:[-/](?:Jan|Feb|Mar|Apr|May|Jun|Jul|Aug|Sep|Oct|Nov|Dec)[a-z]{0,6}\.?)?(?: \d{1,2}(?!\d)(?:-\d{1,2})?)?|Spring|Summer|Autumn|Fall|Winter)`
const VOLUME = String.raw`(?<volume>[A-Z]?\d{1,5}[A-Za-z]?(?:[-/]\d{1,4}(?!\d))?|Suppl\.? ?\d*|[IVX]{1,7}(?![A-Za-z]))`
const SUPPLEMENT = String.raw`(?: ?(?<supplement>Suppl(?:ement)?\.?(?: ?[A-Z]?\d{1,3})?))?`
const ISSUE = String.raw`\((?<issue>[^()]{1,40})\)`
const NUMBER = String.raw`[A-Za-z]{0,2}\d{1,7}[A-Za-z]?`
const PAGE = String.raw`(?<page>(?:${NUMBER}(?:\.e\d+)?(?: ?-{1,2} ?${NUMBER}(?:\.e\d+)?)?|[A-Z]{2,10}[.-]?\d{2,12}|\d{2,4}\.\d{3,7})(?:[,+] ?\d{1,6}(?:-\d{1,6})?(?![\d;:]))?)`
const PAGES = String.raw`(?:(?:pp?\.?|页|第) ?)?${PAGE}页?`
const ARTICLE_NUMBER = String.raw`(?:Article(?: No\.?| ID)? |Art\.? (?:No\.? )?)(?<article>[A-Za-z]?\d{1,9})`

interface LocatorRule {
  readonly style: PlainStyle | undefined
  readonly pattern: RegExp
}

const rule = (style: PlainStyle | undefined, pattern: string): LocatorRule => ({
  style,
  pattern: new RegExp(`${pattern}$`, 'u')
})

/** How the end of an entry is written, most telling first. Each pattern ends where the body ends. */
const RULES: readonly LocatorRule[] = [
  // 2018 Mar 5;3(2):3-9   2018; 3: 3-9   2018;3 Suppl 1:S3-9   2018:bmj.k12
  rule(
    'vancouver',
    String.raw`[., ] ?\(?${YEAR}\)?,?(?: ${MONTHS}| (?<monthFirst>\d{1,2}月(?: \d{1,2})?))? ?; ?${VOLUME}${SUPPLEMENT}(?: ?${ISSUE})?(?: ?[:,] ?${PAGES})?`
  ),
  rule('vancouver', String.raw`[., ] ?${YEAR}(?: ${MONTHS})? ?; ?${ISSUE}(?: ?: ?${PAGES})?`),
  // (2018) 9:1234   (2018) 9(2):3-9
  rule('vancouver', String.raw` \(${YEAR}\) ${VOLUME}(?: ?${ISSUE})? ?: ?${PAGES}`),
  // 3 (2018) 3-9
  rule('nature', String.raw`,? ${VOLUME}(?: ?${ISSUE})? \(${YEAR}\),? ${PAGES}`),
  // 3, 3-9 (2018)
  rule('nature', String.raw`,? ${VOLUME}(?: ?${ISSUE})?, ${PAGES} \(${YEAR}\)`),
  // vol. 3, no. 2, Mar. 2018, pp. 3-9   vol. 3, no. 2, pp. 3-9, Mar. 2018
  rule(
    'mla',
    String.raw`,? [Vv]ol\.? ?${VOLUME}(?:,? (?:[Nn]o|[Ii]ss)\.? ?(?<issue>[^, ]{1,20}))?, (?:${MONTHS} )?${YEAR}(?:, (?:pp?\.? ?${PAGE}|${ARTICLE_NUMBER}))?`
  ),
  rule(
    'ieee',
    String.raw`,? [Vv]ol\.? ?${VOLUME}(?:,? (?:[Nn]o|[Ii]ss)\.? ?(?<issue>[^, ]{1,20}))?(?:, (?:pp?\.? ?${PAGE}|${ARTICLE_NUMBER}))?, (?:${MONTHS} )?${YEAR}`
  ),
  rule(
    'ieee',
    String.raw`,? ?卷 ?${VOLUME}(?:, ?期 ?(?<issue>[^,]{1,20}))?(?:, ?页 ?${PAGE})?, ?(?:(?<monthFirst>\d{1,2}月) )?${YEAR}`
  ),
  rule('mla', String.raw`,? ?卷 ?${VOLUME}(?:, ?期 ?(?<issue>[^,]{1,20}))?, ?${YEAR}(?:, ?页 ?${PAGE})?`),
  // vol. 3, no. 2, p. 3   no. 2, 2018, pp. 3-9
  rule(
    'mla',
    String.raw`,? [Vv]ol\.? ?${VOLUME}(?:,? (?:[Nn]o|[Ii]ss)\.? ?(?<issue>[^, ]{1,20}))?(?:, pp?\.? ?${PAGE})?`
  ),
  rule('mla', String.raw`, (?:no\.|期) ?(?<issue>\d{1,4}), ?(?:${MONTHS} )?${YEAR}(?:, ?(?:pp?\.?|页) ?${PAGE})?`),
  // 3, no. 2 (March 2018): 3-9
  rule(
    'chicago',
    String.raw`,? ${VOLUME}(?:, (?:no\.|期) ?(?<issue>[^,( ]{1,20}))? \((?:${MONTHS},? )?${YEAR}\)(?: ?: ?${PAGES})?`
  ),
  rule('chicago', String.raw`,? ${VOLUME}(?:, no\. (?<issue>[^,( ]{1,20}))? \(${MONTHS}\) ?: ?${PAGES}`),
  // 3.2 (2018), pp. 3-9
  rule(undefined, String.raw`, (?<volume>\d{1,4})\.(?<issue>\d{1,3}) \(${YEAR}\)(?:, ${PAGES})?`),
  // 2018, 3(2): 3-9   2018,3(2):3-9   2018(3):3-9   2018年第3卷第2期 3-9页
  rule('gb-t-7714', String.raw`[,.] ?${YEAR}(?:[-/.]\d\d?)?, ?(?:${VOLUME})?(?: ?${ISSUE})? ?: ?${PAGES}`),
  rule('gb-t-7714', String.raw`[,.] ?${YEAR} ?${ISSUE} ?(?:[:,] ?${PAGES})?`),
  rule(
    'gb-t-7714',
    String.raw`[,.]? ?${YEAR}[,.]? ?第 ?${VOLUME} ?卷(?:[,.]? ?(?:第 ?)?(?<issue>\d{1,4}) ?期)?[,.:]? ?(?:${PAGES})?`
  ),
  // 2018, 3, 3-9   2018, 3 (2), 3-9   2018, 3(2)
  rule('mdpi', String.raw`,? ${YEAR}, ${VOLUME}(?: ?${ISSUE})?(?:, (?:${PAGES}|${ARTICLE_NUMBER}))?`),
  // 2018:3-9
  rule('vancouver', String.raw`[., ] ?${YEAR} ?: ?${PAGES}`),
  // 3(2), pp. 3-9   3(2), 3-9   3(2): 3-9   3:3-9   3, no. 2: 3-9   3(2), Article 9
  rule(
    undefined,
    String.raw`(?:[,;] ?| )${VOLUME}${SUPPLEMENT}(?: ?${ISSUE}|, no\. (?<issue2>[^,: ]{1,12}))?(?: ?[:,] ?(?:${PAGES}|${ARTICLE_NUMBER}))`
  ),
  rule(undefined, String.raw`,? ?第 ?${VOLUME} ?卷(?:[,.]? ?第? ?(?<issue>\d{1,4}) ?期)?[,.:]? ?(?:${PAGES})?`),
  rule(undefined, String.raw`(?:, ?| )${VOLUME} ?${ISSUE}`),
  // Journal(6): 3-9
  rule(undefined, String.raw`(?<=[\p{L}.]) ?${ISSUE} ?: ?${PAGES}`),
  // (2018)436-446   , 436-446
  rule(undefined, String.raw` ?\(${YEAR}\),? ?(?:pp?\.? ?)?(?<page>\d{1,6} ?-{1,2} ?\d{1,6})`),
  rule(undefined, String.raw`,(?: pp?\.?| ?页)? ?(?<page>\d{1,6} ?-{1,2} ?\d{1,6})`)
]

/** What stands at the end where pages are not known: `2018;3`, `(2018) 3:`, `2018, 3`, `3`, `(2018)`, `2018`. */
const SHORT_RULES: readonly LocatorRule[] = [
  rule('vancouver', String.raw`[., ] ?\(?${YEAR}\)?(?: ${MONTHS})? ?; ?${VOLUME}`),
  rule(undefined, String.raw`,? \(${YEAR}\) ?${VOLUME}`),
  rule('nature', String.raw`,? ${VOLUME}(?: ?${ISSUE})?,? \(${YEAR}\)`),
  rule('gb-t-7714', String.raw`[,.] ?${YEAR}, ?${VOLUME}(?: ?${ISSUE})?`),
  rule('mdpi', String.raw`,? ${YEAR}, ${VOLUME}`),
  rule(undefined, String.raw`[,.]? ?${MONTHS},? ?${YEAR}`),
  rule(undefined, String.raw`[., ] ?\(?${YEAR}\)?(?: ${MONTHS})?`),
  rule(undefined, String.raw`,? \((?<issue>\d{1,4})\)|(?<=\p{L})\((?<issue2>\d{1,3})\)`),
  rule(undefined, String.raw`, ${MONTHS}`),
  rule(undefined, String.raw`,? ${VOLUME}`)
]

/** Locators are short: what stands before this many characters is no part of one. */
const REACH = 130

/** The locator with which the range ends; undefined where it ends with none. */
export const findLocator = (entry: FlatText, from: number, to: number): Locator | undefined =>
  matchRules(RULES, entry, from, to)

/** A year, a volume or both at the end of a range. Journals alone end so, so the caller must know that it is one. */
export const findShortLocator = (entry: FlatText, from: number, to: number): Locator | undefined =>
  matchRules(SHORT_RULES, entry, from, to)

function matchRules(rules: readonly LocatorRule[], entry: FlatText, from: number, to: number): Locator | undefined {
  let end = to
  while (end > from && '., ;:'.includes(entry.flat.charAt(end - 1))) end--
  const start = Math.max(from, end - REACH)
  const ending = entry.flat.slice(start, end)
  for (const { style, pattern } of rules) {
    const match = pattern.exec(ending)
    const groups = match?.groups
    if (match && groups && !isDay(groups, ending.slice(0, match.index))) {
      return describeLocator(groups, start + match.index, style)
    }
  }
  return undefined
}

/** `December 28, 2021` is no volume with a page, and the `9` of `no. 9` is none either. */
const isDay = ({ year, page }: Readonly<Record<string, string | undefined>>, before: string): boolean =>
  (year === undefined && /^(?:19|20)\d\d$/.test(page ?? '')) ||
  /(?:\b(?:no|nos|vol|iss|ed|pp?)\.?|期|卷),?$/i.test(before.trimEnd()) ||
  /(?:^|[\s(])(?:Jan|Feb|Mar|Apr|May|Jun|Jul|Aug|Sep|Oct|Nov|Dec)[a-z]{0,6}\.?,?$/.test(before)

/** Volumes run over two numbers at the most; `436-446` are pages. */
function isPageRange(volume: string | undefined): boolean {
  const [, first = '', last = ''] = /^(\d+)-(\d+)$/.exec(volume ?? '') ?? []
  return first !== '' && Math.abs(Number(last) - Number(first)) > 1
}

const MONTH_NAME =
  /^(?:Jan|Feb|Mar|Apr|May|June?|July?|Aug|Sept?|Oct|Nov|Dec)[a-z.]*$|^(?:Spring|Summer|Autumn|Fall|Winter)$|月$/

function describeLocator(
  groups: Readonly<Record<string, string | undefined>>,
  start: number,
  style: PlainStyle | undefined
): Locator {
  const { year, month, monthZh, monthFirst, volume, supplement, issue, issue2, page, article } = groups
  const issued = readIssued(year, month?.replaceAll('.', ''), (monthZh ?? monthFirst)?.match(/\d+/gu)?.join('-'))
  const number = supplement ?? (MONTH_NAME.test(issue ?? '') ? undefined : issue) ?? issue2
  const isRange = page === undefined && isPageRange(volume)
  const pages = page ?? article ?? (isRange ? volume : undefined)
  return {
    start,
    style,
    ...(issued && { issued }),
    ...(volume !== undefined && !isRange && { volume }),
    ...(number !== undefined && { issue: supplement && issue ? `${issue} ${supplement}` : number.trim() }),
    ...(pages !== undefined && { page: expandPages(pages) })
  }
}

function readIssued(
  year: string | undefined,
  month: string | undefined,
  monthAndDay: string | undefined
): CslDate | undefined {
  if (year === undefined) return undefined
  if (monthAndDay !== undefined) return parseDate(`${year}-${monthAndDay}`)
  const date = parseDate(month === undefined ? year : `${year} ${month}`)
  return date?.literal === undefined ? date : parseDate(year)
}

/** `1042-51` as `1042-1051`: styles leave the digits out that repeat. */
export function expandPages(pages: string): string {
  const range = /^([A-Za-z]*)(\d+) ?-{1,2} ?([A-Za-z]*)(\d+)$/.exec(pages)
  if (!range) return pages.replace(/ ?-{1,2} ?/g, '-')
  const [, prefix = '', first = '', lastPrefix = '', last = ''] = range
  const whole = last.length < first.length ? first.slice(0, first.length - last.length) + last : last
  return `${prefix}${first}-${lastPrefix}${whole}`
}
