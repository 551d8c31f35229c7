import type { Fact, FactKind } from './read-facts'

/** A fact of which the work states another value than the sentence. */
export interface DifferingFact {
  readonly kind: 'differs'
  readonly fact: FactKind
  readonly asked: string
  readonly has: string
}

/** Kinds whose value is a number. */
export const EXACT_KINDS: ReadonlySet<FactKind> = new Set(['percent', 'sample', 'duration', 'dose'])
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

/** What a work states of the facts that a sentence states. */
export interface FactComparison {
  /** Numbers that agree, and other facts that do. */
  readonly exact: readonly string[]
  readonly stated: readonly string[]
  readonly differing: readonly DifferingFact[]
  /** What all that agrees counts for beside a rare term, 0 to 2. */
  readonly share: number
}

/** `numbers` are all that the work's text has, of whatever kind. */
export function compareFacts(
  asked: readonly Fact[],
  facts: readonly Fact[],
  numbers: ReadonlySet<string>
): FactComparison {
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
    share: Math.min(2, told.reduce((sum, { kind }) => sum + FACT_SHARE[kind], 0) + 0.3 * Math.min(loose.length, 2))
  }
}

/** Kinds of facts of which a work has one: what it states instead of what is asked. */
function findDiffering(asked: readonly Fact[], has: readonly Fact[]): readonly DifferingFact[] {
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

/** Of a work whose facts are not compared. */
export const NO_FACTS: FactComparison = { exact: [], stated: [], differing: [], share: 0 }
