import { pinyin } from 'pinyin-pro'
import { foldTitle } from './compare-titles'
import type { Likeness } from './compare-titles'

const HAN = /\p{Script=Han}/u
const SMALL_WORDS: ReadonlySet<string> = new Set('the of and in for on an de der die das la le et und'.split(' '))
/** Words by which the pinyin title of a Chinese journal is known; its English title shares none of its letters. */
const ROMANISED = /\b(?:zhonghua|zhongguo|za ?zhi|xue ?bao|yi ?xue|yao ?xue)\b/

const lettersOf = (text: string): string => text.replace(/[^\p{L}\p{N}]+/gu, '')
const wordsOf = (text: string): readonly string[] =>
  (text.match(/[\p{L}\p{N}]+/gu) ?? []).filter((word) => !SMALL_WORDS.has(word))

/** Compares two titles of journals or books: in full, abbreviated word by word, by initials, or Chinese in pinyin. */
export function compareJournals(a: string, b: string): Likeness {
  const [x, y] = [foldJournal(a), foldJournal(b)]
  const [xs, ys] = [lettersOf(x), lettersOf(y)]
  if (xs === '' || ys === '') return 'unknown'
  if (xs === ys) return 'same'
  if (HAN.test(xs) !== HAN.test(ys)) return lettersOf(inPinyin(x)) === lettersOf(inPinyin(y)) ? 'same' : 'unknown'
  if (HAN.test(xs)) return xs.includes(ys) || ys.includes(xs) ? 'same' : 'different'
  const [xw, yw] = [wordsOf(x), wordsOf(y)]
  if (abbreviates(xw, yw) || abbreviates(yw, xw) || isInitials(xs, yw) || isInitials(ys, xw)) return 'same'
  return ROMANISED.test(x) !== ROMANISED.test(y) ? 'unknown' : 'different'
}

/** Without place, edition and subtitle: `Multiple sclerosis (Houndmills, Basingstoke, England)`. */
function foldJournal(title: string): string {
  const bare = foldTitle(title)
    .replace(/\s*[([].*$/, '')
    .replace(/\s*[:=/]\s.*$/, '')
  return bare === '' ? foldTitle(title) : bare
}

const inPinyin = (text: string): string => pinyin(text, { toneType: 'none', type: 'array', v: true }).join('')

/** Each word of `short` is short for the one at its place in `long`. */
const abbreviates = (short: readonly string[], long: readonly string[]): boolean =>
  short.length > 0 && short.length === long.length && short.every((word, at) => isShortOf(word, long[at] ?? ''))

/** `biomed` of `biomedical`, `natl` of `national`, `dtsch` of `deutsche`: the same start and the letters in order. */
function isShortOf(short: string, long: string): boolean {
  if (long.startsWith(short)) return true
  if (short.length < 3 || short[0] !== long[0]) return false
  let at = 0
  for (const letter of short) {
    at = long.indexOf(letter, at) + 1
    if (at === 0) return false
  }
  return true
}

/** `pnas` of `proceedings national academy sciences …`. */
function isInitials(letters: string, words: readonly string[]): boolean {
  const initials = words.map((word) => word[0] ?? '').join('')
  return letters.length >= 3 && initials.startsWith(letters)
}
