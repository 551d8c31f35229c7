const SIGNS = 'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/'
const VALUES: ReadonlyMap<string, number> = new Map([
  ...Array.from(SIGNS, (sign, value) => [sign, value] as const),
  ['-', 62],
  ['_', 63]
])

/** The UTF-8 text in base64 (either alphabet, padding optional, white space ignored); undefined where it is none. */
export function decodeBase64(encoded: string): string | undefined {
  const signs = encoded.replace(/\s+/g, '').replace(/=+$/, '')
  const bytes = new Uint8Array(Math.floor((signs.length * 3) / 4))
  let bits = 0
  let count = 0
  let at = 0
  for (const sign of signs) {
    const value = VALUES.get(sign)
    if (value === undefined) return undefined
    bits = ((bits << 6) | value) & 0xffff
    count += 6
    if (count < 8) continue
    count -= 8
    bytes[at++] = (bits >> count) & 0xff
  }
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(bytes)
  } catch {
    return undefined
  }
}
