import { createHash } from 'node:crypto'
import { open, readFile, stat } from 'node:fs/promises'
import { join } from 'node:path'
import { crc32 } from 'node:zlib'
import { keysOf, readEntry } from '#core/exchange/packs/pack-entry'
import type { PackEntry } from '#core/exchange/packs/pack-entry'
import type { WorkIdentifiers } from '#core/references/work-identifiers'
import { entryOfSlot, hashKey, hashOfSlot, joinSlot } from './hash-key'
import { BLOCK_BYTES, DamagedPackError, manifestSchema, PACK_FILES, SLOTS_PER_BLOCK } from './pack-format'
import type { PackManifest } from './pack-format'

/** A pack that is open for reading. */
export interface PackFile {
  readonly manifest: PackManifest
  /** The entries of a work, by any of its identifiers. Rejects with a `DamagedPackError` when it meets damage. */
  readonly find: (identifiers: WorkIdentifiers) => Promise<readonly PackEntry[]>
  readonly close: () => Promise<void>
}

/** Blocks that stay in memory, the last read ones: 8 MB. */
const KEPT_BLOCKS = 512

async function readManifest(folder: string): Promise<PackManifest> {
  try {
    return manifestSchema.parse(JSON.parse(await readFile(join(folder, PACK_FILES.manifest), 'utf8')))
  } catch (error) {
    throw new DamagedPackError('its description cannot be read', { cause: error })
  }
}

async function readSums(folder: string, manifest: PackManifest): Promise<Uint32Array> {
  const bytes = await readFile(join(folder, PACK_FILES.blocks)).catch(() => Buffer.alloc(0))
  const { size } = await stat(join(folder, PACK_FILES.data)).catch(() => ({ size: -1 }))
  if (createHash('sha256').update(bytes).digest('hex') !== manifest.blocksHash)
    throw new DamagedPackError('its check sums are damaged')
  if (size !== manifest.bytes) throw new DamagedPackError(`it has ${size} bytes in the place of ${manifest.bytes}`)
  return new Uint32Array(new Uint8Array(bytes).buffer)
}

/** Opens the pack in `folder`. Rejects with a `DamagedPackError` when its files do not fit together. */
export async function openPackFile(folder: string): Promise<PackFile> {
  const manifest = await readManifest(folder)
  const sums = await readSums(folder, manifest)
  const handle = await open(join(folder, PACK_FILES.data), 'r')

  const recent = new Map<number, Buffer>()
  const readBlock = async (block: number): Promise<Buffer> => {
    const known = recent.get(block)
    if (known) return known
    const start = block * BLOCK_BYTES
    const bytes = Buffer.alloc(Math.min(BLOCK_BYTES, manifest.bytes - start))
    const { bytesRead } = await handle.read(bytes, 0, bytes.length, start)
    if (bytesRead !== bytes.length || crc32(bytes) !== sums[block])
      throw new DamagedPackError(`block ${block} is damaged`)
    const [oldest] = recent.keys()
    if (oldest !== undefined && recent.size >= KEPT_BLOCKS) recent.delete(oldest)
    recent.set(block, bytes)
    return bytes
  }
  const readRange = async (start: number, end: number): Promise<Buffer> => {
    const [first, last] = [Math.floor(start / BLOCK_BYTES), Math.floor((end - 1) / BLOCK_BYTES)]
    const blocks: Buffer[] = []
    for (let block = first; block <= last; block++) blocks.push(await readBlock(block))
    const [only = Buffer.alloc(0), ...others] = blocks
    const bytes = others.length === 0 ? only : Buffer.concat(blocks)
    return bytes.subarray(start - first * BLOCK_BYTES, end - first * BLOCK_BYTES)
  }
  const readLine = async (entry: number): Promise<string> => {
    const at = manifest.offsetsAt + 8 * entry
    const offsets = await readRange(at, at + 16)
    const [start, end] = [offsets.readDoubleLE(0), offsets.readDoubleLE(8)]
    if (!(start < end && end <= manifest.lineBytes)) throw new DamagedPackError(`entry ${entry} has no place`)
    return (await readRange(start, end)).toString('utf8').replace(/\n$/, '')
  }

  /** The numbers of the entries whose slots have this hash; mostly one. */
  const findEntries = async (hash: number): Promise<readonly number[]> => {
    const found: number[] = []
    let block = Math.max(findFence(manifest.fences, joinSlot(hash, 0)), 0)
    for (; block < manifest.fences.length; block++) {
      const start = manifest.slotsAt + block * BLOCK_BYTES
      const count = Math.min(SLOTS_PER_BLOCK, manifest.slots - block * SLOTS_PER_BLOCK)
      const bytes = await readRange(start, start + 8 * count)
      let at = findFirst(bytes, count, joinSlot(hash, 0))
      for (; at < count && hashOfSlot(bytes.readDoubleLE(8 * at)) === hash; at++)
        found.push(entryOfSlot(bytes.readDoubleLE(8 * at)))
      if (at < count) break
    }
    return found
  }

  return {
    manifest,
    find: async (identifiers) => {
      const wanted = keysOf(identifiers)
      const entries = new Map<number, PackEntry>()
      for (const key of wanted) {
        for (const number of await findEntries(hashKey(key))) {
          const entry = entries.get(number) ?? readEntry(await readLine(number))
          if (entry && keysOf(entry.identifiers).includes(key)) entries.set(number, entry)
        }
      }
      return [...entries.values()]
    },
    close: () => handle.close()
  }
}

/** The last block whose first slot is below `slot`; -1 when there is none. */
function findFence(fences: readonly number[], slot: number): number {
  let [low, high] = [0, fences.length]
  while (low < high) {
    const middle = (low + high) >> 1
    if ((fences[middle] ?? 0) < slot) low = middle + 1
    else high = middle
  }
  return low - 1
}

/** The place of the first slot that is not below `slot`. */
function findFirst(bytes: Buffer, count: number, slot: number): number {
  let [low, high] = [0, count]
  while (low < high) {
    const middle = (low + high) >> 1
    if (bytes.readDoubleLE(8 * middle) < slot) low = middle + 1
    else high = middle
  }
  return low
}
