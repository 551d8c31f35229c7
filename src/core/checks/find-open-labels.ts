import { SIDE_NAMES } from '#core/manuscript/manuscript'
import type { PairCheck, PairFinding } from './pair-check'

/** Source labels that are not resolved: one finding for both sides of a pairing, since they are resolved together. */
export const findOpenLabels: PairCheck = (pair) => {
  const [side] = SIDE_NAMES.filter((name) => pair[name].labels.length > 0)
  if (!side) return []
  const names = new Set(SIDE_NAMES.flatMap((name) => pair[name].labels.map((label) => label.name)))
  const at: PairFinding['at'] = { leading: pair.leading.labels, facing: pair.facing.labels }
  return [{ check: 'label-unresolved', side, at, what: [...names].join(', ') }]
}
