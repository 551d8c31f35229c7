import { join } from 'node:path'
import { promisify } from 'node:util'
import { gunzip, gzip } from 'node:zlib'
import type { SnapshotInfo } from '#host/host-api'
import type { FileSystem } from './file-system'
import { formatBaseLine, formatJournalLine, parseBaseLine, parseJournalLine } from './journal-line'
import type { JournalLine } from './journal-line'
import { visitLines } from './read-journal'
import { PRIVATE_MODE, writeFileAtomically } from './write-file-atomically'

const FILE_NAME = /^snapshot-(\d{10})-(\d{8}T\d{6}Z)\.json\.gz$/
const NEWEST_KEPT = 10
const DAYS_KEPT = 7

export interface Snapshot {
  readonly sequence: number
  /** Living records in the order of their numbers. */
  readonly lines: readonly JournalLine[]
}

interface SnapshotName {
  readonly file: string
  readonly sequence: number
  readonly createdAt: string
}

const compactTime = (time: Date): string => time.toISOString().replace(/[-:]|\.\d+/g, '')

/** Name of the snapshot at this number; names sort by number, so that a wrong clock changes no order. */
export function snapshotFileName(sequence: number, time: Date): string {
  return `snapshot-${String(sequence).padStart(10, '0')}-${compactTime(time)}.json.gz`
}

function parseName(file: string): SnapshotName | undefined {
  const match = FILE_NAME.exec(file)
  if (!match?.[1] || !match[2]) return undefined
  const createdAt = match[2].replace(/^(\d{4})(\d\d)(\d\d)T(\d\d)(\d\d)(\d\d)Z$/, '$1-$2-$3T$4:$5:$6Z')
  return { file, sequence: Number(match[1]), createdAt }
}

/**
 * The snapshot files to keep: the ten newest, and the last one of each of the seven newest days that have any. Newest
 * means highest number, never latest clock.
 */
export function chooseSnapshotsToKeep(files: readonly string[]): ReadonlySet<string> {
  const names = files.map(parseName).filter((name) => name !== undefined)
  names.sort((a, b) => b.sequence - a.sequence)
  const keep = new Set(names.slice(0, NEWEST_KEPT).map((name) => name.file))
  const days = new Set<string>()
  for (const name of names) {
    const day = name.createdAt.slice(0, 10)
    if (days.has(day) || days.size === DAYS_KEPT) continue
    days.add(day)
    keep.add(name.file)
  }
  return keep
}

/** The text of a snapshot or of a compacted journal file: a base line and one line for each record. */
export function formatSnapshot(snapshot: Snapshot): string {
  const lines = snapshot.lines.map(formatJournalLine)
  return formatBaseLine({ base: snapshot.sequence, records: lines.length }) + lines.join('')
}

/** Reads what `formatSnapshot` wrote; undefined unless every line is there and whole. */
export function parseSnapshot(bytes: Uint8Array): Snapshot | undefined {
  let owed: number | undefined
  let sequence = 0
  let sound = true
  const lines: JournalLine[] = []
  visitLines(bytes, (text, _offset, _length, whole) => {
    if (!whole) sound = false
    else if (owed === undefined) {
      const base = parseBaseLine(text)
      owed = base?.records ?? -1
      sequence = base?.base ?? 0
    } else {
      const line = parseJournalLine(text)
      if (line) lines.push(line)
      else sound = false
    }
  })
  return sound && owed === lines.length ? { sequence, lines } : undefined
}

/** Reads and checks one snapshot; undefined when it is missing, cut or garbled. */
export async function readSnapshot(fs: FileSystem, folder: string, file: string): Promise<Snapshot | undefined> {
  try {
    return parseSnapshot(await promisify(gunzip)(await fs.readFile(join(folder, file))))
  } catch {
    return undefined
  }
}

/** Snapshot file names in `folder`, newest first; empty where the folder is not there yet. */
export async function listSnapshotFiles(fs: FileSystem, folder: string): Promise<readonly string[]> {
  const files = await fs.readdir(folder).catch((): string[] => [])
  return files.filter((file) => parseName(file)).sort((a, b) => b.localeCompare(a, 'en'))
}

/** What the Health page shows of the snapshots, newest first. */
export async function describeSnapshots(fs: FileSystem, folder: string): Promise<readonly SnapshotInfo[]> {
  const infos: SnapshotInfo[] = []
  for (const file of await listSnapshotFiles(fs, folder)) {
    const name = parseName(file)
    const stat = await fs.stat(join(folder, file)).catch(() => undefined)
    if (name && stat) infos.push({ id: file, createdAt: name.createdAt, sequence: name.sequence, bytes: stat.size })
  }
  return infos
}

/**
 * Writes a snapshot, opens it again and compares it, and only then removes the older ones that need not be kept.
 * Rejects, with nothing removed, when the file cannot be written or does not read back.
 */
export async function writeSnapshot(fs: FileSystem, folder: string, snapshot: Snapshot, time: Date): Promise<void> {
  await fs.mkdir(folder, { recursive: true })
  const file = snapshotFileName(snapshot.sequence, time)
  await writeFileAtomically(join(folder, file), await promisify(gzip)(formatSnapshot(snapshot)), fs, PRIVATE_MODE)
  const read = await readSnapshot(fs, folder, file)
  if (read?.sequence !== snapshot.sequence || read.lines.length !== snapshot.lines.length) {
    throw new Error(`${join(folder, file)} does not read back as it was written.`)
  }
  const files = await listSnapshotFiles(fs, folder)
  const keep = chooseSnapshotsToKeep(files)
  for (const old of files) if (!keep.has(old)) await fs.unlink(join(folder, old)).catch(() => undefined)
}
