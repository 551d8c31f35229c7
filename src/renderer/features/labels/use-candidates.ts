import { useEffect, useMemo, useState } from 'react'
import type { ReferenceId } from '#core/ids'
import { candidateSteps, rankCandidates, type Candidate } from '#core/labels/rank-candidates'
import { SOURCE_ENTRIES } from '#core/labels/source-lexicon'
import type { Reference } from '#core/references/reference'
import { stepThrough } from '#core/work-in-steps'
import { runInSlices } from '../../workbench/run-in-slices'
import type { Session, SideLabel } from '../../workbench/workbench'
import { headingsOver } from './headings-over'

/** How much of the text before the label is its claim. */
const CLAIM_LENGTH = 400
/** References that are ranked before the next frame; more are ranked while the window goes on. */
const RANKED_AT_ONCE = 2000

/**
 * The references a label may stand for, best first; ranked again when the library changes. Undefined while a large library
 * is ranked for the first time.
 */
export function useCandidates(
  session: Session,
  label: SideLabel,
  references: ReadonlyMap<ReferenceId, Reference>
): readonly Candidate[] | undefined {
  const { name, source, context, start, side, block } = label
  const query = useMemo(() => {
    const claim = context.slice(Math.max(0, start - CLAIM_LENGTH), start)
    // A claim in a list seldom repeats what its section is about.
    const headings = headingsOver(session.editors[side].read(), block)
    return { name, source, context: [...headings, claim].join('\n') }
  }, [session, name, source, context, start, side, block])
  const isSmall = references.size <= RANKED_AT_ONCE
  const atOnce = useMemo(
    () => (isSmall ? rankCandidates(query, [...references.values()], SOURCE_ENTRIES) : undefined),
    [query, references, isSmall]
  )
  const [inSlices, setInSlices] = useState<readonly Candidate[]>()
  useEffect(() => {
    if (isSmall) return undefined
    const stop = new AbortController()
    const steps = candidateSteps(query, [...references.values()], SOURCE_ENTRIES)
    runInSlices(stepThrough(steps), { signal: stop.signal }).then(
      (candidates) => !stop.signal.aborted && setInSlices(candidates),
      () => undefined
    )
    return () => stop.abort()
  }, [query, references, isSmall])
  return atOnce ?? inSlices
}
