import { readDataAddress } from './data-address'
import { findPictureFormat, type PictureFormat } from './picture-format'
import { findPictureSize, type PictureSize } from './picture-size'

/** What can be said of a picture that is not shown. */
export interface PictureDescription {
  readonly format: PictureFormat
  readonly bytes: number
  /** In pixels, where its beginning tells. */
  readonly size: PictureSize | undefined
}

/** Signs of an address that hold the headers of any picture; the rest of megabytes is not decoded. */
const HEAD = 12_000

/** What the data address of a picture says of it; undefined for other addresses, and for formats we do not know. */
export function describePicture(url: string): PictureDescription | undefined {
  const head = readDataAddress(url.slice(0, HEAD))?.bytes
  const format = head && findPictureFormat(head)
  if (!format) return undefined
  const bytes = url.length <= HEAD ? head.length : Math.round((url.length * head.length) / HEAD)
  return { format, bytes, size: findPictureSize(head) }
}
