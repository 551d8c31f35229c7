import type { BlockId, ManuscriptId, PairingId } from '#core/ids'
import type { Block } from './nodes'

/** The version this build writes. Readers refuse a higher one and leave the file alone. */
export const MANUSCRIPT_FORMAT_VERSION = 1

/** One language's whole text. */
export interface Side {
  /** BCP 47 tag, e.g. `en-US`, `zh-CN`. */
  readonly language: string
  /** The side's title, as it prints; may be empty. */
  readonly title: string
  readonly blocks: readonly Block[]
}

export type SideName = 'leading' | 'facing'
export const SIDE_NAMES: readonly SideName[] = ['leading', 'facing']

export type PairingState = 'untranslated' | 'draft' | 'translated' | 'reviewed' | 'stale'

/** Blocks that correspond; one of the two lists may be empty. */
export interface Pairing {
  readonly id: PairingId
  readonly leading: readonly BlockId[]
  readonly facing: readonly BlockId[]
  readonly state: PairingState
}

/** One review. The leading side stands on the left page; either language may lead. */
export interface Manuscript {
  readonly id: ManuscriptId
  readonly title: string
  readonly leading: Side
  readonly facing: Side
  readonly pairings: readonly Pairing[]
  /** CSL style id, e.g. `frontiers`. */
  readonly styleId: string
  /** ISO 8601 instants. */
  readonly createdAt: string
  readonly modifiedAt: string
}
