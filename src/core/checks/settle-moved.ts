import type { PairFinding } from './pair-check'

/**
 * Findings by pairing, in order, where what one passage lacks and the next or the one before has too much is said once,
 * as moved: sentences are cut elsewhere in another language.
 */
export function settleMoved(byPair: readonly (readonly PairFinding[])[]): readonly (readonly PairFinding[])[] {
  const gone = new Set<PairFinding>()
  return byPair.map((findings, index) =>
    findings.flatMap((finding) => {
      if (gone.has(finding)) return []
      const partner = finding.lack && byPair[index + 1]?.find((next) => !gone.has(next) && isSurplus(next, finding))
      if (!finding.lack || !partner) return [finding]
      gone.add(partner)
      const { lack, severity: _, ...rest } = finding
      return [{ ...rest, check: lack.moved }]
    })
  )
}

/** True where one side lacks here what the other lacks there. */
const isSurplus = (next: PairFinding, finding: PairFinding): boolean =>
  next.check === finding.check && next.side !== finding.side && next.lack?.item === finding.lack?.item
