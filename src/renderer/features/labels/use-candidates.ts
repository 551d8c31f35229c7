import { useMemo } from 'react'
import type { ReferenceId } from '#core/ids'
import { rankCandidates, type Candidate } from '#core/labels/rank-candidates'
import { SOURCE_ENTRIES } from '#core/labels/source-lexicon'
import type { Reference } from '#core/references/reference'
import type { SideLabel } from '../../workbench/workbench'

/** How much of the text before the label is its claim. */
const CLAIM_LENGTH = 400

/** The references a label may stand for, best first; ranked again when the library changes. */
export function useCandidates(label: SideLabel, references: ReadonlyMap<ReferenceId, Reference>): readonly Candidate[] {
  const { name, source, context, start } = label
  return useMemo(
    () =>
      rankCandidates(
        { name, source, context: context.slice(Math.max(0, start - CLAIM_LENGTH), start) },
        [...references.values()],
        SOURCE_ENTRIES
      ),
    [name, source, context, start, references]
  )
}
