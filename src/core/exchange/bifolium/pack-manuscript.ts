import { zipSync } from 'fflate'
import type { Zippable } from 'fflate'
import type { Manuscript } from '#core/manuscript/manuscript'
import { serializeManuscript } from '#core/manuscript/parse-manuscript'
import type { Reference } from '#core/references/reference'
import {
  BIFOLIUM_ENTRIES,
  BIFOLIUM_FORMAT_VERSION,
  BIFOLIUM_GENERATOR,
  BIFOLIUM_LIMITS,
  BIFOLIUM_MIMETYPE
} from './bifolium-format'
import { takeOutMedia } from './embed-media'
import { sha256 } from './sha256'

/** What a manuscript brings along besides its references. */
export interface PackedExtras {
  /** By name inside `media/`. */
  readonly media?: ReadonlyMap<string, Uint8Array> | undefined
  /** CSL text of the manuscript's style, where it is not one that ships with the program. */
  readonly style?: string | undefined
}

/** Zip has no date before this one, and the same manuscript must give the same bytes. */
const EPOCH = new Date(1980, 0, 1)

/**
 * A `.bifolium` file: the manuscript, the references it cites, its style where others may not have it, and its media by
 * name, each with its hash. The same input gives the same bytes on every machine and at any time.
 */
export function packManuscript(
  manuscript: Manuscript,
  references: readonly Reference[],
  { media = new Map(), style }: PackedExtras = {}
): Uint8Array {
  const apart = takeOutMedia(manuscript)
  const files: readonly (readonly [string, Uint8Array])[] = [
    [BIFOLIUM_ENTRIES.manuscript, encode(serializeManuscript(apart.manuscript))],
    [BIFOLIUM_ENTRIES.references, encode(JSON.stringify(references.map(toCslJson), null, 1))],
    ...(style === undefined ? [] : [[BIFOLIUM_ENTRIES.style, encode(style)] as const]),
    ...[...media, ...apart.media]
      .sort(([a], [b]) => (a < b ? -1 : 1))
      .map(([name, bytes]) => [`media/${name}`, bytes] as const)
  ]
  const manifest = {
    formatVersion: style === undefined ? 1 : BIFOLIUM_FORMAT_VERSION,
    generator: BIFOLIUM_GENERATOR,
    files: Object.fromEntries(files.map(([name, bytes]) => [name, { sha256: sha256(bytes), bytes: bytes.length }]))
  }
  const archive: Zippable = {
    [BIFOLIUM_ENTRIES.mimetype]: [encode(BIFOLIUM_MIMETYPE), { level: 0 }],
    [BIFOLIUM_ENTRIES.manifest]: encode(JSON.stringify(manifest, null, 1))
  }
  for (const [name, bytes] of files) archive[name] = [bytes, { level: isPicture(name) ? 0 : levelFor(bytes) }]
  return zipSync(archive, { level: 6, mtime: EPOCH })
}

/** Most pictures are compressed already. */
const isPicture = (name: string): boolean => name.startsWith('media/') && !/\.(?:bmp|svg|tif|emf|wmf)$/u.test(name)

const encode = (text: string): Uint8Array => new TextEncoder().encode(text)

/** Text that packs better than the reader's bomb gate allows is stored as it is. */
function levelFor(bytes: Uint8Array): 0 | 6 {
  if (bytes.length <= BIFOLIUM_LIMITS.ratioFrom) return 6
  const sample = zipSync({ sample: bytes.subarray(0, 1_000_000) }, { level: 1 })
  return sample.length * BIFOLIUM_LIMITS.ratio < 4_000_000 ? 0 : 6
}

/** A CSL-JSON item that any other program can read; what is ours alone lies in one member of its own. */
function toCslJson({ item, key, verification, tags, addedAt, modifiedAt }: Reference): object {
  return { ...item, 'citation-key': key, bifolium: { key, verification, tags, addedAt, modifiedAt } }
}
