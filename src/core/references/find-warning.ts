import type { ReferenceId } from '#core/ids'
import type { Reference, Verification } from './reference'

/** What a reader must hear of a cited work: it was withdrawn, or its publisher doubts it. */
export type Warning = 'retracted' | 'concern'

/** The warning that a verification carries, whatever else it found; undefined where there is none. */
export function findWarning(verification: Verification): Warning | undefined {
  const { kind } = verification
  if (kind === 'retracted' || kind === 'concern') return kind
  const notices = kind === 'unchecked' ? [] : (verification.notices ?? [])
  return (['retracted', 'concern'] as const).find((warning) => notices.some((notice) => notice.kind === warning))
}

/** The references among `ids` that carry a warning. */
export function findWarnings(
  ids: Iterable<ReferenceId>,
  references: ReadonlyMap<ReferenceId, Reference>
): ReadonlyMap<ReferenceId, Warning> {
  const warnings = new Map<ReferenceId, Warning>()
  for (const id of ids) {
    const reference = references.get(id)
    const warning = reference && findWarning(reference.verification)
    if (warning) warnings.set(id, warning)
  }
  return warnings
}
