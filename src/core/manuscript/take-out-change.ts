import { authorshipOf } from './flatten-inlines'
import type { Change } from './nodes'

/**
 * The mark of something that `deletion` takes out and that had the mark `change`: what was deleted before stays so, what
 * someone else put in is that, deleted. Undefined for what the author put in, which goes for good.
 */
export function takeOutChange(change: Change | null | undefined, deletion: Change): Change | undefined {
  if (!change) return deletion
  if (change.type === 'deletion') return change
  return change.author === deletion.author ? undefined : { ...deletion, inserted: authorshipOf(change) }
}
