/** A kind of picture. */
export interface PictureFormat {
  /** As a data address and a document's list of content types name it. */
  readonly mediaType: string
  readonly extension: string
  /** As people call it, the same in every language. */
  readonly name: string
  /** Whether every program shows it, only those of the last years, or only Office. */
  readonly shownBy: 'all' | 'new' | 'office'
}

/** What the bytes of a picture say from a place on. */
interface Signature {
  readonly at: number
  readonly bytes: readonly number[]
}

const opens = (...bytes: readonly number[]): readonly Signature[] => [{ at: 0, bytes }]
const signs = (text: string): readonly number[] => Array.from(text, (sign) => sign.charCodeAt(0))

const TIFF: PictureFormat = { mediaType: 'image/tiff', extension: 'tiff', name: 'TIFF', shownBy: 'office' }
const WMF: PictureFormat = { mediaType: 'image/x-wmf', extension: 'wmf', name: 'WMF', shownBy: 'office' }
const FORMATS: readonly (PictureFormat & { readonly signatures: readonly Signature[] })[] = [
  {
    mediaType: 'image/png',
    extension: 'png',
    name: 'PNG',
    shownBy: 'all',
    signatures: opens(0x89, ...signs('PNG'))
  },
  { mediaType: 'image/jpeg', extension: 'jpeg', name: 'JPEG', shownBy: 'all', signatures: opens(0xff, 0xd8, 0xff) },
  { mediaType: 'image/gif', extension: 'gif', name: 'GIF', shownBy: 'all', signatures: opens(...signs('GIF8')) },
  {
    mediaType: 'image/bmp',
    extension: 'bmp',
    name: 'BMP',
    shownBy: 'all',
    // Two letters alone could open any text: what is reserved is zero, and the next header is shorter than 256 bytes.
    signatures: [...opens(...signs('BM')), { at: 6, bytes: [0, 0, 0, 0] }, { at: 15, bytes: [0, 0, 0] }]
  },
  {
    mediaType: 'image/webp',
    extension: 'webp',
    name: 'WebP',
    shownBy: 'new',
    signatures: [...opens(...signs('RIFF')), { at: 8, bytes: signs('WEBP') }]
  },
  { ...TIFF, signatures: opens(...signs('II'), 42, 0) },
  { ...TIFF, signatures: opens(...signs('MM'), 0, 42) },
  {
    mediaType: 'image/x-emf',
    extension: 'emf',
    name: 'EMF',
    shownBy: 'office',
    signatures: [...opens(1, 0, 0, 0), { at: 40, bytes: signs(' EMF') }]
  },
  { ...WMF, signatures: opens(0xd7, 0xcd, 0xc6, 0x9a) },
  { ...WMF, signatures: opens(1, 0, 9, 0, 0, 3) }
]
const SVG: PictureFormat = { mediaType: 'image/svg+xml', extension: 'svg', name: 'SVG', shownBy: 'new' }
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

/** The first tag of an SVG; undefined for other bytes. */
export function findSvgRoot(bytes: Uint8Array): string | undefined {
  const head = new TextDecoder().decode(bytes.subarray(0, MAX_HEAD))
  return BEFORE_ROOT.test(head) ? SVG_ROOT.exec(head)?.[0] : undefined
}
