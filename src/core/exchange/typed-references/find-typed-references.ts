import { SIDE_NAMES, type Manuscript, type Side, type SideName } from '#core/manuscript/manuscript'
import type { Block, Inline } from '#core/manuscript/nodes'
import { visitTextBlocks, type TextBlock } from '#core/manuscript/walk'
import { parseBibliography } from '../references/plain/read-plain'
import { yearLetterOf } from './author-index'
import { blockTextOf } from './block-text'
import { findListRanges, type ListRange } from './find-list-ranges'
import { linkSide, type PlacedText } from './link-side'
import { linesOfBlocks, type BlockLine } from './list-lines'
import type { TypedEntry, TypedList, TypedReferences } from './typed-references'

/**
 * The typed lists of references of a manuscript and the typed citations that refer to them. A side without a list of its
 * own uses the other side's. Empty where there is no list, or none that the text refers to.
 */
export function findTypedReferences(manuscript: Pick<Manuscript, SideName>): TypedReferences {
  const lists: TypedList[] = []
  const entries: TypedEntry[] = []
  const scans = SIDE_NAMES.map((side) => scanSide(manuscript[side], side))
  for (const scan of scans) {
    const list = readList(scan, entries.length)
    if (!list) continue
    lists.push(list.list)
    entries.push(...list.entries)
  }
  const marks = scans.flatMap(({ side, blocks, listed }) => {
    const list = lists.find((one) => one.side === side) ?? lists[0]
    if (list === undefined) return []
    const own = entries.slice(list.firstEntry, list.endEntry)
    return linkSide(side, placedTexts(blocks, listed), own, list.firstEntry)
  })
  return { lists, entries, marks: marks.some(({ outcome }) => outcome.kind === 'linked') ? marks : [] }
}

interface SideScan {
  readonly side: SideName
  readonly blocks: readonly Block[]
  readonly lines: readonly BlockLine[]
  /** The last list of the side; earlier ones, such as those of chapters, stay as they are. */
  readonly range: ListRange | undefined
  /** The blocks of all its lists. */
  readonly listed: ReadonlySet<number>
}

function scanSide({ blocks }: Side, side: SideName): SideScan {
  const lines = linesOfBlocks(blocks)
  const ranges = findListRanges(lines)
  const listed = new Set(ranges.flatMap(({ from, to }) => lines.slice(from, to).map(({ block }) => block)))
  return { side, blocks, lines, range: ranges.at(-1), listed }
}

function readList(
  { side, lines, range }: SideScan,
  firstEntry: number
): { readonly list: TypedList; readonly entries: readonly TypedEntry[] } | undefined {
  const first = range && lines[range.from]
  const last = range && lines[range.to - 1]
  if (!first || !last) return undefined
  const heading = range.heading === undefined ? undefined : lines[range.heading]
  const shared = heading?.block === first.block ? heading : undefined
  const start = shared ? range.heading : range.from
  // A list that begins or ends inside of a paragraph of other words cannot be told from them.
  const isWhole = lines[(start ?? 0) - 1]?.block !== first.block && lines[range.to]?.block !== last.block
  if (!isWhole) return undefined
  const text = lines
    .slice(range.from, range.to)
    .map((line) => line.text)
    .join('\n')
  const entries = parseBibliography(text).map((entry): TypedEntry => ({
    ...entry,
    side,
    yearLetter: yearLetterOf(entry)
  }))
  if (entries.length === 0) return undefined
  const place = { from: first.block, to: last.block + 1, firstEntry, endEntry: firstEntry + entries.length }
  return { list: { side, heading: shared?.text, ...place }, entries }
}

/** The texts that may cite: those outside of all lists. */
function placedTexts(blocks: readonly Block[], listed: ReadonlySet<number>): readonly PlacedText[] {
  const placed: PlacedText[] = []
  const lastByline = findLastByline(blocks)
  for (const [index, block] of blocks.entries()) {
    if (listed.has(index)) continue
    const place = { isCell: block.type === 'table', isByline: index <= lastByline }
    const add = ({ id, children }: TextBlock): void => {
      if (children.length > 0) placed.push({ block: id, ...place, ...blockTextOf(children) })
      for (const child of children) if (child.type === 'note') visitTextBlocks(child.children, add)
    }
    visitTextBlocks([block], add)
  }
  return placed
}

const FRONT_BLOCKS = 30
const AFFILIATION =
  /^[\s*†‡]*[\d¹²³⁴-⁹].{0,200}(?:universit|universid|department|division|hospital|institut|school|college|cent(?:er|re)|laborator|facult|academy|clinic|大学|大學|医院|醫院|学院|學院|研究所|研究院|中心|实验室|系|科)/iu

/** The last block of a title page that names an affiliation by a raised number; -1 where none does. */
function findLastByline(blocks: readonly Block[]): number {
  return blocks
    .slice(0, FRONT_BLOCKS)
    .findLastIndex((block) => block.type === 'paragraph' && isAffiliation(block.children))
}

function isAffiliation(children: readonly Inline[]): boolean {
  const { text, raised } = blockTextOf(children)
  return (raised[0]?.start === 0 || /^\s*[¹²³⁴-⁹]/u.test(text)) && AFFILIATION.test(text)
}
