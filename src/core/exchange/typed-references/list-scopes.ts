import { pairSections } from '#core/bitext/pair-sections'
import type { BlockId } from '#core/ids'
import type { Side } from '#core/manuscript/manuscript'
import type { Block } from '#core/manuscript/nodes'
import { textOf } from '#core/manuscript/text-of'
import { isBackMatter, isSupplement } from './list-heading'

/** Where a list stands among the top-level blocks of its side. */
export interface ListPlace {
  /** Index of the block that is its heading; undefined where none is one, or where that holds entries as well. */
  readonly headingBlock: number | undefined
  /** The words of its heading; empty where it has none. */
  readonly headingText: string
  /** Index of its first block, and of the one behind its last. */
  readonly from: number
  readonly to: number
}

/**
 * Which of a side's lists a text cites. `own`: that list. `near`: that list, if its own chapter leaves much of it uncited.
 * `either`: one of these. `unknown`: any or none of them.
 */
export type ListScope =
  | { readonly kind: 'own' | 'near'; readonly list: number }
  | { readonly kind: 'either'; readonly lists: readonly number[] }
  | { readonly kind: 'unknown' }

/**
 * The scope of each top-level block: the list of the chapter that it stands in, else the list that follows its part of
 * the text. A part begins at a heading, and legends and statements behind a list still belong to the text before it.
 */
export function findListScopes(blocks: readonly Block[], places: readonly ListPlace[]): readonly ListScope[] {
  if (places.length === 1) return blocks.map(() => ({ kind: 'own', list: 0 }))
  const chapters = places.map((place) => findChapter(blocks, place, places))
  const parts = places.map((place, list) => findPart(blocks, place.to, startOfPlace(places[list + 1])))
  const supplements = findSupplements(blocks)
  return blocks.map((_, at): ListScope => {
    const chapter = chapters.findIndex((one) => one && at >= one.from && at < one.to)
    if (chapter >= 0) return { kind: 'own', list: chapter }
    const before = places.findLastIndex(({ to }) => to <= at)
    const part = before < 0 ? 0 : parts[before]
    if (part === undefined || at < part) return scopeBehind(before, places.length, part)
    const following = listsFollowing(blocks, places, before + 1)
    const [next] = following
    if (next === undefined) return { kind: 'unknown' }
    if (following.length > 1) return chooseByName(following, places, supplements[at] === true)
    // A chapter that has its list to itself may leave its neighbours without one.
    return { kind: chapters[next] ? 'near' : 'own', list: next }
  })
}

/** The scope of text right behind a list, in front of the heading of the next part where there is one. */
function scopeBehind(before: number, count: number, part: number | undefined): ListScope {
  if (part !== undefined) return { kind: 'own', list: before }
  const isLast = before === count - 1
  return { kind: 'either', lists: isLast ? Array.from({ length: count }, (_, list) => list) : [before, before + 1] }
}

/**
 * The scope of each block of a side without lists, which uses those of the other: that of the section that its own is
 * paired with.
 */
export function scopesByPairedSections(
  side: Side,
  other: Side,
  scopesOfOther: readonly ListScope[]
): readonly ListScope[] {
  const indexOf = new Map(other.blocks.map(({ id }, at) => [id, at]))
  const scopeOf = new Map<BlockId | undefined, ListScope>()
  for (const { leading, facing } of pairSections(other, side)) {
    if (!leading || !facing) continue
    const at = leading.heading ? indexOf.get(leading.heading.id) : 0
    scopeOf.set(facing.heading?.id, scopesOfOther[at ?? 0] ?? { kind: 'unknown' })
  }
  let heading: BlockId | undefined
  return side.blocks.map((block) => {
    if (block.type === 'heading') heading = block.id
    return scopeOf.get(heading) ?? { kind: 'unknown' }
  })
}

interface Stretch {
  readonly from: number
  readonly to: number
}

/** The innermost section around a list and its heading; undefined where that holds another list as well. */
function findChapter(
  blocks: readonly Block[],
  { headingBlock, from, to }: ListPlace,
  places: readonly ListPlace[]
): Stretch | undefined {
  const heading = headingBlock === undefined ? undefined : blocks[headingBlock]
  if (heading?.type !== 'heading') return undefined
  const start = blocks.slice(0, headingBlock).findLastIndex((block) => isHeadingAbove(block, heading.depth))
  const outer = blocks[start]
  if (outer?.type !== 'heading') return undefined
  const length = blocks.slice(to).findIndex((block) => isHeadingAbove(block, outer.depth + 1))
  const end = length < 0 ? blocks.length : to + length
  const isAlone = places.every((place) => place.from === from || place.to <= start || place.from >= end)
  return isAlone ? { from: start, to: end } : undefined
}

const isHeadingAbove = (block: Block, depth: number): boolean => block.type === 'heading' && block.depth < depth

/** Where a list begins, its heading included. */
const startOfPlace = (place: ListPlace | undefined): number | undefined => place?.headingBlock ?? place?.from

/** The first heading behind a list that begins another part of the text. */
function findPart(blocks: readonly Block[], from: number, to = blocks.length): number | undefined {
  const length = blocks.slice(from, to).findIndex((block) => block.type === 'heading' && !isBackMatter(textOf(block)))
  return length < 0 ? undefined : from + length
}

/** The lists that follow one another from `first` on, with no text between them. */
function listsFollowing(blocks: readonly Block[], places: readonly ListPlace[], first: number): readonly number[] {
  const lists: number[] = []
  for (let list = first; list < places.length; list++) {
    const end = places[list - 1]?.to ?? 0
    const isApart = blocks.slice(end, startOfPlace(places[list])).some(({ type }) => type !== 'heading')
    if (list > first && isApart) break
    lists.push(list)
  }
  return lists
}

/** Of lists side by side, that of the supplement is for its sections, the other one for the rest. */
function chooseByName(lists: readonly number[], places: readonly ListPlace[], isInSupplement: boolean): ListScope {
  const named = lists.filter((list) => isSupplement(places[list]?.headingText ?? '') === isInSupplement)
  const [only] = named
  return named.length === 1 && only !== undefined ? { kind: 'own', list: only } : { kind: 'either', lists }
}

/** Which blocks stand in a supplement or an appendix. */
function findSupplements(blocks: readonly Block[]): readonly boolean[] {
  let depth = Infinity
  return blocks.map((block) => {
    if (block.type === 'heading' && isSupplement(textOf(block))) depth = Math.min(depth, block.depth)
    else if (block.type === 'heading' && block.depth <= depth) depth = Infinity
    return depth < Infinity
  })
}
