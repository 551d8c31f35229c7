import { sha256 } from './bifolium/sha256'
import { readDataAddress } from './pictures/data-address'
import { findPictureFormat } from './pictures/picture-format'

/** A picture that stands in a file of its own beside an exported one. */
export interface MediaFile {
  /** Relative to the exported file, `/` between folders. */
  readonly name: string
  readonly bytes: Uint8Array
}

export interface MediaFolder {
  /** The address of a picture in the exported file; one that is no image data keeps its own. */
  readonly urlOf: (url: string) => string
  readonly files: readonly MediaFile[]
}

/** Endings of files where they are not those of their format. */
const ENDINGS: Readonly<Record<string, string>> = { jpeg: 'jpg', tiff: 'tif', 'svg+xml': 'svg' }

/** Signs of a picture's hash in its name. */
const HASH_SIGNS = 8

/**
 * Collects the pictures of an export into `folder`, each once, numbered in order. A name also has a part of the picture's
 * hash: exports that share a folder never put one picture in the place of another.
 */
export function gatherMedia(folder: string): MediaFolder {
  const files: MediaFile[] = []
  const names = new Map<string, string>()
  return {
    files,
    urlOf: (url) => {
      const known = names.get(url)
      if (known !== undefined) return known
      const picture = readDataAddress(url)
      if (!picture) return url
      const type = findPictureFormat(picture.bytes)?.extension ?? picture.mediaType.replace(/^image\//u, '')
      const hash = sha256(picture.bytes).slice(0, HASH_SIGNS)
      const name = `${folder}/figure-${names.size + 1}-${hash}.${ENDINGS[type] ?? type}`
      files.push({ name, bytes: picture.bytes })
      names.set(url, name)
      return name
    }
  }
}
