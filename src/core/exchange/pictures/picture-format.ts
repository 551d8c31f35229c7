/** The kinds of picture that files and screens share. */
export interface PictureFormat {
  readonly mediaType: string
  readonly extension: string
}

/** Width and height in pixels, as the picture's own header has them. */
export interface PictureSize {
  readonly width: number
  readonly height: number
}

const FORMATS: readonly (PictureFormat & { readonly opens: readonly number[] })[] = [
  { mediaType: 'image/png', extension: 'png', opens: [0x89, 0x50, 0x4e, 0x47] },
  { mediaType: 'image/jpeg', extension: 'jpeg', opens: [0xff, 0xd8, 0xff] },
  { mediaType: 'image/gif', extension: 'gif', opens: [0x47, 0x49, 0x46, 0x38] },
  { mediaType: 'image/bmp', extension: 'bmp', opens: [0x42, 0x4d] }
]

/** The format that the first bytes of a picture tell, whatever its name says; undefined for those that not every program shows. */
export function findPictureFormat(bytes: Uint8Array): PictureFormat | undefined {
  return FORMATS.find(({ opens }) => opens.every((byte, index) => bytes[index] === byte))
}

/** The size in the header of a PNG, JPEG, GIF or BMP; undefined where there is none. */
export function findPictureSize(bytes: Uint8Array): PictureSize | undefined {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength)
  const size = sizeOf(findPictureFormat(bytes)?.extension, view)
  return size && size.width > 0 && size.height > 0 ? size : undefined
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
