import { Inflate, inflateSync } from 'fflate'
import type { Finding, FindingValues } from '#core/finding'
import type { DocxRefusalCode } from '#core/finding-codes'
import { fail, succeed } from '#core/result'
import type { Result } from '#core/result'

/** What a document may cost before it is refused. Counted on what really inflates, never on what headers say. */
export interface ZipLimits {
  /** What all parts together may have beyond the size of the file itself: pictures hardly pack at all. */
  readonly inflatedBytes: number
  readonly entries: number
  /** Inflated to packed size, judged only above `ratioFrom` bytes: long tables and reviews of one setting pack very well. */
  readonly ratio: number
  readonly ratioFrom: number
}

export const DOCX_LIMITS: ZipLimits = {
  inflatedBytes: 50_000_000,
  entries: 2_000,
  ratio: 100,
  ratioFrom: 25_000_000
}

interface ZipEntry {
  readonly name: string
  readonly method: number
  readonly packedSize: number
  readonly size: number
  readonly checksum: number
  readonly offset: number
}

/** A zip archive that passed the gate. Entry names are looked up, never turned into paths; case does not count. */
export interface ZipArchive {
  readonly names: readonly string[]
  /** The bytes of an entry; undefined where there is none. */
  readonly read: (name: string) => Result<Uint8Array | undefined, Finding>
}

const END = 0x06054b50
const CENTRAL = 0x02014b50
const LOCAL = 0x04034b50
const END_SIZE = 22
const MAX_COMMENT = 65_535
const OLE = [0xd0, 0xcf, 0x11, 0xe0] as const
const ENCRYPTED = 1
const STORED = 0
const DEFLATED = 8
const CHUNK = 4_096
/** Packed bytes that unpack to 140 MB at the most (1,032 times as much, zlib's technical details), in a second or less. */
const AT_ONCE = 131_072
const TRAVERSAL = /(?:^|\/)\.\.(?:\/|$)|^\/|\\|^[A-Za-z]:/

/**
 * The archive in `bytes`, or why it is refused: not a zip, cut off, an old or password-protected Office file,
 * encrypted, two entries of one name, or names that lead out of the archive. What goes beyond `limits` is refused when it
 * is read: a part that nobody asks for does no harm.
 */
export function openZip(bytes: Uint8Array, limits: ZipLimits = DOCX_LIMITS): Result<ZipArchive, Finding> {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength)
  const end = findEnd(view)
  if (end === undefined) return fail(refuseNonZip(bytes))
  const entries = readDirectory(bytes, view, end, limits)
  if (!entries.ok) return entries
  const byName = new Map(entries.value.map((entry) => [entry.name.toLowerCase(), entry]))
  let budget = limits.inflatedBytes + bytes.length
  return succeed({
    names: entries.value.map(({ name }) => name),
    read: (name) => {
      const entry = byName.get(name.toLowerCase())
      if (!entry) return succeed(undefined)
      const inflated = readEntry(bytes, view, entry, budget, limits)
      if (inflated.ok) budget -= inflated.value.length
      return inflated
    }
  })
}

const refuse = (code: DocxRefusalCode, message: string, values?: FindingValues): Finding => ({
  severity: 'error',
  code,
  message,
  ...(values && { values })
})

function refuseNonZip(bytes: Uint8Array): Finding {
  if (bytes.length === 0) return refuse('docx-empty', 'The file is empty.')
  if (OLE.every((byte, index) => bytes[index] === byte)) {
    return refuse(
      'docx-ole',
      'This is an old Word file (.doc) or one that is protected by a password. Open it in Word, remove the password, and save it as .docx.'
    )
  }
  const isZip = bytes[0] === 0x50 && bytes[1] === 0x4b
  return isZip ? damaged('its end is missing') : refuse('docx-not-zip', 'This is not a Word document (.docx).')
}

function damaged(what: string, name = ''): Finding {
  return refuse(
    'docx-damaged',
    `The document is damaged: ${what}. It may have been cut off while it was copied or downloaded; get it again, or open it in Word and save it anew.`,
    { reason: name === '' ? 'file' : 'part', name }
  )
}

