import type { ReferenceId } from '#core/ids'
import { languageOf } from '#core/references/language'
import type { CslItem, CslName } from '#core/references/reference'
import { EAST_ASIAN, entryLocale, resolveCslLocale } from './csl-locales'
import type { FormatRequest } from './processor'

/** A reference that the side cites, and its language as a BCP 47 tag where it is known. */
export interface CitedItem {
  readonly reference: ReferenceId
  readonly item: CslItem
  readonly language: string | undefined
}

export type Cited = Pick<FormatRequest, 'references' | 'citations'>

/** The CSL locales that formatting this side needs, English included. */
export function neededLocales(request: Cited & Pick<FormatRequest, 'locale'>): readonly string[] {
  const side = resolveCslLocale(request.locale)
  const entries = citedItems(request).map((cited) => entryLocale(cited.language, side))
  return [...new Set(['en-US', side, ...entries])].sort()
}

/** The references cited, each once, in the order of first citation; those not at hand are left out. */
export function citedItems(request: Cited): readonly CitedItem[] {
  return citedReferences(request).flatMap((reference) => {
    const item = findItem(request.references, reference)
    return item ? [{ reference, item, language: entryLanguage(item) }] : []
  })
}

/** The reference of that id; undefined where it is not at hand, or is none. */
export function findItem(references: Cited['references'], id: ReferenceId): CslItem | undefined {
  const item: unknown = references.get(id)
  return typeof item === 'object' && item !== null ? (item as CslItem) : undefined
}

/** Found in text that has a Chinese, Japanese or Korean character. */
export const EAST_ASIAN_TEXT = /[\p{sc=Han}\p{sc=Hiragana}\p{sc=Katakana}\p{sc=Hangul}]/u

/**
 * The language an entry is set in: the reference's own; but a Chinese article that is recorded in translation, with a
 * Latin title and Latin names, is set in English, as "Liu J, Gao Y, 等" would be in no language.
 */
export function entryLanguage(item: CslItem): string | undefined {
  const known = languages.get(item)
  if (known) return known.language
  const language = findEntryLanguage(item)
  languages.set(item, { language })
  return language
}

/** What was found, as long as the item is the same object: telling a language by its script takes time. */
const languages = new WeakMap<CslItem, { readonly language: string | undefined }>()

/** A title that is no text tells no language. */
const withTexts = (item: CslItem): CslItem => ({
  id: item.id,
  type: item.type,
  ...(typeof item.language === 'string' && { language: item.language }),
  ...(typeof item.title === 'string' && { title: item.title }),
  ...(typeof item['container-title'] === 'string' && { 'container-title': item['container-title'] })
})

function findEntryLanguage(item: CslItem): string | undefined {
  const language = languageOf(withTexts(item))
  if (language === undefined || !EAST_ASIAN.has(resolveCslLocale(language))) return language
  const recorded = [item.title, ...namesIn(item.author), ...namesIn(item.editor)].filter(
    (text) => typeof text === 'string'
  )
  return recorded.length > 0 && !recorded.some((text) => EAST_ASIAN_TEXT.test(text)) ? 'en' : language
}

/** Family names and names of one text, whatever else the list holds. */
const namesIn = (names: unknown): readonly unknown[] =>
  Array.isArray(names) ? names.flatMap((name: Partial<CslName> | null) => [name?.family, name?.literal]) : []

/** The references cited, at hand or not, each once, in the order of first citation. */
export function citedReferences(request: Cited): readonly ReferenceId[] {
  const cited = new Set<ReferenceId>()
  for (const { items } of request.citations) for (const { reference } of items) cited.add(reference)
  return [...cited]
}
