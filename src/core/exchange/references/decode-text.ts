import type { Finding, FindingValues } from '#core/finding'
import type { ReferenceCode } from '#core/finding-codes'
import { COMMON_HAN } from './common-han'

/** Text of a file, without byte order mark and with `\n` line ends. */
export interface DecodedText {
  readonly text: string
  readonly findings: readonly Finding[]
}

/** First bytes of files that are no text, their kind, and what to call them. */
const MAGIC: readonly (readonly [start: readonly number[], kind: string, called: string])[] = [
  [[0x89, 0x50, 0x4e, 0x47], 'png', 'a PNG image'],
  [[0xff, 0xd8, 0xff], 'jpeg', 'a JPEG image'],
  [[0x47, 0x49, 0x46, 0x38], 'gif', 'a GIF image'],
  [[0x25, 0x50, 0x44, 0x46], 'pdf', 'a PDF document'],
  [[0x50, 0x4b, 0x03, 0x04], 'zip', 'a zip archive (or a .docx or .bifolium file)'],
  [[0x1f, 0x8b], 'gzip', 'a gzip archive'],
  [[0xd0, 0xcf, 0x11, 0xe0], 'office', 'an old Word or Excel file'],
  [[0x7f, 0x45, 0x4c, 0x46], 'program', 'a program'],
  [[0x53, 0x51, 0x4c, 0x69, 0x74, 0x65], 'sqlite', 'an SQLite database']
]

const MAX_BYTES = 100_000_000

/**
 * Decodes a text file: UTF-8, else UTF-16 by its byte order mark or by its zero bytes, else GB18030, Big5 or Windows-1252
 * by the shape of the bytes and the characters they would give, else UTF-8 with the bad bytes replaced. A finding tells
 * of every guess and every replacement. Undefined text never comes back: files that hold no text give an
 * `Error`-severity finding and an empty text.
 */
export function decodeText(file: string, bytes: Uint8Array): DecodedText {
  const refuse = (code: ReferenceCode, message: string, values?: FindingValues): DecodedText => ({
    text: '',
    findings: [{ severity: 'error', code, message, place: { file }, ...(values && { values }) }]
  })
  if (bytes.length === 0) return refuse('file-empty', `${file} is empty.`)
  if (bytes.length > MAX_BYTES) {
    return refuse('file-too-large', `${file} is larger than 100 MB. Split it into smaller files and import those.`)
  }
  const magic = MAGIC.find(([start]) => start.every((byte, index) => bytes[index] === byte))
  if (magic) return refuse('file-binary', `${file} is ${magic[2]}, not a reference file.`, { reason: magic[1] })
  const marked = decodeMarked(bytes)
  if (marked !== undefined) return { text: unifyLines(marked), findings: [] }
  const wide = decodeUnmarkedUtf16(bytes)
  if (wide !== undefined) return { text: unifyLines(wide), findings: [] }
  if (looksBinary(bytes))
    return refuse('file-binary', `${file} does not hold text, so it is not a reference file.`, { reason: 'bytes' })
  const text = decodeStrictly('utf-8', bytes)
  return text === undefined ? decodeByShape(file, bytes) : { text: unifyLines(text), findings: [] }
}

function decodeMarked(bytes: Uint8Array): string | undefined {
  if (bytes[0] === 0xff && bytes[1] === 0xfe) return new TextDecoder('utf-16le').decode(bytes)
  if (bytes[0] === 0xfe && bytes[1] === 0xff) return new TextDecoder('utf-16be').decode(bytes)
  return undefined
}

/** UTF-16 without a mark: in reference files ASCII prevails, of which every other byte is zero. */
function decodeUnmarkedUtf16(bytes: Uint8Array): string | undefined {
  const sample = bytes.subarray(0, 65_536)
  if (!sample.includes(0)) return undefined
  const zeros = [0, 0]
  for (const [index, byte] of sample.entries()) if (byte === 0) zeros[index % 2] = (zeros[index % 2] ?? 0) + 1
  const [even = 0, odd = 0] = zeros
  const [least, most] = [Math.min(even, odd), Math.max(even, odd)]
  if (bytes.length % 2 !== 0 || most < sample.length / 8 || least > most / 20) return undefined
  return decodeStrictly(odd > even ? 'utf-16le' : 'utf-16be', bytes)
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
  sample.forEach((byte) => {
    if (byte < 9 || (byte > 13 && byte < 32)) controls++
  })
  return controls > sample.length / 10
}

/**
 * The bytes are not UTF-8. Double-byte Chinese has its high bytes in pairs; Western text has them alone between ASCII
 * letters; UTF-8 with damage has many whole sequences.
 */
function decodeByShape(file: string, bytes: Uint8Array): DecodedText {
  const shape = measureHighBytes(bytes)
  const big5 = decodeStrictly('big5', bytes)
  if (big5 !== undefined && shape.utf8 * 2 <= shape.high) {
    const asGb18030 = shareOfCommonHan(decodeStrictly('gb18030', bytes) ?? '')
    const asBig5 = shareOfCommonHan(big5)
    if (asBig5 >= 0.2 && asBig5 > asGb18030) return guessed(file, big5, 'decoded-as-big5', 'Big5 (traditional Chinese)')
  }
  if (shape.utf8 * 2 <= shape.high && shape.paired >= shape.high * 0.8) {
    const text = decodeStrictly('gb18030', bytes)
    if (text !== undefined) return guessed(file, text, 'decoded-as-gb18030', 'GB18030 (Chinese)')
  }
  if (shape.utf8 === 0 && shape.single >= shape.high * 0.8) {
    const text = decodeWindows1252(bytes)
    return guessed(file, text, 'decoded-as-windows-1252', 'Windows-1252 (Western European)')
  }
  const text = unifyLines(new TextDecoder('utf-8').decode(bytes))
  const line = text.slice(0, text.indexOf('\uFFFD')).split('\n').length
  const message = `${file} is not valid UTF-8: characters that could not be read were replaced by \uFFFD, first in line ${line}. Save the file as UTF-8 and import it again if the text matters.`
  return { text, findings: [{ severity: 'warning', code: 'bytes-replaced', message, place: { file, line } }] }
}

/** What Windows-1252 has at 0x80–0x9F, which decoders of some engines leave as control characters. */
const WINDOWS_1252 = '€\u0081‚ƒ„…†‡ˆ‰Š‹Œ\u008DŽ\u008F\u0090‘’“”•–—˜™š›œ\u009DžŸ'

function decodeWindows1252(bytes: Uint8Array): string {
  return new TextDecoder('windows-1252')
    .decode(bytes)
    .replace(/[\u0080-\u009F]/g, (control) => WINDOWS_1252.charAt(control.charCodeAt(0) - 0x80))
}

/** How much of the Chinese in the first part of a text is made of the characters that prevail in any such text. */
function shareOfCommonHan(text: string): number {
  const characters = text.slice(0, 20_000).match(/\p{Script=Han}/gu) ?? []
  return characters.filter((character) => COMMON_HAN.has(character)).length / Math.max(characters.length, 1)
}

function guessed(file: string, text: string, code: ReferenceCode, encoding: string): DecodedText {
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
