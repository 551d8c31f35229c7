import { inflateBounded } from '../inflate-bounded'
import { readTiffTags, type TiffTags } from './tiff-tags'
import { unpackLzw, unpackPackBits } from './unpack-tiff'

/** A picture as rows of red, green, blue and opacity. */
export interface Pixels {
  readonly width: number
  readonly height: number
  readonly rgba: Uint8Array
}

/** A page of A4 at 600 dots per inch. */
const MAX_PIXELS = 36_000_000

/** How the bytes of a strip are packed, by the number in the file; fax and JPEG are not read. */
const COMPRESSIONS: ReadonlyMap<number, (packed: Uint8Array, length: number) => Uint8Array> = new Map([
  [1, (packed) => packed],
  [5, unpackLzw],
  [8, (packed, length) => inflateBounded(packed, length, 'zlib')],
  [32_946, (packed, length) => inflateBounded(packed, length, 'zlib')],
  [32_773, unpackPackBits]
])

/** What a pixel is made of, by the number in the file: how many samples, and how they become red, green and blue. */
interface Colours {
  readonly samples: number
  readonly paint: (rgba: Uint8Array, at: number, values: Uint8Array, palette: readonly number[]) => void
}

function grey(rgba: Uint8Array, at: number, value: number): void {
  rgba[at] = value
  rgba[at + 1] = value
  rgba[at + 2] = value
}

const COLOURS: ReadonlyMap<number, Colours> = new Map<number, Colours>([
  [0, { samples: 1, paint: (rgba, at, values) => grey(rgba, at, 255 - (values[0] ?? 0)) }],
  [1, { samples: 1, paint: (rgba, at, values) => grey(rgba, at, values[0] ?? 0) }],
  [
    2,
    {
      samples: 3,
      paint: (rgba, at, values) => {
        for (let index = 0; index < 3; index++) rgba[at + index] = values[index] ?? 0
      }
    }
  ],
  [
    3,
    {
      samples: 1,
      paint: (rgba, at, values, palette) => {
        const value = values[0] ?? 0
        const size = palette.length / 3
        for (let index = 0; index < 3; index++) rgba[at + index] = (palette[index * size + value] ?? 0) >> 8
      }
    }
  ],
  [
    5,
    {
      samples: 4,
      paint: (rgba, at, values) => {
        const light = 255 - (values[3] ?? 0)
        for (let index = 0; index < 3; index++) rgba[at + index] = ((255 - (values[index] ?? 0)) * light) / 255
      }
    }
  ]
])

/**
 * The first page of a TIFF in grey, of a palette, in RGB or CMYK, with up to 16 bits a sample, in strips, plain or packed
 * without loss. Undefined for other kinds, for files that are damaged, and for pictures too large to show.
 */
export function decodeTiff(bytes: Uint8Array): Pixels | undefined {
  const tags = readTiffTags(bytes)
  const layout = tags && layoutOf(tags)
  const samples = layout && readStrips(bytes, layout)
  return samples && { width: layout.width, height: layout.height, rgba: paint(samples, layout) }
}

interface Layout {
  readonly tags: TiffTags
  readonly width: number
  readonly height: number
  /** Samples of a pixel. */
  readonly samples: number
  readonly bits: number
  readonly rowBytes: number
  readonly colours: Colours
  readonly isIndexed: boolean
}

function layoutOf(tags: TiffTags): Layout | undefined {
  const [width = 0, height = 0] = [tags.one('width'), tags.one('height')]
  const bits = tags.all('bits') ?? [1]
  const samples = tags.one('samples') ?? 1
  const colours = COLOURS.get(tags.one('colours') ?? -1)
  const [depth = 1] = bits
  const isSimple =
    (tags.one('planes') ?? 1) === 1 &&
    (tags.one('fillOrder') ?? 1) === 1 &&
    (tags.one('orientation') ?? 1) === 1 &&
    (tags.one('sampleFormat') ?? 1) === 1 &&
    [1, 2, 4, 8, 16].includes(depth) &&
    bits.every((each) => each === depth)
  if (!isSimple || !colours || samples < colours.samples || samples > 8) return undefined
  if (width < 1 || height < 1 || width * height > MAX_PIXELS) return undefined
  const rowBytes = Math.ceil((width * samples * depth) / 8)
  return { tags, width, height, samples, bits: depth, rowBytes, colours, isIndexed: tags.one('colours') === 3 }
}

