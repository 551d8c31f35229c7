import { zlibSync } from 'fflate'

/** What a made TIFF is like; its rows stand in two strips. */
export interface MadeTiff {
  readonly width: number
  readonly height: number
  readonly bits: number
  readonly samples: number
  readonly colours: number
  readonly compression: number
  readonly isLittleEndian?: boolean
  /** More tags, by number: values of 16 bits. */
  readonly more?: Readonly<Record<number, readonly number[]>>
}

/** A TIFF of one page with the rows in `data`. */
export function makeTiff(made: MadeTiff, data: Uint8Array): Uint8Array {
  const { width, height, bits, samples, colours, compression, isLittleEndian = true, more = {} } = made
  const rowBytes = Math.ceil((width * samples * bits) / 8)
  const rows = Math.ceil(height / 2)
  const cut = rows * rowBytes
  const strips = [data.subarray(0, cut), data.subarray(cut)].filter(({ length }) => length > 0)
  const packed = strips.map((strip) => pack(strip, compression))
  const body = 8
  const offsets = packed.map((_, at) => body + packed.slice(0, at).reduce((sum, { length }) => sum + length, 0))
  const lengths = packed.map(({ length }) => length)
  const shorts: readonly (readonly [number, readonly number[]])[] = [
    [258, Array.from({ length: samples }, () => bits)],
    [259, [compression]],
    [262, [colours]],
    [277, [samples]],
    ...Object.entries(more).map(([tag, values]) => [Number(tag), values] as const)
  ]
  const longs: readonly (readonly [number, readonly number[]])[] = [
    [256, [width]],
    [257, [height]],
    [273, offsets],
    [278, [rows]],
    [279, lengths]
  ]
  const entries = [
    ...shorts.map(([tag, values]) => ({ tag, type: 3, size: 2, values })),
    ...longs.map(([tag, values]) => ({ tag, type: 4, size: 4, values }))
  ].toSorted((a, b) => a.tag - b.tag)
  const start = body + lengths.reduce((sum, length) => sum + length, 0)
  let free = start + 2 + entries.length * 12 + 4
  const bytes = new Uint8Array(free + entries.reduce((sum, { size, values }) => sum + size * values.length, 0))
  const view = new DataView(bytes.buffer)
  bytes.fill(isLittleEndian ? 0x49 : 0x4d, 0, 2)
  view.setUint16(2, 42, isLittleEndian)
  view.setUint32(4, start, isLittleEndian)
  for (const [at, strip] of packed.entries()) bytes.set(strip, offsets[at])
  view.setUint16(start, entries.length, isLittleEndian)
  for (const [index, { tag, type, size, values }] of entries.entries()) {
    const at = start + 2 + index * 12
    view.setUint16(at, tag, isLittleEndian)
    view.setUint16(at + 2, type, isLittleEndian)
    view.setUint32(at + 4, values.length, isLittleEndian)
    const isInside = size * values.length <= 4
    if (!isInside) view.setUint32(at + 8, free, isLittleEndian)
    for (const [order, value] of values.entries()) {
      const to = (isInside ? at + 8 : free) + order * size
      if (size === 2) view.setUint16(to, value, isLittleEndian)
      else view.setUint32(to, value, isLittleEndian)
    }
    if (!isInside) free += size * values.length
  }
  return bytes
}

function pack(strip: Uint8Array, compression: number): Uint8Array {
  if (compression === 5) return packLzw(strip)
  if (compression === 8) return zlibSync(strip)
  return compression === 32_773 ? packBits(strip) : strip
}

/** Runs of two or more equal bytes, and single ones. */
function packBits(strip: Uint8Array): Uint8Array {
  const packed: number[] = []
  for (let at = 0; at < strip.length;) {
    let end = at + 1
    while (end < strip.length && end - at < 128 && strip[end] === strip[at]) end++
    packed.push(end - at === 1 ? 0 : 257 - (end - at), strip[at] ?? 0)
    at = end
  }
  return Uint8Array.from(packed)
}

function packLzw(strip: Uint8Array): Uint8Array {
  const packed: number[] = []
  let [held, bits, width, next] = [0, 0, 9, 258]
  let codes = new Map<string, number>()
  const put = (code: number): void => {
    held = (held << width) | code
    bits += width
    while (bits >= 8) {
      bits -= 8
      packed.push((held >> bits) & 255)
    }
    held &= 255
  }
  const codeOf = (word: string): number => (word.length === 1 ? word.charCodeAt(0) : (codes.get(word) ?? 0))
  put(256)
  let word = ''
  for (const byte of strip) {
    const longer = word + String.fromCharCode(byte)
    if (longer.length === 1 || codes.has(longer)) {
      word = longer
      continue
    }
    put(codeOf(word))
    codes.set(longer, next++)
    if (next === 2 ** width) width++
    if (next === 4_094) {
      put(256)
      codes = new Map()
      next = 258
      width = 9
    }
    word = String.fromCharCode(byte)
  }
  if (word !== '') put(codeOf(word))
  put(257)
  if (bits > 0) packed.push((held << (8 - bits)) & 255)
  return Uint8Array.from(packed)
}
