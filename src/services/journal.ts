import type { FileHandle } from 'node:fs/promises'
import { join } from 'node:path'
import { fail, succeed } from '#core/result'
import type { Result } from '#core/result'
import type { HostError, JournalEntry, JournalHead, JournalIndex, RecordName, SnapshotInfo } from '#host/host-api'
import { nodeFileSystem } from './file-system'
import type { FileSystem } from './file-system'
import { hostErrorOf } from './host-error-of'
import { formatJournalLine, isCollection, isHashRight, parseJournalLine } from './journal-line'
import type { JournalLine } from './journal-line'
import { findJournalNumber, journalFileName, readJournal, recordKey } from './read-journal'
import type { RecordPlace } from './read-journal'
import { describeSnapshots, formatSnapshot, listSnapshotFiles, readSnapshot, writeSnapshot } from './snapshots'
import type { Snapshot } from './snapshots'
import { PRIVATE_MODE, syncFolder, writeFileAtomically } from './write-file-atomically'

const COMPACT_FROM_BYTES = 8 * 1024 * 1024
const COMPACT_FROM_FILES = 30
/** Dead lines that may gather between two snapshots: a large manuscript is saved hundreds of times in that time. */
const COMPACT_AT_ONCE_BYTES = 64 * 1024 * 1024

export interface JournalOptions {
  readonly folder: string
  readonly fs?: FileSystem
  readonly now?: () => Date
  /** Dead bytes from which the journal is compacted without waiting for the next snapshot. */
  readonly compactAtOnceBytes?: number
}

/** The host's copy of every acknowledged change. Calls are run one after the other. */
export interface Journal {
  readonly append: (entries: readonly JournalEntry[]) => Promise<Result<JournalHead, HostError>>
  readonly readIndex: () => Promise<Result<JournalIndex, HostError>>
  readonly readRecords: (names: readonly RecordName[]) => Promise<Result<readonly JournalEntry[], HostError>>
  readonly listSnapshots: () => Promise<readonly SnapshotInfo[]>
  /** Writes a snapshot when something changed since the last one, and compacts a journal that is mostly dead lines. */
  readonly takeSnapshot: () => Promise<Result<void, HostError>>
  /** What was found wrong at opening, one sentence each. */
  readonly damage: readonly string[]
  readonly close: () => Promise<void>
}

interface OpenFile {
  readonly name: string
  readonly handle: FileHandle
  size: number
}

class FileJournal implements Journal {
  damage: readonly string[] = []
  #records = new Map<string, RecordPlace>()
  #sequence = 0
  #nextFile = 1
  #bytes = 0
  #livingBytes = 0
  #files = 0
  #current: OpenFile | undefined
  #snapshotSequence = -1
  #queue: Promise<unknown> = Promise.resolve()
  readonly #folder: string
  readonly #snapshots: string
  readonly #fs: FileSystem
  readonly #now: () => Date
  readonly #compactAtOnceBytes: number
  /** Size below which a compaction that failed is not tried again. */
  #compactNotBelow = 0

  constructor(options: JournalOptions) {
    this.#folder = options.folder
    this.#snapshots = join(options.folder, 'snapshots')
    this.#fs = options.fs ?? nodeFileSystem
    this.#now = options.now ?? (() => new Date())
    this.#compactAtOnceBytes = options.compactAtOnceBytes ?? COMPACT_AT_ONCE_BYTES
  }

