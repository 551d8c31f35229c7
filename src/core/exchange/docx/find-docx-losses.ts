import type { Finding } from '#core/finding'
import { countingIds } from '#core/ids'
import type { Manuscript, SideName } from '#core/manuscript/manuscript'
import type { Reference } from '#core/references/reference'
import { findLosses } from '../loss/find-losses'
import type { ObjectKind } from '../loss/objects-of'
import { readDocx } from './read-docx'

/** What a document gives back as objects; source labels stand in it as text. */
const KINDS: readonly ObjectKind[] = ['citation', 'table', 'note', 'comment', 'equation', 'caption', 'change']

/**
 * What `sides` have and the DOCX in `bytes` lacks when it is read back; the file's own error where it cannot be read.
 * Citations are compared where they were written live, with the data of `cited`; without, they are text.
 */
export function findDocxLosses(
  manuscript: Manuscript,
  sides: readonly SideName[],
  bytes: Uint8Array,
  cited: readonly Reference[] = []
): readonly Finding[] {
  // Ids of what is read must not meet those of what was written.
  const ids = countingIds()
  const read = readDocx(bytes, (prefix) => ids(`read-${prefix}`))
  if (!read.ok) return [read.error]
  const { title = '', blocks, references } = read.value
  const keys = new Map([...cited, ...references].map(({ id, key }) => [id, key]))
  const before = sides.map((side) => ({ side, ...manuscript[side] }))
  return findLosses(before, [{ side: 'leading', title, blocks }], {
    code: 'docx',
    kinds: KINDS,
    nameOf: (reference) => keys.get(reference)
  })
}
