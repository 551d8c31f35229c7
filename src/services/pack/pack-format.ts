import { z } from 'zod'
import { PACK_KINDS } from '#host/lookup-api'

// A pack is a folder of three files. `data` holds the entries as lines, then the offset of each (n + 1 floats), then the
// sorted slots (floats: hash and number of an entry, several to each). `blocks` holds a CRC-32 for every 16 KB of
// `data`, so that each read checks what it uses. `pack.json` says where the parts begin.

export const BLOCK_BYTES = 16 * 1024
export const SLOTS_PER_BLOCK = BLOCK_BYTES / 8

export const PACK_FILES = { data: 'data', blocks: 'blocks', manifest: 'pack.json' } as const

export const manifestSchema = z.strictObject({
  version: z.literal(1),
  kind: z.enum(PACK_KINDS),
  name: z.string(),
  date: z.iso.datetime(),
  entries: z.int().min(0),
  skippedLines: z.int().min(0),
  /** Sizes of the three parts of `data`; the second and third begin at a full block. */
  lineBytes: z.int().min(0),
  offsetsAt: z.int().min(0),
  slotsAt: z.int().min(0),
  slots: z.int().min(0),
  bytes: z.int().min(0),
  /** SHA-256 of `blocks`. */
  blocksHash: z.string(),
  /** The first slot of each block of slots. */
  fences: z.array(z.number())
})

export type PackManifest = z.infer<typeof manifestSchema>

/** An error of a pack whose bytes are not those that were written. */
export class DamagedPackError extends Error {}
