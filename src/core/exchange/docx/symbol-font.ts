const UPPER = 'ΑΒΧΔΕΦΓΗΙϑΚΛΜΝΟΠΘΡΣΤΥςΩΞΨΖ'
const LOWER = 'αβχδεφγηιϕκλμνοπθρστυϖωξψζ'
const OTHERS: ReadonlyMap<number, string> = new Map([
  [0xa3, '≤'],
  [0xa5, '∞'],
  [0xae, '→'],
  [0xb0, '°'],
  [0xb1, '±'],
  [0xb3, '≥'],
  [0xb4, '×'],
  [0xb7, '•'],
  [0xb8, '÷'],
  [0xb9, '≠'],
  [0xbb, '≈'],
  [0xd6, '√'],
  [0xe5, '∑']
])

/**
 * The character that a code of the font Symbol shows, where Word wrote it as `w:sym`; undefined for the signs nobody
 * writes in running text, and for other fonts. Letters of other fonts in the private area are not known either.
 */
export function findSymbol(font: string, code: number): string | undefined {
  if (!/^symbol$/i.test(font)) return code < 0xe000 || code > 0xf8ff ? fromCode(code) : undefined
  const byte = code & 0xff
  if (byte >= 0x41 && byte <= 0x5a) return UPPER.charAt(byte - 0x41)
  if (byte >= 0x61 && byte <= 0x7a) return LOWER.charAt(byte - 0x61)
  if (byte >= 0x20 && byte <= 0x3f) return String.fromCharCode(byte)
  return OTHERS.get(byte)
}

const fromCode = (code: number): string | undefined =>
  code >= 0x20 && code <= 0xffff ? String.fromCharCode(code) : undefined
