import { compareItems, type ComparedItem } from './compare-items'
import type { PairCheck } from './pair-check'
import type { SideText } from './paired-text'

/** Works that one side of a pairing cites and the other does not. Numbers and order are the style's and may differ. */
export const compareCitations: PairCheck = (pair, { nameOf }) => {
  const readItems = ({ citations }: SideText): readonly ComparedItem[] =>
    citations.map(({ reference, start, end }) => ({ key: reference, words: nameOf(reference), start, end }))
  return compareItems(pair, readItems, 'citation-missing', 'citation-moved')
}
