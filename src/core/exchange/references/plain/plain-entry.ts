import type { CslItem } from '#core/references/reference'

/** The families of styles that a list's entries are told apart by. */
export type PlainStyle =
  | 'vancouver'
  | 'apa'
  | 'harvard'
  | 'nature'
  | 'mdpi'
  | 'springer'
  | 'ieee'
  | 'chicago'
  | 'mla'
  | 'gb-t-7714'

/** How sure a field is, from 0 to 1, by the field's CSL name. */
export type FieldConfidence = Readonly<Record<string, number>>

/** One entry of a pasted bibliography. `raw` is its text as it stood there, with line breaks made spaces. */
export interface PlainEntry {
  /** `unparsed`: no rule reads it; `item` then holds only what is certain, such as identifiers and year. */
  readonly kind: 'parsed' | 'unparsed'
  readonly raw: string
  /** Line of the pasted text in which the entry begins, from 1. */
  readonly line: number
  readonly item: CslItem
  readonly confidence: FieldConfidence
  readonly style: PlainStyle | undefined
}

/** An entry with the number or bullet that stands in front of it in its list. */
export interface ListedEntry extends PlainEntry {
  /** As it stands there, with the space behind it: `[7] `. Empty where there is none. */
  readonly label: string
  /** What the label counts; undefined for a bullet or no label. */
  readonly number: number | undefined
}

/** Below this a field is marked, for a person to look at. */
export const SURE_ENOUGH = 0.7

/** The fields that a person should look at, in the order of the item. */
export function uncertainFields(entry: PlainEntry): readonly string[] {
  return Object.keys(entry.item).filter((field) => (entry.confidence[field] ?? 1) < SURE_ENOUGH)
}
