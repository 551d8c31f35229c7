import { SIDE_NAMES, type Manuscript, type Side, type SideName } from '#core/manuscript/manuscript'
import type { Block, Inline } from '#core/manuscript/nodes'
import { visitTextBlocks, type TextBlock } from '#core/manuscript/walk'
import { createEntryReader, type EntryReader } from '../references/plain/parse-entry'
import { parseBibliography } from '../references/plain/read-plain'
import { yearLetterOf } from './author-index'
import { blockTextOf } from './block-text'
import { citableLists } from './citable-lists'
import { findListRanges, type ListRange } from './find-list-ranges'
import { linkSide } from './link-side'
import type { PlacedText } from './link-texts'
import { linesOfBlocks, type BlockLine } from './list-lines'
import { findListScopes, scopesByPairedSections } from './list-scopes'
import type { TypedEntry, TypedList, TypedReferences } from './typed-references'

/**
 * The typed lists of references of a manuscript and the typed citations that refer to them. A side without a list of its
 * own uses those of the other side. Empty where there is no list, or none that the text refers to.
 */
export function findTypedReferences(manuscript: Pick<Manuscript, SideName>): TypedReferences {
  const read = createEntryReader()
  const entries: TypedEntry[] = []
  const scans = SIDE_NAMES.map((side) => scanSide(manuscript[side], side, read, entries))
  const marks = scans.flatMap((scan) => {
    const other = scans.find(({ lists }) => lists.length > 0)
    const source = scan.lists.length > 0 ? scan : other
    if (source === undefined) return []
    const scopes = findListScopes(source.blocks, source.lists)
    const own =
      source === scan || source.lists.length === 1
        ? scopes
        : scopesByPairedSections(manuscript[scan.side], manuscript[source.side], scopes)
    return linkSide(placedTexts(scan), own, citableLists(source.lists, entries))
  })
  const lists = scans.flatMap((scan) => scan.lists)
  return { lists, entries, marks: marks.some(({ outcome }) => outcome.kind === 'linked') ? marks : [] }
}

interface FoundList extends TypedList {
  readonly headingText: string
}

interface SideScan {
  readonly side: SideName
  readonly blocks: readonly Block[]
  readonly lists: readonly FoundList[]
  /** The blocks of all its lists. */
  readonly listed: ReadonlySet<number>
}

/** The lists of a side; their entries are put behind `entries`. */
function scanSide({ blocks }: Side, side: SideName, read: EntryReader, entries: TypedEntry[]): SideScan {
  const lines = linesOfBlocks(blocks)
  const ranges = findListRanges(lines, read)
  const listed = new Set(ranges.flatMap(({ from, to }) => lines.slice(from, to).map(({ block }) => block)))
  const lists: FoundList[] = []
  for (const range of ranges) {
    const place = placeList(lines, range)
    const found = place ? readEntries(lines, range, side, read) : []
    const last = lists.at(-1)
    if (!place || found.length === 0 || (last && isRepeated(last, entries.slice(last.firstEntry), place, found)))
      continue
    lists.push({ side, ...place, firstEntry: entries.length, endEntry: entries.length + found.length })
    entries.push(...found)
  }
  return { side, blocks, lists, listed }
}

type FoundPlace = Pick<FoundList, 'heading' | 'headingBlock' | 'headingText' | 'from' | 'to'>

/** Undefined for a list that begins or ends inside of a paragraph of other words, and cannot be told from them. */
function placeList(lines: readonly BlockLine[], range: ListRange): FoundPlace | undefined {
  const first = lines[range.from]
  const last = lines[range.to - 1]
  if (!first || !last) return undefined
  const heading = range.heading === undefined ? undefined : lines[range.heading]
  const shared = heading?.block === first.block ? heading : undefined
  const start = (shared ? range.heading : range.from) ?? 0
  if (lines[start - 1]?.block === first.block || lines[range.to]?.block === last.block) return undefined
  const isAlone = heading !== undefined && !shared && lines[(range.heading ?? 0) - 1]?.block !== heading.block
  return {
    heading: shared?.text,
    headingBlock: isAlone ? heading.block : undefined,
    headingText: heading?.text ?? '',
    from: first.block,
    to: last.block + 1
  }
}

function readEntries(
  lines: readonly BlockLine[],
  { from, to }: ListRange,
  side: SideName,
  read: EntryReader
): readonly TypedEntry[] {
  const text = lines
    .slice(from, to)
    .map((line) => line.text)
    .join('\n')
  return parseBibliography(text, read).map((entry) => ({ ...entry, side, yearLetter: yearLetterOf(entry) }))
}

/** Whether a list has the numbers of the one right before it once more, as where both languages of one list are printed. */
function isRepeated(
  last: FoundList,
  before: readonly TypedEntry[],
  place: FoundPlace,
  found: readonly TypedEntry[]
): boolean {
  if ((place.headingBlock ?? place.from) > last.to || before.length !== found.length) return false
  return found.every(({ number }, at) => number !== undefined && number === before[at]?.number)
}

/** The texts that may cite: those outside of all lists. */
function placedTexts({ side, blocks, listed }: SideScan): readonly PlacedText[] {
  const placed: PlacedText[] = []
  const lastByline = findLastByline(blocks)
  for (const [at, block] of blocks.entries()) {
    if (listed.has(at)) continue
    const isHeading = block.type === 'heading'
    const place = { side, at, isHeading, isCell: block.type === 'table', isByline: at <= lastByline }
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
