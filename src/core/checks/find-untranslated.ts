import { SIDE_NAMES } from '#core/manuscript/manuscript'
import type { PairCheck, PairFinding } from './pair-check'
import { hasWords, otherSide, type SideText } from './paired-text'
import { quoteStart } from './quote-start'

/** Passages that the other side has nothing for, and those that changed since they were translated. */
export const findUntranslated: PairCheck = (pair) => {
  const empty = SIDE_NAMES.find((side) => !hasWords(pair[side]))
  const there = empty && otherSide(empty)
  if (there && hasWords(pair[there])) return [about('untranslated', empty, there, pair[there])]
  const { state, leading, facing } = pair
  const lead = hasWords(leading) ? 'leading' : 'facing'
  return state === 'stale' ? [about('stale', otherSide(lead), lead, lead === 'leading' ? leading : facing)] : []
}

/** One finding for passages in a row that the same side lacks, so that a missing chapter does not drown the rest. */
export function isSameGap(before: PairFinding, next: PairFinding): boolean {
  return before.check === 'untranslated' && next.check === 'untranslated' && before.side === next.side
}

function about(check: PairFinding['check'], side: PairFinding['side'], there: PairFinding['side'], { text }: SideText) {
  return { check, side, at: { [there]: [{ start: 0, end: text.length }] }, what: quoteStart(text) }
}
