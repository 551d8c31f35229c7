import {
  $caretRangeFromSelection,
  $findMatchingParent,
  $isTextNode,
  $removeTextFromCaretRange,
  $setSelection,
  $updateRangeSelectionFromCaretRange
} from 'lexical'
import type { RangeSelection } from 'lexical'
import { $isTextBlock } from './settle-selection'

/**
 * Removes a settled range that reaches over several blocks, so that what Lexical goes on to do has a caret to start
 * from; what is typed next looks like the first of what was removed. False for a range within one block.
 */
export function $removeAcrossBlocks(range: RangeSelection): boolean {
  const [anchor, focus] = [range.anchor, range.focus].map((point) => $findMatchingParent(point.getNode(), $isTextBlock))
  if (!anchor || !focus || anchor.is(focus)) return false
  const first = (range.isBackward() ? range.focus : range.anchor).getNode()
  const format = $isTextNode(first) ? first.getFormat() : 0
  const removed = $caretRangeFromSelection(range)
  // While it removes, Lexical's checks would trip over ends that point behind text already shortened.
  $setSelection(null)
  const caret = $removeTextFromCaretRange(removed)
  $updateRangeSelectionFromCaretRange(range, caret)
  $setSelection(range)
  range.format = format
  return true
}
