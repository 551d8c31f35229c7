import type { Name } from './item'

/** Lower-case words before a family name: `van der `, `d'`, `al-`, `in 't `. The name itself must remain. */
const LEADING =
  /^((?:(?:[\p{Ll}'’‘][\p{Ll}.'’]*\s+)|(?:[\p{Ll}]{1,2}['’])|(?:\p{Ll}{2,3}[-‐‑]))+)(?=.*[^\p{Ll}\s'’.-])(?=\S)/u
/** Lower-case words after the given names: `Alexander von`, `Jean de`. */
const TRAILING = /^(.*?\S)\s+((?:[\p{Ll}'’][\p{Ll}.]*['’]?\s+)*[\p{Ll}][\p{Ll}.]*['’]?)$/u
/** Longer texts are taken as they are: no name is so long. */
const MAX_PARSED = 200

/** A name of a CSL-JSON file; undefined for what is none. Particles written into family or given name are set apart. */
export function readName(value: unknown): Name | undefined {
  if (typeof value !== 'object' || value === null) return undefined
  const source = value as Readonly<Record<string, unknown>>
  const text = (key: string): string => {
    const part = source[key]
    return typeof part === 'string' ? part.trim() : ''
  }
  const literal = text('literal') || (source['isInstitution'] ? text('family') : '')
  if (literal !== '') return { literal }
  const family = text('family')
  const given = text('given')
  if (family === '' && given === '') return undefined
  if (family === '') return { family: given }
  return splitParticles({
    family,
    given,
    dropping: text('dropping-particle'),
    nonDropping: text('non-dropping-particle'),
    suffix: text('suffix'),
    hasCommaSuffix: Boolean(source['comma-suffix'])
  })
}

interface RawName {
  family: string
  given: string
  dropping: string
  nonDropping: string
  suffix: string
  hasCommaSuffix: boolean
}

function splitParticles(raw: RawName): Name {
  const name = { ...raw }
  const isQuoted = /^".*"$/.test(name.family)
  if (isQuoted) name.family = name.family.slice(1, -1)
  const isParsed = name.given.length <= MAX_PARSED
  if (name.suffix === '' && isParsed) splitSuffix(name)
  if (name.dropping === '' && isParsed) {
    const match = TRAILING.exec(name.given)
    if (match?.[1] !== undefined && match[2] !== undefined && /\p{Lu}/u.test(match[1])) {
      name.given = match[1]
      name.dropping = match[2]
    }
  }
  if (name.nonDropping === '' && !isQuoted) splitFamily(name)
  return {
    family: name.family,
    ...(name.given && { given: name.given }),
    ...(name.dropping && { dropping: name.dropping }),
    ...(name.nonDropping && { nonDropping: name.nonDropping }),
    ...(name.suffix && { suffix: name.suffix }),
    ...(name.hasCommaSuffix && { hasCommaSuffix: true })
  }
}

function splitFamily(name: RawName): void {
  if (name.family.length > MAX_PARSED) return
  const particle = LEADING.exec(name.family)?.[0]
  if (particle === undefined || particle.length >= name.family.length) return
  name.nonDropping = /['’]\s+$/.test(particle) ? `${particle.trimEnd()} ` : particle.trimEnd()
  name.family = name.family.slice(particle.length)
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
