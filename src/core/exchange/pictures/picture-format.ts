/** A kind of picture. */
export interface PictureFormat {
  /** As a data address and a document's list of content types name it. */
  readonly mediaType: string
  readonly extension: string
  /** Whether every program shows it, only those of the last years, or only Office. */
  readonly shownBy: 'all' | 'new' | 'office'
}

/** Width and height in pixels, as the picture's own header has them. */
export interface PictureSize {
  readonly width: number
  readonly height: number
}

/** What the bytes of a picture say from a place on. */
interface Signature {
  readonly at: number
  readonly bytes: readonly number[]
}

const opens = (...bytes: readonly number[]): readonly Signature[] => [{ at: 0, bytes }]
const signs = (text: string): readonly number[] => Array.from(text, (sign) => sign.charCodeAt(0))

const FORMATS: readonly (PictureFormat & { readonly signatures: readonly Signature[] })[] = [
  { mediaType: 'image/png', extension: 'png', shownBy: 'all', signatures: opens(0x89, ...signs('PNG')) },
  { mediaType: 'image/jpeg', extension: 'jpeg', shownBy: 'all', signatures: opens(0xff, 0xd8, 0xff) },
  { mediaType: 'image/gif', extension: 'gif', shownBy: 'all', signatures: opens(...signs('GIF8')) },
  { mediaType: 'image/bmp', extension: 'bmp', shownBy: 'all', signatures: opens(...signs('BM')) },
  {
    mediaType: 'image/webp',
    extension: 'webp',
    shownBy: 'new',
    signatures: [...opens(...signs('RIFF')), { at: 8, bytes: signs('WEBP') }]
  },
  { mediaType: 'image/tiff', extension: 'tiff', shownBy: 'office', signatures: opens(...signs('II'), 42, 0) },
  { mediaType: 'image/tiff', extension: 'tiff', shownBy: 'office', signatures: opens(...signs('MM'), 0, 42) },
  {
    mediaType: 'image/x-emf',
    extension: 'emf',
    shownBy: 'office',
    signatures: [...opens(1, 0, 0, 0), { at: 40, bytes: signs(' EMF') }]
  },
  { mediaType: 'image/x-wmf', extension: 'wmf', shownBy: 'office', signatures: opens(0xd7, 0xcd, 0xc6, 0x9a) },
  { mediaType: 'image/x-wmf', extension: 'wmf', shownBy: 'office', signatures: opens(1, 0, 9, 0, 0, 3) }
]
const SVG: PictureFormat = { mediaType: 'image/svg+xml', extension: 'svg', shownBy: 'new' }
/** The first tag of a drawing, behind what may stand before it. */
const SVG_ROOT = /<svg(?:\s[^>]*)?>/u
const BEFORE_ROOT = /^\uFEFF?\s*<(?:svg[\s>]|\?xml\s|!--|!DOCTYPE\ssvg)/iu
const MAX_HEAD = 4_000

/** The format that the first bytes of a picture tell, whatever its name says; undefined for what is no picture we know. */
export function findPictureFormat(bytes: Uint8Array): PictureFormat | undefined {
  const isAt = ({ at, bytes: wanted }: Signature): boolean => wanted.every((byte, index) => bytes[at + index] === byte)
  const found = FORMATS.find(({ signatures }) => signatures.every(isAt))
  return found ?? (findSvgRoot(bytes) === undefined ? undefined : SVG)
}

/** The media type of pictures whose name has this ending. */
export function mediaTypeOf(extension: string): string {
  return [SVG, ...FORMATS].find((format) => format.extension === extension)?.mediaType ?? `image/${extension}`
}

/** The size in the header of a PNG, JPEG, GIF, BMP, WebP or SVG; undefined where there is none. */
export function findPictureSize(bytes: Uint8Array): PictureSize | undefined {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength)
  const extension = findPictureFormat(bytes)?.extension
  const size = extension === 'svg' ? svgSize(findSvgRoot(bytes) ?? '') : sizeOf(extension, view)
  return size && size.width > 0 && size.height > 0 ? size : undefined
}

function findSvgRoot(bytes: Uint8Array): string | undefined {
  const head = new TextDecoder().decode(bytes.subarray(0, MAX_HEAD))
  return BEFORE_ROOT.test(head) ? SVG_ROOT.exec(head)?.[0] : undefined
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
