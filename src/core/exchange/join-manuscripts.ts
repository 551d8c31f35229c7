import type { IdSource } from '#core/ids'
import { initialPairings } from '#core/bitext/pair-sections'
import type { Manuscript, Side, SideName } from '#core/manuscript/manuscript'
import { SIDE_NAMES } from '#core/manuscript/manuscript'

/**
 * One manuscript of several files: texts in the language of the first file's leading side follow each other there, all
 * others on the facing side. Title and style are the first one's; pairings are made anew. Throws on an empty list.
 */
export function joinManuscripts(manuscripts: readonly Manuscript[], ids: IdSource): Manuscript {
  const [first, ...rest] = manuscripts
  if (!first) throw new Error('joinManuscripts needs at least one manuscript')
  if (rest.length === 0) return first
  const sides: Record<SideName, Side> = { leading: first.leading, facing: first.facing }
  for (const side of rest.flatMap((manuscript) => SIDE_NAMES.map((name) => manuscript[name]))) {
    const isEmpty = side.blocks.length === 0 && side.title === ''
    const name = baseOf(side.language) === baseOf(sides.leading.language) ? 'leading' : 'facing'
    if (!isEmpty) sides[name] = joinSides(sides[name], side)
  }
  return { ...first, ...sides, pairings: initialPairings(sides.leading, sides.facing, ids) }
}

function joinSides(first: Side, second: Side): Side {
  if (first.blocks.length === 0 && first.title === '') return second
  return { ...first, title: first.title || second.title, blocks: [...first.blocks, ...second.blocks] }
}

const baseOf = (tag: string): string => (tag.split('-')[0] ?? '').toLowerCase()
