import type { FormattedSide } from '#core/citation/processor'
import type { Finding } from '#core/finding'
import type { BlockId, CommentId, ReferenceId } from '#core/ids'
import type { Block, CommentNode } from '#core/manuscript/nodes'

/** `pandoc` keeps citations as keys and marks in Pandoc's syntax; `gfm` prints them as formatted, for web pages. */
export type Flavour = 'pandoc' | 'gfm'

/** What writing one side carries along. */
export interface WriteContext {
  readonly flavour: Flavour
  readonly keyOf: (reference: ReferenceId) => string
  readonly isKey: (key: string) => boolean
  /** The side as its style prints it; needed for `gfm` only. */
  readonly formatted: FormattedSide | undefined
  /** BCP 47 tag of the side. */
  readonly language: string
  /** The notes of the side, each with its label, to be defined at its end. */
  readonly notes: { readonly label: string; readonly blocks: readonly Block[] }[]
  /** The next number of a note or comment; both sides share it, since labels are the file's. */
  readonly nextNumber: () => number
  readonly inNote: boolean
  /** Names of the blocks that cross references point to. */
  readonly anchors: ReadonlyMap<BlockId, string>
  readonly captionNumbers: ReadonlyMap<BlockId, number>
  /** Every comment of the side, for the start of its passage. */
  readonly comments: ReadonlyMap<CommentId, CommentNode>
  /** The numbers of comments whose passage has begun. */
  readonly openComments: Map<CommentId, string>
  /** The address of a picture in the file. */
  readonly imageUrl: (url: string) => string
  readonly findings: Finding[]
}
