import { foldText } from '#core/references/fold-text'
import type { Reference } from '#core/references/reference'
import { CONCEPTS } from './concepts'

/** What a sentence and a reference have in common. */
export type SharedClaim =
  | { readonly kind: 'numbers'; readonly numbers: readonly string[] }
  | { readonly kind: 'terms'; readonly terms: readonly string[] }
  | { readonly kind: 'year'; readonly year: string }

interface Claims {
  /** Words, Chinese word pairs and concept names. */
  readonly terms: ReadonlySet<string>
  readonly numbers: ReadonlySet<string>
}

const STOP_WORDS: ReadonlySet<string> = new Set(
  (
    'of in on to by as is at or an it we be no up if so do vs et al ' +
    'about after also among and are been between both but can case cases could during each effect effects either for ' +
    'from had has have however into its may more most not one only other over particularly remains report reported ' +
    'results review showed shown some study studies such than that the their them there these they this those three ' +
    'through two used using via was well were when which while who with within without years'
  ).split(' ')
)

/** Longest part of an abstract that is looked at. */
const MAX_ABSTRACT = 4000
const profiles = new WeakMap<Reference, Claims>()

/**
 * For each reference, in order, what it shares with the sentence and how much that weighs, 0 to 1. Terms that few
 * references have weigh more; a number weighs like a rare term. An empty sentence shares nothing.
 */
export function weighClaims(
  sentence: string,
  references: readonly Reference[]
): readonly { readonly weight: number; readonly shared: readonly SharedClaim[] }[] {
  const asked = readClaims(sentence)
  const years: ReadonlySet<string> = new Set(sentence.match(/\b(?:19|20)\d\d\b/g) ?? [])
  const held = references.map(profileOf)
  const rarity = new Map<string, number>()
  for (const term of asked.terms) {
    const having = held.filter((claims) => claims.terms.has(term)).length
    rarity.set(term, having === 0 ? 0 : Math.log(1 + references.length / having))
  }
  const numberWeight = Math.log(1 + references.length)
  const total =
    [...rarity.values()].reduce((sum, weight) => sum + weight, 0) + numberWeight * Math.min(asked.numbers.size, 2)
  return references.map((reference, index) => {
    const claims = held[index]
    const terms = [...asked.terms].filter((term) => claims?.terms.has(term))
    const numbers = [...asked.numbers].filter((number) => claims?.numbers.has(number))
    const year = String(reference.item.issued?.['date-parts']?.[0]?.[0] ?? '')
    const sum =
      terms.reduce((points, term) => points + (rarity.get(term) ?? 0), 0) +
      numberWeight * Math.min(numbers.length, 2) +
      (years.has(year) ? numberWeight / 2 : 0)
    const shared: readonly SharedClaim[] = [
      ...(numbers.length > 0 ? [{ kind: 'numbers' as const, numbers }] : []),
      ...(years.has(year) ? [{ kind: 'year' as const, year }] : []),
      ...(terms.length > 0 ? [{ kind: 'terms' as const, terms: mergePairs(terms, sentence) }] : [])
    ]
    return { weight: total === 0 ? 0 : Math.min(1, sum / total), shared }
  })
}

function profileOf(reference: Reference): Claims {
  const known = profiles.get(reference)
  if (known) return known
  const { item } = reference
  const parts = [
    item.title,
    item['container-title'],
    item.abstract?.slice(0, MAX_ABSTRACT),
    item['keyword'],
    item.genre,
    item.number
  ]
  const claims = readClaims(parts.filter((part) => typeof part === 'string').join('\n'))
  profiles.set(reference, claims)
  return claims
}

function readClaims(text: string): Claims {
  const folded = foldText(text)
  const terms = new Set<string>()
  for (const word of folded.match(/[a-z][a-z0-9]*(?:-[a-z0-9]+)*/g) ?? []) {
    for (const part of [word, ...word.split('-')]) if (part.length >= 2 && !STOP_WORDS.has(part)) terms.add(stem(part))
  }
  for (const run of text.match(/\p{Script=Han}{2,}/gu) ?? []) {
    for (let at = 0; at + 2 <= run.length; at++) terms.add(run.slice(at, at + 2))
  }
  for (const concept of CONCEPTS) if (concept.test(folded)) terms.add(concept.name)
  const numbers = new Set(
    (folded.match(/\d+(?:\.\d+)?%?/g) ?? []).filter((number) => number.length > 1 && !/^(?:19|20)\d\d$/.test(number))
  )
  return { terms, numbers }
}

/** Singular and plural alike, no more: a stemmer would join words that differ. */
function stem(word: string): string {
  if (word.length > 4 && word.endsWith('ies')) return `${word.slice(0, -3)}y`
  return word.length > 3 && word.endsWith('s') && !/(?:ss|us|is)$/.test(word) ? word.slice(0, -1) : word
}

/** Chinese word pairs that overlap in the sentence are shown as the words they come from: 骨髓 + 髓移 + 移植 as 骨髓移植. */
function mergePairs(terms: readonly string[], sentence: string): readonly string[] {
  const pairs = new Set(terms.filter((term) => /^\p{Script=Han}{2}$/u.test(term)))
  const merged: string[] = []
  for (const run of sentence.match(/\p{Script=Han}{2,}/gu) ?? []) {
    let open = ''
    for (let at = 0; at + 2 <= run.length; at++) {
      const pair = run.slice(at, at + 2)
      if (pairs.has(pair)) open = open === '' ? pair : open + pair.slice(1)
      else if (open !== '') {
        merged.push(open)
        open = ''
      }
    }
    if (open !== '') merged.push(open)
  }
  return [...terms.filter((term) => !pairs.has(term)), ...new Set(merged)]
}
