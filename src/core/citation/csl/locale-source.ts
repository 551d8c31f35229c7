import { elementsOf, type CslNode } from '../csl-tree'
import { lookUp } from '../look-up'
import { mergeLocales, type Locale } from './locale'

/** Gives the tree of a CSL locale file; undefined for one that is not at hand. */
export type FindLocaleFile = (tag: string) => CslNode | undefined

/** What each language without a region means, where the region is not its name in capitals. */
const PRIMARY: Readonly<Record<string, string>> = {
  en: 'en-US',
  zh: 'zh-CN',
  ja: 'ja-JP',
  ko: 'ko-KR',
  da: 'da-DK',
  cs: 'cs-CZ',
  sv: 'sv-SE',
  nb: 'nb-NO',
  nn: 'nn-NO',
  el: 'el-GR',
  he: 'he-IL',
  et: 'et-EE',
  fa: 'fa-IR',
  sl: 'sl-SI',
  sr: 'sr-RS',
  uk: 'uk-UA',
  vi: 'vi-VN',
  ca: 'ca-AD',
  af: 'af-ZA',
  km: 'km-KH'
}

const primaryOf = (language: string): string => lookUp(PRIMARY, language) ?? `${language}-${language.toUpperCase()}`

/**
 * Locales for one style, each merged once: the style's own terms for the dialect, for the language and for all; then the
 * files of the dialect, of the language's main dialect and of American English.
 */
export function createLocaleSource(style: CslNode, findFile: FindLocaleFile): (tag: string) => Locale {
  const known = new Map<string, Locale>()
  const own = elementsOf(style, 'locale')
  return (tag) => {
    const present = known.get(tag)
    if (present) return present
    const merged = mergeLocales(tag, layersOf(tag, own, findFile))
    known.set(tag, merged)
    return merged
  }
}

function layersOf(tag: string, own: readonly CslNode[], findFile: FindLocaleFile): readonly CslNode[] {
  const language = tag.split('-')[0] ?? tag
  const ownFor = (wanted: string | undefined): readonly CslNode[] =>
    own.filter((locale) => locale.attrs['xml:lang'] === wanted)
  const files = [...new Set([tag, language, primaryOf(language), 'en-US'])].flatMap((wanted) => findFile(wanted) ?? [])
  const dialects = language === tag ? [primaryOf(language)] : []
  return [
    ...ownFor(tag),
    ...dialects.flatMap(ownFor),
    ...(language === tag ? [] : ownFor(language)),
    ...ownFor(undefined),
    ...files
  ]
}