function tooBig(name: string): Finding {
  return {
    ...refuse('docx-too-big', `"${name}" unpacks to more than a document may hold, so the file was not opened.`, {
      name
    }),
    place: { part: name }
  }
}

/** The archive comment may hold anything, so the search runs from the back and stops at the longest comment. */
function findEnd(view: DataView): number | undefined {
  const last = view.byteLength - END_SIZE
  for (let at = last; at >= Math.max(0, last - MAX_COMMENT); at--) {
    if (view.getUint32(at, true) === END && at + END_SIZE + view.getUint16(at + 20, true) <= view.byteLength) return at
  }
  return undefined
}

function readDirectory(
  bytes: Uint8Array,
  view: DataView,
  end: number,
  limits: ZipLimits
): Result<readonly ZipEntry[], Finding> {
  const count = view.getUint16(end + 10, true)
  if (count > limits.entries) {
    return fail(
      refuse('docx-too-many-parts', `The file holds ${count} parts; a document may hold ${limits.entries}.`, { count })
    )
  }
  const entries: ZipEntry[] = []
  const seen = new Set<string>()
  let at = view.getUint32(end + 16, true)
  for (let i = 0; i < count; i++) {
    const entry = readCentral(bytes, view, at, end)
    if (!entry) return fail(damaged('its list of parts cannot be read'))
    const refusal = refuseEntry(entry, view.getUint16(at + 8, true), seen)
    if (refusal) return fail(refusal)
    seen.add(entry.name.toLowerCase())
    entries.push(entry)
    at += 46 + view.getUint16(at + 28, true) + view.getUint16(at + 30, true) + view.getUint16(at + 32, true)
  }
  return succeed(entries)
}

function readCentral(bytes: Uint8Array, view: DataView, at: number, end: number): ZipEntry | undefined {
  if (at + 46 > end || view.getUint32(at, true) !== CENTRAL) return undefined
  const nameEnd = at + 46 + view.getUint16(at + 28, true)
  if (nameEnd > end) return undefined
  return {
    name: new TextDecoder('utf-8').decode(bytes.subarray(at + 46, nameEnd)),
    method: view.getUint16(at + 10, true),
    checksum: view.getUint32(at + 16, true),
    packedSize: view.getUint32(at + 20, true),
    size: view.getUint32(at + 24, true),
    offset: view.getUint32(at + 42, true)
  }
}

function refuseEntry(entry: ZipEntry, flags: number, seen: ReadonlySet<string>): Finding | undefined {
  const { name } = entry
  if (flags & ENCRYPTED) {
    return refuse(
      'docx-encrypted',
      'The file is encrypted. Remove the password in the program that made it, and try again.'
    )
  }
  if (seen.has(name.toLowerCase())) {
    return refuse(
      'docx-duplicate-part',
      `The file holds the part "${name}" twice, so it is not clear which one counts.`,
      {
        name
      }
    )
  }
  if (TRAVERSAL.test(name) || name.includes('\0')) {
    return refuse('docx-unsafe-name', `The file holds a part with an unsafe name ("${name}"), so it was not opened.`, {
      name
    })
  }
  return undefined
}

function readEntry(
  bytes: Uint8Array,
  view: DataView,
  entry: ZipEntry,
  budget: number,
  limits: ZipLimits
): Result<Uint8Array, Finding> {
  const { name, offset, size, packedSize } = entry
  if (size > limits.ratioFrom && size > packedSize * limits.ratio) return fail(tooBig(name))
  if (offset + 30 > bytes.length || view.getUint32(offset, true) !== LOCAL) {
    return fail(damaged(`the part "${name}" is not where it should be`, name))
  }
  const start = offset + 30 + view.getUint16(offset + 26, true) + view.getUint16(offset + 28, true)
  if (start + entry.packedSize > bytes.length) return fail(damaged(`the part "${name}" is cut off`, name))
  const packed = bytes.subarray(start, start + entry.packedSize)
  const isWhole = (content: Uint8Array): boolean => content.length === size && crc32(content) === entry.checksum
  const atOnce = unpackAtOnce(packed, entry, budget)
  if (atOnce && isWhole(atOnce)) return succeed(atOnce)
  const content = unpack(packed, entry, budget, limits)
  if (!content.ok || isWhole(content.value)) return content
  return fail(damaged(`the part "${name}" is not what it was when it was packed`, name))
}

