import type { StyleEntry, Styles } from '../../workbench/workbench'

/** One line of the picker. */
export type PickerRow =
  | { readonly kind: 'title'; readonly title: 'styles.shortlist' | 'styles.own' | 'styles.all' }
  | { readonly kind: 'style'; readonly entry: StyleEntry }

/** Tells the rows apart: a style stands there once for itself, and once for each journal it was found by. */
export const rowKey = (entry: StyleEntry): string => `${entry.id} ${entry.foundBy?.title ?? ''}`

/**
 * What the picker lists: for a query the styles it finds; without one the shortlist, the user's own styles, then all
 * others. Without a query no style stands twice.
 */
export function pickerRows(library: Pick<Styles, 'shortlist' | 'search'>, query: string): readonly PickerRow[] {
  if (query.trim() !== '') return library.search(query).map(rowOf)
  const shortlist = library.shortlist()
  const listed = new Set(shortlist.map((entry) => entry.id))
  const others = library.search('').filter((entry) => !listed.has(entry.id))
  return [
    ...section('styles.shortlist', shortlist),
    ...section(
      'styles.own',
      others.filter((entry) => entry.own)
    ),
    ...section(
      'styles.all',
      others.filter((entry) => !entry.own)
    )
  ]
}

function section(
  title: (PickerRow & { kind: 'title' })['title'],
  entries: readonly StyleEntry[]
): readonly PickerRow[] {
  return entries.length === 0 ? [] : [{ kind: 'title', title }, ...entries.map(rowOf)]
}

function rowOf(entry: StyleEntry): PickerRow {
  return { kind: 'style', entry }
}
