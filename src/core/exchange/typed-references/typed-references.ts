import type { BlockId } from '#core/ids'
import type { CitationItem, CitationMode } from '#core/manuscript/citation'
import type { SideName } from '#core/manuscript/manuscript'
import type { ListedEntry } from '../references/plain/plain-entry'

/** One entry of a typed list. */
export interface TypedEntry extends ListedEntry {
  readonly side: SideName
  /** The letter behind the year that tells two works of one year apart: `a` of `2020a`. */
  readonly yearLetter: string | undefined
}

/** One work that a mark in the text names. */
export interface TypedCite extends Omit<CitationItem, 'reference'> {
  /** Index of its entry in `TypedReferences.entries`. */
  readonly entry: number
}

/**
 * Why a mark stays text: its numbers or authors are not in the list, or some of them are not, several entries fit alike, or
 * what stands around it speaks for something else, such as an interval.
 */
export type UnmatchedReason = 'not-in-list' | 'partly-in-list' | 'ambiguous' | 'doubtful'

/** A typed citation in the text of a block; offsets count in the block's flat text. */
export interface TypedMark {
  readonly side: SideName
  readonly block: BlockId
  readonly start: number
  readonly end: number
  /** Its characters as they stand there. */
  readonly text: string
  /** The words around it, for a person to find it by. */
  readonly context: string
  readonly outcome:
    | {
        readonly kind: 'linked'
        readonly mode: CitationMode
        readonly cites: readonly TypedCite[]
        /** What it also names and the list does not have; it stays beside its neighbours, as words. */
        readonly strangers: readonly string[]
      }
    | {
        readonly kind: 'unmatched'
        readonly reason: UnmatchedReason
        /** The numbers that the list does not have, where it has others of the mark: `7, 9`. */
        readonly absent?: string
      }
}

/** Where the blocks of a typed list stand among the side's top-level blocks; its heading is not among them. */
export interface TypedList {
  readonly side: SideName
  /** The words of its heading where that stands in its first block, together with entries. */
  readonly heading: string | undefined
  /** Index of the block that is its heading and nothing else; undefined where none is. */
  readonly headingBlock: number | undefined
  /** Index of its first block, and of the one behind its last. */
  readonly from: number
  readonly to: number
  /** Its entries: a stretch of `TypedReferences.entries`. */
  readonly firstEntry: number
  readonly endEntry: number
}

/** What was found of typed references in a manuscript. A proposal: nothing is changed until it is connected. */
export interface TypedReferences {
  /** In document order, the leading side first; a list that repeats the one before it in another language is none. */
  readonly lists: readonly TypedList[]
  readonly entries: readonly TypedEntry[]
  /** In document order, the leading side first. */
  readonly marks: readonly TypedMark[]
}

/** The marks that would become citations. */
export const linkedMarks = ({ marks }: TypedReferences): readonly TypedMark[] =>
  marks.filter(({ outcome }) => outcome.kind === 'linked')

/** The marks that stay text though they look like citations: their works are not in the list, or several fit. */
export const unmatchedMarks = ({ marks }: TypedReferences): readonly TypedMark[] =>
  marks.filter(({ outcome }) => outcome.kind === 'unmatched' && outcome.reason !== 'doubtful')

/** The marks that stay text because they are probably values, intervals or the like. */
export const doubtfulMarks = ({ marks }: TypedReferences): readonly TypedMark[] =>
  marks.filter(({ outcome }) => outcome.kind === 'unmatched' && outcome.reason === 'doubtful')

/** True where every typed citation has its entries, and every entry could be read. */
export const isWholeMatch = (found: TypedReferences): boolean =>
  unmatchedMarks(found).length === 0 &&
  linkedMarks(found).every(({ outcome }) => outcome.kind === 'linked' && outcome.strangers.length === 0) &&
  found.entries.every(({ kind }) => kind === 'parsed')

/** How much of a typed list is linked. What is probably no citation counts nowhere. */
export interface TypedCounts {
  readonly entries: number
  readonly marks: number
  readonly linked: number
  /** Marks, and works named beside others in a mark, that have no entry. */
  readonly unmatched: number
}

/** Counts entries and marks. */
export function countTyped(found: TypedReferences): TypedCounts {
  const linked = linkedMarks(found)
  const unmatched = unmatchedMarks(found).length
  const strangers = linked.reduce(
    (sum, { outcome }) => sum + (outcome.kind === 'linked' ? outcome.strangers.length : 0),
    0
  )
  return {
    entries: found.entries.length,
    marks: linked.length + unmatched,
    linked: linked.length,
    unmatched: unmatched + strangers
  }
}

/** Indexes of the entries that a mark names. */
export function citedEntries({ marks }: Pick<TypedReferences, 'marks'>): ReadonlySet<number> {
  const cited = new Set<number>()
  for (const { outcome } of marks) {
    if (outcome.kind === 'linked') for (const { entry } of outcome.cites) cited.add(entry)
  }
  return cited
}

/** The lists that have one of the cited entries. */
export function citedLists(
  { lists, entries }: Pick<TypedReferences, 'lists' | 'entries'>,
  cited: ReadonlySet<number>
): readonly TypedList[] {
  return lists.filter(({ firstEntry, endEntry }) =>
    entries.slice(firstEntry, endEntry).some((_, at) => cited.has(firstEntry + at))
  )
}

/** What each entry is called: its number in its list, its place there where it has none; `2:7` is entry 7 of the second. */
export function entryNames({ lists, entries }: Pick<TypedReferences, 'lists' | 'entries'>): readonly string[] {
  return lists.flatMap(({ side, firstEntry, endEntry }, index) => {
    const order = lists.slice(0, index).filter((one) => one.side === side).length + 1
    const isOne = lists.every((one, at) => one.side !== side || at === index)
    return entries.slice(firstEntry, endEntry).map(({ number }, at) => `${isOne ? '' : `${order}:`}${number ?? at + 1}`)
  })
}
