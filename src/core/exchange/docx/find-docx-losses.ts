import type { Finding } from '#core/finding'
import type { Manuscript, SideName } from '#core/manuscript/manuscript'
import { findLosses } from '../loss/find-losses'
import type { ObjectKind } from '../loss/objects-of'
import { readDocx } from './read-docx'
import { withoutForbidden } from './xml-text'

/** What a document gives back as objects; citations and source labels stand in it as text. */
const KINDS: readonly ObjectKind[] = ['table']

/** What `sides` have and the DOCX in `bytes` lacks when it is read back; the file's own error where it cannot be read. */
export function findDocxLosses(
  manuscript: Manuscript,
  sides: readonly SideName[],
  bytes: Uint8Array
): readonly Finding[] {
  const read = readDocx(bytes)
  if (!read.ok) return [read.error]
  const before = sides.map((side) => ({ side, ...manuscript[side] }))
  const after = [{ side: 'leading' as const, title: read.value.title ?? '', blocks: read.value.blocks }]
  return findLosses(before, after, {
    code: 'docx',
    kinds: KINDS,
    isOrdered: false,
    nameOf: (reference) => reference,
    clean: withoutForbidden
  })
}
