/** The words of a content stream in simple encodings, a line for each time the text moves. Glyph codes give nothing. */
export function readContentText(content: string): string {
  const parts: string[] = []
  for (const [whole, literal, array, move] of content.matchAll(SHOWN)) {
    if (move !== undefined) parts.push('\n')
    else if (array !== undefined) parts.push(readArray(array))
    else if (literal !== undefined) parts.push(decodeLiteral(literal))
    if (/['"]$/.test(whole)) parts.push('\n')
  }
  return parts.join('')
}

/** A string shown, an array of strings and kerning shown, or a move of the line. Each part is bounded. */
const SHOWN =
  /\(((?:[^()\\]|\\[\s\S]|\((?:[^()\\]|\\[\s\S])*\)){0,4000})\)\s*(?:Tj|['"])|\[((?:[^[\]()]|\((?:[^()\\]|\\[\s\S]|\((?:[^()\\]|\\[\s\S])*\))*\)){0,4000})\]\s*TJ|\b(T[dDm*]|ET)(?![\w*])/g

function readArray(array: string): string {
  const parts: string[] = []
  for (const [, literal, kerning] of array.matchAll(
    /\(((?:[^()\\]|\\[\s\S]|\((?:[^()\\]|\\[\s\S])*\))*)\)|(-?\d+(?:\.\d+)?)/g
  )) {
    if (literal !== undefined) parts.push(decodeLiteral(literal))
    // Kerning beyond a fifth of the letter height is the space between words.
    else if (Number(kerning) < -200) parts.push(' ')
  }
  return parts.join('')
}

const ESCAPES: Readonly<Record<string, string>> = { n: '\n', r: '\r', t: '\t', b: '\b', f: '\f' }

/** The text of a literal string without its brackets: escapes resolved, UTF-16 read where it is marked. */
export function decodeLiteral(literal: string): string {
  const text = literal.replace(/\\(\r\n|[0-7]{1,3}|[\s\S])/g, (_, escape: string) => {
    if (/^[0-7]/.test(escape)) return String.fromCharCode(Number.parseInt(escape, 8) % 256)
    if (/^[\r\n]/.test(escape)) return ''
    return ESCAPES[escape] ?? escape
  })
  return decodeUtf16(text)
}

/** The text of a hexadecimal string without its brackets, where it is marked as UTF-16 or plain Latin. */
export function decodeHex(hex: string): string {
  const digits = hex.replace(/\s+/g, '')
  const codes = digits.match(/[0-9a-f]{2}/gi) ?? []
  return decodeUtf16(codes.map((code) => String.fromCharCode(Number.parseInt(code, 16))).join(''))
}

function decodeUtf16(text: string): string {
  if (!text.startsWith('\u00FE\u00FF')) return text
  const units: string[] = []
  for (let at = 2; at + 1 < text.length; at += 2) {
    units.push(String.fromCharCode(text.charCodeAt(at) * 256 + text.charCodeAt(at + 1)))
  }
  return units.join('')
}
