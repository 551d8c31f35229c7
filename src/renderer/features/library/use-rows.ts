import { useEffect, useMemo, useState } from 'react'
import type { ReferenceId } from '#core/ids'
import type { Reference } from '#core/references/reference'
import { runInSlices } from '../../workbench/run-in-slices'
import { useWorkbench } from '../../workbench/workbench'
import { sortByRank, startRanking, type SortOrder, type SortRanks } from './sort-references'

export interface RowsRequest {
  readonly query: string
  readonly passes: (reference: Reference) => boolean
  /** An order of its own that the list has, as groups of duplicates have; undefined for the rank of the search. */
  readonly arrange: ((ids: readonly ReferenceId[]) => readonly ReferenceId[]) | undefined
  readonly order: SortOrder | undefined
}

/**
 * The ids to list, found in the background; undefined until the first are there. What was listed stays until the next
 * list is ready, so that nothing flickers while a word is typed.
 */
export function useRows(
  references: ReadonlyMap<ReferenceId, Reference>,
  { query, passes, arrange, order }: RowsRequest
): readonly ReferenceId[] | undefined {
  const { library } = useWorkbench()
  const ranks = useRanks(references, order?.column)
  const descending = order?.descending ?? false
  const [found, setFound] = useState<readonly ReferenceId[]>()
  useEffect(() => {
    const stop = new AbortController()
    const find = async () => {
      const ids = await library.searchSoon(query, stop.signal)
      const listed = ids.filter((id) => {
        const reference = references.get(id)
        return reference !== undefined && passes(reference)
      })
      if (!stop.signal.aborted) setFound(listed)
    }
    // A search that was overtaken ends with the signal's reason, which is no news.
    void find().catch(() => undefined)
    return () => stop.abort()
  }, [library, references, query, passes])
  return useMemo(() => {
    if (!found) return undefined
    if (ranks) return sortByRank(found, ranks, descending)
    return arrange ? arrange(found) : found
  }, [found, ranks, descending, arrange])
}

/** Ranks by a column, made in the background; those of the library as it was until the new ones are ready. */
function useRanks(
  references: ReadonlyMap<ReferenceId, Reference>,
  column: SortOrder['column'] | undefined
): SortRanks | undefined {
  const [ranked, setRanked] = useState<{ readonly column: SortOrder['column']; readonly ranks: SortRanks }>()
  useEffect(() => {
    if (!column) return undefined
    const stop = new AbortController()
    runInSlices(startRanking(references, column), { signal: stop.signal }).then(
      (ranks) => !stop.signal.aborted && setRanked({ column, ranks }),
      () => undefined
    )
    return () => stop.abort()
  }, [references, column])
  return ranked?.column === column ? ranked?.ranks : undefined
}
