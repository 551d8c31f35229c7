/** What XML 1.0 forbids even as a character reference: C0 controls but tab and line ends, U+FFFE, U+FFFF, lone surrogates. */
const FORBIDDEN = /[\p{Cs}\uFFFE\uFFFF]|(?![\t\n\r\u007F-\u009F])\p{Cc}/gu
const MARKUP: Readonly<Record<string, string>> = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;' }

/** `text` without the characters that no XML document may hold; nothing is put in their place. */
export function withoutForbidden(text: string): string {
  return text.replace(FORBIDDEN, '')
}

/** How many characters `withoutForbidden` takes out. */
export function countForbidden(text: string): number {
  return text.match(FORBIDDEN)?.length ?? 0
}

/** What `xmlText` changes: most texts hold none of it. */
const UNSAFE = /[&<>"\r\p{Cs}\uFFFE\uFFFF]|(?![\t\n\u007F-\u009F])\p{Cc}/u

/** `text` as XML element content or attribute value: forbidden characters gone, markup escaped, CR as a reference. */
export function xmlText(text: string): string {
  if (!UNSAFE.test(text)) return text
  return withoutForbidden(text)
    .replace(/[&<>"]/g, (sign) => MARKUP[sign] ?? '')
    .replace(/\r/g, '&#13;')
}

/** `text` as an attribute value: as `xmlText`, with tabs and line ends kept from being read as spaces. */
export function xmlAttribute(text: string): string {
  return xmlText(text).replace(/\t/g, '&#9;').replace(/\n/g, '&#10;')
}
