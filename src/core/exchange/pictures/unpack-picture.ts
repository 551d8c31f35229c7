import { inflateBounded } from '../inflate-bounded'

/**
 * The picture in a file that Office packed with gzip (`.emz`, `.wmz`), as far as one byte beyond `limit`; any other
 * bytes, damaged ones too, as they are.
 */
export function unpackPicture(bytes: Uint8Array, limit: number): Uint8Array {
  const isPacked = bytes[0] === 0x1f && bytes[1] === 0x8b && bytes.length >= 18
  if (!isPacked) return bytes
  const unpacked = inflateBounded(bytes, limit + 1, 'gzip')
  return unpacked.length > limit || unpacked.length === toldLength(bytes) ? unpacked : bytes
}

/** A gzip file ends in the length of what it holds. */
function toldLength(bytes: Uint8Array): number {
  return new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength).getUint32(bytes.length - 4, true)
}
