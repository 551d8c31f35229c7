import type { Finding } from '#core/finding'

/** Text of a file, without byte order mark and with `\n` line ends. */
export interface DecodedText {
  readonly text: string
  readonly findings: readonly Finding[]
}

/** First bytes of files that are no text, and what to call them. */
const MAGIC: readonly (readonly [readonly number[], string])[] = [
  [[0x89, 0x50, 0x4e, 0x47], 'a PNG image'],
  [[0xff, 0xd8, 0xff], 'a JPEG image'],
  [[0x47, 0x49, 0x46, 0x38], 'a GIF image'],
  [[0x25, 0x50, 0x44, 0x46], 'a PDF document'],
  [[0x50, 0x4b, 0x03, 0x04], 'a zip archive (or a .docx or .bifolium file)'],
  [[0x1f, 0x8b], 'a gzip archive'],
  [[0xd0, 0xcf, 0x11, 0xe0], 'an old Word or Excel file'],
  [[0x7f, 0x45, 0x4c, 0x46], 'a program'],
  [[0x53, 0x51, 0x4c, 0x69, 0x74, 0x65], 'an SQLite database']
]

const MAX_BYTES = 100_000_000

/**
 * Decodes a text file: UTF-8, else UTF-16 by its byte order mark, else GB18030 or Windows-1252 by the shape of the
 * bytes, else UTF-8 with the bad bytes replaced. A finding tells of every guess and every replacement. Undefined text
 * never comes back: files that hold no text give an `Error`-severity finding and an empty text.
 */
export function decodeText(file: string, bytes: Uint8Array): DecodedText {
  const refuse = (code: string, message: string): DecodedText => ({
    text: '',
    findings: [{ severity: 'error', code, message, place: { file } }]
  })
  if (bytes.length === 0) return refuse('file-empty', `${file} is empty.`)
  if (bytes.length > MAX_BYTES) {
    return refuse('file-too-large', `${file} is larger than 100 MB. Split it into smaller files and import those.`)
  }
  const magic = MAGIC.find(([start]) => start.every((byte, index) => bytes[index] === byte))
  if (magic) return refuse('file-binary', `${file} is ${magic[1]}, not a reference file.`)
  const marked = decodeMarked(bytes)
  if (marked !== undefined) return { text: unifyLines(marked), findings: [] }
  if (looksBinary(bytes)) return refuse('file-binary', `${file} does not hold text, so it is not a reference file.`)
  const text = decodeStrictly('utf-8', bytes)
  return text === undefined ? decodeByShape(file, bytes) : { text: unifyLines(text), findings: [] }
}

function decodeMarked(bytes: Uint8Array): string | undefined {
  if (bytes[0] === 0xff && bytes[1] === 0xfe) return new TextDecoder('utf-16le').decode(bytes)
  if (bytes[0] === 0xfe && bytes[1] === 0xff) return new TextDecoder('utf-16be').decode(bytes)
  return undefined
}

function decodeStrictly(encoding: string, bytes: Uint8Array): string | undefined {
  try {
    return new TextDecoder(encoding, { fatal: true }).decode(bytes)
  } catch {
    return undefined
  }
}

/** More than one control byte in ten, in the first 64 KB: noise, not text with a few stray controls. */
function looksBinary(bytes: Uint8Array): boolean {
  const sample = bytes.subarray(0, 65_536)
  let controls = 0
  for (const byte of sample) if (byte < 9 || (byte > 13 && byte < 32)) controls++
  return controls > sample.length / 10
}

/**
 * The bytes are not UTF-8. Double-byte Chinese has its high bytes in pairs; Western text has them alone between ASCII
 * letters; UTF-8 with damage has many whole sequences.
 */
function decodeByShape(file: string, bytes: Uint8Array): DecodedText {
  const shape = measureHighBytes(bytes)
  if (shape.utf8 * 2 <= shape.high && shape.paired >= shape.high * 0.8) {
    const text = decodeStrictly('gb18030', bytes)
    if (text !== undefined) return guessed(file, text, 'decoded-as-gb18030', 'GB18030 (Chinese)')
  }
  if (shape.utf8 === 0 && shape.single >= shape.high * 0.8) {
    const text = new TextDecoder('windows-1252').decode(bytes)
    return guessed(file, text, 'decoded-as-windows-1252', 'Windows-1252 (Western European)')
  }
  const text = unifyLines(new TextDecoder('utf-8').decode(bytes))
  const line = text.slice(0, text.indexOf('\uFFFD')).split('\n').length
  const message = `${file} is not valid UTF-8: characters that could not be read were replaced by \uFFFD, first in line ${line}. Save the file as UTF-8 and import it again if the text matters.`
  return { text, findings: [{ severity: 'warning', code: 'bytes-replaced', message, place: { file, line } }] }
}

function guessed(file: string, text: string, code: string, encoding: string): DecodedText {
  const message = `${file} is not UTF-8; it was read as ${encoding}. Check a title or name; if it is wrong, save the file as UTF-8 and import it again.`
  return { text: unifyLines(text), findings: [{ severity: 'warning', code, message, place: { file } }] }
}

function measureHighBytes(bytes: Uint8Array): { high: number; utf8: number; paired: number; single: number } {
  const counts = { high: 0, utf8: 0, paired: 0, single: 0 }
  for (let at = 0; at < bytes.length; at++) {
    const byte = bytes[at] ?? 0
    if (byte < 0x80) continue
    const width = utf8Width(bytes, at)
    let run = 1
    while ((bytes[at + run] ?? 0) >= 0x80) run++
    counts.high += run
    if (width > 0) counts.utf8 += run
    else if (run === 1) counts.single++
    if (run % 2 === 0) counts.paired += run
    at += run - 1
  }
  return counts
}

/** Length of the well-formed multi-byte UTF-8 sequence at `at`; 0 when there is none. */
function utf8Width(bytes: Uint8Array, at: number): number {
  const lead = bytes[at] ?? 0
  const width = lead >= 0xf0 && lead < 0xf5 ? 4 : lead >= 0xe0 ? 3 : lead >= 0xc2 ? 2 : 0
  for (let next = 1; next < width; next++) if (((bytes[at + next] ?? 0) & 0xc0) !== 0x80) return 0
  return lead < 0xf5 ? width : 0
}

const unifyLines = (text: string): string => text.replace(/^\uFEFF/, '').replace(/\r\n?/g, '\n')
