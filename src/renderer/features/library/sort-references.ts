import type { ReferenceId } from '#core/ids'
import { describeReference } from '#core/references/describe-reference'
import type { Reference } from '#core/references/reference'

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

/** Ids in the order of a column; rows without a value come last either way. Equal rows keep their order. */
export function sortReferences(
  ids: readonly ReferenceId[],
  references: ReadonlyMap<ReferenceId, Reference>,
  order: SortOrder
): readonly ReferenceId[] {
  const rows = ids.map((id) => ({ id, value: valueOf(references.get(id), order.column) }))
  const filled = rows.filter((row) => row.value !== '')
  const empty = rows.filter((row) => row.value === '')
  const direction = order.descending ? -1 : 1
  filled.sort((a, b) => direction * collator.compare(a.value, b.value))
  return [...filled, ...empty].map((row) => row.id)
}

function valueOf(reference: Reference | undefined, column: Column): string {
  if (!reference) return ''
  if (column === 'key') return reference.key
  if (column === 'added') return reference.addedAt
  return describeReference(reference.item)[column]
}
