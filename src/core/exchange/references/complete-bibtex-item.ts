import type { CslDate } from '#core/references/reference'
import { CSL_TYPES } from './csl-variables'
import { cutDateParts, parseDate } from './parse-date'
import type { SplitEntry } from './split-bibtex'

/** Puts right what the mapping leaves: types by `entrysubtype`, dates, identifiers and addresses letter by letter. */
export function completeBibtexItem(
  mapped: Readonly<Record<string, unknown>>,
  entry: SplitEntry
): Record<string, unknown> {
  const field = (...names: readonly string[]): string | undefined => {
    const value = names.map((name) => entry.fields.get(name)?.value).find((text) => text !== undefined)
    return value?.replace(/[{}]/g, '').trim() || undefined
  }
  const month = field('month')
  const date = field('date') ?? [field('year'), month].filter(Boolean).join(month && /^\d+$/.test(month) ? '-' : ' ')
  const item: Record<string, unknown> = {
    ...mapped,
    id: entry.key,
    type: subtypeToType(field('entrysubtype')) ?? mapped['type'],
    genre: readGenre(mapped['genre']),
    language: field('language', 'langid') ?? mapped['language'],
    issued: readBibtexDate(date, field('day')) ?? mapped['issued'],
    accessed: readBibtexDate(field('urldate', 'lastchecked') ?? '', undefined) ?? mapped['accessed'],
    number: mapped['number'] ?? field('eid', 'articleno'),
    issue: mapped['issue'] ?? field('issue'),
    keyword: typeof mapped['keyword'] === 'string' ? mapped['keyword'].split(/\s*[,;]\s*/).join(', ') : undefined,
    DOI: readVerbatim(field('doi'))?.replace(DOI_RESOLVER, ''),
    URL: readVerbatim(field('url')) ?? mapped['URL']
  }
  delete item['citation-key']
  return item
}

/** Entry types that say what kind of thesis or report it is, as a reader would call it. */
const GENRES: Readonly<Record<string, string | undefined>> = {
  phdthesis: 'PhD thesis',
  mastersthesis: "Master's thesis",
  mathesis: "Master's thesis",
  bathesis: "Bachelor's thesis",
  candthesis: 'Candidate thesis',
  techreport: undefined,
  report: undefined,
  resreport: 'Research report'
}

function readGenre(genre: unknown): unknown {
  if (typeof genre !== 'string') return genre
  return Object.hasOwn(GENRES, genre.toLowerCase()) ? GENRES[genre.toLowerCase()] : genre
}

const DOI_RESOLVER = /^(?:(?:https?:\/\/)?(?:dx\.)?doi\.org\/|doi:\s*)/i

function readBibtexDate(text: string, day: string | undefined): CslDate | undefined {
  const season = /^(-?\d{4})-2([1-4])$/.exec(text)
  if (season) return { 'date-parts': [[Number(season[1])]], season: Number(season[2]) }
  const date = parseDate(text)
  const parts = date?.['date-parts']
  if (day === undefined || parts?.[0]?.length !== 2) return date
  return { ...date, 'date-parts': [cutDateParts([...parts[0], Number(day)]) ?? parts[0]] }
}

/** Identifiers and addresses are not LaTeX, but many programs escape them as if they were. */
function readVerbatim(text: string | undefined): string | undefined {
  return text?.replace(/\\([_%#&$~^])(?:\{\})?/g, '$1').replace(/^\\url\s*/, '')
}

/** The CSL type that an `entrysubtype` tells apart from others of its entry type; undefined where it tells none. */
export function subtypeToType(subtype: string | undefined): string | undefined {
  const name = subtype?.toLowerCase()
  if (name === 'newspaper' || name === 'magazine') return `article-${name}`
  return name !== undefined && CSL_TYPES.has(name) ? name : undefined
}
