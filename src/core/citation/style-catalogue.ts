import type { StyleInfo } from './processor'

/** One style of the index that `scripts/build-styles.mjs` writes. */
export interface CatalogueStyle extends StyleInfo {
  /** Number of the pack that holds the style's text. */
  readonly pack: number
  /** Other names a person may type, in any language: `NLM`, `国标`. */
  readonly names?: readonly string[]
  /** Journals that use it. */
  readonly journals?: readonly string[]
}

/** The content of `resources/styles/index.json`. */
export interface StyleIndex {
  readonly shortlist: readonly string[]
  /** Ids of other editions and of dependent styles, to the id that is here. */
  readonly aliases: Readonly<Record<string, string>>
  readonly styles: readonly CatalogueStyle[]
}

/** The styles at hand. */
export interface StyleCatalogue {
  /** The styles most asked for, in their fixed order. */
  readonly shortlist: readonly CatalogueStyle[]
  readonly all: readonly CatalogueStyle[]
  /** By id, alias or the address a style file gives (`http://www.zotero.org/styles/apa`). */
  readonly find: (id: string) => CatalogueStyle | undefined
  /**
   * By name, abbreviation, journal, id or Chinese name, best first; every word of the query must be found. An empty
   * query gives the shortlist and then all others by title.
   */
  readonly search: (query: string) => readonly CatalogueStyle[]
}

export function createStyleCatalogue(index: StyleIndex): StyleCatalogue {
  const byId = new Map(index.styles.map((style) => [style.id, style]))
  const aliases = new Map(Object.entries(index.aliases))
  const find = (id: string): CatalogueStyle | undefined => {
    const bare = id
      .trim()
      .replace(/^https?:\/\/[^\s]*\//, '')
      .replace(/\.csl$/, '')
    return byId.get(bare) ?? byId.get(aliases.get(bare.toLowerCase()) ?? '')
  }
  const shortlist = index.shortlist.flatMap((id) => byId.get(id) ?? [])
  const entries = describeEntries(index, shortlist)
  return { shortlist, all: index.styles, find, search: (query) => searchEntries(entries, query) }
}

interface SearchEntry {
  readonly style: CatalogueStyle
  /** Folded title, id, aliases and names: what the style is called. */
  readonly called: readonly string[]
  readonly journals: readonly string[]
  /** First letters of the words of title, names and journals. */
  readonly initials: ReadonlySet<string>
  readonly everything: string
  /** Place in the shortlist; undefined for all others. */
  readonly place: number | undefined
}

function describeEntries(index: StyleIndex, shortlist: readonly CatalogueStyle[]): readonly SearchEntry[] {
  const aliases = new Map<string, string[]>()
  for (const [alias, id] of Object.entries(index.aliases)) aliases.set(id, [...(aliases.get(id) ?? []), alias])
  const entries = index.styles.map((style) => {
    const titles = [style.title, ...(style.names ?? [])]
    const called = [...titles, style.id, ...(aliases.get(style.id) ?? [])].map(fold)
    const journals = (style.journals ?? []).map(fold)
    const place = shortlist.indexOf(style)
    return {
      style,
      called,
      journals,
      initials: new Set([...titles, ...(style.journals ?? [])].map(initialsOf)),
      everything: [...called, ...journals].join(' '),
      place: place < 0 ? undefined : place
    }
  })
  return entries.sort(
    (a, b) => (a.place ?? BEHIND) - (b.place ?? BEHIND) || compare(a.called[0] ?? '', b.called[0] ?? '')
  )
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

function searchEntries(entries: readonly SearchEntry[], query: string): readonly CatalogueStyle[] {
  const folded = fold(query)
  if (folded === '') return query.trim() === '' ? entries.map((entry) => entry.style) : []
  const words = folded.split(' ')
  return entries
    .map((entry) => ({ entry, rank: rankEntry(entry, folded, words) }))
    .filter(({ rank }) => rank > 0)
    .sort((a, b) => b.rank - a.rank)
    .map(({ entry }) => entry.style)
}

/** 0 for no match. Entries of equal rank keep their order: shortlist first, then by title. */
function rankEntry(entry: SearchEntry, query: string, words: readonly string[]): number {
  if (entry.called.includes(query)) return 9
  if (entry.journals.includes(query)) return 8
  if (entry.called.some((name) => name.startsWith(`${query} `))) return 7
  if (words.length === 1 && query.length > 2 && entry.initials.has(query)) return 6
  if (entry.called.some((name) => name.startsWith(query))) return 5
  if (entry.journals.some((name) => name.startsWith(query))) return 4
  if (words.every((word) => ` ${entry.everything}`.includes(` ${word}`))) return entry.place === undefined ? 3 : 7
  return words.every((word) => entry.everything.includes(word)) ? 2 : 0
}
