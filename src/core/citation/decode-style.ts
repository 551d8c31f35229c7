/** How far a declaration of the encoding is looked for. */
const MAX_DECLARATION = 200

/**
 * The text of a `.csl` file: UTF-16 by its byte order mark or its zero bytes; UTF-8 wherever that is what it holds,
 * whatever it declares; else in the encoding that it declares, where that is a known one. Bytes that remain unreadable
 * are replaced by U+FFFD.
 */
export function decodeStyle(bytes: Uint8Array): string {
  const wide = findWideEncoding(bytes)
  if (wide !== undefined) return new TextDecoder(wide).decode(bytes)
  return decodeStrictly('utf-8', bytes) ?? decodeDeclared(bytes) ?? new TextDecoder().decode(bytes)
}

/** A style begins with `<` or a byte order mark. */
function findWideEncoding([first, second]: Uint8Array): string | undefined {
  if ((first === 0xff && second === 0xfe) || (first === 0x3c && second === 0)) return 'utf-16le'
  if ((first === 0xfe && second === 0xff) || (first === 0 && second === 0x3c)) return 'utf-16be'
  return undefined
}

function decodeDeclared(bytes: Uint8Array): string | undefined {
  const start = String.fromCharCode(...bytes.subarray(0, MAX_DECLARATION))
  const encoding = /^\s*<\?xml[^>]*\sencoding\s*=\s*["']([\w.:-]+)["']/.exec(start)?.[1]
  return encoding === undefined ? undefined : decodeStrictly(encoding, bytes)
}

/** Undefined for bytes that are not in that encoding, and for an encoding that is unknown. */
function decodeStrictly(encoding: string, bytes: Uint8Array): string | undefined {
  try {
    return new TextDecoder(encoding, { fatal: true }).decode(bytes)
  } catch {
    return undefined
  }
}
