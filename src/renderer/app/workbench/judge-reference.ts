import { completeItem, isBare } from '#core/references/complete-item'
import type { Reference } from '#core/references/reference'
import { verifyReference } from '#core/references/verify-reference'
import type { LookupJob } from '#host/lookup-api'

/**
 * A reference as it stands after a settled lookup of its identifiers: with its verdict, and filled in where it was no more
 * than those identifiers. Undefined where there was no answer to compare with.
 */
export function judgeReference(reference: Reference, { state, askedAt }: LookupJob): Reference | undefined {
  const input = { records: [], absentFrom: [], isPartial: false, date: askedAt }
  if (state.kind === 'found') {
    const item = isBare(reference.item) ? completeItem(reference.item, state.answer.item) : reference.item
    const { records } = state.answer
    const verification = verifyReference(item, { ...input, records, isPartial: state.failures.length > 0 })
    return { ...reference, item, verification }
  }
  if (state.kind !== 'not-indexed') return undefined
  const { asked, date } = state
  return { ...reference, verification: verifyReference(reference.item, { ...input, absentFrom: asked, date }) }
}
