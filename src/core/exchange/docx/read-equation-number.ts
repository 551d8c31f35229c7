import type { FlatInline } from '#core/manuscript/flatten-inlines'
import type { InlineMath } from '#core/manuscript/nodes'
import type { OpenBookmark } from './read-marks'

/** An equation that stands by itself, with the number behind it. */
export interface NumberedEquation extends Pick<InlineMath, 'value' | 'omml'> {
  readonly number: string
  /** Where the number begins among the inlines. */
  readonly from: number
}

/** A number in brackets or bare, e.g. `(3)` or `（2.1）`. */
const NUMBER = /^\s*[(（]?\s*\d{1,4}(?:[.-]\d{1,4}){0,2}\p{Ll}?\s*[)）]?\s*$/u

/**
 * The equation of a paragraph that holds nothing else but its number, where a bookmark of Word's for mentions stands at
 * the number; without one, the number is text like any other.
 */
export function findNumberedEquation(
  inlines: readonly FlatInline[],
  bookmarks: readonly OpenBookmark[]
): NumberedEquation | undefined {
  const at = inlines.findIndex(({ leaf }) => leaf.type === 'inlineMath')
  const leaf = inlines[at]?.leaf
  const from = at + 1
  if (leaf?.type !== 'inlineMath' || !bookmarks.some((mark) => mark.name.startsWith('_Ref') && mark.from >= from))
    return undefined
  const before = textOf(inlines.slice(0, at))
  const number = textOf(inlines.slice(from))
  if (before?.trim() !== '' || number === undefined || !NUMBER.test(number)) return undefined
  return { value: leaf.value, ...(leaf.omml !== undefined && { omml: leaf.omml }), number: number.trim(), from }
}

function textOf(inlines: readonly FlatInline[]): string | undefined {
  const isText = inlines.every(({ leaf, change }) => leaf.type === 'text' && !change)
  return isText ? inlines.map(({ leaf }) => (leaf.type === 'text' ? leaf.value : '')).join('') : undefined
}
