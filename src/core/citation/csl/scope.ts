import type { Item, Name } from './item'
import type { Locale } from './locale'
import type { NameOptions } from './name-options'
import type { Output } from './output'

export type Position = 'first' | 'subsequent' | 'ibid' | 'ibid-with-locator'

/** How much of a name beyond the style's own form is shown: nothing more, initials, or the whole given name. */
export type Expansion = 0 | 1 | 2

/** What telling references apart has added to one list of names. */
export interface NamesChange {
  /** Names shown at least, before "et al."; 0 leaves it to the style. */
  readonly shown: number
  readonly expansions: readonly Expansion[]
}

/** What telling references apart has added to a reference. */
export interface Distinction {
  readonly names: readonly NamesChange[]
  /** How many of the conditions `disambiguate="true"` hold, counted as they are met. */
  readonly conditions: number
}

export const NO_DISTINCTION: Distinction = { names: [], conditions: 0 }

/** Which part of a cite is wanted. */
export type CitePart = 'whole' | 'without-author' | 'author' | 'year-suffix'

/** What is known of the place where a reference is printed. */
export interface Cite {
  readonly locator?: string | undefined
  readonly label?: string | undefined
  readonly position?: Position | undefined
  readonly isNear?: boolean | undefined
  /** The number of the note that cites it first, as printed: its figures, or a stand-in for them. */
  readonly firstNote?: string | undefined
  readonly part: CitePart
  /** True where cites are compared: a date of access tells no references apart. */
  readonly isCompared?: true
}

/** One list of names as it was printed, for telling references apart. */
export interface PrintedNames {
  readonly names: readonly Name[]
  readonly options: NameOptions
  readonly shown: number
  readonly hasEtAl: boolean
}

/** The sign that stands for authors whom the entry before had too: for all, or for the first few. */
export interface AuthorSubstitute {
  readonly text: string
  readonly count: number | 'all'
}

/** Where rendering stands: what is printed, and what has been seen of it so far. */
export interface Scope {
  readonly item: Item
  readonly locale: Locale
  readonly cite: Cite
  readonly distinction: Distinction
  /** As printed: its figures, or a stand-in for them. */
  readonly citationNumber: string
  readonly yearSuffix: string
  readonly inBibliography: boolean
  /** True where terms are told apart from other text, to capitalise one that begins a note. */
  readonly marksTerms: boolean
  /** True where a sort key is made. */
  readonly isSortKey: boolean
  /** A variable was asked for, and one of them was there. */
  called: boolean
  found: boolean
  /** Variables that a substitute has printed already. */
  printed: Set<string> | undefined
  /** Lists of names printed so far. */
  readonly printedNames: PrintedNames[]
  /** Variables printed since a substitute began. */
  recorded: Set<string> | undefined
  /** What the first `names` printed, and each name of its first list. */
  firstNames: Output | undefined
  /** The first list of names without its label. */
  bareNames: Output | undefined
  firstNamesList: readonly Output[] | undefined
  readonly substituteAuthor: AuthorSubstitute | undefined
  /** Conditions `disambiguate="true"` met so far. */
  conditionsMet: number
  /** True once the year suffix is out. */
  hasYearSuffix: boolean
  /** False where the style prints the year suffix by its variable. */
  readonly hasImplicitSuffix: boolean
  /** True once the citation number is printed, and where its value changes more than its figures. */
  usesNumber: boolean
  needsExactNumber: boolean
  readonly nameOverrides: NameOverrides | undefined
}

/** What a sort key changes about lists of names. */
export interface NameOverrides {
  readonly min: number | undefined
  readonly useFirst: number | undefined
  readonly useLast: boolean | undefined
}

/** True for a variable that stood in for another already. */
export const isPrinted = (variable: string, scope: Scope): boolean =>
  scope.printed?.has(variable) === true || scope.recorded?.has(variable) === true

/** Prints one element of a style; undefined where nothing is printed. */
export type Render = (scope: Scope) => Output | undefined
