import type { BlockId, PairingId } from '#core/ids'
import type { SideName } from '#core/manuscript/manuscript'
import type { CheckCode } from './check-table'

export type CheckSeverity = 'error' | 'warning' | 'info'

/**
 * A stretch of a text block on one side. Offsets count the characters of its text as they are, every other leaf
 * (citation, label, note, …) as one and deleted ones as none; an empty stretch is a place.
 */
export interface CheckSpan {
  readonly side: SideName
  readonly block: BlockId
  readonly start: number
  readonly end: number
}

/** One place where a check fires. */
export interface CheckFinding {
  readonly check: CheckCode
  readonly severity: CheckSeverity
  /** Undefined for what concerns a side as a whole. */
  readonly pairing: PairingId | undefined
  /** Where it lies, on one side or both; never empty. */
  readonly spans: readonly CheckSpan[]
  /** What its message mentions; `side` is the side that it is about. */
  readonly values: CheckValues
  /** Stays the same as long as the check and the words compared do, whatever is edited elsewhere. */
  readonly key: string
}

export interface CheckValues {
  /** The words, work or mark concerned, as a reader would name it. */
  readonly what: string
  /** What stands in its place on the other side. */
  readonly other?: string
  readonly side: SideName
  readonly count?: number
}
