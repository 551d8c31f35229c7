import type { Finding } from '#core/finding'
import { SIDE_NAMES, type Manuscript } from '#core/manuscript/manuscript'
import type { Reference } from '#core/references/reference'
import { findDifference } from '../loss/find-difference'
import { findLosses, type ComparedText } from '../loss/find-losses'
import { OBJECT_KINDS } from '../loss/objects-of'
import { printOfAddress, printOfBytes } from '../pictures/picture-print'
import { normaliseItem } from '../references/normalise-item'
import { embedMedia } from './embed-media'
import { refusalOf, unpackManuscript, type UnpackedManuscript } from './unpack-manuscript'

/** What was packed. */
export interface Packed {
  readonly manuscript: Manuscript
  readonly references: readonly Reference[]
  readonly style?: string | undefined
}

const SHOWN = 10

/**
 * What was packed and the `.bifolium` file in `bytes` lacks when it is opened again, each with its block, reference or
 * member; the file's own error where it would not open. A file that gives everything back is compared without being
 * made whole: pictures by their prints, all else member by member.
 */
export function findPackLosses({ manuscript, references, style }: Packed, bytes: Uint8Array): readonly Finding[] {
  const unpacked = unpackManuscript(bytes)
  if (!unpacked.ok) return [refusalOf(unpacked.error)]
  const { value } = unpacked
  const isRefused = value.findings.some(({ code }) => code === 'bifolium-style-refused')
  const lostStyle = style === undefined || isRefused || value.style === style ? [] : [lost('style', 'style.csl')]
  return [...findLostText(manuscript, value), ...findLostReferences(references, value.references), ...lostStyle]
}

function findLostText(manuscript: Manuscript, unpacked: UnpackedManuscript): readonly Finding[] {
  const place = findDifference(manuscript, unpacked.manuscript, (member, before, after) =>
    member === 'url' ? isSamePicture(before, after, unpacked.media) : undefined
  )
  if (place === undefined) return []
  const told = findLosses(textsOf(manuscript), textsOf(embedMedia(unpacked)), {
    code: 'bifolium',
    kinds: OBJECT_KINDS,
    hasPictures: true,
    nameOf: (reference) => reference
  })
  return told.length > 0 ? told : [lost('part', place)]
}

const textsOf = (manuscript: Manuscript): readonly ComparedText[] =>
  SIDE_NAMES.map((side) => ({ side, title: manuscript[side].title, blocks: manuscript[side].blocks }))

/** True for an address that stands for the same picture in a file of its own; undefined where it is one of another kind. */
function isSamePicture(before: unknown, after: unknown, media: UnpackedManuscript['media']): boolean | undefined {
  if (typeof before !== 'string' || typeof after !== 'string' || !before.startsWith('data:')) return undefined
  const bytes = after.startsWith('media/') ? media.get(after.slice('media/'.length)) : undefined
  return bytes && printOfBytes(bytes) === printOfAddress(before)
}

/** A reference that needs it is put right when a file is opened, which is no loss. */
function findLostReferences(before: readonly Reference[], after: readonly Reference[]): readonly Finding[] {
  const found = new Map(after.map((reference) => [reference.id, reference]))
  return before
    .filter((reference) => {
      const read = found.get(reference.id)
      if (!read) return true
      if (findDifference(reference, read) === undefined) return false
      const item = { ...normaliseItem(reference.item, {}, []), id: reference.id }
      return findDifference({ ...reference, item }, read) !== undefined
    })
    .slice(0, SHOWN)
    .map(({ key }) => lost('reference', key))
}

function lost(kind: 'part' | 'reference' | 'style', place: string): Finding {
  return {
    severity: 'error',
    code: `bifolium-${kind}-lost`,
    message: `A ${kind} of the manuscript was lost or changed in the file: “${place}”. Do not use the result; please report this.`,
    place: { part: place },
    values: { kind, shown: place }
  }
}
