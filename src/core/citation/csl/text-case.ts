import { assertNever } from '#core/assert-never'
import { bareText, mapText, type Output } from './output'

export type TextCase = 'lowercase' | 'uppercase' | 'capitalize-first' | 'capitalize-all' | 'sentence' | 'title'

const CASES: ReadonlySet<string> = new Set([
  'lowercase',
  'uppercase',
  'capitalize-first',
  'capitalize-all',
  'sentence',
  'title'
])

export const isTextCase = (value: string | undefined): value is TextCase => value !== undefined && CASES.has(value)

/** Words that title case leaves small unless they come first or last: articles, conjunctions, prepositions, particles. */
const SMALL_WORDS = new Set(
  (
    'a about above across after against along among an and around as at before behind below beneath beside between ' +
    'beyond but by down during for from in into like near nor of off on onto or over per since so than the through ' +
    'till to toward towards under until up upon via with within without yet d de della di van von vs'
  ).split(' ')
)

/** The output in another case. Title case is for English only, and leaves words with capitals of their own alone. */
export function applyTextCase(output: Output, textCase: TextCase, language: string): Output {
  switch (textCase) {
    case 'lowercase':
      return mapText(output, (text, isKept) => (isKept ? text : toLower(text, language)))
    case 'uppercase':
      return mapText(output, (text, isKept) => (isKept ? text : toUpper(text, language)))
    case 'capitalize-first':
      return rewrite(output, (text, isKept) => capitalizeAt(text, text.search(LETTER), isKept, language))
    case 'capitalize-all':
      return isLong(output) ? output : rewrite(output, (text, isKept) => capitalizeWords(text, isKept, language))
    case 'sentence':
      return sentenceCase(output, language)
    case 'title':
      return /^en\b/i.test(language) && !isLong(output) ? rewrite(output, titleCase) : output
    default:
      return assertNever(textCase)
  }
}

/** No title is so long; its words are left as they are. */
const MAX_TITLE = 5000

const isLong = (output: Output): boolean => bareText(output).length > MAX_TITLE

/** A letter or figure; a stand-in for a citation number is one. */
const LETTER = /[\p{L}\p{N}\uFDD0-\uFDEF]/u

const toLower = (text: string, language: string): string => withLocale(language, (tag) => text.toLocaleLowerCase(tag))
const toUpper = (text: string, language: string): string => withLocale(language, (tag) => text.toLocaleUpperCase(tag))

function withLocale(language: string, change: (tag: string | undefined) => string): string {
  try {
    return change(/^(?:tr|az|lt)\b/i.test(language) ? language : undefined)
  } catch {
    return change(undefined)
  }
}

type IsKept = (index: number) => boolean

/** Changes all texts of an output as one; what comes back must be as long as what went in. */
function rewrite(output: Output, change: (text: string, isKept: IsKept) => string): Output {
  if (typeof output === 'string') return change(output, () => false)
  let whole = ''
  const kept: [number, number][] = []
  mapText(output, (text, isKept) => {
    if (isKept) kept.push([whole.length, whole.length + text.length])
    whole += text
    return text
  })
  const changed = change(whole, (index) => kept.some(([from, to]) => index >= from && index < to))
  let at = 0
  return mapText(output, (text) => changed.slice(at, (at += text.length)))
}

function capitalizeAt(text: string, index: number, isKept: IsKept, language: string): string {
  if (index < 0 || isKept(index)) return text
  const letter = String.fromCodePoint(text.codePointAt(index) ?? 0)
  const capital = toUpper(letter, language)
  return capital.length === letter.length ? text.slice(0, index) + capital + text.slice(index + letter.length) : text
}

function capitalizeWords(text: string, isKept: IsKept, language: string): string {
  let changed = text
  for (const match of text.matchAll(/[^\s]+/g)) {
    const at = match[0].search(LETTER)
    if (at >= 0) changed = capitalizeAt(changed, match.index + at, isKept, language)
  }
  return changed
}

function sentenceCase(output: Output, language: string): Output {
  const lowered = mapText(output, (text, isKept) => (isKept ? text : toLower(text, language)))
  return rewrite(lowered, (text, isKept) => capitalizeAt(text, text.search(LETTER), isKept, language))
}

/** A word for title case: no spaces, hyphens, dashes or slashes in it. */
const WORD = /[^\s\u00A0\-‐‑–—/]+/g

const LAST_LETTER = /[\p{L}\p{N}\uFDD0-\uFDEF][^\p{L}\p{N}\uFDD0-\uFDEF]*$/u

function titleCase(text: string, isKept: IsKept): string {
  const lastLetter = text.search(LAST_LETTER)
  let isFirst = true
  return text.replace(WORD, (word: string, index: number) => {
    const at = word.search(LETTER)
    if (at < 0) return word
    const isEdge = isFirst || index + word.length > lastLetter
    isFirst = false
    const stays = /\p{Lu}/u.test(word) || isKept(index + at) || (!isEdge && isSmall(word) && !startsPhrase(text, index))
    if (stays || (IS_LETTER.test(word) && isAfterHyphen(text, index))) return word
    if (/^[a-z]/.test(word)) return word.charAt(0).toUpperCase() + word.slice(1)
    return /^\p{sc=Latin}/u.test(word.slice(at)) ? capitalizeAt(word, at, () => false, 'en') : word
  })
}

function isSmall(word: string): boolean {
  if (SMALL_WORDS.has(word)) return true
  const bare = word.replace(/^[^\p{L}\p{N}]+|[^\p{L}\p{N}]+$/gu, '')
  return SMALL_WORDS.has(bare) || /^d[’']/.test(bare)
}

/** A letter by itself, signs around it aside. */
const IS_LETTER = /^[^\p{L}\p{N}]*\p{L}[^\p{L}\p{N}]*$/u

/** True after a colon, a full stop, a question or exclamation mark, quotes and brackets aside. */
const startsPhrase = (text: string, index: number): boolean =>
  /[:?!.]["”’“‘([\s]*\s["“‘([]*$/.test(text.slice(Math.max(0, index - 8), index))

const isAfterHyphen = (text: string, index: number): boolean => /[\p{N}][-‐‑]$/u.test(text.slice(0, index))
