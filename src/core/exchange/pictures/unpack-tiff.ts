/** Unpacks runs of equal bytes, as far as `length`; shorter where the bytes end before. */
export function unpackPackBits(packed: Uint8Array, length: number): Uint8Array {
  const unpacked = new Uint8Array(length)
  let to = 0
  for (let at = 0; at < packed.length && to < length;) {
    const head = packed[at++] ?? 0
    if (head < 128) {
      const run = packed.subarray(at, at + Math.min(head + 1, length - to))
      unpacked.set(run, to)
      to += run.length
      at += head + 1
    } else if (head > 128) {
      const end = Math.min(to + 257 - head, length)
      unpacked.fill(packed[at++] ?? 0, to, end)
      to = end
    }
  }
  return unpacked.subarray(0, to)
}

const CLEAR = 256
const END = 257
const CODES = 4_096

/** Unpacks LZW as TIFF has it (codes of 9 to 12 bits, the highest first), as far as `length`; shorter where it is damaged. */
export function unpackLzw(packed: Uint8Array, length: number): Uint8Array {
  const unpacked = new Uint8Array(length)
  // Each code stands for a stretch of what was unpacked before.
  const starts = new Uint32Array(CODES)
  const lengths = new Uint32Array(CODES)
  let [next, width, held, bits, to] = [END + 1, 9, 0, 0, 0]
  let before: { readonly start: number; readonly length: number } | undefined
  for (let at = 0; at < packed.length && to < length;) {
    while (bits < width && at < packed.length) {
      held = ((held << 8) | (packed[at++] ?? 0)) & 0xffffff
      bits += 8
    }
    if (bits < width) break
    bits -= width
    const code = (held >> bits) & (2 ** width - 1)
    if (code === END) break
    if (code === CLEAR) {
      next = END + 1
      width = 9
      before = undefined
      continue
    }
    const start = to
    if (code < CLEAR) unpacked[to++] = code
    else {
      // The newest code may be used while it is made: it is the stretch before and its own first byte.
      const isNew = code === next && before !== undefined
      if (code >= next && !isNew) break
      const from = isNew && before ? before.start : (starts[code] ?? 0)
      const size = isNew && before ? before.length + 1 : (lengths[code] ?? 0)
      for (let index = 0; index < size && to < length; index++) unpacked[to++] = unpacked[from + index] ?? 0
    }
    if (before && next < CODES) {
      starts[next] = before.start
      lengths[next] = before.length + 1
      next++
    }
    before = { start, length: to - start }
    // The width grows one code early.
    if (next >= 2 ** width - 1 && width < 12) width++
  }
  return unpacked.subarray(0, to)
}
