import { normaliseDoi } from '#core/references/equal-reference'
import { languageOf } from '#core/references/language'
import type { CslItem, Reference } from '#core/references/reference'
import { finish, mapSteps, type Steps } from '#core/work-in-steps'
import { weighClaims, type SharedClaim, type WeighedClaims } from './shared-claims'
import { createSourceTest, type SourceEvidence, type SourceTest } from './source-evidence'
import type { SourceEntry } from './source-label'

/** The label a writer wants resolved: one name of a run, its lexicon id, and the text it stands behind. */
export interface LabelQuery {
  readonly name: string
  readonly source: string | undefined
  /** The claim is the last line, its last sentence above all; lines above are headings. */
  readonly context: string
}

/** One reason for a candidate; `against`, `differs` and `language` with `matches: false` speak against it. */
export type Evidence =
  | SourceEvidence
  | SharedClaim
  | { readonly kind: 'language'; readonly language: string; readonly matches: boolean }

/** Where a candidate was found: among the user's references, in an offline pack, or by a lookup. */
export type CandidateOrigin = 'library' | 'pack' | 'online'

/** A work that a label may stand for, wherever it was found. */
export interface OfferedWork {
  readonly origin: CandidateOrigin
  readonly item: CslItem
}

/** What was found out about a work. `fromSource` tells those that come from the label's source from the rest. */
export interface Rating {
  /** 0 to 1. Works with `fromSource` have 0.5 and more, the others less. */
  readonly score: number
  readonly fromSource: boolean
  /** Whether it says enough of the claim to be its source. Where no candidate does, "none of these" is the likely answer. */
  readonly supported: boolean
  /** For and against, strongest first. */
  readonly evidence: readonly Evidence[]
}

export interface RankedWork<Work extends OfferedWork> extends Rating {
  readonly work: Work
}

/** A reference of the library that a label may stand for. */
export interface Candidate extends Rating {
  readonly origin: CandidateOrigin
  readonly reference: Reference
}

const SOURCE_FLOOR = 0.5
/** What the signs of the source count for among works that come from it, beside the claim. */
const SOURCE_SHARE = 0.3
const ORIGINS: readonly CandidateOrigin[] = ['library', 'pack', 'online']

/** Every reference of the library as a candidate for the label, best first. */
export function rankCandidates(
  label: LabelQuery,
  references: readonly Reference[],
  lexicon: readonly SourceEntry[]
): readonly Candidate[] {
  return finish(candidateSteps(label, references, lexicon))
}

/** As `rankCandidates`, giving way every now and then: for libraries so large that ranking holds up the window. */
export function* candidateSteps(
  label: LabelQuery,
  references: readonly Reference[],
  lexicon: readonly SourceEntry[]
): Steps<readonly Candidate[]> {
  const works = references.map((reference): LibraryWork => ({ origin: 'library', item: reference.item, reference }))
  return yield* rankingSteps(label, works, lexicon, (work, ...known) => new RatedReference(work, ...known))
}

interface LibraryWork extends OfferedWork {
  readonly reference: Reference
}

/**
 * Every work as a candidate for the label, best first; what several places offer (equal DOI or PMID) once, the library
 * before the pack before a lookup. Only what a work itself shows of its source (DOI prefix, ISSN, URL, journal, publisher,
 * identifier) lifts it over the middle; what it shares with the claim orders it among the others. Equal scores keep the order.
 */
export function rankWorks<Work extends OfferedWork>(
  label: LabelQuery,
  offered: readonly Work[],
  lexicon: readonly SourceEntry[]
): readonly RankedWork<Work>[] {
  return finish(rankingSteps(label, offered, lexicon, (work, ...known) => new RatedWork(work, ...known)))
}

function* rankingSteps<Work extends OfferedWork, Rated extends Rating>(
  label: LabelQuery,
  offered: readonly Work[],
  lexicon: readonly SourceEntry[],
  rate: (work: Work, index: number, known: KnownOfWorks) => Rated
): Steps<readonly Rated[]> {
  const works = dropRepeats(offered)
  const entry = lexicon.find((row) => row.id === label.source)
  const items = works.map(({ item }) => item)
  const claims = yield* weighClaims(withoutName(label), items)
  const known: KnownOfWorks = {
    claims,
    best: claims.weights.reduce((most, weight) => Math.max(most, weight), 0),
    source: createSourceTest(label.name, entry, lexicon),
    side: languageOf({ id: '', type: 'document', title: label.context })?.split('-')[0]
  }
  return sortByScore(yield* mapSteps(works, (work, index) => rate(work, index, known)))
}

