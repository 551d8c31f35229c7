import type { ReferenceId } from '#core/ids'
import type { SideName } from '#core/manuscript/manuscript'
import type { CheckSeverity } from './check-finding'
import type { CheckCode } from './check-table'
import type { PairedText } from './paired-text'
import type { TextSpan } from './unit-text'

/** What a check has to say about one pairing. */
export interface PairFinding {
  readonly check: CheckCode
  /** The side that it is about: the one that lacks something, or the only one that is looked at. */
  readonly side: SideName
  /** Where it lies in the sides' texts; a side that is left out is shown by its beginning. */
  readonly at: Readonly<Partial<Record<SideName, readonly TextSpan[]>>>
  /** Where it is not that of the check. */
  readonly severity?: CheckSeverity
  readonly what: string
  readonly other?: string
  readonly count?: number
  /** What `side` lacks here, where the passage before or behind may have it too much. */
  readonly lack?: Lack
}

export interface Lack {
  /** Equal for equal things. */
  readonly item: string
  /** What is found where it stands one passage away. */
  readonly moved: CheckCode
}

export interface CheckContext {
  /** How a reader would name a work, e.g. `Harris et al. 2018`. */
  readonly nameOf: (reference: ReferenceId) => string
}

/** Compares the sides of one pairing, or looks at each of them; says nothing about any other. */
export type PairCheck = (pair: PairedText, context: CheckContext) => readonly PairFinding[]
