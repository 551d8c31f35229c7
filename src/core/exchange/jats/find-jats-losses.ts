import type { Finding } from '#core/finding'
import { countingIds } from '#core/ids'
import { acceptChanges } from '#core/manuscript/accept-changes'
import type { Manuscript, SideName } from '#core/manuscript/manuscript'
import type { Block, Inline } from '#core/manuscript/nodes'
import { mapLeaves, mapTextBlocks } from '#core/manuscript/walk'
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
    blocks: withCitedWords(side.blocks)
  }))
  return findLosses(before, after, {
    code: 'jats',
    kinds: ['note', 'equation'],
    nameOf: () => undefined,
    clean: (text) => text.replace(BRACKETS, '')
  })
}

/** Brackets around a citation, and signs between two, are read as their own. */
const BRACKETS = /[[\](（)）\s,;，、；‐‑–—~～-]/gu

/** What stood in brackets with a citation is words again. */
const withCitedWords = (blocks: readonly Block[]): readonly Block[] =>
  mapTextBlocks(blocks, (children) =>
    mapLeaves(children, (leaf): Inline | readonly Inline[] => {
      if (leaf.type !== 'citation') return leaf
      const wordsOf = (part: 'prefix' | 'suffix'): Inline => ({
        type: 'text',
        value: leaf.citation.items.map((item) => item[part] ?? '').join(' ')
      })
      return [wordsOf('prefix'), leaf, wordsOf('suffix')]
    })
  )
