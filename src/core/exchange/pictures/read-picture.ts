import { fail, succeed } from '#core/result'
import type { Result } from '#core/result'
import { dataAddress } from './data-address'
import { findPictureFormat } from './picture-format'

/** Why a file does not come in as a picture. */
export type PictureRefusal = 'empty' | 'too-large' | 'unknown-format' | 'scripted'

/** A manuscript is saved as a whole after each pause, its pictures with it. */
export const MAX_PICTURE_BYTES = 10 * 1024 * 1024

const TAKEN: ReadonlySet<string> = new Set(['image/png', 'image/jpeg', 'image/gif', 'image/webp', 'image/svg+xml'])
const SCRIPT = /<\s*(?:[\w-]+:)?script\b|\son[a-z]+\s*=|javascript:/iu

/**
 * The data address of a picture file: PNG, JPEG, GIF, WebP or SVG, told by its first bytes whatever its name says. An
 * SVG that holds a script is no picture.
 */
export function readPicture(bytes: Uint8Array): Result<string, PictureRefusal> {
  if (bytes.length === 0) return fail('empty')
  if (bytes.length > MAX_PICTURE_BYTES) return fail('too-large')
  const mediaType = findPictureFormat(bytes)?.mediaType
  if (mediaType === undefined || !TAKEN.has(mediaType)) return fail('unknown-format')
  if (mediaType === 'image/svg+xml' && SCRIPT.test(new TextDecoder().decode(bytes))) return fail('scripted')
  return succeed(dataAddress({ mediaType, bytes }))
}

/** The data address of a picture of any format that we know, also of those that only Office shows: for files that hold it already. */
export function readStoredPicture(bytes: Uint8Array): Result<string, PictureRefusal> {
  const format = findPictureFormat(bytes)
  return format ? succeed(dataAddress({ mediaType: format.mediaType, bytes })) : fail('unknown-format')
}
