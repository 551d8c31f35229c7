import { foldText } from '#core/references/fold-text'
import type { CslItem } from '#core/references/reference'
import { mapSteps, type Steps } from '#core/work-in-steps'
import { findConcepts } from './concepts'
import { readFacts, type Fact, type FactKind } from './read-facts'

/** What a sentence and a work have in common, or state differently. */
export type SharedClaim =
  | { readonly kind: 'numbers'; readonly numbers: readonly string[] }
  | { readonly kind: 'facts'; readonly facts: readonly string[] }
  | { readonly kind: 'terms'; readonly terms: readonly string[] }
  | { readonly kind: 'year'; readonly year: string }
  | { readonly kind: 'differs'; readonly fact: FactKind; readonly asked: string; readonly has: string }

/** How far a work carries a claim. */
export interface WeighedClaim {
  /** Share of what the claim says that the work says too, 0 to 1. */
  readonly weight: number
  readonly shared: readonly SharedClaim[]
  /** Whether the work says enough of the claim to be offered as its source; `strong`: also without any sign of the source. */
  readonly support: 'none' | 'some' | 'strong'
}

interface Profile {
  /** Words and Chinese word pairs. */
  readonly words: ReadonlySet<string>
  readonly concepts: ReadonlySet<string>
  readonly numbers: ReadonlySet<string>
  /** Whether it is long enough to repeat a claim; a title alone says less of it. */
  readonly isLong: boolean
  readonly isChinese: boolean
  /** Read when first asked for. */
  readonly facts: () => readonly Fact[]
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
const MAX_ABSTRACT = 3000
/** What headings and earlier sentences count for, beside the sentence that the label ends. */
const BACKGROUND = 0.8
const EXACT_KINDS: ReadonlySet<FactKind> = new Set(['percent', 'sample', 'duration', 'dose'])
/** How a stated fact that agrees counts beside a number that does. */
const FACT_SHARE: Readonly<Record<FactKind, number>> = {
  percent: 1,
  sample: 1,
  duration: 0.8,
  dose: 0.8,
  phase: 1,
  design: 0.6,
  population: 0,
  course: 0.5
}
/** Designs that report on others: that a review is no trial says nothing against it as a source about one. */
const SECONDARY = new Set(['review', 'meta-analysis', 'guideline'])

/** A title with its journal is seldom longer, an abstract seldom shorter. */
const LONGEST_TITLE = 400
const profiles = new WeakMap<CslItem, Profile>()

/**
 * For each work, in order, what it shares with the claim and how much that weighs. Terms that few of the works have weigh
 * more; a number of the same kind weighs like a rare term; what the work states otherwise is told and weighs against
 * it. The last line of `context` is the claim and its last sentence counts most; lines above are headings.
 * Gives way every now and then: a first look at a hundred thousand works takes seconds.
 */
export function* weighClaims(context: string, works: readonly CslItem[]): Steps<readonly WeighedClaim[]> {
  const { sentence, background } = splitContext(context)
  const asked = readProfile(sentence)
  const around = readProfile(background)
  const held = yield* mapSteps(works, profileOf)
  const shares = shareTerms(asked, around)
  const { terms, counts } = yield* findTerms([...shares.keys()], held)
  const weights = weighTerms(shares, counts, works.length)
  const sought = weighSought(asked, around, counts, works.length)
  const unit = Math.log(1 + works.length)
  const exact = asked.facts().filter(({ kind }) => EXACT_KINDS.has(kind)).length + asked.numbers.size
  const total = sumOf(weights.values()) + unit * Math.min(exact, 2)
  const years = new Set(sentence.match(/\b(?:19|20)\d\d\b/g) ?? [])
  const points = yield* mapSteps(terms, (shared) => sumOf(shared.map((term) => weights.get(term) ?? 0)))
  const isNear = nearest(points)
  return yield* mapSteps(works, (work, index) => {
    const profile = held[index] ?? EMPTY
    const facts = isNear(index) ? compareFacts(asked.facts(), profile.facts(), profile.numbers) : NO_FACTS
    const year = String(work.issued?.['date-parts']?.[0]?.[0] ?? '')
    const extra = facts.share + (years.has(year) ? 0.5 : 0) - 0.5 * facts.differing.length
    const all = (points[index] ?? 0) + unit * extra
    return {
      weight: total === 0 ? 0 : Math.min(1, Math.max(0, all / total)),
      shared: describeShared(
        facts,
        years.has(year) ? year : undefined,
        terms[index] ?? [],
        `${background}\n${sentence}`
      ),
      support: supportOf(coverageOf(sought, profile), profile, facts)
    }
  })
}

const hasTerm = (profile: Profile, term: string): boolean => profile.words.has(term) || profile.concepts.has(term)

/** Facts are read and compared only for the works that share most; in a library of usual size these are all. */
const MOST_COMPARED = 1000

function nearest(points: readonly number[]): (index: number) => boolean {
  if (points.length <= MOST_COMPARED) return () => true
  const least = Float64Array.from(points).sort()[points.length - 1 - MOST_COMPARED] ?? 0
  return (index) => (points[index] ?? 0) > least
}

const EMPTY: Profile = {
  words: new Set(),
  concepts: new Set(),
  numbers: new Set(),
  isLong: false,
  isChinese: false,
  facts: () => []
}
const NO_FACTS: Comparison = { exact: [], stated: [], differing: [], share: 0 }

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

/** The terms that each work has, and how many works have each of the terms. */
function* findTerms(
  names: readonly string[],
  held: readonly Profile[]
): Steps<{ readonly terms: readonly (readonly string[])[]; readonly counts: ReadonlyMap<string, number> }> {
  const counts = new Map<string, number>()
  const terms = yield* mapSteps(held, (profile) => {
    const shared = names.filter((term) => hasTerm(profile, term))
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

interface Comparison {
  readonly exact: readonly string[]
  readonly stated: readonly string[]
  readonly differing: readonly Extract<SharedClaim, { kind: 'differs' }>[]
  readonly share: number
}

function compareFacts(asked: readonly Fact[], facts: readonly Fact[], numbers: ReadonlySet<string>): Comparison {
  const agreeing = asked.filter((fact) => facts.some(({ kind, value }) => kind === fact.kind && value === fact.value))
  const told = agreeing.filter(({ kind }) => kind !== 'population')
  const exact = told.filter(({ kind }) => EXACT_KINDS.has(kind)).map(({ text }) => text)
  const stated = told.filter(({ kind }) => !EXACT_KINDS.has(kind)).map(({ text }) => text)
  // A number of another kind, or of none, is a weaker sign.
  const loose = asked
    .filter((fact) => EXACT_KINDS.has(fact.kind) && !agreeing.includes(fact))
    .flatMap(({ text }) => text.match(/\d{2,}(?:\.\d+)?/g) ?? [])
    .filter((number) => numbers.has(number))
  return {
    exact: [...exact, ...new Set(loose)],
    stated,
    differing: findDiffering(asked, facts),
    share: Math.min(2, sumOf(told.map(({ kind }) => FACT_SHARE[kind])) + 0.3 * Math.min(loose.length, 2))
  }
}

/** Kinds of facts of which a work has one: what it states instead of what is asked. */
function findDiffering(asked: readonly Fact[], has: readonly Fact[]): Comparison['differing'] {
  return (['phase', 'design', 'population', 'course'] as const).flatMap((kind) => {
    const wanted = asked.filter((fact) => fact.kind === kind)
    const stated = has.filter((fact) => fact.kind === kind)
    const [first, other] = [wanted[0], stated[0]]
    if (first === undefined || other === undefined || isCompatible(kind, wanted, stated)) return []
    return [{ kind: 'differs' as const, fact: kind, asked: first.text, has: other.text }]
  })
}

function isCompatible(kind: FactKind, wanted: readonly Fact[], stated: readonly Fact[]): boolean {
  if (wanted.some(({ value }) => stated.some((fact) => fact.value === value))) return true
  const values = [...wanted, ...stated].map(({ value }) => value)
  if (kind === 'design') return values.some((value) => SECONDARY.has(value))
  // Patients may be children; only animals are others.
  if (kind === 'population') return !values.includes('animals')
  return false
}

function describeShared(
  { exact, stated, differing }: Comparison,
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
  readonly term: string
  readonly weight: number
  /** Undefined for a concept, which both scripts name. */
  readonly isChinese: boolean | undefined
}

/** The terms that a source of the claim should have, with what each counts, whether any work has them or not. */
function weighSought(
  asked: Profile,
  around: Profile,
  counts: ReadonlyMap<string, number>,
  works: number
): readonly SoughtTerm[] {
  const own = [...asked.concepts, ...asked.words]
  const sought = new Set(own.length < FEW_TERMS ? [...own, ...around.concepts] : own)
  return [...sought].map((term) => ({
    term,
    weight: Math.log(1 + works / (counts.get(term) ?? 1)),
    isChinese: term.includes(' · ') ? undefined : /\p{Script=Han}/u.test(term)
  }))
}

/** The share of them that a work has. Words of the other script say nothing: only concepts meet across languages. */
function coverageOf(sought: readonly SoughtTerm[], held: Profile): number {
  let shared = 0
  let total = 0
  for (const { term, weight, isChinese } of sought) {
    if (isChinese !== undefined && isChinese !== held.isChinese) continue
    total += weight
    if (hasTerm(held, term)) shared += weight
  }
  return total === 0 ? 0 : shared / total
}

/** Whether a work says enough of the claim. A number that agrees makes up for half of the words. */
function supportOf(coverage: number, held: Profile, { differing, exact }: Comparison): WeighedClaim['support'] {
  if (differing.some(({ fact }) => DECISIVE.has(fact))) return 'none'
  const enough = (held.isLong ? ENOUGH.long : ENOUGH.title) * (exact.length > 0 ? 0.5 : 1)
  if (coverage >= 2 * enough) return differing.length > 0 ? 'some' : 'strong'
  return coverage >= enough ? 'some' : 'none'
}

function profileOf(item: CslItem): Profile {
  const known = profiles.get(item)
  if (known) return known
  const parts = [
    item.title,
    item['container-title'],
    item.abstract?.slice(0, MAX_ABSTRACT),
    item['keyword'],
    item.genre,
    item.number
  ]
  const profile = readProfile(parts.filter((part) => typeof part === 'string').join('\n'))
  profiles.set(item, profile)
  return profile
}

function readProfile(text: string): Profile {
  const folded = foldText(text)
  const words = new Set<string>()
  for (const word of folded.match(/[a-z][a-z0-9]*(?:-[a-z0-9]+)*/g) ?? []) {
    for (const part of [word, ...word.split('-')]) if (part.length >= 2 && !STOP_WORDS.has(part)) words.add(stem(part))
  }
  for (const run of text.match(/\p{Script=Han}{2,}/gu) ?? []) {
    for (let at = 0; at + 2 <= run.length; at++) words.add(run.slice(at, at + 2))
  }
  const numbers = new Set(
    (folded.match(/\d+(?:\.\d+)?/g) ?? []).filter((number) => number.length > 1 && !/^(?:19|20)\d\d$/.test(number))
  )
  let facts: readonly Fact[] | undefined
  return {
    words,
    concepts: findConcepts(folded),
    numbers,
    isLong: text.length > LONGEST_TITLE,
    isChinese: /\p{Script=Han}/u.test(text),
    facts: () => (facts ??= readFacts(text))
  }
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
