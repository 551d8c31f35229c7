/** Bits of a key's hash and of an entry's number; together they fit a float's 53 bits of whole numbers. */
const HASH_BITS = 29
const NUMBER_BITS = 24

/** The most entries that a pack can hold. */
export const MAX_ENTRIES = 2 ** NUMBER_BITS

/** A hash of `key`, well spread below 2^29. Equal hashes of other keys are told apart by what is stored. */
export function hashKey(key: string): number {
  let hash = 0x811c9dc5
  for (let at = 0; at < key.length; at++) hash = Math.imul(hash ^ key.charCodeAt(at), 0x01000193)
  hash ^= hash >>> 16
  hash = Math.imul(hash, 0x85ebca6b)
  hash ^= hash >>> 13
  hash = Math.imul(hash, 0xc2b2ae35)
  return (hash ^ (hash >>> 16)) >>> (32 - HASH_BITS)
}

/** Groups by the highest bits of the hash: what is sorted group by group is sorted as a whole. */
export const GROUPS = 128
export const groupOfHash = (hash: number): number => Math.floor(hash / (2 ** HASH_BITS / GROUPS))

/** Hash and entry number as one number that sorts by hash. */
export const joinSlot = (hash: number, entry: number): number => hash * MAX_ENTRIES + entry
export const hashOfSlot = (slot: number): number => Math.floor(slot / MAX_ENTRIES)
export const entryOfSlot = (slot: number): number => slot % MAX_ENTRIES
