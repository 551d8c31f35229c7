import { useCallback, useDeferredValue, useEffect, useMemo, useState } from 'react'
import { useStore } from 'zustand'
import type { ReferenceId } from '#core/ids'
import {
  makeFilter,
  type FilterContext,
  type LibraryCounts,
  type LibraryFilter
} from '#core/references/filter-references'
import type { Reference } from '#core/references/reference'
import { useWorkbench } from '../../workbench/workbench'
import { emptySelection, keepExisting, type Selection } from './selection'
import { nextOrder, type Column, type SortOrder } from './sort-references'
import { useDuplicates, type Duplicates } from './use-duplicates'
import { useCounts, useFilterContext } from './use-filter-context'
import { useRows } from './use-rows'

/** What the library shows: which references, in which order, which of them are selected. */
export interface LibraryView {
  readonly references: ReadonlyMap<ReferenceId, Reference>
  /** Undefined until the first list is there. */
  readonly rows: readonly ReferenceId[] | undefined
  readonly query: string
  readonly setQuery: (query: string) => void
  readonly filter: LibraryFilter
  readonly setFilter: (filter: LibraryFilter) => void
  readonly order: SortOrder | undefined
  readonly sortBy: (column: Column) => void
  readonly selection: Selection<ReferenceId>
  readonly select: (selection: Selection<ReferenceId>) => void
  /** The selected rows, in list order. */
  readonly chosen: readonly ReferenceId[]
  /** The reference that has taken the place of a narrow list. */
  readonly open: ReferenceId | undefined
  readonly setOpen: (id: ReferenceId | undefined) => void
  /** Shows a reference wherever it stands: filter and query give way. */
  readonly show: (id: ReferenceId) => void
  /** The reference that another part of the program asked for. */
  readonly asked: ReferenceId | undefined
  readonly context: FilterContext
  readonly counts: LibraryCounts | undefined
  readonly duplicates: Duplicates
}

const ALL: LibraryFilter = { kind: 'all' }

/** The state of the library view. */
export function useLibraryView(): LibraryView {
  const { library } = useWorkbench()
  const references = useStore(library.state, (state) => state.references)
  const [query, setQuery] = useState('')
  const [filter, setFilterOnly] = useState<LibraryFilter>(ALL)
  const [order, setOrder] = useState<SortOrder>()
  const target = useTarget(() => {
    setQuery('')
    setFilterOnly(ALL)
  })
  const duplicates = useDuplicates()
  const isOfDuplicates = filter.kind === 'smart' && filter.filter === 'duplicates'
  const context = useFilterContext(duplicates, filter.kind === 'smart' && filter.filter === 'candidates')
  const counts = useCounts(context)
  const passes = useMemo(() => makeFilter(filter, context), [filter, context])
  const { groups, groupOf } = duplicates
  const arrange = useMemo(
    () => (isOfDuplicates ? byGroup(groups.flatMap((group) => group.ids)) : undefined),
    [isOfDuplicates, groups]
  )
  const rows = useRows(references, { query: useDeferredValue(query), passes, arrange, order })
  const selection = useMemo(
    () => keepExisting(target.selection, (id) => references.has(id)),
    [target.selection, references]
  )
  const { selected } = selection
  const chosen = useMemo(() => rows?.filter((id) => selected.has(id)) ?? [], [rows, selected])
  const select = (next: Selection<ReferenceId>) => {
    // As in other reference managers, one of a group of duplicates stands for all of it.
    const group = isOfDuplicates && next.selected.size === 1 && next.active ? groupOf(next.active) : undefined
    target.select(group ? { ...next, selected: new Set(group.ids) } : next)
  }
  return {
    references,
    rows,
    query,
    setQuery,
    filter,
    setFilter: (next) => {
      setFilterOnly(next)
      target.select(emptySelection())
      if (next.kind === 'smart' && next.filter === 'duplicates') duplicates.search()
    },
    order,
    sortBy: (column) => setOrder(nextOrder(order, column)),
    selection,
    select,
    chosen,
    open: target.open,
    setOpen: target.setOpen,
    show: target.show,
    asked: target.asked,
    context,
    counts,
    duplicates
  }
}

interface Target {
  readonly selection: Selection<ReferenceId>
  readonly select: (selection: Selection<ReferenceId>) => void
  readonly open: ReferenceId | undefined
  readonly setOpen: (id: ReferenceId | undefined) => void
  readonly show: (id: ReferenceId) => void
  readonly asked: ReferenceId | undefined
}

/** Selection and open reference, and what other parts of the program ask to see. */
function useTarget(clear: () => void): Target {
  const { libraryTarget } = useWorkbench()
  const [asked, setAsked] = useState(() => libraryTarget.getState().reference)
  const [selection, select] = useState(() => (asked ? onlyRow(asked) : emptySelection<ReferenceId>()))
  const [open, setOpen] = useState(asked)
  const show = useCallback((id: ReferenceId) => {
    clear()
    select(onlyRow(id))
    setOpen(id)
    // The setters that `clear` calls never change.
    // oxlint-disable-next-line react/exhaustive-deps
  }, [])
  useEffect(() => {
    const stop = libraryTarget.subscribe(({ reference }) => {
      if (reference === undefined) return
      show(reference)
      setAsked(reference)
    })
    return () => {
      stop()
      libraryTarget.setState({ reference: undefined })
    }
  }, [libraryTarget, show])
  return { selection, select, open, setOpen, show, asked }
}

const onlyRow = (id: ReferenceId): Selection<ReferenceId> => ({ selected: new Set([id]), active: id, anchor: id })

/** Puts ids in the order of a list; what is not in it comes last. */
function byGroup(order: readonly ReferenceId[]): (ids: readonly ReferenceId[]) => readonly ReferenceId[] {
  const places = new Map(order.map((id, at) => [id, at]))
  return (ids) => ids.toSorted((a, b) => (places.get(a) ?? order.length) - (places.get(b) ?? order.length))
}
