import type { FormattedSide } from '#core/citation/processor'
import type { Finding } from '#core/finding'
import type { ReferenceId } from '#core/ids'

/** `pandoc` keeps citations as keys and marks in Pandoc's syntax; `gfm` prints them as formatted, for web pages. */
export type Flavour = 'pandoc' | 'gfm'

/** What writing one side carries along. */
export interface WriteContext {
  readonly flavour: Flavour
  readonly keyOf: (reference: ReferenceId) => string
  readonly isKey: (key: string) => boolean
  /** The side as its style prints it; needed for `gfm` only. */
  readonly formatted: FormattedSide | undefined
  readonly findings: Finding[]
}
