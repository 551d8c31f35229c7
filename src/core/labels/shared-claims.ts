import type { CslItem } from '#core/references/reference'
import type { Steps } from '#core/work-in-steps'
import { compareFacts, EXACT_KINDS, NO_FACTS, type DifferingFact, type FactComparison } from './compare-facts'
import type { FactKind } from './read-facts'
import { TermIndex } from './term-index'
import { profileOf, readProfile, type Profile } from './work-profile'

/** What a sentence and a work have in common, or state differently. */
export type SharedClaim =
  | { readonly kind: 'numbers'; readonly numbers: readonly string[] }
  | { readonly kind: 'facts'; readonly facts: readonly string[] }
  | { readonly kind: 'terms'; readonly terms: readonly string[] }
  | { readonly kind: 'year'; readonly year: string }
  | DifferingFact

/** Whether a work says enough of the claim to be offered as its source; `strong`: also without any sign of the source. */
export type ClaimSupport = 'none' | 'some' | 'strong'

/** How far works carry a claim, by their index. */
export interface WeighedClaims {
  /** Share of what the claim says that the work says too, 0 to 1. */
  readonly weights: Float64Array
  readonly supportAt: (index: number) => ClaimSupport
  readonly sharedAt: (index: number) => readonly SharedClaim[]
}

/** What headings and earlier sentences count for, beside the sentence that the label ends. */
const BACKGROUND = 0.8
/**
 * For each work, in order, what it shares with the claim and how much that weighs. Terms that few of the works have weigh
 * more; a number of the same kind weighs like a rare term; what the work states otherwise is told and weighs against
 * it. The last line of `context` is the claim and its last sentence counts most; lines above are headings.
 * Gives way every now and then: a first look at a hundred thousand works takes seconds.
 */
export function* weighClaims(context: string, works: readonly CslItem[]): Steps<WeighedClaims> {
  const { sentence, background } = splitContext(context)
  const asked = readProfile(sentence)
  const around = readProfile(background)
  const shares = shareTerms(asked, around)
  const { terms, counts } = yield* findTerms([...shares.keys()], works)
  const termWeights = weighTerms(shares, counts, works.length)
  const sought = weighSought(asked, around, counts, works.length)
  const unit = Math.log(1 + works.length)
  const exact = asked.facts().filter(({ kind }) => EXACT_KINDS.has(kind)).length + asked.numbers.size
  const total = sumOf(termWeights.values()) + unit * Math.min(exact, 2)
  const years = new Set(sentence.match(/\b(?:19|20)\d\d\b/g) ?? [])
  const points = new Float64Array(works.length)
  for (let at = 0; at < works.length; at++)
    for (const term of terms[at] ?? NO_TERMS) points[at] = (points[at] ?? 0) + (termWeights.get(term) ?? 0)
  const isNear = nearest(points)
  const factsAt = (at: number): FactComparison => {
    if (!isNear(at)) return NO_FACTS
    const profile = profileOf(works[at] ?? NO_WORK)
    return compareFacts(asked.facts(), profile.facts(), profile.numbers)
  }
  const yearAt = (at: number): string | undefined => (years.size > 0 ? yearAmong(years, works[at]) : undefined)
  const weights = new Float64Array(works.length)
  for (let at = 0; at < works.length; at++) {
    if (at % STRIDE === 0) yield undefined
    const facts = factsAt(at)
    const extra = facts.share + (yearAt(at) === undefined ? 0 : 0.5) - 0.5 * facts.differing.length
    const all = (points[at] ?? 0) + unit * extra
    weights[at] = total === 0 ? 0 : Math.min(1, Math.max(0, all / total))
  }
  return {
    weights,
    supportAt: (at) => {
      const profile = profileOf(works[at] ?? NO_WORK)
      return supportOf(coverageOf(sought, terms[at] ?? NO_TERMS, profile), profile, factsAt(at))
    },
    sharedAt: (at) => describeShared(factsAt(at), yearAt(at), terms[at] ?? NO_TERMS, `${background}\n${sentence}`)
  }
}

