import type { Finding } from '#core/finding'
import { countingIds } from '#core/ids'
import { acceptChanges } from '#core/manuscript/accept-changes'
import type { Manuscript, SideName } from '#core/manuscript/manuscript'
import { findLosses } from '../loss/find-losses'
import { readJats } from './read-jats'

/** What the sides that were written have, their changes accepted, and the article lacks when it is read back. */
export function findJatsLosses(manuscript: Manuscript, sides: readonly SideName[], xml: string): readonly Finding[] {
  const read = readJats(xml, { ids: countingIds(), now: manuscript.modifiedAt, file: 'article.xml' })
  if (!read.ok) return [read.error]
  const before = sides.map((side) => ({ side, ...manuscript[side], blocks: acceptChanges(manuscript[side].blocks) }))
  const after = [read.value.leading, read.value.facing].map((side) => ({
    side: 'leading' as const,
    title: side.title,
    blocks: side.blocks
  }))
  return findLosses(before, after, {
    code: 'jats',
    kinds: ['note', 'equation'],
    isOrdered: false,
    nameOf: () => undefined
  })
}
