import { languageOf } from '#core/references/language'
import type { Reference } from '#core/references/reference'
import { weighClaims, type SharedClaim } from './shared-claims'
import { findSourceEvidence, type SourceEvidence } from './source-evidence'
import type { SourceEntry } from './source-label'

/** The label a writer wants resolved: one name of a run, its lexicon id, and the sentence it stands behind. */
export interface LabelQuery {
  readonly name: string
  readonly source: string | undefined
  readonly context: string
}

/** One reason for a candidate; `against` and `language` with `matches: false` speak against it. */
export type Evidence =
  | SourceEvidence
  | SharedClaim
  | { readonly kind: 'language'; readonly language: string; readonly matches: boolean }

/** A reference that a label may stand for. `fromSource` tells those that come from the label's source from the rest. */
export interface Candidate {
  readonly reference: Reference
  /** 0 to 1. Candidates with `fromSource` have 0.5 and more, the others less. */
  readonly score: number
  readonly fromSource: boolean
  /** For and against, strongest first. */
  readonly evidence: readonly Evidence[]
}

const SOURCE_FLOOR = 0.5

/**
 * Every reference of the library as a candidate for the label, best first. Only what a reference itself shows of its
 * source (DOI prefix, ISSN, URL, journal, publisher, identifier) lifts it over the middle; what it shares with the
 * sentence (numbers, terms, in both languages) orders it among the others. Equal scores keep the library's order.
 */
export function rankCandidates(
  label: LabelQuery,
  references: readonly Reference[],
  lexicon: readonly SourceEntry[]
): readonly Candidate[] {
  const entry = lexicon.find((row) => row.id === label.source)
  const claims = weighClaims(withoutName(label), references)
  const candidates = references.map((reference, index) => {
    const source = findSourceEvidence(label.name, entry, reference.item, lexicon)
    const claim = claims[index] ?? { weight: 0, shared: [] }
    return rateCandidate(reference, source, claim, label.context)
  })
  return candidates.sort((a, b) => b.score - a.score)
}

function withoutName(label: LabelQuery): string {
  return label.context.replaceAll(label.name, ' ')
}

function rateCandidate(
  reference: Reference,
  source: { readonly weight: number; readonly found: readonly SourceEvidence[] },
  claim: { readonly weight: number; readonly shared: readonly SharedClaim[] },
  context: string
): Candidate {
  const fromSource = source.weight > 0
  const score = fromSource
    ? SOURCE_FLOOR + (1 - SOURCE_FLOOR) * (0.4 * source.weight + 0.6 * claim.weight)
    : (SOURCE_FLOOR - 0.05) * claim.weight
  const language = languageEvidence(reference, context)
  return { reference, score, fromSource, evidence: [...source.found, ...claim.shared, ...language] }
}

/** Told only where both languages are known. It does not count: pasted labels often cite across languages. */
function languageEvidence(reference: Reference, context: string): readonly Evidence[] {
  const own = languageOf(reference.item)?.split('-')[0]
  const side = languageOf({ id: '', type: 'document', title: context })
  if (own === undefined || side === undefined) return []
  return [{ kind: 'language', language: own, matches: own === side }]
}
