/** What XML does not allow, neither as it is nor by its number. */
// oxlint-disable-next-line no-control-regex -- control characters are what it looks for
const FORBIDDEN = /[\0-\u0008\u000B\u000C\u000E-\u001F\uFFFE\uFFFF]|\p{Cs}/u
/** The same in what a decoder has read, which leaves no halves of characters. */
// oxlint-disable-next-line no-control-regex -- control characters are what it looks for
const FORBIDDEN_UNIT = /[\0-\u0008\u000B\u000C\u000E-\u001F\uFFFE\uFFFF]/g
const REFERENCE = /&#(?:x([\da-fA-F]{1,8})|(\d{1,10}));/gu
/** The grammar of an XML declaration, as far as it names an encoding. */
const ENCODING = /^<\?xml[^>]{0,100}?\sencoding=["']([\w.:-]{1,40})["']/u
const UNREADABLE = '\uFFFD'

/**
 * The text of a part: UTF-8, UTF-16 by its mark, or the encoding that it declares. Bytes and characters that cannot be
 * read, control characters and lone halves of a character among them, are `\uFFFD`.
 */
export function decodePart(bytes: Uint8Array): string {
  return withoutReferences(decode(bytes).replace(FORBIDDEN_UNIT, UNREADABLE))
}

function decode(bytes: Uint8Array): string {
  const [first, second] = bytes
  if (first === 0xff && second === 0xfe) return new TextDecoder('utf-16le').decode(bytes)
  if (first === 0xfe && second === 0xff) return new TextDecoder('utf-16be').decode(bytes)
  const text = new TextDecoder().decode(bytes)
  const encoding = text.includes(UNREADABLE) ? ENCODING.exec(text)?.[1] : undefined
  if (encoding === undefined || /^utf-?(?:8|16)$/iu.test(encoding)) return text
  try {
    return new TextDecoder(encoding).decode(bytes)
  } catch {
    return text
  }
}

function withoutReferences(text: string): string {
  if (!text.includes('&#')) return text
  return text.replace(REFERENCE, (reference, hex?: string, decimal?: string) => {
    const code = hex === undefined ? Number(decimal) : Number.parseInt(hex, 16)
    if (code > 0x10ffff) return UNREADABLE
    return FORBIDDEN.test(String.fromCodePoint(code)) ? UNREADABLE : reference
  })
}
