import type { ZipLimits } from '../docx/zip-gate'

/** First entry of the archive, stored, so that the file can be told by its first bytes. */
export const BIFOLIUM_MIMETYPE = 'application/vnd.bifolium+zip'

/**
 * Version of the archive's own layout; the manuscript inside carries its own. Readers refuse a higher one, so a file has
 * the lowest that can tell all it holds: 2 with a style, 1 without.
 */
export const BIFOLIUM_FORMAT_VERSION = 2

export const BIFOLIUM_GENERATOR = 'Bifolium'

/** Names of the entries that a file has; only the style may be missing. Further ones lie in `media/`. */
export const BIFOLIUM_ENTRIES = {
  mimetype: 'mimetype',
  manifest: 'manifest.json',
  manuscript: 'manuscript.json',
  references: 'references.json',
  style: 'style.csl'
} as const

export const BIFOLIUM_LIMITS: ZipLimits = {
  inflatedBytes: 200_000_000,
  entries: 2_000,
  ratio: 100,
  ratioFrom: 5_000_000
}
