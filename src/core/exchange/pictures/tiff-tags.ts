/** The facts of a page that a reader needs, by their numbers in the file. */
const TAGS = {
  width: 256,
  height: 257,
  bits: 258,
  compression: 259,
  colours: 262,
  fillOrder: 266,
  stripOffsets: 273,
  orientation: 274,
  samples: 277,
  rowsPerStrip: 278,
  stripLengths: 279,
  planes: 284,
  predictor: 317,
  palette: 320,
  extraSamples: 338,
  sampleFormat: 339
} as const

export interface TiffTags {
  readonly isLittleEndian: boolean
  /** The first value of a tag. */
  readonly one: (name: keyof typeof TAGS) => number | undefined
  readonly all: (name: keyof typeof TAGS) => readonly number[] | undefined
}

/** Bytes of a value, by its type. */
const SIZES: ReadonlyMap<number, 1 | 2 | 4> = new Map([
  [1, 1],
  [3, 2],
  [4, 4]
])

/** The tags of the first page of a TIFF that hold whole numbers; undefined where the file is cut off or no TIFF. */
export function readTiffTags(bytes: Uint8Array): TiffTags | undefined {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength)
  if (view.byteLength < 8) return undefined
  const isLittleEndian = view.getUint8(0) === 0x49
  const start = view.getUint32(4, isLittleEndian)
  if (start + 2 > view.byteLength) return undefined
  const count = view.getUint16(start, isLittleEndian)
  if (start + 2 + count * 12 > view.byteLength) return undefined
  const values = new Map<number, readonly number[]>()
  for (let entry = 0; entry < count; entry++) {
    const at = start + 2 + entry * 12
    const size = SIZES.get(view.getUint16(at + 2, isLittleEndian))
    const length = view.getUint32(at + 4, isLittleEndian)
    if (size === undefined) continue
    const from = length * size <= 4 ? at + 8 : view.getUint32(at + 8, isLittleEndian)
    if (from + length * size > view.byteLength) return undefined
    values.set(view.getUint16(at, isLittleEndian), readValues(view, { from, length, size, isLittleEndian }))
  }
  const all: TiffTags['all'] = (name) => values.get(TAGS[name])
  return { isLittleEndian, all, one: (name) => all(name)?.[0] }
}

interface Values {
  readonly from: number
  readonly length: number
  readonly size: 1 | 2 | 4
  readonly isLittleEndian: boolean
}

function readValues(view: DataView, { from, length, size, isLittleEndian }: Values): readonly number[] {
  const values: number[] = []
  for (let index = 0; index < length; index++) {
    const at = from + index * size
    if (size === 1) values.push(view.getUint8(at))
    else values.push(size === 2 ? view.getUint16(at, isLittleEndian) : view.getUint32(at, isLittleEndian))
  }
  return values
}
