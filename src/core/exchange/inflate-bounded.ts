import { Gunzip, Unzlib } from 'fflate'

/** Packed bytes given to the inflater at once: what a bomb may add before it is noticed. */
const CHUNK = 4096

const INFLATERS = { zlib: Unzlib, gzip: Gunzip } as const

/** The beginning of what a stream holds, up to `limit` bytes; what came before damage, if it is damaged. */
export function inflateBounded(packed: Uint8Array, limit: number, form: keyof typeof INFLATERS = 'zlib'): Uint8Array {
  const parts: Uint8Array[] = []
  let size = 0
  const inflater = new INFLATERS[form]((part) => {
    parts.push(part)
    size += part.length
  })
  try {
    for (let at = 0; at < packed.length; at += CHUNK) {
      inflater.push(packed.subarray(at, at + CHUNK), at + CHUNK >= packed.length)
      if (size >= limit) break
    }
  } catch {
    // A cut or damaged stream: its beginning may hold what is looked for.
  }
  const whole = new Uint8Array(Math.min(size, limit))
  let at = 0
  for (const part of parts) {
    const fitting = part.subarray(0, whole.length - at)
    whole.set(fitting, at)
    at += fitting.length
  }
  return whole
}
