import type { BlockId } from '#core/ids'
import type { Manuscript, Pairing } from '#core/manuscript/manuscript'
import type { Block } from '#core/manuscript/nodes'
import { visitBlocks } from '#core/manuscript/walk'

/** What stands level with each other: the blocks of one row, in document order; one of the two may be empty. */
export interface PairRow {
  readonly leading: readonly Block[]
  readonly facing: readonly Block[]
}

/** A top-level block, or one item of a top-level list, with the ids by which pairings may name it. */
interface Unit {
  readonly block: Block
  readonly ids: readonly BlockId[]
}

/**
 * The two sides as rows, each block exactly once and in its side's order. Paired blocks share a row; where pairings
 * cross, the rows between become one. A pairing with an empty side is a row of its own; stretches that no pairing
 * names stand side by side.
 */
export function pairRows({ leading, facing, pairings }: Manuscript): readonly PairRow[] {
  const named = new Set(pairings.flatMap((pairing) => [...pairing.leading, ...pairing.facing]))
  const left = toUnits(leading.blocks, named)
  const right = toUnits(facing.blocks, named)
  const links = linkUnits(pairings, left, right)
  return walkRows(left, right, links).map((row) => ({
    leading: joinPieces(row.left.map(({ block }) => block)),
    facing: joinPieces(row.right.map(({ block }) => block))
  }))
}

/** Lists come apart into one list per item, all with the list's id, so that items can be paired one by one. */
function toUnits(blocks: readonly Block[], named: ReadonlySet<BlockId>): readonly Unit[] {
  return blocks.flatMap((block): readonly Unit[] => {
    if (block.type !== 'list' || block.children.length === 0) return [{ block, ids: idsIn(block) }]
    const items = block.children.map((item) => ({ item, ids: [item.id, ...item.children.flatMap(idsIn)] }))
    const isPairedByItem = items.some(({ ids }) => ids.some((id) => named.has(id)))
    return items.map(({ item, ids }) => ({
      block: { ...block, children: [item] },
      ids: isPairedByItem ? ids : [block.id]
    }))
  })
}

function idsIn(block: Block): readonly BlockId[] {
  const ids: BlockId[] = []
  visitBlocks([block], ({ id }) => ids.push(id))
  return ids
}

/** For each unit the units it is paired with; an empty set where its pairing has no other side. */
interface Links {
  readonly left: ReadonlyMap<number, ReadonlySet<number>>
  readonly right: ReadonlyMap<number, ReadonlySet<number>>
}

function linkUnits(pairings: readonly Pairing[], left: readonly Unit[], right: readonly Unit[]): Links {
  const links = { left: new Map<number, Set<number>>(), right: new Map<number, Set<number>>() }
  const places = { left: placesOf(left), right: placesOf(right) }
  for (const pairing of pairings) {
    const leftPlaces = pairing.leading.flatMap((id) => places.left.get(id) ?? [])
    const rightPlaces = pairing.facing.flatMap((id) => places.right.get(id) ?? [])
    addLinks(links.left, leftPlaces, rightPlaces)
    addLinks(links.right, rightPlaces, leftPlaces)
  }
  return links
}

function placesOf(units: readonly Unit[]): ReadonlyMap<BlockId, readonly number[]> {
  const places = new Map<BlockId, number[]>()
  for (const [index, { ids }] of units.entries()) {
    for (const id of ids) places.set(id, [...(places.get(id) ?? []), index])
  }
  return places
}

function addLinks(links: Map<number, Set<number>>, from: readonly number[], to: readonly number[]): void {
  for (const place of from) {
    const known = links.get(place) ?? new Set()
    for (const other of to) known.add(other)
    links.set(place, known)
  }
}

interface UnitRow {
  readonly left: readonly Unit[]
  readonly right: readonly Unit[]
}

function walkRows(left: readonly Unit[], right: readonly Unit[], links: Links): readonly UnitRow[] {
  const rows: UnitRow[] = []
  let i = 0
  let j = 0
  while (i < left.length || j < right.length) {
    const [nextI, nextJ] = endOfRow(i, j, left.length, right.length, links)
    rows.push({ left: left.slice(i, nextI), right: right.slice(j, nextJ) })
    i = nextI
    j = nextJ
  }
  return rows
}

function endOfRow(i: number, j: number, lefts: number, rights: number, links: Links): readonly [number, number] {
  let freeI = i
  let freeJ = j
  while (freeI < lefts && !links.left.has(freeI)) freeI++
  while (freeJ < rights && !links.right.has(freeJ)) freeJ++
  if (freeI > i || freeJ > j) return [freeI, freeJ]
  if (links.left.get(i)?.size === 0) return [i + 1, j]
  if (links.right.get(j)?.size === 0) return [i, j + 1]
  return closeRow(i, j, links)
}

/** The smallest stretch from (i, j) on whose links all stay inside it. */
function closeRow(i: number, j: number, links: Links): readonly [number, number] {
  let endI = i
  let endJ = j
  let wantI = i + 1
  let wantJ = j
  while (endI < wantI || endJ < wantJ) {
    if (endI < wantI) for (const other of links.left.get(endI++) ?? []) wantJ = Math.max(wantJ, other + 1)
    else for (const other of links.right.get(endJ++) ?? []) wantI = Math.max(wantI, other + 1)
  }
  return [endI, endJ]
}

/** Neighbouring pieces of one list as one list again. */
function joinPieces(blocks: readonly Block[]): readonly Block[] {
  const joined: Block[] = []
  for (const block of blocks) {
    const last = joined.at(-1)
    if (block.type === 'list' && last?.type === 'list' && last.id === block.id) {
      joined[joined.length - 1] = { ...last, children: [...last.children, ...block.children] }
    } else joined.push(block)
  }
  return joined
}