  async open(): Promise<void> {
    await this.#fs.mkdir(this.#folder, { recursive: true })
    await this.#load()
    const newest = (await listSnapshotFiles(this.#fs, this.#snapshots))[0]
    if (newest) this.#snapshotSequence = Number(newest.slice(9, 19))
    if (newest && this.#sequence === 0) this.damage = [`The journal in ${this.#folder} was empty.`]
    if (this.damage.length > 0) await this.#recover()
  }

  readonly append = (entries: readonly JournalEntry[]): Promise<Result<JournalHead, HostError>> =>
    this.#inTurn('write-failed', async () => {
      const wrong = entries.find((entry) => !isHashRight(entry))
      if (wrong) {
        const message = `The hash of ${recordKey(wrong)} does not fit its value; nothing was written.`
        return fail({ code: 'bad-request', message })
      }
      await this.#write(entries.map((entry, index) => ({ ...entry, sequence: this.#sequence + index + 1 })))
      await this.#compactIfHuge()
      return succeed({ sequence: this.#sequence })
    })

  readonly readIndex = (): Promise<Result<JournalIndex, HostError>> =>
    this.#inTurn('read-failed', async () => {
      const records = [...this.#records].flatMap(([key, place]) => {
        const at = key.indexOf('/')
        const collection = key.slice(0, at) as RecordName['collection']
        return place.removed || !isCollection(collection)
          ? []
          : [{ collection, id: key.slice(at + 1), hash: place.hash }]
      })
      return succeed({ sequence: this.#sequence, records, repaired: this.damage.length > 0 })
    })

  readonly readRecords = (names: readonly RecordName[]): Promise<Result<readonly JournalEntry[], HostError>> =>
    this.#inTurn('read-failed', async () => {
      const places = names.map((name) => this.#records.get(recordKey(name))).filter((place) => place !== undefined)
      const lines = await this.#readLines(places.filter((place) => !place.removed))
      return succeed(lines.map(({ collection, id, hash, value }) => ({ collection, id, hash, value })))
    })

  readonly listSnapshots = (): Promise<readonly SnapshotInfo[]> => describeSnapshots(this.#fs, this.#snapshots)

  readonly takeSnapshot = (): Promise<Result<void, HostError>> =>
    this.#inTurn('write-failed', async () => {
      if (this.#snapshotSequence !== this.#sequence && this.#sequence > 0) {
        await this.#snapshot()
        await this.#compactIfWorthIt()
      }
      return succeed(undefined)
    })

  readonly close = async (): Promise<void> => {
    await this.#queue
    await this.#current?.handle.close()
    this.#current = undefined
  }

