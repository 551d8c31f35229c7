import { useMemo } from 'react'
import type { ReferenceId } from '#core/ids'
import { rankCandidates, type Candidate } from '#core/labels/rank-candidates'
import { SOURCE_ENTRIES } from '#core/labels/source-lexicon'
import type { Reference } from '#core/references/reference'
import type { Session, SideLabel } from '../../workbench/workbench'
import { headingsOver } from './headings-over'

/** How much of the text before the label is its claim. */
const CLAIM_LENGTH = 400

/** The references a label may stand for, best first; ranked again when the library changes. */
export function useCandidates(
  session: Session,
  label: SideLabel,
  references: ReadonlyMap<ReferenceId, Reference>
): readonly Candidate[] {
  const { name, source, context, start, side, block } = label
  return useMemo(() => {
    const claim = context.slice(Math.max(0, start - CLAIM_LENGTH), start)
    // A claim in a list seldom repeats what its section is about.
    const headings = headingsOver(session.editors[side].read(), block)
    return rankCandidates(
      { name, source, context: [...headings, claim].join('\n') },
      [...references.values()],
      SOURCE_ENTRIES
    )
  }, [session, name, source, context, start, side, block, references])
}
