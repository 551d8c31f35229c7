import { SIDE_NAMES, type SideName } from '#core/manuscript/manuscript'
import type { CheckFinding, CheckSpan } from './check-finding'
import { CHECKS, type CheckCode } from './check-table'
import { findHeadingLevels } from './find-heading-levels'
import { isSameGap } from './find-untranslated'
import { hashText } from './hash-text'
import type { PairFinding } from './pair-check'
import { otherSide, placeSpan, type PairedText } from './paired-text'
import { settleMoved } from './settle-moved'

/** A pairing with what its checks found, in the order of the text. */
export interface CheckedPair {
  readonly pair: PairedText
  readonly findings: readonly PairFinding[]
}

/**
 * The findings of all pairings, in order, as places in blocks: with what only shows from one pairing to the next, and
 * without saying the same again and again.
 */
export function placeFindings(checked: readonly CheckedPair[]): readonly CheckFinding[] {
  const levels = findHeadingLevels(checked.map(({ pair }) => pair))
  const all = checked.map(({ findings }, index) => [...(levels.get(index) ?? []), ...findings])
  const settled = settleMoved(all)
  const placed: CheckFinding[] = []
  /** Where a finding that is said once stands, by check and side. */
  const said = new Map<string, number>()
  let gap: Gap | undefined
  for (const [index, { pair }] of checked.entries()) {
    let next: Gap | undefined
    for (const finding of settled[index] ?? []) {
      const spans = placeIn(pair, finding)
      const at = isOnce(finding.check)
        ? said.get(`${finding.check} ${finding.side}`)
        : gap && isSameGap(gap.finding, finding)
          ? gap.at
          : undefined
      const before = at === undefined ? undefined : placed[at]
      if (at !== undefined && before) placed[at] = joinFindings(before, spans, finding.count ?? 1)
      else placed.push(toFinding(pair, finding, spans))
      said.set(`${finding.check} ${finding.side}`, at ?? placed.length - 1)
      if (finding.check === 'untranslated') next = { finding, at: at ?? placed.length - 1 }
    }
    gap = next
  }
  return placed
}

/** A passage without a counterpart, and where its finding stands. */
interface Gap {
  readonly finding: PairFinding
  readonly at: number
}

const isOnce = (check: CheckCode): boolean => 'isOnce' in CHECKS[check]

function joinFindings(before: CheckFinding, spans: readonly CheckSpan[], count: number): CheckFinding {
  const { values } = before
  // The beginning of the other side is shown once.
  const more = spans.filter(({ start, end }) => start < end)
  return { ...before, spans: [...before.spans, ...more], values: { ...values, count: (values.count ?? 1) + count } }
}

function toFinding(
  pair: PairedText,
  { check, severity, side, what, other, count }: PairFinding,
  spans: readonly CheckSpan[]
): CheckFinding {
  const texts = isOnce(check) ? [] : [what, ...SIDE_NAMES.map((name) => normalized(pair[name].text))]
  return {
    check,
    severity: severity ?? CHECKS[check].severity,
    pairing: pair.pairing,
    spans,
    values: { what, side, ...(other !== undefined && { other }), ...(count !== undefined && { count }) },
    key: hashText([check, side, ...texts].join('\n'))
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
