import type { BlockId, IdSource } from '#core/ids'
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
 * state, pairings of blocks that are gone go, new blocks are paired like `initialPairings` does. What was paired stays
 * paired where nothing says otherwise, so a block that is new on one side moves none of its neighbours.
 */
export function refreshPairings(manuscript: Manuscript, ids: IdSource): readonly Pairing[] {
  const known = new Map(manuscript.pairings.map((pairing) => [keyOf(pairing), pairing]))
  return pairIds(manuscript.leading, manuscript.facing, partnersIn(manuscript.pairings)).map(
    (pair) => known.get(keyOf(pair)) ?? { ...pair, id: ids<'PairingId'>('pairing'), state: stateOf(pair) }
  )
}

/** Blocks of the facing side by the block of the leading side that each has been paired with, one by one. */
type Partners = ReadonlyMap<BlockId, BlockId>

const NO_PARTNERS: Partners = new Map()

function partnersIn(pairings: readonly Pairing[]): Partners {
  return new Map(
    pairings.flatMap(({ leading: [a, ...more], facing: [b, ...others] }) =>
      a === undefined || b === undefined || more.length + others.length > 0 ? [] : [[a, b] as const]
    )
  )
}

/** The sections of both sides side by side, subsections after their parent; one of the two may be missing. */
export function pairSections(
  leading: Side,
  facing: Side,
  partners: Partners = NO_PARTNERS
): readonly AlignedStep<Section>[] {
  const [left, right] = levelRoots(buildSectionTree(leading.blocks), buildSectionTree(facing.blocks))
  const pairs = pairTrees(left.root, right.root, partners)
  return [...left.outer.map(onlyLeading), ...right.outer.map(onlyFacing), ...pairs]
}

type PairedIds = Pick<Pairing, 'leading' | 'facing'>

function pairIds(leading: Side, facing: Side, partners: Partners = NO_PARTNERS): readonly PairedIds[] {
  const affinity = (a: Unit, b: Unit): number => unitAffinity(a, b) + (partners.get(a.id) === b.id ? 1 : 0)
  return pairSections(leading, facing, partners).flatMap((section) => [
    ...pairOf({ leading: section.leading?.heading, facing: section.facing?.heading }),
    ...alignInOrder(section.leading?.units ?? [], section.facing?.units ?? [], affinity).flatMap(pairOf)
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

function pairTrees(leading: Section, facing: Section, partners: Partners): readonly AlignedStep<Section>[] {
  const offset = numberOffset(leading.children, facing.children)
  const affinity = (a: Section, b: Section): number => {
    const isKnown = a.heading !== undefined && partners.get(a.heading.id) === b.heading?.id
    return sectionAffinity(a, b, offset) + (isKnown ? 1 : 0)
  }
  const children = alignInOrder(leading.children, facing.children, affinity)
  return [{ leading, facing }, ...children.flatMap((step) => pairOrList(step, partners))]
}

function pairOrList({ leading, facing }: AlignedStep<Section>, partners: Partners): readonly AlignedStep<Section>[] {
  if (leading !== undefined && facing !== undefined) return pairTrees(leading, facing, partners)
  const alone = leading === undefined ? facing?.children.map(onlyFacing) : leading.children.map(onlyLeading)
  return [{ leading, facing }, ...(alone ?? []).flatMap((step) => pairOrList(step, partners))]
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
