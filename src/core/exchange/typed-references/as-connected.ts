import type { BlockId, CitationId, ReferenceId } from '#core/ids'
import { flattenInlines, nestInlines, type FlatInline } from '#core/manuscript/flatten-inlines'
import type { Manuscript, SideName } from '#core/manuscript/manuscript'
import type { Block, CitationNode, Inline } from '#core/manuscript/nodes'
import { mapTextBlocks } from '#core/manuscript/walk'
import { citedEntries, citedLists, type TypedList, type TypedMark, type TypedReferences } from './typed-references'

/** Stands for the reference that an entry becomes, where texts are compared. */
export const entryId = (at: number): ReferenceId => `entry ${at}` as ReferenceId

/** What a connected side must hold: its text around the lists, and of each list what stays text. */
export function asConnected(manuscript: Manuscript, side: SideName, found: TypedReferences): readonly Block[] {
  const cited = citedEntries(found)
  const lists = citedLists(found, cited).filter((list) => list.side === side)
  const marks = marksByBlock(found, side)
  const last = lists.at(-1)
  return manuscript[side].blocks.flatMap((block, at): readonly Block[] => {
    const list = lists.find(({ from, to }) => at >= from && at < to)
    if (list) return at === list.from ? remainsOf(list, block.id, found, cited, list === last) : []
    const headed = lists.find(({ headingBlock }) => headingBlock === at)
    const isGone = headed && headed !== last && uncited(found, cited, headed).length === 0
    return isGone ? [] : withCitations([block], marks)
  })
}

const uncited = (found: TypedReferences, cited: ReadonlySet<number>, list: TypedList): TypedReferences['entries'] =>
  found.entries.slice(list.firstEntry, list.endEntry).filter((_, at) => !cited.has(list.firstEntry + at))

/** The heading of a list that stays, and the entries that nothing cites. */
function remainsOf(
  list: TypedList,
  id: BlockId,
  found: TypedReferences,
  cited: ReadonlySet<number>,
  isLast: boolean
): readonly Block[] {
  const entries = uncited(found, cited, list).map(({ label, raw }) => label + raw)
  const heading = (isLast || entries.length > 0) && list.heading?.replace(/\s*[:：]$/u, '')
  const lines = heading ? [heading, ...entries] : entries
  return lines.map((value) => ({ type: 'paragraph', id, children: [{ type: 'text', value }] }))
}

function marksByBlock({ marks }: TypedReferences, side: SideName): ReadonlyMap<BlockId, readonly TypedMark[]> {
  const byBlock = new Map<BlockId, TypedMark[]>()
  for (const mark of marks) {
    if (mark.side !== side || mark.outcome.kind !== 'linked') continue
    const others = byBlock.get(mark.block)
    if (others) others.push(mark)
    else byBlock.set(mark.block, [mark])
  }
  return byBlock
}

/** Blocks, and those of their notes, with a citation of the entries in the place of each mark. */
function withCitations(blocks: readonly Block[], marks: ReadonlyMap<BlockId, readonly TypedMark[]>): readonly Block[] {
  return mapTextBlocks(blocks, (children, { id }) => {
    const here = marks.get(id) ?? []
    const hasNotes = (inlines: readonly Inline[]): boolean =>
      inlines.some((one) => one.type === 'note' || ('children' in one && hasNotes(one.children)))
    if (here.length === 0 && !hasNotes(children)) return children
    const flat = flattenInlines(children).map((inline): FlatInline =>
      inline.leaf.type === 'note'
        ? { ...inline, leaf: { ...inline.leaf, children: withCitations(inline.leaf.children, marks) } }
        : inline
    )
    return nestInlines(here.length === 0 ? flat : inPlaceOf(flat, here))
  })
}

function inPlaceOf(inlines: readonly FlatInline[], marks: readonly TypedMark[]): readonly FlatInline[] {
  const result: FlatInline[] = []
  let start = 0
  let next = 0
  for (const inline of inlines) {
    const end = start + lengthOf(inline)
    let kept = start
    for (let mark = marks[next]; mark && mark.start < end; mark = marks[next]) {
      if (mark.start >= start) result.push(...part(inline, kept - start, mark.start - start), citing(mark, inline))
      kept = Math.min(mark.end, end)
      if (mark.end > end) break
      next++
    }
    result.push(...part(inline, kept - start, end - start))
    start = end
  }
  return result
}

/** How many characters a leaf takes where offsets of marks are counted. */
function lengthOf({ leaf }: FlatInline): number {
  if (leaf.type === 'text' || leaf.type === 'inlineCode') return leaf.value.length
  return leaf.type === 'sourceLabel' ? leaf.raw.length : 1
}

/** Of what is no text every object stays, also one inside of a mark. */
function part(inline: FlatInline, from: number, to: number): readonly FlatInline[] {
  const { leaf } = inline
  if (leaf.type !== 'text' && leaf.type !== 'inlineCode')
    return leaf.type !== 'sourceLabel' || from < to ? [inline] : []
  return from < to ? [{ ...inline, leaf: { ...leaf, value: leaf.value.slice(from, to) } }] : []
}

function citing({ outcome }: TypedMark, { change }: FlatInline): FlatInline {
  const [mode, cites] = outcome.kind === 'linked' ? [outcome.mode, outcome.cites] : ['normal' as const, []]
  const items = cites.map(({ entry, ...parts }) => ({ reference: entryId(entry), ...parts }))
  const leaf: CitationNode = { type: 'citation', citation: { id: 'mark' as CitationId, mode, items } }
  return { leaf, marks: new Set(), ...(change && { change }) }
}
