import type { Shortcut } from './shortcut'

/** Something the user can do from anywhere: by the palette, a shortcut, or the native menu. */
export interface Command {
  /** Stable, kebab-case; the native menu sends it, e.g. `export`. */
  readonly id: string
  /** In the user's language, e.g. `Export…`. */
  readonly title: string
  /** The heading it stands under in the palette, in the user's language. */
  readonly group: string
  readonly shortcut?: Shortcut
  /** Further words it is found by, in any language. */
  readonly keywords?: readonly string[]
  readonly enabled: boolean
  readonly run: () => void
}
