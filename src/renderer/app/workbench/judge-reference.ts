import type { Reference, Verification } from '#core/references/reference'
import { verifyReference } from '#core/references/verify-reference'
import type { LookupJob } from '#host/lookup-api'

/** What a settled lookup of a reference's identifiers says of it; undefined where there was no answer to compare with. */
export function judgeReference(reference: Reference, { state, askedAt }: LookupJob): Verification | undefined {
  const input = { records: [], absentFrom: [], isPartial: false, date: askedAt }
  if (state.kind === 'found')
    return verifyReference(reference.item, {
      ...input,
      records: state.answer.records,
      isPartial: state.failures.length > 0
    })
  if (state.kind === 'not-indexed')
    return verifyReference(reference.item, { ...input, absentFrom: state.asked, date: state.date })
  return undefined
}