/** What the header of a small part says of its size, true or not, in one go; undefined where that cannot be. */
function unpackAtOnce(packed: Uint8Array, { method, size }: ZipEntry, budget: number): Uint8Array | undefined {
  if (method !== DEFLATED || packed.length > AT_ONCE || size > budget) return undefined
  try {
    return inflateSync(packed, { out: new Uint8Array(size) })
  } catch {
    return undefined
  }
}

function unpack(packed: Uint8Array, entry: ZipEntry, budget: number, limits: ZipLimits): Result<Uint8Array, Finding> {
  if (entry.method === STORED) return packed.length > budget ? fail(tooBig(entry.name)) : succeed(packed)
  if (entry.method !== DEFLATED)
    return fail(damaged(`the part "${entry.name}" is packed in an unknown way`, entry.name))
  const chunks: Uint8Array[] = []
  let size = 0
  const stream = new Inflate((chunk) => {
    chunks.push(chunk)
    size += chunk.length
  })
  try {
    for (let at = 0; at === 0 || at < packed.length; at += CHUNK) {
      stream.push(packed.subarray(at, at + CHUNK), at + CHUNK >= packed.length)
      if (size > budget || (size > limits.ratioFrom && size > packed.length * limits.ratio))
        return fail(tooBig(entry.name))
    }
  } catch {
    return fail(damaged(`the part "${entry.name}" cannot be unpacked`, entry.name))
  }
  return succeed(joinChunks(chunks, size))
}

function joinChunks(chunks: readonly Uint8Array[], size: number): Uint8Array {
  const joined = new Uint8Array(size)
  let at = 0
  for (const chunk of chunks) {
    joined.set(chunk, at)
    at += chunk.length
  }
  return joined
}

const CRC_TABLES = makeCrcTables()

/** Table n holds the checksum of a byte that n zero bytes follow, so that four bytes are taken in one step. */
function makeCrcTables(): readonly [Uint32Array, Uint32Array, Uint32Array, Uint32Array] {
  const first = Uint32Array.from({ length: 256 }, (_, byte) => {
    let crc = byte
    for (let bit = 0; bit < 8; bit++) crc = crc & 1 ? (crc >>> 1) ^ 0xedb88320 : crc >>> 1
    return crc
  })
  const shift = (table: Uint32Array): Uint32Array => table.map((crc) => (crc >>> 8) ^ (first[crc & 0xff] ?? 0))
  const second = shift(first)
  const third = shift(second)
  return [first, second, third, shift(third)]
}

/** CRC-32 as zip archives use it, by slices of four bytes (Kounavis and Berry 2005). */
function crc32(bytes: Uint8Array): number {
  const [t0, t1, t2, t3] = CRC_TABLES
  const words = bytes.length - (bytes.length % 4)
  let crc = 0xffffffff
  let at = 0
  for (; at < words; at += 4) {
    crc ^= (bytes[at] ?? 0) | ((bytes[at + 1] ?? 0) << 8) | ((bytes[at + 2] ?? 0) << 16) | ((bytes[at + 3] ?? 0) << 24)
    crc = (t3[crc & 0xff] ?? 0) ^ (t2[(crc >>> 8) & 0xff] ?? 0) ^ (t1[(crc >>> 16) & 0xff] ?? 0) ^ (t0[crc >>> 24] ?? 0)
  }
  for (; at < bytes.length; at++) crc = (crc >>> 8) ^ (t0[(crc ^ (bytes[at] ?? 0)) & 0xff] ?? 0)
  return (crc ^ 0xffffffff) >>> 0
}
