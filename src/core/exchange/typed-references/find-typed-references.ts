import { SIDE_NAMES, type Manuscript, type Side, type SideName } from '#core/manuscript/manuscript'
import type { Block, Inline } from '#core/manuscript/nodes'
import { visitTextBlocks, type TextBlock } from '#core/manuscript/walk'
import { parseBibliography } from '../references/plain/read-plain'
import { yearLetterOf } from './author-index'
import { blockTextOf } from './block-text'
import { findListRanges } from './find-list-ranges'
import { linkSide, type PlacedText } from './link-side'
import { linesOfBlocks } from './list-lines'
import type { TypedEntry, TypedList, TypedReferences } from './typed-references'

const NOTHING: TypedReferences = { lists: [], entries: [], marks: [] }

/**
 * The typed lists of references of a manuscript and the typed citations that refer to them. A side without a list of its
 * own uses the other side's. Empty where there is no list, or none that the text refers to.
 */
export function findTypedReferences(manuscript: Pick<Manuscript, SideName>): TypedReferences {
  const lists: TypedList[] = []
  const entries: TypedEntry[] = []
  for (const side of SIDE_NAMES) {
    const list = readList(manuscript[side], side, entries.length)
    if (!list) continue
    lists.push(list.list)
    entries.push(...list.entries)
  }
  const marks = SIDE_NAMES.flatMap((side) => {
    const list = lists.find((one) => one.side === side) ?? lists[0]
    if (list === undefined) return []
    const own = entries.slice(list.firstEntry, list.endEntry)
    return linkSide(side, placedTexts(manuscript[side]), own, list.firstEntry)
  })
  return marks.some(({ outcome }) => outcome.kind === 'linked')
    ? { lists, entries, marks }
    : { ...NOTHING, entries, lists }
}

/** The last list of a side; earlier ones, such as those of chapters, stay as they are. */
function readList(
  { blocks }: Side,
  side: SideName,
  firstEntry: number
): { readonly list: TypedList; readonly entries: readonly TypedEntry[] } | undefined {
  const lines = linesOfBlocks(blocks)
  const range = findListRanges(lines).at(-1)
  const first = range && lines[range.from]
  const last = range && lines[range.to - 1]
  if (!first || !last) return undefined
  const from = first.block
  const to = last.block + 1
  const text = lines
    .filter(({ block }) => block >= from && block < to)
    .map((line) => line.text)
    .join('\n')
  const entries = parseBibliography(text).map((entry): TypedEntry => ({
    ...entry,
    side,
    yearLetter: yearLetterOf(entry)
  }))
  if (entries.length === 0) return undefined
  return { list: { side, from, to, firstEntry, endEntry: firstEntry + entries.length }, entries }
}

/** The blocks of a side outside of its lists. */
function placedTexts({ blocks }: Side): readonly PlacedText[] {
  const listed = blocksOfLists(blocks)
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

function blocksOfLists(blocks: readonly Block[]): ReadonlySet<number> {
  const lines = linesOfBlocks(blocks)
  return new Set(findListRanges(lines).flatMap(({ from, to }) => lines.slice(from, to).map(({ block }) => block)))
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
