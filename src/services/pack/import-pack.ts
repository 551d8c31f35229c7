import { createReadStream } from 'node:fs'
import { open, stat } from 'node:fs/promises'
import { pipeline } from 'node:stream'
import { createGunzip } from 'node:zlib'
import { findPackReader } from '#core/exchange/packs/pack-readers'
import type { PackReader } from '#core/exchange/packs/pack-readers'
import { createRowSplitter } from '#core/exchange/packs/split-rows'
import type { PackKind } from '#host/lookup-api'
import { createPackWriter } from './pack-writer'
import type { PackWriter } from './pack-writer'
import type { PackManifest } from './pack-format'

/** A line longer than this is no record. */
const MAX_LINE_LENGTH = 16 * 1024 * 1024

export interface PackProgress {
  readonly readBytes: number
  readonly totalBytes: number
  readonly records: number
}

export interface PackSource {
  readonly path: string
  readonly name: string
  /** Refuses a file of another kind. */
  readonly kind: PackKind | undefined
  readonly signal: AbortSignal
  readonly onProgress: (progress: PackProgress) => void
}

async function isGzip(path: string): Promise<boolean> {
  const handle = await open(path, 'r')
  try {
    const { buffer, bytesRead } = await handle.read(Buffer.alloc(2), 0, 2, 0)
    return bytesRead === 2 && buffer[0] === 0x1f && buffer[1] === 0x8b
  } finally {
    await handle.close()
  }
}

/** The text of a file in pieces, unpacked where it is gzip. */
async function* readPieces(source: PackSource, onBytes: (read: number) => void): AsyncGenerator<string> {
  const isPacked = await isGzip(source.path)
  const file = createReadStream(source.path, { highWaterMark: 256 * 1024 })
  const stream = isPacked ? pipeline(file, createGunzip(), () => undefined) : file
  const decoder = new TextDecoder('utf-8')
  for await (const chunk of stream as AsyncIterable<Buffer>) {
    onBytes(file.bytesRead)
    yield decoder.decode(chunk, { stream: true })
  }
  yield decoder.decode()
}

/** Takes pieces of the file's body; `end` takes what is left. */
interface Taker {
  readonly push: (piece: string) => void
  readonly end: () => void
}

function createTaker(reader: PackReader, writer: PackWriter, onSkipped: () => void): Taker {
  const keep = (entry: ReturnType<PackReader['read']>): void => {
    if (entry) writer.add(entry)
    else onSkipped()
  }
  if (reader.layout === 'rows') {
    const splitter = createRowSplitter(reader.separator)
    const take = (rows: readonly (readonly string[])[]): void => rows.forEach((row) => keep(reader.read(row)))
    return { push: (piece) => take(splitter.push(piece)), end: () => take(splitter.end()) }
  }
  let rest = ''
  const takeLine = (line: string): void => {
    if (line.trim() !== '') keep(reader.read(line))
  }
  return {
    push: (piece) => {
      const lines = (rest + piece).split('\n')
      rest = lines.pop() ?? ''
      lines.forEach(takeLine)
      if (rest.length <= MAX_LINE_LENGTH) return
      rest = ''
      onSkipped()
    },
    end: () => takeLine(rest)
  }
}

/** The reader of a file by its first line, which may come in several pieces. */
function chooseReader(head: string, source: PackSource): PackReader {
  const reader = findPackReader(head.split('\n', 1)[0] ?? '')
  if (!reader) {
    throw new Error(
      `${source.name} is no metadata that a pack can be made from: expected a table with the columns DOI, PMID or PMCID, the table of Retraction Watch, or a line of JSON for each work of Crossref or OpenAlex.`
    )
  }
  if (source.kind !== undefined && reader.kind !== source.kind) {
    throw new Error(`${source.name} holds ${reader.kind}, expected ${source.kind}.`)
  }
  return reader
}

/**
 * Reads a file of metadata into the empty `folder`. Lines that are broken or name no work are counted and passed over.
 * Rejects when the file is of no known kind, cannot be read, or `signal` aborts.
 */
export async function importPack(source: PackSource, folder: string): Promise<PackManifest> {
  const { size, mtime } = await stat(source.path)
  const writer = await createPackWriter(folder)
  let readBytes = 0
  let skippedLines = 0
  let head = ''
  let taker: Taker | undefined
  let reader: PackReader | undefined
  const begin = (): Taker => {
    reader = chooseReader(head, source)
    const created = createTaker(reader, writer, () => (skippedLines += 1))
    // Tables name their columns in the first line; in lines of JSON it is a record already.
    const isTable = reader.layout === 'rows'
    const from = isTable && head.includes('\n') ? head.indexOf('\n') + 1 : isTable ? head.length : 0
    created.push(head.slice(from).replace(/^\uFEFF/, ''))
    return created
  }
  try {
    for await (const piece of readPieces(source, (read) => (readBytes = read))) {
      source.signal.throwIfAborted()
      if (taker) taker.push(piece)
      else {
        head += piece
        if (head.includes('\n') || head.length > MAX_LINE_LENGTH) taker = begin()
      }
      await writer.flush()
      source.onProgress({ readBytes, totalBytes: size, records: writer.count() })
    }
    taker ??= begin()
    taker.end()
    const kind = reader?.kind ?? chooseReader(head, source).kind
    return await writer.finish({ kind, name: source.name, date: mtime.toISOString(), skippedLines })
  } finally {
    await writer.close()
  }
}
