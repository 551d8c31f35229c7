import { identityMarks, isSameWork } from '#core/references/equal-reference'
import { indexAuthors, preferAuthors, type AuthorIndex } from './author-index'
import type { Citable } from './link-texts'
import type { TypedEntry, TypedList } from './typed-references'

/** What the texts of a side may cite. */
export interface CitableLists {
  /** Lists whose numbers go on from one another are one numbering. */
  readonly numberings: readonly Citable[]
  /** Index of the numbering of each list. */
  readonly numberingOf: readonly number[]
  /** All entries together; several may have one number. */
  readonly all: Citable
}

type IndexedEntry = readonly [number, TypedEntry]

/** The lists of a side as its texts may cite them. Authors may be those of another list where their own has no such. */
export function citableLists(lists: readonly TypedList[], entries: readonly TypedEntry[]): CitableLists {
  const listed = lists.map(({ firstEntry, endEntry }) =>
    entries.slice(firstEntry, endEntry).map((entry, at): IndexedEntry => [firstEntry + at, entry])
  )
  const numberings: IndexedEntry[][] = []
  const numberingOf: number[] = []
  for (const list of listed) {
    const last = numberings.at(-1)
    if (last && goesOn(last, list)) last.push(...list)
    else numberings.push([...list])
    numberingOf.push(numberings.length - 1)
  }
  const [only] = numberings
  const isOne = numberings.length <= 1
  const all = createCitable(listed.flat(), isOne, indexAuthors(isOne ? (only ?? []) : distinctWorks(listed.flat())))
  if (isOne) return { numberings: [all], numberingOf, all }
  return {
    numberings: numberings.map((own) => createCitable(own, false, preferAuthors(own, all.index))),
    numberingOf,
    all
  }
}

function goesOn(before: readonly IndexedEntry[], list: readonly IndexedEntry[]): boolean {
  const last = before.at(-1)?.[1].number
  return last !== undefined && list[0]?.[1].number === last + 1
}

/** By order counts only a list without numbers that is the only one. */
function createCitable(entries: readonly IndexedEntry[], isOnly: boolean, index: AuthorIndex): Citable {
  const hasNumbers = entries.some(([, { number }]) => number !== undefined)
  const byNumber = new Map<number, number>()
  for (const [order, [at, { number = hasNumbers || !isOnly ? undefined : order + 1 }]] of entries.entries()) {
    if (number !== undefined && !byNumber.has(number)) byNumber.set(number, at)
  }
  return { byNumber, hasNumbers, index, size: entries.length }
}

/** The entries without those that are the work of one before. */
function distinctWorks(entries: readonly IndexedEntry[]): readonly IndexedEntry[] {
  const byMark = new Map<string, TypedEntry>()
  return entries.filter(([, entry]) => {
    const marks = identityMarks(entry.item)
    const isKnown = marks.some((mark) => {
      const known = byMark.get(mark)
      return known !== undefined && isSameWork(known.item, entry.item)
    })
    if (!isKnown) for (const mark of marks) byMark.set(mark, entry)
    return !isKnown
  })
}
