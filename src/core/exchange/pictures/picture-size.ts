import { findPictureFormat, findSvgRoot } from './picture-format'

/** Width and height in pixels, as the picture's own header has them. */
export interface PictureSize {
  readonly width: number
  readonly height: number
}

/** The size in the header of a picture; undefined where there is none. */
export function findPictureSize(bytes: Uint8Array): PictureSize | undefined {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength)
  const extension = findPictureFormat(bytes)?.extension
  const size = extension === 'svg' ? svgSize(findSvgRoot(bytes) ?? '') : sizeOf(extension, view)
  return size && size.width > 0 && size.height > 0 ? size : undefined
}

/** Lengths of a drawing in pixels; without them, its own coordinates. */
function svgSize(root: string): PictureSize | undefined {
  const [width, height] = [lengthOf(root, 'width'), lengthOf(root, 'height')]
  if (width !== undefined && height !== undefined) return { width, height }
  const box = /\sviewBox=["']([^"']{1,100})["']/u.exec(root)?.[1] ?? ''
  const [, , wide = Number.NaN, high = Number.NaN] = box
    .trim()
    .split(/[\s,]+/u)
    .map(Number)
  return wide > 0 && high > 0 ? { width: wide, height: high } : undefined
}

const PIXELS: Readonly<Record<string, number>> = {
  '': 1,
  px: 1,
  pt: 4 / 3,
  pc: 16,
  in: 96,
  cm: 96 / 2.54,
  mm: 9.6 / 2.54
}

function lengthOf(root: string, name: 'width' | 'height'): number | undefined {
  const [, number, unit = ''] = new RegExp(`\\s${name}=["']([\\d.]{1,12})([a-z]{0,2})["']`, 'u').exec(root) ?? []
  const scale = PIXELS[unit]
  return number === undefined || scale === undefined ? undefined : Number(number) * scale
}

function sizeOf(extension: string | undefined, view: DataView): PictureSize | undefined {
  if (view.byteLength < 26) return undefined
  switch (extension) {
    case 'png':
      return { width: view.getUint32(16), height: view.getUint32(20) }
    case 'gif':
      return { width: view.getUint16(6, true), height: view.getUint16(8, true) }
    case 'bmp':
      return { width: Math.abs(view.getInt32(18, true)), height: Math.abs(view.getInt32(22, true)) }
    case 'jpeg':
      return jpegSize(view)
    case 'webp':
      return webpSize(view)
    case 'tiff':
      return tiffSize(view)
    case 'emf':
      return emfSize(view)
    case 'wmf':
      return wmfSize(view)
    default:
      return undefined
  }
}

/** Segments follow each other by their lengths; the one that starts a frame (C0 to CF but C4, C8, CC) has the size. */
function jpegSize(view: DataView): PictureSize | undefined {
  for (let at = 2; at + 9 < view.byteLength;) {
    if (view.getUint8(at) !== 0xff) return undefined
    const marker = view.getUint8(at + 1)
    if (marker === 0xff) {
      at++
      continue
    }
    const startsFrame = marker >= 0xc0 && marker <= 0xcf && ![0xc4, 0xc8, 0xcc].includes(marker)
    if (startsFrame) return { width: view.getUint16(at + 7), height: view.getUint16(at + 5) }
    at += 2 + view.getUint16(at + 2)
  }
  return undefined
}

/** The first piece has the size: of lossy pictures, lossless ones, or of the canvas that others lie on. */
function webpSize(view: DataView): PictureSize | undefined {
  if (view.byteLength < 30) return undefined
  const uint24 = (at: number): number => view.getUint16(at, true) | (view.getUint8(at + 2) << 16)
  switch (view.getUint8(15)) {
    case 0x20: {
      const [width, height] = [view.getUint16(26, true), view.getUint16(28, true)]
      return { width: width & 0x3fff, height: height & 0x3fff }
    }
    case 0x4c: {
      const bits = view.getUint32(21, true)
      return { width: (bits & 0x3fff) + 1, height: ((bits >>> 14) & 0x3fff) + 1 }
    }
    case 0x58:
      return { width: uint24(24) + 1, height: uint24(27) + 1 }
    default:
      return undefined
  }
}

const WIDTH_TAG = 256
const HEIGHT_TAG = 257
const SHORT = 3
const ENTRY_BYTES = 12

/** The first directory lists what is known of the picture; its width and height are numbers of two or four bytes. */
function tiffSize(view: DataView): PictureSize | undefined {
  const little = view.getUint8(0) === 0x49
  const directory = view.getUint32(4, little)
  if (directory + 2 > view.byteLength) return undefined
  const sides = new Map<number, number>()
  const entries = view.getUint16(directory, little)
  for (let entry = 0; entry < entries; entry++) {
    const at = directory + 2 + entry * ENTRY_BYTES
    if (at + ENTRY_BYTES > view.byteLength) break
    const isShort = view.getUint16(at + 2, little) === SHORT
    sides.set(view.getUint16(at, little), isShort ? view.getUint16(at + 8, little) : view.getUint32(at + 8, little))
  }
  return { width: sides.get(WIDTH_TAG) ?? 0, height: sides.get(HEIGHT_TAG) ?? 0 }
}

/** The frame around the picture, in hundredths of a millimetre. */
function emfSize(view: DataView): PictureSize | undefined {
  if (view.byteLength < 40) return undefined
  const pixels = (from: number, to: number): number =>
    ((view.getInt32(to, true) - view.getInt32(from, true)) / 2540) * 96
  return { width: pixels(24, 32), height: pixels(28, 36) }
}

/** Only those that can be placed have a frame, and say how many of its units make an inch. */
function wmfSize(view: DataView): PictureSize | undefined {
  const unitsPerInch = view.getUint16(14, true)
  if (view.getUint32(0, true) !== 0x9ac6cdd7 || unitsPerInch === 0) return undefined
  const pixels = (from: number, to: number): number =>
    ((view.getInt16(to, true) - view.getInt16(from, true)) / unitsPerInch) * 96
  return { width: pixels(6, 10), height: pixels(8, 12) }
}
