/** A text and the same with plain punctuation, character by character: offsets are good for both. */
export interface FlatText {
  readonly text: string
  readonly flat: string
}

const PLAIN: Readonly<Record<string, string>> = {
  '。': '.',
  '．': '.',
  '、': ',',
  '〔': '[',
  '【': '[',
  '〕': ']',
  '】': ']',
  '‐': '-',
  '‑': '-',
  '–': '-',
  '—': '-',
  '−': '-',
  '～': '-',
  '~': '-',
  '‘': "'",
  '’': "'",
  '″': '"'
}

/**
 * The text with white space made single spaces, and beside it the same with full-width letters, digits and marks made
 * half-width and every dash a hyphen, for rules to match.
 */
export function flattenText(raw: string): FlatText {
  const text = raw
    .normalize('NFC')
    .replace(/[\u200B-\u200F\u202A-\u202E\u2060-\u2069\uFEFF\u00AD]/g, '')
    .replace(/\s+/g, ' ')
    .trim()
  const flat = text.replace(/[\uFF01-\uFF5E。、〔【〕】‐‑–—−‘’″~]/g, (character) => {
    return PLAIN[character] ?? String.fromCharCode(character.charCodeAt(0) - 0xfee0)
  })
  return { text, flat }
}

/** The range without white space and the given marks at its ends. */
export function trimRange({ flat }: FlatText, from: number, to: number, marks = '.,;: '): readonly [number, number] {
  let [start, end] = [from, to]
  while (start < end && marks.includes(flat.charAt(start))) start++
  while (end > start && marks.includes(flat.charAt(end - 1))) end--
  return [start, end]
}

/** The text of a range as it was written, without white space and the given marks at its ends. */
export function sliceTrimmed(entry: FlatText, from: number, to: number, marks?: string): string {
  return entry.text.slice(...trimRange(entry, from, to, marks))
}