  #inTurn<T>(
    fallback: 'read-failed' | 'write-failed',
    work: () => Promise<Result<T, HostError>>
  ): Promise<Result<T, HostError>> {
    const run = this.#queue.then(async () => {
      try {
        return await work()
      } catch (error) {
        return fail(hostErrorOf(error, fallback, `The journal in ${this.#folder}`))
      }
    })
    this.#queue = run
    return run
  }

  async #load(): Promise<void> {
    const names = await this.#fs.readdir(this.#folder)
    const numbers = names.map(findJournalNumber).filter((number) => number !== undefined)
    const reading = await readJournal(this.#fs, this.#folder)
    this.damage = reading.damage
    this.#records = reading.records
    this.#sequence = reading.sequence
    this.#bytes = reading.bytes
    this.#files = numbers.length
    this.#nextFile = Math.max(0, ...numbers) + 1
    this.#livingBytes = [...reading.records.values()].reduce((sum, place) => sum + place.length, 0)
  }

  // The newest sound snapshot fills what the journal lost; whatever the journal has that is newer stays.
  async #recover(): Promise<void> {
    for (const file of await listSnapshotFiles(this.#fs, this.#snapshots)) {
      const snapshot = await readSnapshot(this.#fs, this.#snapshots, file)
      if (!snapshot) continue
      const lost = snapshot.lines.filter((line) => {
        const place = this.#records.get(recordKey(line))
        return !place || place.sequence < line.sequence
      })
      this.#sequence = Math.max(this.#sequence, snapshot.sequence)
      await this.#write(lost.map((line, index) => ({ ...line, sequence: this.#sequence + index + 1 })))
      break
    }
    await this.#snapshot()
    await this.#compact('set-aside')
  }

  async #write(lines: readonly JournalLine[]): Promise<void> {
    if (lines.length === 0) return
    const current = (this.#current ??= await this.#openNext())
    const texts = lines.map((line) => Buffer.from(formatJournalLine(line)))
    const start = current.size
    try {
      await this.#writeAll(current.handle, Buffer.concat(texts), start)
      await current.handle.sync()
    } catch (error) {
      await this.#dropTail(current, start)
      throw error
    }
    let offset = start
    for (const [index, line] of lines.entries()) {
      const bytes = texts[index]?.length ?? 0
      this.#place(line, { file: current.name, offset, length: bytes - 1 })
      offset += bytes
    }
    current.size = offset
    this.#bytes += offset - start
  }

  async #writeAll(handle: FileHandle, bytes: Buffer, start: number): Promise<void> {
    let done = 0
    while (done < bytes.length) {
      const { bytesWritten } = await handle.write(bytes, done, bytes.length - done, start + done)
      if (bytesWritten === 0) throw new Error(`only ${done} of ${bytes.length} bytes could be written`)
      done += bytesWritten
    }
  }

  // Lines that were never acknowledged must not come back as if they had been.
  async #dropTail(current: OpenFile, size: number): Promise<void> {
    try {
      await current.handle.truncate(size)
      await current.handle.sync()
    } catch {
      this.#current = undefined
      await current.handle.close().catch(() => undefined)
    }
  }

  async #openNext(): Promise<OpenFile> {
    const name = journalFileName(this.#nextFile)
    const handle = await this.#fs.open(join(this.#folder, name), 'wx+', 0o600)
    this.#nextFile += 1
    this.#files += 1
    await syncFolder(this.#fs, this.#folder)
    return { name, handle, size: 0 }
  }

  #place(line: JournalLine, at: { file: string; offset: number; length: number }): void {
    const key = recordKey(line)
    this.#livingBytes += at.length - (this.#records.get(key)?.length ?? 0)
    this.#records.set(key, { sequence: line.sequence, hash: line.hash, removed: line.value === null, ...at })
    this.#sequence = line.sequence
  }

  async #readLines(places: readonly RecordPlace[]): Promise<readonly JournalLine[]> {
    const lines: JournalLine[] = []
    for (const file of new Set(places.map((place) => place.file))) {
      const handle = await this.#fs.open(join(this.#folder, file), 'r')
      try {
        for (const place of places.filter((place) => place.file === file)) {
          const buffer = Buffer.alloc(place.length)
          await handle.read(buffer, 0, place.length, place.offset)
          const line = parseJournalLine(buffer.toString('utf8'))
          if (!line) throw new Error(`${file} changed on the disk at byte ${place.offset}`)
          lines.push(line)
        }
      } finally {
        await handle.close()
      }
    }
    return lines
  }

  async #gather(): Promise<Snapshot> {
    const places = [...this.#records.values()].filter((place) => !place.removed)
    const lines = [...(await this.#readLines(places))].sort((a, b) => a.sequence - b.sequence)
    return { sequence: this.#sequence, lines }
  }

  async #snapshot(): Promise<void> {
    await writeSnapshot(this.#fs, this.#snapshots, await this.#gather(), this.#now())
    this.#snapshotSequence = this.#sequence
  }

  async #compactIfWorthIt(): Promise<void> {
    const mostlyDead = this.#bytes > COMPACT_FROM_BYTES && this.#bytes > 3 * this.#livingBytes
    if (mostlyDead || this.#files > COMPACT_FROM_FILES) await this.#compact('remove')
  }

  // What was appended is acknowledged all the same when this fails.
  async #compactIfHuge(): Promise<void> {
    const dead = this.#bytes - this.#livingBytes
    if (dead < this.#compactAtOnceBytes || dead < 2 * this.#livingBytes || this.#bytes < this.#compactNotBelow) return
    this.#compactNotBelow = this.#bytes + this.#compactAtOnceBytes
    try {
      await this.#snapshot()
      await this.#compact('remove')
      this.#compactNotBelow = 0
    } catch {
      // A full disk: the next snapshot, or as much growth again, is the next time to try.
    }
  }

  // The base is on the disk before any older file goes; a crash in between leaves files that the base replaces.
  async #compact(older: 'remove' | 'set-aside'): Promise<void> {
    const { damage } = this
    const number = this.#nextFile
    const base = Buffer.from(formatSnapshot(await this.#gather()))
    await writeFileAtomically(join(this.#folder, journalFileName(number)), base, this.#fs, PRIVATE_MODE)
    this.#nextFile = number + 1
    await this.#current?.handle.close()
    this.#current = undefined
    for (const file of await this.#fs.readdir(this.#folder)) {
      const path = join(this.#folder, file)
      if ((findJournalNumber(file) ?? number) >= number) continue
      await (older === 'remove' ? this.#fs.unlink(path) : this.#fs.rename(path, `${path}.damaged`))
    }
    await this.#load()
    this.damage = damage
  }
}

/** Opens the journal of a data folder, creating the folder, and repairs it from the newest sound snapshot if needed. */
export async function openJournal(options: JournalOptions): Promise<Journal> {
  const journal = new FileJournal(options)
  await journal.open()
  return journal
}
