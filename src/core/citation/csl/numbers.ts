import { assertNever } from '#core/assert-never'
import { toRoman } from '#core/to-roman'
import type { Locale } from './locale'

export type NumberForm = 'numeric' | 'ordinal' | 'long-ordinal' | 'roman'

/** A number with letters around it: `2b`, `D12`, `L2d`, `5th`. */
const NUMERIC_PART = /^\p{L}{0,3}\d+\p{L}{0,3}$/u
const SEPARATORS = /\s*([,;&]|[‐‑–—]|--?)\s*/

/** Longer texts are no numbers. */
const MAX_NUMBER = 1000

/** True for numbers, and for several of them with commas, hyphens or ampersands between: `2`, `2nd`, `2, 3`, `2-4`. */
export function isNumeric(text: string): boolean {
  if (text.length > MAX_NUMBER) return false
  const parts = text.trim().split(SEPARATORS)
  return parts.every((part, index) => index % 2 === 1 || NUMERIC_PART.test(part.trim()))
}

/** True when a text names several pages or numbers. */
export function isPlural(text: string): boolean {
  if (text.length > MAX_NUMBER) return false
  const bare = text.replaceAll('\\-', '')
  const parts = bare.split(/\s*[,;&‐‑–—-]\s*|\s+(?:and|et|und|y|e)\s+/u).filter((part) => part !== '')
  if (parts.length < 2) return false
  return parts.every((part) => /\d/.test(part) || /^[ivxlcdm]+$/i.test(part.trim()))
}

/** A number variable in the form asked for; text that is no number is returned as it is. */
export function formatNumber(text: string, form: NumberForm, locale: Locale, gender: string): string {
  if (!isNumeric(text)) return text
  const parts = text.trim().split(SEPARATORS)
  return parts
    .map((part, index) => (index % 2 === 1 ? separator(part, locale) : formatOne(part.trim(), form, locale, gender)))
    .join('')
}

function separator(mark: string, locale: Locale): string {
  if (mark === ',' || mark === ';') return `${mark} `
  return mark === '&' ? ' & ' : locale.pageRangeDelimiter
}

function formatOne(part: string, form: NumberForm, locale: Locale, gender: string): string {
  if (form === 'numeric' || !/^\d+$/.test(part)) return part
  const number = Number(part)
  switch (form) {
    case 'ordinal':
      return part + locale.findOrdinal(number, gender)
    case 'long-ordinal':
      return (
        (number <= 10 ? locale.findLongOrdinal(number, gender) : undefined) ?? part + locale.findOrdinal(number, gender)
      )
    case 'roman':
      return toRoman(number) ?? part
    default:
      return assertNever(form)
  }
}
