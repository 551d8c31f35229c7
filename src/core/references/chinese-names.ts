import { CHINESE_GROUP_ENDING, COMMON_SURNAMES, COMPOUND_SURNAMES, JAPANESE_SURNAMES } from './chinese-surnames'
import type { CslName } from './reference'

const HAN_ONLY = /^\p{Script=Han}+$/u
/** Places whose two characters are surnames both. */
const NOT_TWO_SURNAMES = /^(?:江苏|江蘇|宁夏|寧夏|云南|雲南|金华|金華)/u

/**
 * Reads a name that begins with a Chinese character: `张伟`, `张 伟`, `张, 伟`, `欧阳修`, `林郑月娥`, `王小会等`. Groups,
 * transliterations with `·` and Japanese names that no space divides are `literal`.
 */
export function parseHanName(text: string): CslName {
  const name = text.length > 2 ? text.replace(/等[.。]?$/u, '') : text
  const inverted = /^(\p{Script=Han}{1,4})\s*[,，]\s*([^,，]+)$/u.exec(name)
  if (inverted) return { family: inverted[1] ?? '', given: (inverted[2] ?? '').trim() }
  const parts = name.split(' ')
  const [family = '', given = ''] = parts
  if (parts.length === 2 && isSpacedName(family, given)) return { family, given }
  const isSpread = parts.length > 1 && parts.length <= 4 && parts.every((part) => part.length === 1)
  return parts.length === 1 || isSpread ? splitHanName(parts.join('')) : { literal: name }
}

/** Family names have three characters at the most (佐々木), given names four (transliterated), and no group has either. */
function isSpacedName(family: string, given: string): boolean {
  if (
    family.length > 3 ||
    given.length > 4 ||
    !HAN_ONLY.test(family) ||
    !/^[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}ー]+$/u.test(given)
  )
    return false
  return given.length < 3 || !CHINESE_GROUP_ENDING.test(given)
}

function splitHanName(name: string): CslName {
  if (!HAN_ONLY.test(name)) return { literal: name }
  const familyLength = familyNameLength(name)
  return familyLength === 0
    ? { literal: name }
    : { family: name.slice(0, familyLength), given: name.slice(familyLength) }
}

/** How many characters of an undivided name are the family name; 0 when it is no person's name that can be told. */
function familyNameLength(name: string): number {
  const { length } = name
  const start = name.slice(0, 2)
  if (length < 2 || length > 4 || /[\u{10000}-\u{10FFFF}]/u.test(name)) return 0
  if (length > 2 && COMPOUND_SURNAMES.has(start)) return 2
  const [first, second] = [name.charAt(0), name.charAt(1)]
  const isGroup = CHINESE_GROUP_ENDING.test(name)
  if (length === 4) {
    return COMMON_SURNAMES.has(first) && COMMON_SURNAMES.has(second) && !isGroup && !NOT_TWO_SURNAMES.test(name) ? 2 : 0
  }
  if (length === 3 && JAPANESE_SURNAMES.has(start)) return 0
  return isGroup && !COMMON_SURNAMES.has(first) ? 0 : 1
}
