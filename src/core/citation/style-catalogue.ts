import type { StyleInfo } from './processor'
import { createStyleSearch } from './search-styles'
import type { Journal } from './style-journals'

/** One style of the index that `scripts/build-styles.mjs` writes. */
export interface CatalogueStyle extends StyleInfo {
  /** The file of `resources/styles` that holds its text: a pack of many (`3.pack`), or a `.csl` file of its own. */
  readonly file: string
  /** Other names a person may type, in any language: `NLM`, `国标`. */
  readonly names?: readonly string[]
  /** A few of the journals that use it. */
  readonly journals?: readonly string[]
}

/** The content of `resources/styles/index.json`. */
export interface StyleIndex {
  readonly shortlist: readonly string[]
  /** Ids of other editions and of dependent styles, to the id that is here. */
  readonly aliases: Readonly<Record<string, string>>
  readonly styles: readonly CatalogueStyle[]
}

/** What a new manuscript starts with, and what serves where a manuscript's own style is gone. */
export const DEFAULT_STYLE = 'frontiers'

/** A style that a query found, and the journal that it was found by, where it was one. */
export type StyleHit = CatalogueStyle & { readonly foundBy?: Journal }

/** The styles at hand. */
export interface StyleCatalogue {
  /** The styles most asked for, in their fixed order. */
  readonly shortlist: readonly CatalogueStyle[]
  readonly all: readonly CatalogueStyle[]
  /** By id, alias, id of a journal's dependent style, or the address of any of them (`http://www.zotero.org/styles/apa`). */
  readonly find: (id: string) => CatalogueStyle | undefined
  /**
   * By name, abbreviation, journal, id, ISSN or Chinese name, best first; every word of the query must be found. A
   * journal is a hit of its own. An empty query gives the shortlist and then all other styles by title.
   */
  readonly search: (query: string) => readonly StyleHit[]
}

/** `journals` may be left out where nothing is searched: then only the journals that the index names are known. */
export function createStyleCatalogue(index: StyleIndex, journals: readonly Journal[] = []): StyleCatalogue {
  const byId = new Map(index.styles.map((style) => [style.id, style]))
  const aliases = new Map([
    ...journals.flatMap(({ id, style }) => (id === '' ? [] : [[id, style] as const])),
    ...Object.entries(index.aliases)
  ])
  const find = (id: string): CatalogueStyle | undefined => {
    const bare = id
      .trim()
      .replace(/^https?:\/\/[^\s]*\//, '')
      .replace(/\.csl$/, '')
    return byId.get(bare) ?? byId.get(aliases.get(bare.toLowerCase()) ?? '')
  }
  const shortlist = index.shortlist.flatMap((id) => byId.get(id) ?? [])
  let search: StyleCatalogue['search'] | undefined
  return {
    shortlist,
    all: index.styles,
    find,
    search: (query) => {
      search ??= createStyleSearch({ styles: index.styles, shortlist, aliases: index.aliases, journals })
      return search(query)
    }
  }
}
