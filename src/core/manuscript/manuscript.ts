import type { AffiliationId, AuthorId, BlockId, ManuscriptId, PairingId } from '#core/ids'
import type { Block } from './nodes'

/** The version this build writes. Readers refuse a higher one and leave the file alone. */
export const MANUSCRIPT_FORMAT_VERSION = 2

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

/** A name as one side prints it. */
export interface AuthorName {
  readonly family: string
  readonly given?: string
}

/** One of the people who wrote the review. */
export interface Author {
  readonly id: AuthorId
  /** A side without a name of its own prints the other side's. */
  readonly names: Readonly<Partial<Record<SideName, AuthorName>>>
  readonly affiliations: readonly AffiliationId[]
  /** Four groups of four, e.g. `0000-0002-1825-0097`. */
  readonly orcid?: string
  readonly email?: string
  /** True for those to whom letters go. */
  readonly corresponding?: true
}

/** An institution with its address, as each side prints it. */
export interface Affiliation {
  readonly id: AffiliationId
  readonly names: Readonly<Partial<Record<SideName, string>>>
}

/** One review. The leading side stands on the left page; either language may lead. */
export interface Manuscript {
  readonly id: ManuscriptId
  readonly title: string
  readonly leading: Side
  readonly facing: Side
  readonly pairings: readonly Pairing[]
  /** In the order they are named. */
  readonly authors?: readonly Author[]
  /** In the order they are numbered. */
  readonly affiliations?: readonly Affiliation[]
  /** CSL style id, e.g. `frontiers`. */
  readonly styleId: string
  /** True while edits are recorded as tracked changes. */
  readonly recordsChanges?: true
  /** ISO 8601 instants. */
  readonly createdAt: string
  readonly modifiedAt: string
}
