import type { CslItem } from '#core/references/reference'
import { EAST_ASIAN_TEXT } from './cited-items'

/** What an entry prints of a work in the work's own language, and a second entry prints translated. */
const TRANSLATED = [
  'title',
  'author',
  'editor',
  'translator',
  'container-title',
  'edition',
  'publisher',
  'publisher-place'
] as const

/** Short forms have no translation; Chinese ones are left out of a translated entry. */
const SHORT_FORMS: ReadonlySet<string> = new Set([
  'title-short',
  'container-title-short',
  'shortTitle',
  'journalAbbreviation'
])

const PAIRING_STYLE = /gb[-/ ]?t?[-/ —]*7714/i

/**
 * True where an entry for a Chinese work is followed by its English translation: in the styles of GB/T 7714 on a
 * Chinese side, as journals of Chinese medicine ask. `style` is the id that the style gives itself.
 */
export const printsPairs = (style: string, sideLocale: string): boolean =>
  sideLocale.startsWith('zh') && PAIRING_STYLE.test(style)

/**
 * The English entry of a pair for a work recorded in Chinese: the translated forms in place of the original ones, names
 * and journals in pinyin where they have no translation, all else shared. Undefined without a translated title, or where
 * a part would stay Chinese: half a translation is worse than none.
 */
export function translateItem(item: CslItem): CslItem | undefined {
  if (!isLatin(item['translated-title'])) return undefined
  const translated: Record<string, unknown> = {}
  for (const variable of TRANSLATED) {
    const own = item[variable]
    if (own === undefined || own === '') continue
    const form = [item[`translated-${variable}`], item[`romanised-${variable}`], own].find((form) => fits(form, own))
    if (form === undefined) return undefined
    translated[variable] = form
  }
  const shared = Object.entries(item).filter(([variable, value]) => !SHORT_FORMS.has(variable) || isLatin(value))
  return { ...Object.fromEntries(shared), id: item.id, type: item.type, ...translated, language: 'en' }
}

/** A list of names that lacks some of the authors would give the work to the others alone. */
const fits = (form: unknown, own: unknown): boolean =>
  isLatin(form) && (Array.isArray(own) ? Array.isArray(form) && form.length >= own.length : typeof form === typeof own)

/** True for text, or names, without a Chinese, Japanese or Korean character. */
function isLatin(form: unknown): boolean {
  const isMissing = form === undefined || form === null || (typeof form === 'string' && form.trim() === '')
  return !isMissing && !hasEastAsian(form)
}

/** Names are objects in a list: what is nested deeper is none. */
function hasEastAsian(form: unknown, depth = 0): boolean {
  if (typeof form !== 'object' || form === null) return EAST_ASIAN_TEXT.test(String(form))
  return depth < 3 && Object.values(form).some((part) => hasEastAsian(part, depth + 1))
}
