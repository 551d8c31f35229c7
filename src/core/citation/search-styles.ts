import type { CatalogueStyle, StyleHit, StyleIndex } from './style-catalogue'
import { readIssn, type Journal } from './style-journals'

export interface StyleSearchOptions {
  readonly styles: readonly CatalogueStyle[]
  readonly shortlist: readonly CatalogueStyle[]
  readonly aliases: StyleIndex['aliases']
  readonly journals: readonly Journal[]
}

interface SearchEntry {
  readonly hit: StyleHit
  /** Folded title, id, aliases and names: what the style or the journal is called. */
  readonly called: readonly string[]
  /** Folded titles of journals that use the style. */
  readonly journals: readonly string[]
  /** First letters of the words of titles, names and journals. */
  readonly initials: ReadonlySet<string>
  readonly everything: string
  /** Place in the shortlist; undefined for all others. */
  readonly place: number | undefined
}

/** Prepares the search that `StyleCatalogue.search` promises; preparing takes some 50 ms, a query a few. */
export function createStyleSearch(options: StyleSearchOptions): (query: string) => readonly StyleHit[] {
  const styles = describeStyles(options)
  const entries = [...styles, ...describeJournals(options)]
  const byIssn = indexIssns(entries, options.journals)
  return (query) => {
    const folded = fold(query)
    if (folded === '') return query.trim() === '' ? styles.map((entry) => entry.hit) : []
    const issn = readIssn(query)
    return issn === undefined ? rankEntries(entries, folded) : (byIssn.get(issn) ?? [])
  }
}

function describeStyles({ styles, shortlist, aliases, journals }: StyleSearchOptions): readonly SearchEntry[] {
  const otherIds = new Map<string, string[]>()
  const journalIds = new Set(journals.map((journal) => journal.id))
  for (const [alias, id] of Object.entries(aliases))
    if (!journalIds.has(alias)) otherIds.set(id, [...(otherIds.get(id) ?? []), alias])
  const ownNames = new Map(journals.filter(isOwnStyle).map((journal) => [journal.style, journal.names]))
  const entries = styles.map((style): SearchEntry => {
    const titles = [style.title, ...(style.names ?? []), ...(ownNames.get(style.id) ?? [])]
    // Journals that are hits of their own need not lead to the style as well.
    const users = journals.length > 0 ? [] : (style.journals ?? [])
    const place = shortlist.indexOf(style)
    return describe(style, titles, [style.id, ...(otherIds.get(style.id) ?? [])], users, place < 0 ? undefined : place)
  })
  return entries.sort(
    (a, b) => (a.place ?? BEHIND) - (b.place ?? BEHIND) || compare(a.called[0] ?? '', b.called[0] ?? '')
  )
}

/** A journal with a style of its own is found as that style. */
const isOwnStyle = (journal: Journal): boolean => journal.id === journal.style

/** All other journals, by title. */
function describeJournals({ styles, journals }: StyleSearchOptions): readonly SearchEntry[] {
  const byId = new Map(styles.map((style) => [style.id, style]))
  return journals
    .flatMap((journal) => {
      const style = byId.get(journal.style)
      if (!style || isOwnStyle(journal)) return []
      return [describe({ ...style, foundBy: journal }, [journal.title, ...journal.names], [journal.id], [], undefined)]
    })
    .sort((a, b) => compare(a.called[0] ?? '', b.called[0] ?? ''))
}

function describe(
  hit: StyleHit,
  titles: readonly string[],
  ids: readonly string[],
  users: readonly string[],
  place: number | undefined
): SearchEntry {
  const called = [...titles, ...ids].map(fold)
  const journals = users.map(fold)
  const initials = new Set([...titles, ...users].map(initialsOf))
  return { hit, called, journals, initials, everything: [...called, ...journals].join(' '), place }
}

function indexIssns(
  entries: readonly SearchEntry[],
  journals: readonly Journal[]
): ReadonlyMap<string, readonly StyleHit[]> {
  const ownIssns = new Map(journals.filter(isOwnStyle).map((journal) => [journal.style, journal.issns]))
  const hits = new Map<string, StyleHit[]>()
  for (const { hit } of entries)
    for (const issn of hit.foundBy?.issns ?? ownIssns.get(hit.id) ?? [])
      hits.set(issn, [...(hits.get(issn) ?? []), hit])
  return hits
}

/** Larger than any place. */
const BEHIND = 1_000_000

const compare = (a: string, b: string) => (a < b ? -1 : a > b ? 1 : 0)

/** Lower case, without accents, punctuation as spaces: `Stem Cell Research & Therapy` and `…and Therapy` agree. */
function fold(text: string): string {
  return text
    .normalize('NFKD')
    .replace(/\p{M}/gu, '')
    .toLowerCase()
    .replace(/&/g, ' and ')
    .replace(/[^\p{L}\p{N}]+/gu, ' ')
    .trim()
}

const MINOR_WORDS = new Set(['of', 'the', 'and', 'in', 'for', 'on', 'a', 'an', 'de', 'et'])

const initialsOf = (text: string): string =>
  fold(text)
    .split(' ')
    .filter((word) => !MINOR_WORDS.has(word))
    .map((word) => word[0] ?? '')
    .join('')

function rankEntries(entries: readonly SearchEntry[], query: string): readonly StyleHit[] {
  const words = query.split(' ')
  return entries
    .map((entry) => ({ entry, rank: rankEntry(entry, query, words) }))
    .filter(({ rank }) => rank > 0)
    .sort((a, b) => b.rank - a.rank)
    .map(({ entry }) => entry.hit)
}

/** 0 for no match. Entries of equal rank keep their order: shortlist first, then by title, then journals. */
function rankEntry(entry: SearchEntry, query: string, words: readonly string[]): number {
  if (entry.called.includes(query)) return 9
  if (entry.journals.includes(query)) return 8
  if (entry.called.some((name) => name.startsWith(`${query} `))) return entry.hit.foundBy ? 5 : 7
  if (words.length === 1 && query.length > 2 && entry.initials.has(query)) return 6
  if (entry.called.some((name) => name.startsWith(query))) return 5
  if (entry.journals.some((name) => name.startsWith(query))) return 4
  if (words.every((word) => ` ${entry.everything}`.includes(` ${word}`))) return entry.place === undefined ? 3 : 7
  return words.every((word) => entry.everything.includes(word)) ? 2 : 0
}