/** All rows, one after the other. */
function readStrips(
  bytes: Uint8Array,
  { tags, height, rowBytes, samples, bits, width }: Layout
): Uint8Array | undefined {
  const unpack = COMPRESSIONS.get(tags.one('compression') ?? 1)
  const offsets = tags.all('stripOffsets') ?? []
  const lengths = tags.all('stripLengths') ?? []
  const rows = Math.min(tags.one('rowsPerStrip') ?? height, height)
  const count = rows > 0 ? Math.ceil(height / rows) : 0
  // Strips that share their bytes, time and again, would take forever.
  const packed = lengths.slice(0, count).reduce((sum, length) => sum + length, 0)
  if (!unpack || count === 0 || offsets.length < count || lengths.length < count || packed > bytes.length)
    return undefined
  const all = new Uint8Array(rowBytes * height)
  for (let strip = 0; strip < count; strip++) {
    const from = offsets[strip] ?? 0
    const start = strip * rows * rowBytes
    const length = Math.min(rows * rowBytes, all.length - start)
    const unpacked = unpack(bytes.subarray(from, from + (lengths[strip] ?? 0)), length)
    if (unpacked.length < length) return undefined
    all.set(unpacked.subarray(0, length), start)
  }
  if (tags.one('predictor') === 2) {
    if (bits < 8) return undefined
    for (let row = 0; row < height; row++)
      addDifferences(all.subarray(row * rowBytes, row * rowBytes + (width * samples * bits) / 8), samples, bits, tags)
  }
  return all
}

/** Each sample of such a row is the difference to that of the pixel before. */
function addDifferences(row: Uint8Array, samples: number, bits: number, { isLittleEndian }: TiffTags): void {
  if (bits === 8) {
    for (let at = samples; at < row.length; at++) row[at] = (row[at] ?? 0) + (row[at - samples] ?? 0)
    return
  }
  const view = new DataView(row.buffer, row.byteOffset, row.byteLength)
  for (let at = samples * 2; at < row.length; at += 2) {
    const before = view.getUint16(at - samples * 2, isLittleEndian)
    view.setUint16(at, view.getUint16(at, isLittleEndian) + before, isLittleEndian)
  }
}

function paint(
  all: Uint8Array,
  { tags, width, height, samples, bits, rowBytes, colours, isIndexed }: Layout
): Uint8Array {
  const rgba = new Uint8Array(width * height * 4)
  const palette = tags.all('palette') ?? []
  const values = new Uint8Array(samples)
  const scale = isIndexed || bits >= 8 ? 1 : 255 / (2 ** bits - 1)
  const high = tags.isLittleEndian ? 1 : 0
  const hasOpacity = [1, 2].includes(tags.one('extraSamples') ?? 0) && samples > colours.samples
  const valueAt = (row: number, index: number): number => {
    if (bits === 8) return all[row + index] ?? 0
    if (bits === 16) return all[row + index * 2 + high] ?? 0
    const bit = index * bits
    return (((all[row + (bit >> 3)] ?? 0) >> (8 - bits - (bit & 7))) & (2 ** bits - 1)) * scale
  }
  for (let y = 0, to = 0; y < height; y++) {
    for (let x = 0; x < width; x++, to += 4) {
      for (let index = 0; index < samples; index++) values[index] = valueAt(y * rowBytes, x * samples + index)
      colours.paint(rgba, to, values, palette)
      rgba[to + 3] = hasOpacity ? (values[colours.samples] ?? 255) : 255
    }
  }
  return rgba
}
