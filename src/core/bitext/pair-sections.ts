import type { IdSource } from '#core/ids'
import type { Manuscript, Pairing, Side } from '#core/manuscript/manuscript'
import { alignInOrder, type AlignedStep } from './align-in-order'
import { buildSectionTree, type Section, type Unit } from './section-tree'

/**
 * Pairs sections of two sides, then the units inside paired sections, in document order of the leading side. Sections
 * match by number, where all numbers of one side may be ahead by a constant (`1.2` and `2.2`), else by order; a section
 * or unit without counterpart gets a pairing with one side empty.
 */
export function initialPairings(leading: Side, facing: Side, ids: IdSource): readonly Pairing[] {
  return pairIds(leading, facing).map((pair) => ({ ...pair, id: ids<'PairingId'>('pairing'), state: stateOf(pair) }))
}

/**
 * The pairings of a manuscript whose blocks changed: blocks that are still paired as before keep the pairing's id and
 * state, pairings of blocks that are gone go, new blocks are paired like `initialPairings` does.
 */
export function refreshPairings(manuscript: Manuscript, ids: IdSource): readonly Pairing[] {
  const known = new Map(manuscript.pairings.map((pairing) => [keyOf(pairing), pairing]))
  return pairIds(manuscript.leading, manuscript.facing).map(
    (pair) => known.get(keyOf(pair)) ?? { ...pair, id: ids<'PairingId'>('pairing'), state: stateOf(pair) }
  )
}

/** The sections of both sides side by side, subsections after their parent; one of the two may be missing. */
export function pairSections(leading: Side, facing: Side): readonly AlignedStep<Section>[] {
  const [left, right] = levelRoots(buildSectionTree(leading.blocks), buildSectionTree(facing.blocks))
  return [...left.outer.map(onlyLeading), ...right.outer.map(onlyFacing), ...pairTrees(left.root, right.root)]
}

type PairedIds = Pick<Pairing, 'leading' | 'facing'>

function pairIds(leading: Side, facing: Side): readonly PairedIds[] {
  return pairSections(leading, facing).flatMap((section) => [
    ...pairOf({ leading: section.leading?.heading, facing: section.facing?.heading }),
    ...alignInOrder(section.leading?.units ?? [], section.facing?.units ?? [], unitAffinity).flatMap(pairOf)
  ])
}

function pairOf({ leading, facing }: AlignedStep<{ readonly id: Unit['id'] }>): readonly PairedIds[] {
  if (leading === undefined && facing === undefined) return []
  return [{ leading: leading ? [leading.id] : [], facing: facing ? [facing.id] : [] }]
}

function unitAffinity(a: Unit, b: Unit): number {
  if (a.type === b.type) return 3
  const either = new Set([a.type, b.type])
  return either.has('paragraph') && (either.has('listItem') || either.has('blockquote')) ? 1 : 0
}

/** A tree without the outermost headings that only one side has, e.g. a lone `2. 中文版` over 2.1, 2.2, … */
interface LevelRoot {
  readonly root: Section
  readonly outer: readonly Section[]
}

const bare = (root: Section): LevelRoot => ({ root, outer: [] })

function levelRoots(left: Section, right: Section): readonly [LevelRoot, LevelRoot] {
  const leftDepth = outermostDepth(left)
  const rightDepth = outermostDepth(right)
  if (leftDepth < rightDepth && left.children.length === 1) return [withoutOuter(left), bare(right)]
  if (rightDepth < leftDepth && right.children.length === 1) return [bare(left), withoutOuter(right)]
  return [bare(left), bare(right)]
}

function outermostDepth(root: Section): number {
  return root.children.reduce((outermost, child) => Math.min(outermost, child.depth), Infinity)
}

function withoutOuter(root: Section): LevelRoot {
  const [only] = root.children
  if (only === undefined || only.children.length === 0) return bare(root)
  const preamble: Section = { ...root, children: [] }
  const outer: Section = { ...only, units: [], children: [] }
  return { root: { ...root, units: only.units, children: only.children }, outer: [preamble, outer] }
}

function pairTrees(leading: Section, facing: Section): readonly AlignedStep<Section>[] {
  const offset = numberOffset(leading.children, facing.children)
  const children = alignInOrder(leading.children, facing.children, (a, b) => sectionAffinity(a, b, offset))
  return [{ leading, facing }, ...children.flatMap(pairOrList)]
}

function pairOrList({ leading, facing }: AlignedStep<Section>): readonly AlignedStep<Section>[] {
  if (leading !== undefined && facing !== undefined) return pairTrees(leading, facing)
  if (leading !== undefined) return [onlyLeading(leading), ...leading.children.map(onlyLeading).flatMap(pairOrList)]
  if (facing !== undefined) return [onlyFacing(facing), ...facing.children.map(onlyFacing).flatMap(pairOrList)]
  return []
}

const onlyLeading = (leading: Section): AlignedStep<Section> => ({ leading, facing: undefined })
const onlyFacing = (facing: Section): AlignedStep<Section> => ({ leading: undefined, facing })

/** What to add to the leading side's numbers so that most of them stand on the facing side. 0 where numbers agree. */
function numberOffset(leading: readonly Section[], facing: readonly Section[]): number {
  const there = new Set(facing.map((section) => section.number))
  const hits = (offset: number): number =>
    leading.filter(({ number }) => number !== undefined && there.has(number + offset)).length
  const firstHere = leading.find((section) => section.number !== undefined)?.number
  const firstThere = facing.find((section) => section.number !== undefined)?.number
  if (firstHere === undefined || firstThere === undefined) return 0
  return hits(firstThere - firstHere) > hits(0) ? firstThere - firstHere : 0
}

function sectionAffinity(a: Section, b: Section, offset: number): number {
  if (a.number !== undefined && b.number !== undefined) return a.number + offset === b.number ? 4 : 0
  if (a.depth !== b.depth) return 0
  return a.number === undefined && b.number === undefined ? 2 : 1
}

function stateOf({ leading, facing }: PairedIds): Pairing['state'] {
  return leading.length > 0 && facing.length > 0 ? 'translated' : 'untranslated'
}

function keyOf({ leading, facing }: PairedIds): string {
  return JSON.stringify([leading, facing])
}
