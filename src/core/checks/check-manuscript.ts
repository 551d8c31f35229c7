import type { PairingId, ReferenceId } from '#core/ids'
import { SIDE_NAMES, type Manuscript, type SideName } from '#core/manuscript/manuscript'
import { describeReference } from '#core/references/describe-reference'
import type { Reference } from '#core/references/reference'
import { finish, type Steps } from '#core/work-in-steps'
import type { CheckFinding } from './check-finding'
import { compareCitations } from './compare-citations'
import { compareIdentifiers } from './compare-identifiers'
import { compareMentions } from './compare-mentions'
import { compareNumbers, inspectArithmetic } from './compare-numbers'
import { findOpenLabels } from './find-open-labels'
import { findResidue } from './find-residue'
import { findTypography } from './find-typography'
import { findUntranslated } from './find-untranslated'
import type { CheckContext, PairCheck, PairFinding } from './pair-check'
import { joinUnits, type PairedText } from './paired-text'
import { placeFindings, type CheckedPair } from './place-findings'
import { readUnits, type UnitText } from './unit-text'

/** Checks of one side against the other: pointless where there is only one. */
const COMPARISONS: readonly PairCheck[] = [
  findUntranslated,
  compareNumbers,
  compareIdentifiers,
  compareCitations,
  compareMentions
]
/** Checks of each side by itself. */
const INSPECTIONS: readonly PairCheck[] = [findOpenLabels, inspectArithmetic, findResidue, findTypography]

type References = ReadonlyMap<ReferenceId, Reference>
export type Checker = (manuscript: Manuscript, references: References) => Steps<readonly CheckFinding[]>

/**
 * All that checks find in a manuscript, pairing by pairing. The same for the same manuscript; comparisons say nothing
 * where a side has no text at all.
 */
export function checkManuscript(manuscript: Manuscript, references: References): readonly CheckFinding[] {
  return finish(createChecker()(manuscript, references))
}

/** A check that remembers: only pairings whose blocks are other objects than the last time are checked again. */
export function createChecker(): Checker {
  let known: ReadonlyMap<PairingId, CheckedPair> = new Map()
  let knownFor: readonly unknown[] = []
  return function* (manuscript, references) {
    const pairs = readPairs(manuscript)
    const isBilingual = SIDE_NAMES.every((side) => pairs.some((pair) => /\p{L}/u.test(pair[side].text)))
    const checks = isBilingual ? [...COMPARISONS, ...INSPECTIONS] : INSPECTIONS
    const context: CheckContext = { nameOf: (id) => nameOf(id, references) }
    const same = [references, isBilingual]
    if (same.some((one, index) => one !== knownFor[index])) known = new Map()
    const checked: CheckedPair[] = []
    for (const pair of pairs) {
      const before = known.get(pair.pairing)
      if (before && isSamePair(before.pair, pair)) checked.push(before)
      else {
        checked.push({ pair, findings: checks.flatMap((check) => check(pair, context)).sort(byPlace) })
        yield undefined
      }
    }
    known = new Map(checked.map((one) => [one.pair.pairing, one]))
    knownFor = same
    return placeFindings(checked)
  }
}

/** In the order of the text, what only the facing side has at the end. */
const byPlace = (one: PairFinding, other: PairFinding): number => startOf(one) - startOf(other)

const startOf = ({ at }: PairFinding): number => at.leading?.[0]?.start ?? 1e9 + (at.facing?.[0]?.start ?? 0)

function readPairs({ pairings, leading, facing }: Manuscript): readonly PairedText[] {
  const units = { leading: unitsById(leading.blocks), facing: unitsById(facing.blocks) }
  const languages = { leading: leading.language, facing: facing.language }
  return pairings.map((pairing) => {
    const join = (side: SideName) =>
      joinUnits(
        languages[side],
        pairing[side].flatMap((id) => units[side].get(id) ?? [])
      )
    return { pairing: pairing.id, state: pairing.state, leading: join('leading'), facing: join('facing') }
  })
}

const unitsById = (blocks: Manuscript['leading']['blocks']): ReadonlyMap<UnitText['id'], UnitText> =>
  new Map(blocks.flatMap(readUnits).map((unit) => [unit.id, unit]))

function isSamePair(before: PairedText, next: PairedText): boolean {
  return before.state === next.state && SIDE_NAMES.every((side) => isSameSide(before[side], next[side]))
}

function isSameSide(before: PairedText['leading'], next: PairedText['leading']): boolean {
  if (before.language !== next.language || before.units.length !== next.units.length) return false
  return before.units.every((unit, index) => unit === next.units[index])
}

function nameOf(id: ReferenceId, references: References): string {
  const reference = references.get(id)
  if (!reference) return id
  const { authors, year, title } = describeReference(reference.item)
  return [authors || title, year].filter(Boolean).join(' ')
}
