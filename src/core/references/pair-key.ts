import type { ReferenceId } from '#core/ids'

/** Two references as one text, whichever comes first. */
export function pairKey(a: ReferenceId, b: ReferenceId): string {
  return a < b ? `${a} ${b}` : `${b} ${a}`
}
