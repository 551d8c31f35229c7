import { en } from './en'

/*
 * The English catalogue is the measure: every other language must have the same keys, no more and no fewer. Keys that
 * depend on a number end in `_one` and `_other`; a language without that difference (Chinese) has `_other` only.
 */
type English = typeof en
type EnglishKey = keyof English

type Stem<K extends string> = K extends `${infer S}_one` | `${infer S}_other` ? S : K
type Full<K extends string> = K extends keyof English ? K : `${K}_other` extends keyof English ? `${K}_other` : never

/** What code asks for: a key without its number ending. */
export type TextKey = Stem<EnglishKey>

/** A language that does not tell one from many. */
export type CatalogueWithoutPlural = {
  readonly [K in EnglishKey as K extends `${string}_one` ? never : K]: string
}

type Name<S extends string> = S extends `${infer N}, ${string}` ? N : S
type Names<S extends string> = S extends `${string}{{${infer N}}}${infer Rest}` ? Name<N> | Names<Rest> : never

/** Names of the values that the text of a key needs. */
export type ValueNames<K extends TextKey> = Names<English[Full<K> & EnglishKey]>

/** The values themselves; counted keys take `count`. */
export type TextValues<K extends TextKey> = {
  readonly [N in ValueNames<K>]: N extends 'count' ? number : string | number
}

/** Finds a text in the current language. A key whose text has no values takes none. */
export type TextFunction = <K extends TextKey>(
  key: K,
  ...values: [ValueNames<K>] extends [never] ? [] : [values: TextValues<K>]
) => string