/** What ratings are made of. */
interface KnownOfWorks {
  readonly claims: WeighedClaims
  /** The most that any work says of the claim. */
  readonly best: number
  readonly source: SourceTest
  readonly side: string | undefined
}

/** Scores closer than this are equal. */
const EQUAL_SCORES = 2 ** -32

/** Best first; equal ones in their order. A sort of plain numbers, as a comparison each takes many times as long. */
function sortByScore<Rated extends Rating>(rated: readonly Rated[]): readonly Rated[] {
  const keys = new Float64Array(rated.length)
  for (const [index, { score }] of rated.entries())
    keys[index] = Math.round((1 - score) / EQUAL_SCORES) * MOST_RANKED + index
  keys.sort()
  return rated.map((_, index) => rated[(keys[index] ?? 0) % MOST_RANKED] as Rated)
}

/** Works that can be told apart beside 32 bits of score in a number. */
const MOST_RANKED = 2 ** 20

function dropRepeats<Work extends OfferedWork>(offered: readonly Work[]): readonly Work[] {
  if (offered.every(({ origin }) => origin === 'library')) return offered
  const seen = new Set<string>()
  const inOrder = [...offered].sort((a, b) => ORIGINS.indexOf(a.origin) - ORIGINS.indexOf(b.origin))
  return inOrder.filter(({ item }) => {
    const keys = [item.DOI && `doi ${normaliseDoi(item.DOI)}`, item.PMID && `pmid ${item.PMID}`].filter((key) => key)
    const repeated = keys.some((key) => seen.has(key ?? ''))
    for (const key of keys) seen.add(key ?? '')
    return !repeated
  })
}

const withoutName = (label: LabelQuery): string => label.context.replaceAll(label.name, ' ')

/** A work with what was found out about it; of a hundred thousand, the evidence of a few is ever looked at. */
class RatedWork<Work extends OfferedWork> implements RankedWork<Work> {
  readonly score: number
  readonly fromSource: boolean
  private support: boolean | undefined
  private told: readonly Evidence[] | undefined

  constructor(
    readonly work: Work,
    private readonly index: number,
    private readonly known: KnownOfWorks
  ) {
    const weight = known.source.weightOf(work.item)
    this.fromSource = weight > 0
    this.score = scoreOf(weight, known.claims.weights[index] ?? 0, known.best)
  }

  get supported(): boolean {
    if (this.support !== undefined) return this.support
    const support = this.known.claims.supportAt(this.index)
    this.support = support === 'strong' || (support === 'some' && this.fromSource)
    return this.support
  }

  get evidence(): readonly Evidence[] {
    const { claims, source, side } = this.known
    this.told ??= [
      ...source.evidenceOf(this.work.item),
      ...claims.sharedAt(this.index),
      ...languageEvidence(this.work.item, side)
    ]
    return this.told
  }
}

class RatedReference extends RatedWork<LibraryWork> implements Candidate {
  get origin(): CandidateOrigin {
    return this.work.origin
  }

  get reference(): Reference {
    return this.work.reference
  }
}

function scoreOf(sourceWeight: number, claimWeight: number, best: number): number {
  // Half of it by the best of all works: how much of a claim any title can repeat varies with the claim.
  const fit = 0.5 * claimWeight + (best === 0 ? 0 : (0.5 * claimWeight) / best)
  return sourceWeight > 0
    ? SOURCE_FLOOR + (1 - SOURCE_FLOOR) * (SOURCE_SHARE * sourceWeight + (1 - SOURCE_SHARE) * fit)
    : (SOURCE_FLOOR - 0.05) * fit
}

/** Told only where both languages are known. It does not count: pasted labels often cite across languages. */
function languageEvidence(item: CslItem, side: string | undefined): readonly Evidence[] {
  const own = languageOf(item)?.split('-')[0]
  return own === undefined || side === undefined ? [] : [{ kind: 'language', language: own, matches: own === side }]
}
