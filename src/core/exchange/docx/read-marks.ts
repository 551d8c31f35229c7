import type { BlockId } from '#core/ids'
import { isInlineParent } from '#core/manuscript/flatten-inlines'
import type { FlatInline } from '#core/manuscript/flatten-inlines'
import type { Block, Caption, CrossReference, Inline, Note } from '#core/manuscript/nodes'
import { normalizeInlines } from '#core/manuscript/normalize-inlines'
import { mapTextBlocks } from '#core/manuscript/walk'
import type { DocxReading, OpenField } from './docx-reading'

/** A bookmark in the paragraph that is being read: the inlines between its ends. */
export interface OpenBookmark {
  readonly id: string
  readonly name: string
  readonly from: number
  to?: number
}

/** A number that Word counted, in the paragraph that is being read. */
export interface CountedNumber {
  readonly of: Caption['of']
  readonly from: number
  readonly to: number
}

/** What a bookmark stands at: a block, and what a reference to it shows. */
export interface BookmarkTarget {
  readonly block: BlockId
  readonly shows: CrossReference['shows']
}

const SEQUENCE = /^\s*SEQ\s+(\S+)/iu
const REFERENCE = /^\s*(PAGEREF|NOTEREF|REF)\s+"?([^\s"\\]+)"?((?:\s*\\.*)?)$/iu
const COUNTED: readonly (readonly [RegExp, Caption['of']])[] = [
  [/^(?:figure|fig|image|abbildung|图|圖|図|插图|그림)/iu, 'figure'],
  [/^(?:table|tab|tabelle|表)/iu, 'table']
]

/** What a word for figures or tables counts, e.g. `Figure` or `表`. */
export function countedBy(word: string): Caption['of'] | undefined {
  return COUNTED.find(([pattern]) => pattern.test(word))?.[1]
}

/** Takes down what a field that has just ended counted, or puts a cross reference in the place of what it shows. */
export function endMarkField({ instruction, start }: OpenField, reading: DocxReading, into: FlatInline[]): void {
  if (start.inlines !== into) return
  const of = countedBy(SEQUENCE.exec(instruction)?.[1] ?? '')
  if (of) reading.counted.push({ of, from: start.at, to: into.length })
  const [, field, name, switches = ''] = REFERENCE.exec(instruction) ?? []
  if (field === undefined || name === undefined) return
  const shown = into.slice(start.at)
  if (shown.some(({ leaf }) => leaf.type !== 'text')) return
  const text = shown.map(({ leaf }) => (leaf.type === 'text' ? leaf.value : '')).join('')
  const [first] = shown
  if (!first || text === '') return
  const shows = showsOf(field, switches)
  reading.hasReferences = true
  into.length = start.at
  into.push({ ...first, leaf: { type: 'crossReference', target: name as BlockId, shows, text } })
}

function showsOf(field: string, switches: string): CrossReference['shows'] {
  if (field.toUpperCase() === 'PAGEREF') return 'page'
  if (field.toUpperCase() === 'NOTEREF') return 'number'
  if (/\\[rw](?:\s|$)/iu.test(switches)) return 'number'
  return /\\n(?:\s|$)/iu.test(switches) ? 'label' : 'text'
}

/** Says which block the bookmarks of a paragraph stand at; those of a caption or a numbered
 * equation also show its label, number or words. */
export function placeBookmarks(
  block: BlockId,
  reading: DocxReading,
  number?: Pick<CountedNumber, 'from' | 'to'>
): void {
  for (const { name, from, to = Number.POSITIVE_INFINITY } of reading.bookmarks) {
    const isNumber = number && from === number.from && to === number.to
    const isLabel = number && to <= number.to
    reading.bookmarkTargets.set(name, { block, shows: isNumber ? 'number' : isLabel ? 'label' : 'text' })
  }
}

/**
 * `blocks` with the names of bookmarks, by which cross references and hidden links were read, turned into the blocks
 * they stand at. A reference to a bookmark that is not there is its text.
 */
export function resolveReferences(
  blocks: readonly Block[],
  targets: ReadonlyMap<string, BookmarkTarget>
): readonly Block[] {
  return mapTextBlocks(blocks, (children) => {
    const resolved = resolveInlines(children, targets)
    return resolved === children ? children : normalizeInlines(resolved)
  })
}

function resolveInlines(children: readonly Inline[], targets: ReadonlyMap<string, BookmarkTarget>): readonly Inline[] {
  const resolved = children.map((child): Inline => {
    if (child.type === 'crossReference') return resolveReference(child, targets)
    if (child.type === 'note') return resolveNote(child, targets)
    if (!isInlineParent(child)) return child
    const inside = resolveInlines(child.children, targets)
    const hidden = child.type === 'link' && child.url.startsWith('#_') ? targets.get(child.url.slice(1)) : undefined
    if (hidden && child.type === 'link') return { ...child, url: `#${hidden.block}`, children: inside }
    return inside === child.children ? child : { ...child, children: inside }
  })
  return resolved.every((child, index) => child === children[index]) ? children : resolved
}

function resolveNote(note: Note, targets: ReadonlyMap<string, BookmarkTarget>): Note {
  const children = resolveReferences(note.children, targets)
  return children === note.children ? note : { ...note, children }
}

function resolveReference(reference: CrossReference, targets: ReadonlyMap<string, BookmarkTarget>): Inline {
  const target = targets.get(reference.target)
  if (!target) return { type: 'text', value: reference.text }
  const shows = reference.shows === 'text' ? target.shows : reference.shows
  return { ...reference, target: target.block, shows }
}
