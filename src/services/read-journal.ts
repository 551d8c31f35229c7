import { join } from 'node:path'
import type { FileSystem } from './file-system'
import { parseBaseLine, parseJournalLine } from './journal-line'
import type { BaseLine, JournalLine } from './journal-line'

/** Where the latest line of a record stands on the disk. */
export interface RecordPlace {
  readonly sequence: number
  readonly hash: string
  readonly removed: boolean
  readonly file: string
  readonly offset: number
  readonly length: number
}

export interface JournalReading {
  readonly records: Map<string, RecordPlace>
  readonly sequence: number
  readonly bytes: number
  /** Broken or missing lines, one sentence each. */
  readonly damage: readonly string[]
  /** Files that end in half a line. */
  readonly tornEnds: number
}

const FILE_NAME = /^journal-(\d{6,})\.jsonl$/

/** The name of the journal file with this number. */
export const journalFileName = (number: number): string => `journal-${String(number).padStart(6, '0')}.jsonl`

/** The number in a journal file's name; undefined for other files. */
export function findJournalNumber(name: string): number | undefined {
  const match = FILE_NAME.exec(name)
  return match ? Number(match[1]) : undefined
}

export const recordKey = (record: { readonly collection: string; readonly id: string }): string =>
  `${record.collection}/${record.id}`

/** Calls `visit` for each line of a file with its place; the last piece is `whole: false` when it has no line end. */
export function visitLines(
  bytes: Uint8Array,
  visit: (text: string, offset: number, length: number, whole: boolean) => void
): void {
  const buffer = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength)
  let offset = 0
  while (offset < buffer.length) {
    const end = buffer.indexOf(0x0a, offset)
    const stop = end === -1 ? buffer.length : end
    visit(buffer.toString('utf8', offset, stop), offset, stop - offset, end !== -1)
    offset = stop + 1
  }
}

class Reader {
  records = new Map<string, RecordPlace>()
  readonly damage: string[] = []
  sequence = 0
  bytes = 0
  tornEnds = 0
  #expected: number | undefined
  /** Lines that a base still owes; their numbers have gaps, since only living records were carried over. */
  #owed = 0

  readFile(file: string, bytes: Uint8Array): void {
    let lineNumber = 0
    visitLines(bytes, (text, offset, length, whole) => {
      lineNumber += 1
      const base = whole && lineNumber === 1 ? parseBaseLine(text) : undefined
      const line = whole && !base ? parseJournalLine(text) : undefined
      if (base) this.#startFrom(base)
      else if (line) this.#take(line, { file, offset, length })
      else if (whole) this.#pass(`${file}, line ${lineNumber} is broken.`)
      else this.tornEnds += 1
    })
    if (this.#owed > 0) this.damage.push(`${file} lacks ${this.#owed} records.`)
    this.#owed = 0
    this.bytes += bytes.length
  }

  // The gap that a broken line leaves in the numbers is the same damage, not a second one.
  #pass(damage: string): void {
    this.damage.push(damage)
    this.#expected = undefined
  }

  #startFrom(base: BaseLine): void {
    this.records = new Map()
    this.sequence = base.base
    this.#expected = base.base + 1
    this.#owed = base.records
  }

  #take(line: JournalLine, at: { file: string; offset: number; length: number }): void {
    if (this.#owed > 0) this.#owed -= 1
    else {
      if (this.#expected !== undefined && line.sequence > this.#expected) {
        this.damage.push(`${at.file} lacks the lines ${this.#expected} to ${line.sequence - 1}.`)
      }
      this.#expected = line.sequence + 1
    }
    this.sequence = Math.max(this.sequence, line.sequence)
    const key = recordKey(line)
    const known = this.records.get(key)
    if (known && known.sequence > line.sequence) return
    this.records.set(key, { sequence: line.sequence, hash: line.hash, removed: line.value === null, ...at })
  }
}

/**
 * Reads all journal files of `folder`, oldest first. A last line without its end is an append that was never
 * acknowledged; any other bad or missing line is damage. A base replaces all that came before it.
 */
export async function readJournal(fs: FileSystem, folder: string): Promise<JournalReading> {
  const names = (await fs.readdir(folder)).filter((name) => findJournalNumber(name) !== undefined)
  names.sort((a, b) => (findJournalNumber(a) ?? 0) - (findJournalNumber(b) ?? 0))
  const reader = new Reader()
  for (const name of names) reader.readFile(name, await fs.readFile(join(folder, name)))
  const { records, sequence, bytes, damage, tornEnds } = reader
  return { records, sequence, bytes, damage, tornEnds }
}
