import { assertNever } from '#core/assert-never'
import type { Finding, FindingValues } from '#core/finding'
import type { ReferenceCode } from '#core/finding-codes'
import type { CslItem } from '#core/references/reference'
import { decodeText } from './decode-text'
import { getReadableFormat, readableFormats, type ReadableFormat } from './readable-formats'
import type { ProgressListener } from './reference-format'
import { sniffFormat } from './sniff-format'

/** What a file of references held. `format` is undefined where it could not be told. */
export interface ReadReferences {
  /** In file order. `id` is what the file said and may be empty, repeated or odd: `makeReferences` gives real ids. */
  readonly items: readonly CslItem[]
  readonly findings: readonly Finding[]
  readonly format: ReadableFormat | undefined
}

export interface ReadOptions {
  /** Read the file as this format, whatever it looks like. */
  readonly format?: ReadableFormat
  readonly onProgress?: ProgressListener
}

/**
 * Reads a file of references: format told by content, then by the name's extension; encoding told by the bytes. Never
 * throws on any input. One bad entry costs no other one (broken JSON excepted, which gives nothing); every fault is a
 * finding with the line it is in. An `error` finding means that an entry, or the file, was not imported.
 */
export function readReferences(name: string, bytes: Uint8Array, options: ReadOptions = {}): ReadReferences {
  const decoded = decodeText(name, bytes)
  if (decoded.findings.some((finding) => finding.severity === 'error')) {
    return { items: [], findings: decoded.findings, format: undefined }
  }
  const refuse = (code: ReferenceCode, message: string, values?: FindingValues): ReadReferences => ({
    items: [],
    findings: [
      ...decoded.findings,
      { severity: 'error', code, message, place: { file: name }, ...(values && { values }) }
    ],
    format: undefined
  })
  if (decoded.text.trim() === '') return refuse('file-empty', `${name} is empty.`)
  const sniffed = options.format
    ? { kind: 'readable' as const, format: options.format }
    : sniffFormat(name, decoded.text)
  switch (sniffed.kind) {
    case 'web-page':
      return refuse(
        'file-is-web-page',
        `${name} is a web page, not a reference file. Use the page's “export citation” and import what it gives you.`
      )
    case 'unknown':
      return refuse('format-unknown', `${name} is no reference file that is known here. Expected ${knownFormats()}.`, {
        formats: readableFormats.map((row) => row.name).join(', ')
      })
    case 'readable':
      return readText(name, decoded.text, sniffed.format, decoded.findings, options.onProgress)
    default:
      return assertNever(sniffed)
  }
}

/** The names of all formats in one phrase: `CSL-JSON, RIS or BibTeX`. */
function knownFormats(): string {
  const names = readableFormats.map((row) => row.name)
  return `${names.slice(0, -1).join(', ')} or ${names.at(-1) ?? ''}`
}

function readText(
  name: string,
  text: string,
  format: ReadableFormat,
  decoding: readonly Finding[],
  onProgress: ProgressListener | undefined
): ReadReferences {
  const { items, findings } = getReadableFormat(format).read(name, text, onProgress)
  const all = [...decoding, ...findings]
  if (items.length === 0 && !all.some((finding) => finding.severity === 'error')) {
    all.push({
      severity: 'error',
      code: 'no-references',
      message: `${name} holds no references.`,
      place: { file: name },
      values: { reason: 'none' }
    })
  }
  return { items, findings: all, format }
}
