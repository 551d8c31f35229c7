import { parseHanName } from './chinese-names'
import { isInitials, spreadInitials } from './initials'
import {
  isAcronym,
  isCapitalParticle,
  isDegree,
  isDoubtfulDegree,
  isGroupName,
  isOthers,
  isParticle,
  isSuffix,
  isSureSuffix,
  SHORT_PINYIN_SURNAMES
} from './name-words'
import type { CslName } from './reference'

export { isOthers } from './name-words'

const EAST_ASIAN_START = /^[\p{Script=Han}\p{Script=Hangul}\p{Script=Hiragana}\p{Script=Katakana}]/u
const CAPITALS = /^[\p{Lu}\p{M}'’-]{2,}$/u
/** Longer texts are no names. */
const MAX_LENGTH = 400

/**
 * Reads one name as people and files write it: `Harris, Violaine K.`, `Violaine K. Harris`, `van der Berg, Jan`,
 * `King, Jr., Martin`, `Harris VK`, `Hou Z-L`, `ZHANG Wei`, `Wei ZHANG`, `张伟`, `欧阳 修`, `World Health Organization`.
 *
 * Chinese names are split after the family name, initials get their points, degrees go, a family name in capitals
 * beside a written-out given name loses them. Groups, transliterations with `·` and names that no rule fits become
 * `literal`. Undefined for an empty text and for `others`.
 */
export function parseName(text: string): CslName | undefined {
  if (text.length > MAX_LENGTH) return { literal: text.trim() }
  const name = text
    .normalize('NFC')
    .replace(/\s+/g, ' ')
    .replace(/[;；*†‡§¶]+$/, '')
    .trim()
  if (!/[\p{L}\p{N}]/u.test(name) || isOthers(name)) return undefined
  if (/^\p{Script=Han}/u.test(name)) return parseHanName(name)
  if (EAST_ASIAN_START.test(name)) return parseSpacedName(name)
  const parts = name
    .split(/\s*[,，]\s*/)
    .filter((part, index) => index === 0 || (part !== '' && !isDegree(part) && !(index > 1 && isDoubtfulDegree(part))))
  const [first = '', ...rest] = parts
  if (rest.length > 0) return parseInvertedName(name, first, rest)
  return /[,，]$/.test(name) ? composeName(first, '', undefined) : parsePlainName(first)
}

/** Korean and Japanese names that begin with their own letters: divided where a space divides them. */
function parseSpacedName(name: string): CslName {
  const [family = '', given = '', ...more] = name.split(/\s*[,，]\s*| /)
  return given !== '' && more.length === 0 && family.length <= 4 ? { family, given } : { literal: name }
}

function parseInvertedName(name: string, family: string, rest: readonly string[]): CslName {
  const [second = '', third = '', ...more] = rest
  if (more.length > 0 || family === '' || (isGroupName(name) && !isInitials(second))) return { literal: name }
  if (third !== '') {
    if (isSuffix(second)) return composeName(family, third, second)
    return isSuffix(third) ? composeName(family, second, third) : { literal: name }
  }
  if (isSureSuffix(second) && family.includes(' ')) return { ...parsePlainName(family), suffix: second }
  return composeName(...takeSuffix(family, second))
}

/** `Smith Jr, John` carries the suffix behind the family name, `Smith, John Jr.` behind the given one. */
function takeSuffix(family: string, given: string): [string, string, string | undefined] {
  const [familyHead, familyTail] = cutLastWord(family)
  if (familyHead !== '' && isSuffix(familyTail)) return [familyHead, given, familyTail]
  const [givenHead, givenTail] = cutLastWord(given)
  if (givenHead !== '' && isSureSuffix(givenTail)) return [family, givenHead, givenTail]
  return [family, given, undefined]
}

function cutLastWord(text: string): [string, string] {
  const at = text.lastIndexOf(' ')
  return at === -1 ? ['', text] : [text.slice(0, at), text.slice(at + 1)]
}

function parsePlainName(name: string): CslName {
  const words = name.split(' ').filter((word, index, all) => index === 0 || index < all.length - 1 || !isDegree(word))
  if (words.length === 1 || isGroupName(name)) return { literal: name }
  const indexed = parseIndexedName(words)
  if (indexed) return indexed
  const last = words.at(-1) ?? ''
  const suffix = words.length > 2 && isSuffix(last) ? last : undefined
  const body = suffix ? words.slice(0, -1) : words
  if (isFamilyInCapitals(body)) return composeName(body[0] ?? '', body.slice(1).join(' '), suffix)
  const particle = body.findIndex(
    (word, index) => index > 0 && index < body.length - 1 && (isParticle(word) || isCapitalParticle(word))
  )
  const familyStart = particle === -1 ? body.length - 1 : particle
  return composeName(body.slice(familyStart).join(' '), body.slice(0, familyStart).join(' '), suffix)
}

/** `ZHANG Wei`, `LI Xiao-ming`: the first word alone is in capitals, what follows is written out. */
function isFamilyInCapitals(words: readonly string[]): boolean {
  const [first = '', ...rest] = words
  return isCapitalFamily(first) && rest.every((word) => /\p{Ll}/u.test(word) && !isParticle(word))
}

/** Names as indexes write them, family name first and initials last: `Harris VK`, `van der Berg J`, `SMITH J A`. */
function parseIndexedName(words: readonly string[]): CslName | undefined {
  const last = words.at(-1) ?? ''
  const hasSuffix = words.length > 2 && isSuffix(last) && isInitials(words.at(-2) ?? '')
  const body = hasSuffix ? words.slice(0, -1) : words
  let start = body.length
  while (start > 1 && isInitials(body[start - 1] ?? '')) start--
  const family = body.slice(0, start)
  const initials = body.slice(start).join(' ')
  if (!isInitials(initials) || !family.every(isFamilyWord)) return undefined
  if (family.length === 1 && SHORT_PINYIN_SURNAMES.has(initials))
    return composeName(initials, family.join(' '), undefined)
  if (family.length > 1 && !isParticle(family[0] ?? '') && isSuffix(last) && last.length > 1) return undefined
  return composeName(lowerCapitals(family.join(' ')), initials, hasSuffix ? last : undefined)
}

const isFamilyWord = (word: string): boolean => (/\p{Ll}/u.test(word) && !word.endsWith('.')) || isCapitalFamily(word)

const isCapitalFamily = (word: string): boolean =>
  CAPITALS.test(word) && /[AEIOUY]|[^A-Z'’-]/.test(word) && !isAcronym(word)

function composeName(family: string, given: string, suffix: string | undefined): CslName {
  const words = family.split(' ')
  const start = words.findIndex((word) => !isParticle(word))
  const nonDropping = start > 0 ? words.slice(0, start).join(' ') : ''
  const bare = start > 0 ? words.slice(start).join(' ') : family
  const isWrittenOut = /\p{Ll}/u.test(given)
  const [first, dropping] = cutDroppingParticle(given)
  return {
    family: isWrittenOut ? lowerCapitals(bare) : bare,
    ...(first !== '' && { given: /\p{Ll}/u.test(family) ? spreadInitials(first) : first }),
    ...(dropping !== '' && { 'dropping-particle': dropping }),
    ...(nonDropping !== '' && { 'non-dropping-particle': nonDropping }),
    ...(suffix !== undefined && { suffix })
  }
}

/** `Humboldt, Alexander von` is sorted without the particle. */
function cutDroppingParticle(given: string): [string, string] {
  const words = given.split(' ')
  let start = words.length
  while (start > 1 && isParticle(words[start - 1] ?? '')) start--
  return [words.slice(0, start).join(' '), words.slice(start).join(' ')]
}

/** `ZHANG` as `Zhang`, `O'BRIEN` as `O'Brien`, `MCDONALD` as `McDonald`; what is not all capitals stays. */
function lowerCapitals(family: string): string {
  if (!family.split(' ').every((word) => CAPITALS.test(word))) return family
  return family
    .toLowerCase()
    .replace(/(?<=^|[\s'’-])\p{Ll}/gu, (letter) => letter.toUpperCase())
    .replace(/\bMc\p{Ll}/gu, (start) => start.slice(0, 2) + start.slice(2).toUpperCase())
}

/**
 * A name with its parts trimmed and, where a file put a whole Chinese name into `family` or `literal`, split after the
 * family name. Undefined when nothing is left, and for `others`. Parts of a name that already has both halves stay.
 */
export function normaliseName(name: CslName): CslName | undefined {
  const trimmed: Record<string, unknown> = {}
  for (const [part, value] of Object.entries(name)) {
    const text: unknown = typeof value === 'string' ? value.replace(/\s+/g, ' ').trim() : value
    if (text !== '') trimmed[part] = text
  }
  const clean: CslName = trimmed
  const particle = clean['non-dropping-particle']
  if (particle !== undefined && clean.given === undefined && !particle.split(' ').every(isParticle)) {
    const { 'non-dropping-particle': _particle, ...rest } = clean
    return { ...rest, given: particle }
  }
  const only = clean.literal ?? (clean.given === undefined ? clean.family : undefined)
  if (only === undefined) return (clean.family ?? clean.given) ? clean : undefined
  if (isOthers(only)) return undefined
  if (!/^\p{Script=Han}[\p{Script=Han} ,，]*$/u.test(only)) return clean
  const split = parseHanName(only)
  if (split.family === undefined) return clean
  const { literal: _literal, family: _family, ...rest } = clean
  return { ...rest, ...split }
}

/** The name in one line, as a list shows it: `Violaine K. Harris`, `Jan van der Berg`, `张伟`. */
export function nameText(name: CslName): string {
  if (name.literal !== undefined) return name.literal
  const family = familyText(name)
  if (EAST_ASIAN_START.test(family)) return family + (name.given ?? '')
  return [name.given, name['dropping-particle'], family, name.suffix].filter(Boolean).join(' ')
}

/** What the name is sorted and cited by: the family name with its particle, or the literal. Empty for an empty name. */
export function familyText(name: CslName): string {
  const family = [name['non-dropping-particle'], name.family].filter(Boolean).join(' ')
  return family !== '' ? family : (name.literal ?? name.given ?? '')
}
