import type { Finding } from '#core/finding'
import type { IdSource } from '#core/ids'
import { initialPairings } from '#core/bitext/pair-sections'
import type { Manuscript, Side, SideName } from '#core/manuscript/manuscript'
import { SIDE_NAMES } from '#core/manuscript/manuscript'
import type { Block } from '#core/manuscript/nodes'
import { findLosses, type ComparedText } from './loss/find-losses'
import { OBJECT_KINDS } from './loss/objects-of'

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
    if (!isEmpty) sides[name] = joinSides(sides[name], side, ids)
  }
  return { ...first, ...sides, pairings: initialPairings(sides.leading, sides.facing, ids) }
}

/** A title that finds another one in its place becomes a heading. */
function joinSides(first: Side, second: Side, ids: IdSource): Side {
  if (first.blocks.length === 0 && first.title === '') return second
  const title: readonly Block[] =
    first.title === '' || second.title === ''
      ? []
      : [{ type: 'heading', id: ids('b'), depth: 1, children: [{ type: 'text', value: second.title }] }]
  return { ...first, title: first.title || second.title, blocks: [...first.blocks, ...title, ...second.blocks] }
}

/** What the manuscripts have and the one made of them lacks. */
export function findJoinLosses(manuscripts: readonly Manuscript[], joined: Manuscript): readonly Finding[] {
  if (manuscripts.length < 2) return []
  const textsOf = (manuscript: Manuscript): readonly ComparedText[] =>
    SIDE_NAMES.map((side) => ({ side, title: manuscript[side].title, blocks: manuscript[side].blocks }))
  return findLosses(manuscripts.flatMap(textsOf), textsOf(joined), {
    code: 'join',
    kinds: OBJECT_KINDS,
    nameOf: (reference) => reference
  })
}

const baseOf = (tag: string): string => (tag.split('-')[0] ?? '').toLowerCase()
