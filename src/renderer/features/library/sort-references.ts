import type { ReferenceId } from '#core/ids'
import { describeReference } from '#core/references/describe-reference'
import type { Reference } from '#core/references/reference'
import { sortSteps, stepThrough } from '#core/work-in-steps'

export const COLUMNS = ['authors', 'year', 'title', 'container', 'key', 'added'] as const
export type Column = (typeof COLUMNS)[number]

/** An order that the user asked for by a click on a column. */
export interface SortOrder {
  readonly column: Column
  readonly descending: boolean
}

/** A click on a column: first ascending, then descending, then back to the list's own order. */
export function nextOrder(current: SortOrder | undefined, column: Column): SortOrder | undefined {
  if (current?.column !== column) return { column, descending: false }
  return current.descending ? undefined : { column, descending: true }
}

/** Chinese sorts by pinyin and stands before Latin, numbers by value, case and accents do not matter. */
const collator = new Intl.Collator(['zh-CN', 'en'], { numeric: true, sensitivity: 'base' })

/** The place of each reference in the order of a column; one without a value has none. */
export type SortRanks = ReadonlyMap<ReferenceId, number>

/** Ranks all references by a column, in slices: comparing as people do takes seconds for a hundred thousand. */
export function startRanking(
  references: ReadonlyMap<ReferenceId, Reference>,
  column: Column
): (goOn: () => boolean) => SortRanks | undefined {
  return stepThrough(rankSteps(references, column))
}

/** Work done between two questions whether to go on, in references. */
const STRIDE = 200

function* rankSteps(references: ReadonlyMap<ReferenceId, Reference>, column: Column): Generator<undefined, SortRanks> {
  const idsByValue = new Map<string, ReferenceId[]>()
  let looked = 0
  for (const reference of references.values()) {
    const value = valueOf(reference, column)
    const ids = idsByValue.get(value)
    if (ids) ids.push(reference.id)
    else if (value !== '') idsByValue.set(value, [reference.id])
    looked += 1
    if (looked % STRIDE === 0) yield undefined
  }
  const values = yield* sortSteps([...idsByValue.keys()], collator.compare)
  const ranks = new Map<ReferenceId, number>()
  let rank = 0
  for (const [at, value] of values.entries()) {
    // What only differs in case or accents stands in one place.
    if (at > 0 && collator.compare(values[at - 1] ?? '', value) !== 0) rank += 1
    for (const id of idsByValue.get(value) ?? []) ranks.set(id, rank)
    if (at % STRIDE === 0) yield undefined
  }
  return ranks
}

/** Ids in the order of their ranks; rows without one come last either way. Equal rows keep their order. */
export function sortByRank(ids: readonly ReferenceId[], ranks: SortRanks, descending: boolean): readonly ReferenceId[] {
  const rows = ids.map((id) => ({ id, rank: ranks.get(id) }))
  const direction = descending ? -1 : 1
  return rows
    .sort((a, b) => {
      if (a.rank === undefined || b.rank === undefined)
        return Number(a.rank === undefined) - Number(b.rank === undefined)
      return direction * (a.rank - b.rank)
    })
    .map((row) => row.id)
}

function valueOf(reference: Reference, column: Column): string {
  if (column === 'key') return reference.key
  if (column === 'added') return reference.addedAt
  return describeReference(reference.item)[column]
}