/** Works weighed before giving way, where facts are hardly ever compared. */
const STRIDE = 64
const NO_TERMS: readonly string[] = []
const NO_WORK: CslItem = { id: '', type: 'document' }

function yearAmong(years: ReadonlySet<string>, work: CslItem | undefined): string | undefined {
  const year = String(work?.issued?.['date-parts']?.[0]?.[0] ?? '')
  return years.has(year) ? year : undefined
}

/** Facts are read and compared only for the works that share most; in a library of usual size these are all. */
const MOST_COMPARED = 1000

function nearest(points: Float64Array): (index: number) => boolean {
  if (points.length <= MOST_COMPARED) return () => true
  const least = points.toSorted()[points.length - 1 - MOST_COMPARED] ?? 0
  return (index) => (points[index] ?? 0) > least
}

/** A full stop inside a line; the points of `vs.` and the like are none. */
const SENTENCE_BREAK =
  /(?<!\b(?:vs|e\.g|i\.e|al|fig|dr|no|approx|ca|cf))[.!?](?=\s+["“(]?[\p{Lu}\p{Script=Han}])|[。！？]/giu

function splitContext(context: string): { readonly sentence: string; readonly background: string } {
  const claim = context.slice(context.lastIndexOf('\n') + 1).trimEnd()
  const breaks = [...claim.matchAll(SENTENCE_BREAK)].map(({ index }) => index + 1).filter((at) => at < claim.length)
  const at = breaks.at(-1) ?? 0
  return {
    sentence: claim.slice(at),
    background: `${context.slice(0, context.length - claim.length)}\n${claim.slice(0, at)}`
  }
}

/** Each term of the claim with its share: headings and earlier sentences count for less. */
function shareTerms(asked: Profile, around: Profile): ReadonlyMap<string, number> {
  const shares = new Map<string, number>()
  const add = (terms: ReadonlySet<string>, share: number): void => {
    for (const term of terms) if (!shares.has(term)) shares.set(term, share)
  }
  add(asked.concepts, 1)
  add(asked.words, 1)
  add(around.concepts, BACKGROUND)
  add(around.words, BACKGROUND)
  return shares
}

interface FoundTerms {
  /** Of each work, in the order of the terms. */
  readonly terms: readonly (readonly string[])[]
  /** How many works have each of the terms. */
  readonly counts: ReadonlyMap<string, number>
}

/** All words and concepts of works in long lists. */
const index = new TermIndex((work) => {
  const { words, concepts } = profileOf(work)
  return new Set([...concepts, ...words])
})

/** Makes a long list of works ready to be weighed: without it the first claim waits for that. */
export function* prepareClaims(works: readonly CslItem[]): Steps<true> {
  if (works.length > MOST_COMPARED) yield* index.locate(works)
  return true
}

function* findTerms(names: readonly string[], works: readonly CslItem[]): Steps<FoundTerms> {
  if (works.length <= MOST_COMPARED) return askEach(names, works)
  const counts = new Map<string, number>()
  const terms: (readonly string[])[] = works.map(() => NO_TERMS)
  const indexes = yield* index.locate(works)
  for (const name of names) {
    let having = 0
    for (const place of index.having(name)) {
      const at = indexes[place] ?? -1
      if (at < 0) continue
      having += 1
      const known = terms[at] ?? NO_TERMS
      if (known === NO_TERMS) terms[at] = [name]
      else (known as string[]).push(name)
    }
    if (having > 0) counts.set(name, having)
    yield undefined
  }
  return { terms, counts }
}

function askEach(names: readonly string[], works: readonly CslItem[]): FoundTerms {
  const counts = new Map<string, number>()
  const terms = works.map((work) => {
    const profile = profileOf(work)
    const shared = names.filter((term) => profile.words.has(term) || profile.concepts.has(term))
    for (const term of shared) counts.set(term, (counts.get(term) ?? 0) + 1)
    return shared
  })
  return { terms, counts }
}

/** Each term of the claim that any work has, with what it counts. */
function weighTerms(
  shares: ReadonlyMap<string, number>,
  counts: ReadonlyMap<string, number>,
  works: number
): ReadonlyMap<string, number> {
  const weights = new Map<string, number>()
  for (const [term, share] of shares) {
    const having = counts.get(term)
    if (having !== undefined) weights.set(term, share * Math.log(1 + works / having))
  }
  return weights
}

const sumOf = (numbers: Iterable<number>): number => {
  let sum = 0
  for (const number of numbers) sum += number
  return sum
}

function describeShared(
  { exact, stated, differing }: FactComparison,
  year: string | undefined,
  terms: readonly string[],
  claim: string
): readonly SharedClaim[] {
  return [
    ...(exact.length > 0 ? [{ kind: 'numbers' as const, numbers: exact }] : []),
    ...(stated.length > 0 ? [{ kind: 'facts' as const, facts: stated }] : []),
    ...(year === undefined ? [] : [{ kind: 'year' as const, year }]),
    ...(terms.length > 0 ? [{ kind: 'terms' as const, terms: mergePairs(withoutRepeats(terms), claim) }] : []),
    ...differing
  ]
}

/** Terms as they are shown: words that a concept already names are left out. */
function withoutRepeats(terms: readonly string[]): readonly string[] {
  const concepts = terms.filter((term) => term.includes(' · ')).join(' ')
  return terms.filter((term) => term.includes(' · ') || !concepts.includes(term))
}

/** Facts on which a work that states another cannot be the source. */
const DECISIVE: ReadonlySet<FactKind> = new Set(['phase', 'design', 'population'])
/**
 * How much of a claim a work must say to be its source, from the last sentences of abstracts against 120 records: of works
 * that say so much, with their abstract or by their title alone, seven of ten are the right ones.
 */
const ENOUGH = { long: 0.35, title: 0.25 }
/** Fewer terms than these say too little by themselves, so that the headings' are sought too. */
const FEW_TERMS = 6

interface SoughtTerm {
  readonly weight: number
  /** Undefined for a concept, which both scripts name. */
  readonly isChinese: boolean | undefined
}

/** The terms that a source of the claim should have, whether any work has them or not. */
interface Sought {
  readonly terms: ReadonlyMap<string, SoughtTerm>
  /** What all count for a work in Chinese, and for another. */
  readonly total: { readonly chinese: number; readonly other: number }
}

function weighSought(asked: Profile, around: Profile, counts: ReadonlyMap<string, number>, works: number): Sought {
  const own = [...asked.concepts, ...asked.words]
  const sought = new Set(own.length < FEW_TERMS ? [...own, ...around.concepts] : own)
  const terms = new Map<string, SoughtTerm>()
  for (const term of sought)
    terms.set(term, {
      weight: Math.log(1 + works / (counts.get(term) ?? 1)),
      isChinese: term.includes(' · ') ? undefined : /\p{Script=Han}/u.test(term)
    })
  const totalFor = (isChinese: boolean): number =>
    sumOf([...terms.values()].filter((term) => countsFor(term, isChinese)).map(({ weight }) => weight))
  return { terms, total: { chinese: totalFor(true), other: totalFor(false) } }
}

/** Words of the other script say nothing: only concepts meet across languages. */
const countsFor = (term: SoughtTerm, isChinese: boolean): boolean =>
  term.isChinese === undefined || term.isChinese === isChinese

/** The share of what is sought that a work has. */
function coverageOf({ terms, total }: Sought, held: readonly string[], { isChinese }: Profile): number {
  const all = isChinese ? total.chinese : total.other
  if (all === 0) return 0
  let shared = 0
  for (const name of held) {
    const term = terms.get(name)
    if (term && countsFor(term, isChinese)) shared += term.weight
  }
  return shared / all
}

/** Whether a work says enough of the claim. A number that agrees makes up for half of the words. */
function supportOf(coverage: number, held: Profile, { differing, exact }: FactComparison): ClaimSupport {
  if (differing.some(({ fact }) => DECISIVE.has(fact))) return 'none'
  const enough = (held.isLong ? ENOUGH.long : ENOUGH.title) * (exact.length > 0 ? 0.5 : 1)
  if (coverage >= 2 * enough) return differing.length > 0 ? 'some' : 'strong'
  return coverage >= enough ? 'some' : 'none'
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
