import type { Mark } from '#core/manuscript/nodes'

/** Where inline content stands, as far as its form depends on it. */
export interface InlinePlace {
  /** Headings and table cells are one line of the file. */
  readonly oneLine: boolean
  readonly inTable: boolean
}

/** A comment that shows nowhere and keeps two signs from being read as one. */
export const SEPARATOR = '<!-- -->'

/** Where one inline stands among others. */
export interface SiblingPlace extends InlinePlace {
  readonly parent: Mark['type'] | undefined
  readonly lineStart: boolean
  readonly inLink?: true
}

/** One inline, written: `mark` is the sign that opens and closes it, `key` a citation that ends in a bare key. */
export interface Piece {
  readonly text: string
  readonly mark?: string
  readonly key?: true
  /** An equation between dollars. */
  readonly math?: true
}

/** `text` in brackets that are no note's. */
export const inBrackets = (text: string): string => `[${text.startsWith('^') ? SEPARATOR : ''}${text}]`
