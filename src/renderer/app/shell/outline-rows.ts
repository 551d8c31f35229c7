import type { BlockId } from '#core/ids'
import type { Manuscript, PairingState, SideName } from '#core/manuscript/manuscript'
import type { Heading } from '#core/manuscript/nodes'
import { textOf } from '#core/manuscript/text-of'

export interface OutlineHeading {
  readonly block: BlockId
  readonly text: string
}

/** One line of the outline: a heading and its counterpart, either of which may be missing. */
export interface OutlineRow {
  readonly depth: 1 | 2 | 3 | 4
  readonly leading: OutlineHeading | undefined
  readonly facing: OutlineHeading | undefined
  /** Undefined where the heading has no counterpart. */
  readonly state: PairingState | undefined
}

/**
 * The headings of both sides, side by side in the order of the leading side. Headings of the facing side without a
 * counterpart stand after the one they follow there. Headings inside lists, quotes and tables are left out.
 */
export function outlineRows(manuscript: Manuscript): readonly OutlineRow[] {
  const facing = headingsOf(manuscript, 'facing')
  const counterparts = pairHeadings(manuscript, new Set(facing.map((heading) => heading.id)))
  const paired = new Set([...counterparts.values()].map((match) => match.block))
  const rows: OutlineRow[] = []
  const followers = groupFollowers(facing, paired)
  const addLone = (after: BlockId | undefined) => {
    for (const heading of followers.get(after) ?? []) rows.push(rowOf(heading, undefined, heading, undefined))
  }
  addLone(undefined)
  const byId = new Map(facing.map((heading) => [heading.id, heading]))
  for (const heading of headingsOf(manuscript, 'leading')) {
    const match = counterparts.get(heading.id)
    rows.push(rowOf(heading, heading, match && byId.get(match.block), match?.state))
    if (match) addLone(match.block)
  }
  return rows
}

interface Counterpart {
  readonly block: BlockId
  readonly state: PairingState
}

function pairHeadings(manuscript: Manuscript, facing: ReadonlySet<BlockId>): ReadonlyMap<BlockId, Counterpart> {
  const taken = new Set<BlockId>()
  const counterparts = new Map<BlockId, Counterpart>()
  for (const pairing of manuscript.pairings) {
    const block = pairing.facing.find((id) => facing.has(id) && !taken.has(id))
    if (block === undefined) continue
    for (const id of pairing.leading.slice(0, 1)) {
      counterparts.set(id, { block, state: pairing.state })
      taken.add(block)
    }
  }
  const leading = new Set(headingsOf(manuscript, 'leading').map((heading) => heading.id))
  return new Map([...counterparts].filter(([id]) => leading.has(id)))
}

/** Facing headings without a counterpart, by the paired facing heading that stands before them. */
function groupFollowers(headings: readonly Heading[], paired: ReadonlySet<BlockId>) {
  const followers = new Map<BlockId | undefined, Heading[]>()
  let last: BlockId | undefined
  for (const heading of headings) {
    if (paired.has(heading.id)) last = heading.id
    else followers.set(last, [...(followers.get(last) ?? []), heading])
  }
  return followers
}

function headingsOf(manuscript: Manuscript, side: SideName): readonly Heading[] {
  return manuscript[side].blocks.filter((block) => block.type === 'heading')
}

function rowOf(
  measure: Heading,
  leading: Heading | undefined,
  facing: Heading | undefined,
  state: PairingState | undefined
): OutlineRow {
  return { depth: measure.depth, leading: leading && entryOf(leading), facing: facing && entryOf(facing), state }
}

function entryOf(heading: Heading): OutlineHeading {
  return { block: heading.id, text: textOf(heading, { labels: 'omit' }).trim() }
}
