import type { SideName } from '#core/manuscript/manuscript'
import { assignSides, type SideAssignment, type SideEvidence } from '../pasted-text/assign-sides'
import { scriptOf } from '../pasted-text/detect-script'
import { createEntryReader } from '../references/plain/parse-entry'
import { findListRanges } from './find-list-ranges'
import type { ListLine } from './list-lines'

/** A line and the block that it stands in. */
type PlacedLine = ListLine & { readonly block: number }

/**
 * As `assignSides`, but a list of references, whose entries are in any language, goes to one side whole: to that of its
 * heading's language where the text has it, else to that of the block before it. Several lists that follow text of both
 * sides go by their places.
 */
export function assignSidesAroundLists(blocks: readonly SideEvidence[], lines: readonly PlacedLine[]): SideAssignment {
  const listOf = listsByBlock(lines)
  if (listOf.size === 0 || listOf.size === blocks.length) return assignSides(blocks)
  const text = assignSides(blocks.filter((_, at) => !listOf.has(at)))
  const places = placesOfLists(blocks, listOf, text)
  const goByPlace = new Set(places.map(({ before }) => before)).size > 1
  let next = 0
  let side: SideName = 'leading'
  const sides = blocks.map((_, at) => {
    const list = listOf.get(at)
    if (list === undefined) return (side = text.sides[next++] ?? side)
    const place = places[list]
    return (goByPlace ? undefined : place?.heading) ?? place?.before ?? side
  })
  return { sides, scripts: text.scripts }
}

interface ListPlace {
  /** The side of the text before the list. */
  readonly before: SideName
  /** The side of its heading's language. */
  readonly heading: SideName | undefined
}

function placesOfLists(
  blocks: readonly SideEvidence[],
  listOf: ReadonlyMap<number, number>,
  text: SideAssignment
): readonly ListPlace[] {
  const places: ListPlace[] = []
  let next = 0
  for (const [at, block] of blocks.entries()) {
    const list = listOf.get(at)
    if (list === undefined) next++
    else if (places.length === list) {
      places.push({ before: text.sides[next - 1] ?? 'leading', heading: sideOfHeading(block, text) })
    }
  }
  return places
}

/** The index of the list for each block of one, its heading included. */
function listsByBlock(lines: readonly PlacedLine[]): ReadonlyMap<number, number> {
  const listOf = new Map<number, number>()
  for (const [index, { heading, from, to }] of findListRanges(lines, createEntryReader()).entries()) {
    for (let at = heading ?? from; at < to; at++) {
      const block = lines[at]?.block
      if (block !== undefined) listOf.set(block, index)
    }
  }
  return listOf
}

function sideOfHeading(block: SideEvidence, { scripts }: SideAssignment): SideName | undefined {
  const script = scriptOf(block.scripts)
  if (block.isSentence || script === 'none') return undefined
  if (script === scripts.leading) return 'leading'
  return script === scripts.facing ? 'facing' : undefined
}
