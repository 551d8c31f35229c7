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
  const drafts: Draft[] = []
  /** The findings that are said once, by check and side. */
  const said = new Map<string, Draft>()
  let gap: Gap | undefined
  for (const [index, { pair }] of checked.entries()) {
    let next: Gap | undefined
    for (const finding of settled[index] ?? []) {
      const topic = `${finding.check} ${finding.side}`
      const isSame = gap && isSameGap(gap.finding, finding)
      const known = isOnce(finding.check) ? said.get(topic) : isSame ? gap?.draft : undefined
      const draft = known ?? startDraft(pair, finding)
      if (known) joinDraft(known, pair, finding)
      else drafts.push(draft)
      said.set(topic, draft)
      if (finding.check === 'untranslated') next = { finding, draft }
    }
    gap = next
  }
  return drafts.map(endDraft)
}

/** A finding and what was joined to it; grows in place, for it may gather all passages of a manuscript. */
interface Draft {
  readonly finding: CheckFinding
  readonly spans: CheckSpan[]
  count: number | undefined
}

/** A passage without a counterpart, and the finding it is part of. */
interface Gap {
  readonly finding: PairFinding
  readonly draft: Draft
}

const isOnce = (check: CheckCode): boolean => 'isOnce' in CHECKS[check]

function joinDraft(draft: Draft, pair: PairedText, finding: PairFinding): void {
  // The beginning of the other side is shown once.
  for (const span of placeIn(pair, finding)) if (span.start < span.end) draft.spans.push(span)
  draft.count = (draft.count ?? 1) + (finding.count ?? 1)
}

function startDraft(pair: PairedText, finding: PairFinding): Draft {
  const { check, severity, side, what, other, count } = finding
  const spans = [...placeIn(pair, finding)]
  const words = isOnce(check) ? [] : [what, wordsKey(pair)]
  const started: CheckFinding = {
    check,
    severity: severity ?? CHECKS[check].severity,
    pairing: pair.pairing,
    spans,
    values: { what, side, ...(other !== undefined && { other }) },
    key: hashText([check, side, ...words].join('\n'))
  }
  return { finding: started, spans, count }
}

const endDraft = ({ finding, count }: Draft): CheckFinding =>
  count === undefined ? finding : { ...finding, values: { ...finding.values, count } }

const known = new WeakMap<PairedText, string>()

/** Names the words of both sides, whatever their spaces. Remembered: pairings that did not change are placed again and again. */
function wordsKey(pair: PairedText): string {
  const key = known.get(pair) ?? hashText(SIDE_NAMES.map((name) => normalized(pair[name].text)).join('\n'))
  known.set(pair, key)
  return key
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
