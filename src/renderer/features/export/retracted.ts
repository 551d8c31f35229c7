import type { ReferenceId } from '#core/ids'
import type { Reference } from '#core/references/reference'
import type { Session } from '../../workbench/workbench'

/** How many of the references that the manuscript cites are known to be retracted. */
export function countRetracted(session: Session, references: ReadonlyMap<ReferenceId, Reference>): number {
  const placed = [...session.editors.leading.citations(), ...session.editors.facing.citations()]
  const cited = new Set(placed.flatMap(({ citation }) => citation.items.map((item) => item.reference)))
  return [...cited].filter((id) => references.get(id)?.verification.kind === 'retracted').length
}
