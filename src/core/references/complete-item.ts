import type { CslItem } from './reference'

/** True for an item that is no more than its identifiers: added unchecked, or found in a PDF. */
export const isBare = (item: CslItem): boolean => (item.title ?? '').trim() === '' && item.author === undefined

/** A bare item filled in from its source; what it had stays, its type excepted, which was a guess. */
export function completeItem(item: CslItem, found: CslItem): CslItem {
  return { ...found, ...item, type: found.type }
}
