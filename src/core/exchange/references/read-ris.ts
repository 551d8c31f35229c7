import type { Finding } from '#core/finding'
import type { ReferenceCode } from '#core/finding-codes'
import { sentenceStart } from './sentence-start'
import type { CslItem } from '#core/references/reference'
import { mapRis, type RisLine } from './map-ris'
import { normaliseItem } from './normalise-item'
import type { ParsedReferences, ProgressListener } from './reference-format'
import { RIS_TYPES } from './ris-tags'

interface RisEntry {
  readonly line: number
  readonly type: string
  readonly lines: readonly RisLine[]
}

/**
 * A tag line: two characters, two spaces (some programs write one or three), a dash, and the value after a space. With
 * exactly two spaces other words count as unknown tags.
 */
const TAG_LINE = /^(?:([A-Z][A-Z0-9]) {1,3}|([A-Za-z_]\w{0,19}) {2})-(?: (.*)|)$/s

/**
 * Reads RIS. A record runs from `TY` to `ER`; where either is missing the fault is named, and records are never merged.
 * Lines without a tag continue the value above them. Tags that are not known are kept in the note.
 */
export function readRis(file: string, text: string, onProgress?: ProgressListener): ParsedReferences {
  const findings: Finding[] = []
  const entries = splitRecords(file, text, findings)
  const items = entries.map((entry, index) => {
    const item = readRecord(file, entry, findings)
    onProgress?.(index + 1, entries.length)
    return item
  })
  return { items, findings: findings.sort((a, b) => (a.place?.line ?? 0) - (b.place?.line ?? 0)) }
}

function splitRecords(file: string, text: string, findings: Finding[]): readonly RisEntry[] {
  const warn = (code: ReferenceCode, line: number, message: string, reason = ''): void =>
    void findings.push({
      severity: 'warning',
      code,
      message: sentenceStart(message),
      place: { file, line },
      values: { reason }
    })
  const entries: RisEntry[] = []
  let open: { line: number; type: string; lines: { tag: string; parts: string[] }[] } | undefined
  const close = (): void => {
    if (!open) return
    const lines = open.lines
      .map(({ tag, parts }) => ({ tag, value: joinLines(tag, parts) }))
      .filter(({ value }) => value !== '')
    entries.push({ line: open.line, type: open.type, lines })
    open = undefined
  }
  let strayed = false
  for (const [index, line] of text.split('\n').entries()) {
    const tagged = TAG_LINE.exec(line.trimEnd())
    const tag = tagged?.[1] ?? tagged?.[2]
    const value = (tagged?.[3] ?? '').trim()
    if (tag === 'TY') {
      if (open)
        warn('record-not-closed', open.line, 'the record has no ER line; it ends where the next one begins.', 'next')
      close()
      open = { line: index + 1, type: value.toUpperCase(), lines: [] }
    } else if (tag === 'ER') {
      if (!open) warn('record-not-opened', index + 1, 'an ER line without a TY line before it was passed over.')
      close()
    } else if (!open) {
      if (line.trim() !== '' && !strayed) warn('text-outside', index + 1, 'text outside of any record was passed over.')
      strayed = line.trim() !== ''
    } else if (tag !== undefined) open.lines.push({ tag, parts: [value] })
    else if (line.trim() !== '') open.lines.at(-1)?.parts.push(line.trim())
  }
  if (open) warn('record-not-closed', open.line, 'the record has no ER line; it ends with the file.', 'end')
  close()
  return entries
}

function readRecord(file: string, entry: RisEntry, findings: Finding[]): CslItem {
  const place = { file, line: entry.line, part: `record in line ${entry.line}` }
  if (!Object.hasOwn(RIS_TYPES, entry.type)) {
    const message = `The type ${entry.type || '(none)'} is not known; the record was imported as a document.`
    findings.push({
      severity: 'warning',
      code: 'type-unknown',
      message,
      place,
      values: { type: entry.type, reason: entry.type === '' ? 'missing' : 'unknown' }
    })
  }
  return normaliseItem(mapRis(entry.type, entry.lines), place, findings)
}

/** Lines of one value as one text: keywords stay apart, all else is joined, without a space inside of Chinese. */
function joinLines(tag: string, parts: readonly string[]): string {
  // No pattern further on may meet a flood of white space.
  const text = parts.join(tag === 'KW' ? '\n' : ' ').replace(/[ \t]{2,}|\s{20,}/g, ' ')
  return (parts.length > 1 && tag !== 'KW' ? text.replace(/(?<=\p{Script=Han}) (?=\p{Script=Han})/gu, '') : text).trim()
}
