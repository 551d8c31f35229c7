import { createHash } from 'node:crypto'
import { open } from 'node:fs/promises'
import type { FileHandle } from 'node:fs/promises'
import { join } from 'node:path'
import { setImmediate } from 'node:timers/promises'
import { crc32 } from 'node:zlib'
import { keysOf, writeEntry } from '#core/exchange/packs/pack-entry'
import type { PackEntry } from '#core/exchange/packs/pack-entry'
import { writeFileAtomically } from '../write-file-atomically'
import { GROUPS, groupOfHash, hashKey, joinSlot, MAX_ENTRIES } from './hash-key'
import { BLOCK_BYTES, PACK_FILES, SLOTS_PER_BLOCK } from './pack-format'
import type { PackManifest } from './pack-format'

const WRITE_BYTES = 64 * BLOCK_BYTES

/** A file that is written in blocks from its start, with the CRC of each. */
interface BlockFile {
  readonly size: () => number
  readonly write: (bytes: Uint8Array) => Promise<void>
  /** Fills the current block with zeros. */
  readonly align: () => Promise<void>
  readonly finish: () => Promise<Uint8Array>
}

function createBlockFile(handle: FileHandle): BlockFile {
  const buffer = Buffer.alloc(WRITE_BYTES)
  let filled = 0
  let size = 0
  const sums: number[] = []
  const flush = async (): Promise<void> => {
    for (let at = 0; at < filled; at += BLOCK_BYTES)
      sums.push(crc32(buffer.subarray(at, Math.min(at + BLOCK_BYTES, filled))))
    for (let at = 0; at < filled;) at += (await handle.write(buffer, at, filled - at)).bytesWritten
    filled = 0
  }
  const write = async (bytes: Uint8Array): Promise<void> => {
    for (let at = 0; at < bytes.length;) {
      const part = bytes.subarray(at, at + WRITE_BYTES - filled)
      buffer.set(part, filled)
      filled += part.length
      at += part.length
      if (filled === WRITE_BYTES) await flush()
    }
    size += bytes.length
  }
  return {
    size: () => size,
    write,
    align: () => write(new Uint8Array((BLOCK_BYTES - (size % BLOCK_BYTES)) % BLOCK_BYTES)),
    finish: async () => {
      await flush()
      await handle.sync()
      return new Uint8Array(Uint32Array.from(sums).buffer)
    }
  }
}

/** A list of floats that grows; a plain array of a million numbers is slow to sort. */
interface FloatList {
  readonly push: (value: number) => void
  readonly values: () => Float64Array
}

function createFloatList(): FloatList {
  let list = new Float64Array(1024)
  let length = 0
  return {
    push: (value) => {
      if (length === list.length) {
        const longer = new Float64Array(2 * length)
        longer.set(list)
        list = longer
      }
      list[length] = value
      length += 1
    },
    values: () => list.subarray(0, length)
  }
}

const bytesOf = (floats: Float64Array): Uint8Array =>
  new Uint8Array(floats.buffer, floats.byteOffset, floats.byteLength)

/** Writes all slots in order, group after group, so that the program goes on between two sorts. */
async function writeSlots(
  file: BlockFile,
  groups: readonly FloatList[]
): Promise<{ readonly slots: number; readonly fences: readonly number[] }> {
  const fences: number[] = []
  let slots = 0
  for (const group of groups) {
    const sorted = group.values().sort()
    const first = (SLOTS_PER_BLOCK - (slots % SLOTS_PER_BLOCK)) % SLOTS_PER_BLOCK
    for (let at = first; at < sorted.length; at += SLOTS_PER_BLOCK) fences.push(sorted[at] ?? 0)
    slots += sorted.length
    await file.write(bytesOf(sorted))
    await setImmediate()
  }
  return { slots, fences }
}

/** Writes the files of one pack into a folder of its own; nothing reads it before `finish`. */
export interface PackWriter {
  readonly count: () => number
  /** Takes entries in memory until `flush`. */
  readonly add: (entry: PackEntry) => void
  readonly flush: () => Promise<void>
  readonly finish: (about: Pick<PackManifest, 'kind' | 'name' | 'date' | 'skippedLines'>) => Promise<PackManifest>
  readonly close: () => Promise<void>
}

/** A writer into `folder`, which exists and is empty. `add` throws when there are more entries than a pack can hold. */
export async function createPackWriter(folder: string): Promise<PackWriter> {
  const handle = await open(join(folder, PACK_FILES.data), 'wx', 0o600)
  const file = createBlockFile(handle)
  const offsets = createFloatList()
  const groups = Array.from({ length: GROUPS }, createFloatList)
  let lines: string[] = []
  let lineBytes = 0
  let entries = 0

  const flush = async (): Promise<void> => {
    await file.write(Buffer.from(lines.join('')))
    lines = []
  }
  return {
    count: () => entries,
    add: (entry) => {
      if (entries === MAX_ENTRIES) throw new Error(`A pack holds up to ${MAX_ENTRIES} records; split the file.`)
      const line = `${writeEntry(entry)}\n`
      offsets.push(lineBytes)
      for (const key of keysOf(entry.identifiers)) {
        const hash = hashKey(key)
        groups[groupOfHash(hash)]?.push(joinSlot(hash, entries))
      }
      lines.push(line)
      lineBytes += Buffer.byteLength(line)
      entries += 1
    },
    flush,
    finish: async (about) => {
      await flush()
      offsets.push(lineBytes)
      await file.align()
      const offsetsAt = file.size()
      await file.write(bytesOf(offsets.values()))
      await file.align()
      const slotsAt = file.size()
      const { slots, fences } = await writeSlots(file, groups)
      const blocks = await file.finish()
      await writeFileAtomically(join(folder, PACK_FILES.blocks), blocks)
      const manifest: PackManifest = {
        version: 1,
        ...about,
        entries,
        lineBytes,
        offsetsAt,
        slotsAt,
        slots,
        bytes: file.size(),
        blocksHash: createHash('sha256').update(blocks).digest('hex'),
        fences: [...fences]
      }
      await writeFileAtomically(join(folder, PACK_FILES.manifest), Buffer.from(JSON.stringify(manifest)))
      return manifest
    },
    close: () => handle.close()
  }
}
