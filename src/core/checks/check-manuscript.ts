import type { PairingId, ReferenceId } from '#core/ids'
import { SIDE_NAMES, type Manuscript, type SideName } from '#core/manuscript/manuscript'
import { describeReference } from '#core/references/describe-reference'
import type { Reference } from '#core/references/reference'
import { finish, type Steps } from '#core/work-in-steps'
import type { CheckFinding, CheckSpan } from './check-finding'
import { CHECKS } from './check-table'
import { compareCitations } from './compare-citations'
import { compareNumbers } from './compare-numbers'
import { findOpenLabels } from './find-open-labels'
import { findUntranslated, isSameGap } from './find-untranslated'
import { hashText } from './hash-text'
import type { CheckContext, PairCheck, PairFinding } from './pair-check'
import { joinUnits, otherSide, placeSpan, type PairedText } from './paired-text'
import { settleMoved } from './settle-moved'
import { readUnits, type UnitText } from './unit-text'

/** Checks of one side against the other: pointless where there is only one. */
const COMPARISONS: readonly PairCheck[] = [findUntranslated, compareNumbers, compareCitations]
/** Checks of each side by itself. */
const INSPECTIONS: readonly PairCheck[] = [findOpenLabels]

type References = ReadonlyMap<ReferenceId, Reference>
export type Checker = (manuscript: Manuscript, references: References) => Steps<readonly CheckFinding[]>

/**
 * All that checks find in a manuscript, pairing by pairing. The same for the same manuscript; comparisons say nothing
 * where a side has no text at all.
 */
export function checkManuscript(manuscript: Manuscript, references: References): readonly CheckFinding[] {
  return finish(createChecker()(manuscript, references))
}

interface Checked {
  readonly pair: PairedText
  readonly findings: readonly PairFinding[]
}

/** A check that remembers: only pairings whose blocks are other objects than the last time are checked again. */
export function createChecker(): Checker {
  let known: ReadonlyMap<PairingId, Checked> = new Map()
  let knownFor: readonly unknown[] = []
  return function* (manuscript, references) {
    const pairs = readPairs(manuscript)
    const isBilingual = SIDE_NAMES.every((side) => pairs.some((pair) => /\p{L}/u.test(pair[side].text)))
    const checks = isBilingual ? [...COMPARISONS, ...INSPECTIONS] : INSPECTIONS
    const context: CheckContext = { nameOf: (id) => nameOf(id, references) }
    const same = [references, isBilingual]
    if (same.some((one, index) => one !== knownFor[index])) known = new Map()
    const checked: Checked[] = []
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

/** In the order of the text, as far as one side has it. */
const byPlace = (one: PairFinding, other: PairFinding): number => startOf(one) - startOf(other)

const startOf = ({ at }: PairFinding): number => (at.leading?.[0] ?? at.facing?.[0])?.start ?? 0

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

function placeFindings(checked: readonly Checked[]): readonly CheckFinding[] {
  const settled = settleMoved(checked.map(({ findings }) => findings))
  const placed: CheckFinding[] = []
  let gap: PairFinding | undefined
  for (const [index, { pair }] of checked.entries()) {
    const findings = settled[index] ?? []
    for (const finding of findings) {
      const spans = placeIn(pair, finding)
      const last = placed.at(-1)
      if (gap && last && isSameGap(gap, finding)) placed[placed.length - 1] = joinGaps(last, spans)
      else placed.push(toFinding(pair, finding, spans))
    }
    gap = findings.length === 1 ? findings[0] : undefined
  }
  return placed
}

function joinGaps(last: CheckFinding, spans: readonly CheckSpan[]): CheckFinding {
  const { values } = last
  return { ...last, spans: [...last.spans, ...spans], values: { ...values, count: (values.count ?? 1) + 1 } }
}

function toFinding(
  pair: PairedText,
  { check, severity, side, what, other, count }: PairFinding,
  spans: readonly CheckSpan[]
): CheckFinding {
  const texts = SIDE_NAMES.map((name) => normalized(pair[name].text))
  return {
    check,
    severity: severity ?? CHECKS[check].severity,
    pairing: pair.pairing,
    spans,
    values: { what, side, ...(other !== undefined && { other }), ...(count !== undefined && { count }) },
    key: hashText([check, side, what, ...texts].join('\n'))
  }
}

const normalized = (text: string): string => text.normalize('NFKC').replace(/\s+/gu, ' ').trim()

/** A side with words first; one without is shown by its beginning. */
function placeIn(pair: PairedText, { at }: PairFinding): readonly CheckSpan[] {
  const first: SideName = at.leading?.length ? 'leading' : 'facing'
  return [first, otherSide(first)].flatMap((name) => {
    const spans = at[name]?.length ? at[name] : [{ start: 0, end: 0 }]
    return spans.flatMap((span) => placeSpan(name, pair[name], span) ?? [])
  })
}
