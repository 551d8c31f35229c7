import { pinyin } from 'pinyin-pro'
import { foldText } from './fold-text'
import { familyText } from './names'
import type { CslItem, CslName } from './reference'

const STOP_WORDS: ReadonlySet<string> = new Set(
  (
    'a an the on of in for to and or from with by at as is are be into via do does can what why how ' +
    'der die das ein eine le la les un une des du el los las il lo gli i'
  ).split(' ')
)

/** Longest part of a key that comes from one name or word, so that groups and compounds stay readable. */
const MAX_PART_LENGTH = 24
const MAX_KEY_LENGTH = 100

/**
 * A citation key in the manner of Better BibTeX: family name, year and first telling word of the title, as in
 * `harris2018phase`; Chinese by pinyin, as in `zhang2020gan`. Without an author the editor, else `anon`; without a year
 * `nd`. The result is lower-case ASCII (other scripts than Chinese keep their letters) and never empty.
 */
export function proposeKey(item: CslItem): string {
  const names = firstNonEmpty(item.author, item.editor, item.translator)
  const name = names ? keyPart(familyText(names), 'name') : ''
  const year = item.issued?.['date-parts']?.[0]?.[0]
  return (name || 'anon') + (year === undefined ? 'nd' : String(Math.abs(year))) + titleWord(item.title ?? '')
}

function firstNonEmpty(...lists: readonly (readonly CslName[] | undefined)[]): CslName | undefined {
  for (const list of lists) if (list?.[0]) return list[0]
  return undefined
}

function titleWord(title: string): string {
  const plain = title.replace(/<\/?[a-z][^<>]*>/gi, '')
  const words = plain.match(/\p{Script=Han}|[^\p{Script=Han}\s\p{P}\p{S}]+/gu) ?? []
  const word = words.find((candidate) => !STOP_WORDS.has(candidate.toLowerCase())) ?? words[0] ?? ''
  return keyPart(word, 'word')
}

function keyPart(text: string, role: 'name' | 'word'): string {
  const romanised = /\p{Script=Han}/u.test(text)
    ? pinyin(text, { toneType: 'none', type: 'array', v: true, surname: role === 'name' ? 'head' : 'off' }).join('')
    : text
  return foldText(romanised)
    .replace(/[^\p{L}\p{N}]+/gu, '')
    .slice(0, MAX_PART_LENGTH)
}

/**
 * Whether a key can stand in Markdown (`@key`), in BibTeX and in a file name: a letter, digit or `_` first, then those
 * and single `: . + - /` between them; at most 100 long; no name that every JavaScript object has.
 */
export function isWellFormedKey(key: string): boolean {
  return key.length <= MAX_KEY_LENGTH && /^[\p{L}\p{N}_]+(?:[:.+/-][\p{L}\p{N}_]+)*$/u.test(key) && !(key in {})
}

/**
 * A key that is not in `taken` (compared without regard to case): the one the file brought (`citation-key`, else `id`)
 * when it is well formed, else a proposed one; where that is taken, with `a`, `b`, … `z`, `aa`, … after it.
 */
export function chooseKey(item: CslItem, taken: { readonly has: (lowerCaseKey: string) => boolean }): string {
  const own = [item['citation-key'], item.id].find((key) => typeof key === 'string' && isWellFormedKey(key))
  const base = typeof own === 'string' ? own : proposeKey(item)
  if (!taken.has(base.toLowerCase())) return base
  for (let number = 1; ; number++) {
    const key = base + letterSuffix(number)
    if (!taken.has(key.toLowerCase())) return key
  }
}

function letterSuffix(number: number): string {
  const last = String.fromCharCode(97 + ((number - 1) % 26))
  return number > 26 ? letterSuffix(Math.floor((number - 1) / 26)) + last : last
}
