/** Characters of a quotation that tell a passage from others. */
const LATIN = 60
const HAN = 28

/** The beginning of a text on one line, without what is no text; `…` where it goes on. */
export function quoteStart(text: string): string {
  const line = text.slice(0, 400).replaceAll('\uFFFC', '').replace(/\s+/gu, ' ').trim()
  const length = /\p{Script=Han}/u.test(line.slice(0, HAN)) ? HAN : LATIN
  if (line.length <= length) return line
  const cut = line.slice(0, length).replace(/[\uD800-\uDBFF]$/u, '')
  return `${length === LATIN ? cut.replace(/\s+\S*$/u, '') : cut}…`
}
