import type { CslName } from './reference'
import { CHINESE_GROUP_ENDING, COMMON_SURNAMES, COMPOUND_SURNAMES } from './chinese-surnames'

const HAN_ONLY = /^\p{Script=Han}+$/u
const OTHERS = /^(?:and\s+)?(?:others|et\.?\s*al\.?|等[.。]?|等人|等著?)$/iu
const SUFFIX = /^(?:jr|sr|jnr|snr|junior|senior|[ivx]{2,4}|v|2nd|3rd|4th)\.?$/i
const GROUP_WORD =
  /\b(?:academy|agency|alliance|association|authors|board|cent(?:er|re)|clinic|collaborat(?:ion|ive|ors)|college|commission|committee|company|consortium|corp(?:oration)?|council|department|federation|foundation|group|hospital|inc|initiative|institut(?:e|es|ion|o)|investigators|laborator(?:y|ies)|league|ltd|ministry|network|office|organi[sz]ation|panel|programme|program|project|registry|school|service|society|team|trust|union|universit(?:y|ies|ät|é)|working party)\b/i

/** Lower-case words that stand before a family name and belong to it. */
const PARTICLES: ReadonlySet<string> = new Set(
  'van von der den de del della dello dei degli di da du do dos das la le les lo ten ter te tot zu zum zur vom und af av al el bin ibn abu ben y e het op in aan vander'.split(
    ' '
  )
)

const isParticle = (word: string): boolean =>
  PARTICLES.has(word) || /^(?:d|l|al|el)['’-]$/.test(word) || /^['’][st]$/.test(word)

/** Whether the text stands for the authors that were left out: `others`, `et al.`, `等`. */
export function isOthers(text: string): boolean {
  return OTHERS.test(text.trim())
}

/**
 * Reads one name as people and files write it: `Harris, Violaine K.`, `Violaine K. Harris`, `van der Berg, Jan`,
 * `King, Jr., Martin`, `Harris VK`, `张伟`, `欧阳 修`, `World Health Organization`.
 *
 * Chinese names are split after the family name; groups, transliterations with `·` and names that no rule fits
 * become `literal`. Undefined for an empty text and for `others`.
 */
export function parseName(text: string): CslName | undefined {
  const name = text
    .normalize('NFC')
    .replace(/\s+/g, ' ')
    .replace(/[;；]+$/, '')
    .trim()
  if (!/[\p{L}\p{N}]/u.test(name) || isOthers(name)) return undefined
  if (/^\p{Script=Han}/u.test(name)) return parseHanName(name)
  const parts = name.split(/\s*[,，]\s*/)
  return parts.length > 1 ? parseInvertedName(name, parts) : parsePlainName(name)
}

function parseHanName(name: string): CslName {
  const inverted = /^(\p{Script=Han}{1,4})\s*[,，]\s*([^,，]+)$/u.exec(name)
  if (inverted) return { family: inverted[1] ?? '', given: (inverted[2] ?? '').trim() }
  const parts = name.split(' ')
  const [family = '', given = ''] = parts
  if (parts.length === 2 && family.length <= 2 && HAN_ONLY.test(family) && HAN_ONLY.test(given))
    return { family, given }
  const spaced = parts.length > 1 && parts.length <= 4 && parts.every((part) => part.length === 1)
  return parts.length === 1 || spaced ? splitHanName(parts.join('')) : { literal: name }
}

function splitHanName(name: string): CslName {
  if (!HAN_ONLY.test(name)) return { literal: name }
  const compound = name.slice(0, 2)
  if (COMPOUND_SURNAMES.has(compound) && name.length >= 3 && name.length <= 4) {
    return { family: compound, given: name.slice(2) }
  }
  const surname = name.slice(0, 1)
  if (name.length < 2 || name.length > 3) return { literal: name }
  if (!COMMON_SURNAMES.has(surname) && CHINESE_GROUP_ENDING.test(name)) return { literal: name }
  return { family: surname, given: name.slice(1) }
}

function parseInvertedName(name: string, parts: readonly string[]): CslName {
  const [family = '', second = '', third = ''] = parts
  if (parts.length > 3 || family === '' || (GROUP_WORD.test(name) && !/^[\p{Lu}. -]+$/u.test(second))) {
    return { literal: name }
  }
  if (parts.length === 3) {
    if (SUFFIX.test(second)) return withParticle(family, third, second)
    if (SUFFIX.test(third)) return withParticle(family, second, third)
    return { literal: name }
  }
  return withParticle(family, second, undefined)
}

function parsePlainName(name: string): CslName {
  const words = name.split(' ')
  if (words.length === 1 || GROUP_WORD.test(name)) return { literal: name }
  const last = words.at(-1) ?? ''
  if (/^\p{Lu}{1,3}$/u.test(last) && words.slice(0, -1).every((word) => /\p{Ll}/u.test(word)) && !SUFFIX.test(last)) {
    return withParticle(words.slice(0, -1).join(' '), last, undefined)
  }
  const suffix = words.length > 2 && SUFFIX.test(last) ? last : undefined
  const body = suffix ? words.slice(0, -1) : words
  const particle = body.findIndex((word, index) => index > 0 && index < body.length - 1 && isParticle(word))
  const familyStart = particle === -1 ? body.length - 1 : particle
  return withParticle(body.slice(familyStart).join(' '), body.slice(0, familyStart).join(' '), suffix)
}

function withParticle(family: string, given: string, suffix: string | undefined): CslName {
  const words = family.split(' ')
  const start = words.findIndex((word) => !isParticle(word))
  const particle = start > 0 ? words.slice(0, start).join(' ') : ''
  return {
    family: start > 0 ? words.slice(start).join(' ') : family,
    ...(given !== '' && { given }),
    ...(particle !== '' && { 'non-dropping-particle': particle }),
    ...(suffix && { suffix })
  }
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
  if (/^\p{Script=Han}/u.test(family)) return family + (name.given ?? '')
  return [name.given, name['dropping-particle'], family, name.suffix].filter(Boolean).join(' ')
}

/** What the name is sorted and cited by: the family name with its particle, or the literal. Empty for an empty name. */
export function familyText(name: CslName): string {
  const family = [name['non-dropping-particle'], name.family].filter(Boolean).join(' ')
  return family !== '' ? family : (name.literal ?? name.given ?? '')
}
