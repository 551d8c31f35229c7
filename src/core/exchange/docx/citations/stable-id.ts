import { sha256 } from '../../bifolium/sha256'

/** The signs of Zotero's item keys: none that is read for another. */
const ITEM_KEY_SIGNS = '23456789ABCDEFGHIJKLMNPQRSTUVWXYZ'
const ID_SIGNS = '0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz'
const LENGTH = 8

/** Eight letters and digits that are the same for the same seed, as Zotero's ids of sessions and citations look. */
export function stableId(seed: string): string {
  return signsOf(seed, ID_SIGNS)
}

/** As `stableId`, in the signs of Zotero's item keys. */
export function stableItemKey(seed: string): string {
  return signsOf(seed, ITEM_KEY_SIGNS)
}

function signsOf(seed: string, signs: string): string {
  const hash = sha256(new TextEncoder().encode(seed))
  return Array.from({ length: LENGTH }, (_, at) =>
    signs.charAt(Number.parseInt(hash.slice(at * 6, at * 6 + 6), 16) % signs.length)
  ).join('')
}

/** As `stableId`, in the form of a GUID in braces. */
export function stableGuid(seed: string): string {
  const hash = sha256(new TextEncoder().encode(seed)).toUpperCase()
  return `{${[hash.slice(0, 8), hash.slice(8, 12), hash.slice(12, 16), hash.slice(16, 20), hash.slice(20, 32)].join('-')}}`
}
