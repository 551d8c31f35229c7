import type { Name } from './item'
import { stripMarks } from './strip-marks'

/** One particle before a family name: `van `, `d'`, `al-`, `'t `. */
const PARTICLE = /(?:[\p{Ll}'’‘][\p{Ll}.'’]*\s+|\p{Ll}{1,2}['’]|\p{Ll}{2,3}[-‐‑])(?=\S)/uy
/** What a family name has and particles have not. */
const CAPITAL = /[^\p{Ll}\s'’.-]/u
/** Lower-case words after the given names: `Alexander von`, `Jean de`. */
const TRAILING = /^(.*?\S)\s+((?:[\p{Ll}'’][\p{Ll}.]*['’]?\s+)*[\p{Ll}][\p{Ll}.]*['’]?)$/u
/** Longer texts are taken as they are: no name is so long. */
const MAX_PARSED = 200

/** Scripts whose names are written with the given name first and a space: those that Chinese, Japanese and Korean are not. */
const SPACED_SCRIPT =
  /[\p{sc=Latin}\p{sc=Greek}\p{sc=Cyrillic}\p{sc=Hebrew}\p{sc=Arabic}\p{sc=Armenian}\p{sc=Georgian}\p{sc=Thai}\p{sc=Devanagari}]/u
const CLOSE_SCRIPT = /[\p{sc=Han}\p{sc=Hiragana}\p{sc=Katakana}\p{sc=Hangul}]/u

const isClose = (text: string): boolean => CLOSE_SCRIPT.test(text) && !SPACED_SCRIPT.test(text)

type Writable<T> = { -readonly [Key in keyof T]: T[Key] }

/**
 * A name of a CSL-JSON file; undefined for what is none. Particles written into family or given name are set apart.
 * `spellForInitials` gives given names as initials are taken from them.
 */
export function readName(value: unknown, spellForInitials?: (given: string) => string): Name | undefined {
  if (typeof value !== 'object' || value === null) return undefined
  const source = value as Readonly<Record<string, unknown>>
  const literal = textOf(source['literal']) || (source['isInstitution'] ? textOf(source['family']) : '')
  if (literal !== '') return { literal }
  const family = textOf(source['family'])
  const given = textOf(source['given'])
  if (family === '' && given === '') return undefined
  const name: Writable<Name> = family === '' ? { family: given } : splitParticles(family, given, source)
  if (isClose(`${name.family ?? ''}${name.given ?? ''}`)) name.isClose = true
  const spelled = name.given === undefined ? undefined : spellForInitials?.(name.given)
  if (spelled !== name.given && spelled !== undefined) name.forInitials = spelled
  return name
}

const textOf = (part: unknown): string => (typeof part === 'string' ? stripMarks(part).trim() : '')

interface RawName {
  family: string
  given: string
  dropping: string
  nonDropping: string
  suffix: string
  hasCommaSuffix: boolean
}

function splitParticles(family: string, given: string, source: Readonly<Record<string, unknown>>): Writable<Name> {
  const isQuoted = family.startsWith('"') && /^".*"$/.test(family)
  const raw: RawName = {
    family: isQuoted ? family.slice(1, -1) : family,
    given,
    dropping: textOf(source['dropping-particle']),
    nonDropping: textOf(source['non-dropping-particle']),
    suffix: textOf(source['suffix']),
    hasCommaSuffix: Boolean(source['comma-suffix'])
  }
  if (given.length <= MAX_PARSED) splitGiven(raw)
  if (raw.nonDropping === '' && !isQuoted) splitFamily(raw)
  const name: Writable<Name> = { family: raw.family }
  if (raw.given) name.given = raw.given
  if (raw.dropping) name.dropping = raw.dropping
  if (raw.nonDropping) name.nonDropping = raw.nonDropping
  if (raw.suffix) name.suffix = raw.suffix
  if (raw.hasCommaSuffix) name.hasCommaSuffix = true
  return name
}

function splitGiven(name: RawName): void {
  if (name.suffix === '' && name.given.includes(',')) splitSuffix(name)
  const match = name.dropping === '' && /\s/.test(name.given) ? TRAILING.exec(name.given) : null
  if (match?.[1] === undefined || match[2] === undefined || !/\p{Lu}/u.test(match[1])) return
  name.given = match[1]
  name.dropping = match[2]
}

function splitFamily(name: RawName): void {
  if (name.family.length > MAX_PARSED) return
  const particle = leadingParticles(name.family)
  if (particle === '' || particle.length >= name.family.length) return
  name.nonDropping = /['’]\s+$/.test(particle) ? `${particle.trimEnd()} ` : particle.trimEnd()
  name.family = name.family.slice(particle.length)
}

/** Lower-case words before a family name: `van der `, `in 't `. The name itself must remain, in capitals or not Latin. */
function leadingParticles(family: string): string {
  let end = 0
  for (;;) {
    PARTICLE.lastIndex = end
    const particle = PARTICLE.exec(family)?.[0]
    if (particle === undefined || !CAPITAL.test(family.slice(end + particle.length))) return family.slice(0, end)
    end += particle.length
  }
}

/** `John, III` carries a suffix, `John,! Jr.` one that keeps its comma; `François, abbé d'` is left to the particles. */
function splitSuffix(name: RawName): void {
  const match = /^([^,]*\S)\s*,(!?)\s*(\S.*)$/.exec(name.given)
  const suffix = match?.[3]
  if (match?.[1] === undefined || suffix === undefined) return
  const isParticle = /^\p{Ll}/u.test(suffix)
  if (isParticle) name.dropping = name.dropping || suffix
  else name.suffix = suffix
  name.given = match[1]
  if (match[2] === '!' || isParticle) name.hasCommaSuffix = true
}
