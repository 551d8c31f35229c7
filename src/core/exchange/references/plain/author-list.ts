import type { CslName } from '#core/references/reference'

/** How names are written in a list: `Smith JA`, `Smith, J. A.`, `J. A. Smith`, `张伟`, `World Health Organization`. */
export type NameForm = 'indexed' | 'inverted' | 'plain' | 'chinese' | 'group'

/** The names at the start of a range. */
export interface AuthorList {
  readonly names: readonly CslName[]
  /** Offset behind the last name, or behind `et al.`. */
  readonly end: number
  /** True when the list was cut: `et al.`, `等`. */
  readonly isCut: boolean
  readonly form: NameForm
}

/** `, et al.`, `等`, and what may stand around it. */
export const CUT = /(?:[,;]? ?(?:and )?(?:et al\b\.?|and others\b)|[,;]? ?等(?!\p{Script=Han}))/uy
