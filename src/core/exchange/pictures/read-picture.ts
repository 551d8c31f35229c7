import { fail, succeed } from '#core/result'
import type { Result } from '#core/result'
import { dataAddress } from './data-address'
import { findPictureFormat } from './picture-format'

/** Why a file does not come in as a picture. */
export type PictureRefusal = 'empty' | 'too-large' | 'unknown-format' | 'scripted'

/** Enough for a scan of a page in print quality; more is a mistake more often than not. */
export const MAX_PICTURE_BYTES = 10 * 1024 * 1024

const SCRIPT = /<\s*(?:[\w-]+:)?script\b|\son[a-z]+\s*=|javascript:/iu

/**
 * The data address of a picture file: PNG, JPEG, GIF, BMP, WebP or SVG, told by its first bytes whatever its name says. An
 * SVG that holds a script is no picture.
 */
export function readPicture(bytes: Uint8Array): Result<string, PictureRefusal> {
  if (bytes.length === 0) return fail('empty')
  if (bytes.length > MAX_PICTURE_BYTES) return fail('too-large')
  return findPictureFormat(bytes)?.shownBy === 'office' ? fail('unknown-format') : readStoredPicture(bytes)
}

/** As `readPicture` for files that a text names already: of any size, and of those formats too that only Office shows. */
export function readStoredPicture(bytes: Uint8Array): Result<string, PictureRefusal> {
  const format = findPictureFormat(bytes)
  if (!format) return fail('unknown-format')
  if (format.extension === 'svg' && SCRIPT.test(new TextDecoder().decode(bytes))) return fail('scripted')
  return succeed(dataAddress({ mediaType: format.mediaType, bytes }))
}
