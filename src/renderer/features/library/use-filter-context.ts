import { useEffect, useMemo, useState } from 'react'
import { useStore } from 'zustand'
import type { StoreApi } from 'zustand/vanilla'
import { createStore } from 'zustand/vanilla'
import type { ReferenceId } from '#core/ids'
import { findSourceEvidence } from '#core/labels/source-evidence'
import { SOURCE_ENTRIES } from '#core/labels/source-lexicon'
import { SIDE_NAMES } from '#core/manuscript/manuscript'
import { startCounting, type FilterContext, type LibraryCounts } from '#core/references/filter-references'
import type { Reference } from '#core/references/reference'
import { runInSlices } from '../../workbench/run-in-slices'
import { useWorkbench, type Session, type SessionState } from '../../workbench/workbench'
import type { Duplicates } from './use-duplicates'

const NO_SESSION: StoreApi<SessionState | undefined> = createStore<SessionState | undefined>(() => undefined)

/** What the filters know of the open manuscript and of duplicates. `wantsCandidates` asks for what takes longer. */
export function useFilterContext(duplicates: Duplicates, wantsCandidates: boolean): FilterContext {
  const { library, session } = useWorkbench()
  const collections = useStore(library.state, (state) => state.collections)
  const references = useStore(library.state, (state) => state.references)
  const current = useStore(session, (state) => state.current)
  const cited = useCited(current)
  const candidates = useCandidates(current, references, wantsCandidates)
  const { members } = duplicates
  return useMemo(
    () => ({ collections, cited, candidates, duplicates: members }),
    [collections, cited, candidates, members]
  )
}

/** How long what is cited may lag behind the text: looking at each key would slow down typing. */
const LOOK_AFTER_MS = 200

/** What the open manuscript cites; the same set for as long as it cites the same. */
function useCited(session: Session | undefined): ReadonlySet<ReferenceId> | undefined {
  const [cited, setCited] = useState<ReadonlySet<ReferenceId>>()
  useEffect(() => {
    if (!session) return undefined
    let timer: ReturnType<typeof setTimeout> | undefined
    const look = () => {
      timer = undefined
      const now = citedIn(session)
      setCited((before) => (before && isSameSet(before, now) ? before : now))
    }
    look()
    const stops = SIDE_NAMES.map((side) =>
      session.editors[side].onChange(() => {
        timer ??= setTimeout(look, LOOK_AFTER_MS)
      })
    )
    return () => {
      clearTimeout(timer)
      stops.forEach((stop) => stop())
    }
  }, [session])
  return session ? cited : undefined
}

function citedIn(session: Session): ReadonlySet<ReferenceId> {
  const citations = SIDE_NAMES.flatMap((side) => session.editors[side].citations())
  return new Set(citations.flatMap(({ citation }) => citation.items.map((item) => item.reference)))
}

const isSameSet = (a: ReadonlySet<ReferenceId>, b: ReadonlySet<ReferenceId>): boolean =>
  a.size === b.size && [...a].every((id) => b.has(id))

/** References that show the source of a label still open. */
function useCandidates(
  session: Session | undefined,
  references: ReadonlyMap<ReferenceId, Reference>,
  wanted: boolean
): ReadonlySet<ReferenceId> | undefined {
  const labels = useStore<StoreApi<SessionState | undefined>, SessionState['labels'] | undefined>(
    session?.state ?? NO_SESSION,
    (state) => state?.labels
  )
  const [found, setFound] = useState<ReadonlySet<ReferenceId>>(() => new Set())
  useEffect(() => {
    if (!wanted || !labels) return undefined
    const stop = new AbortController()
    runInSlices(startLooking([...references.values()], labels), { signal: stop.signal }).then(
      (ids) => !stop.signal.aborted && setFound(ids),
      () => undefined
    )
    return () => stop.abort()
  }, [wanted, labels, references])
  return session ? found : undefined
}

function startLooking(
  references: readonly Reference[],
  labels: SessionState['labels']
): (goOn: () => boolean) => ReadonlySet<ReferenceId> | undefined {
  const sources = new Map(labels.map((label) => [label.source ?? label.name, label]))
  const asked = [...sources.values()].map((label) => {
    return { name: label.name, entry: SOURCE_ENTRIES.find((entry) => entry.id === label.source) }
  })
  const ids = new Set<ReferenceId>()
  let next = 0
  return (goOn) => {
    for (; next < references.length; next += 1) {
      const reference = references[next]
      const answers = ({ name, entry }: (typeof asked)[number]) =>
        reference !== undefined && findSourceEvidence(name, entry, reference.item, SOURCE_ENTRIES).weight > 0
      if (reference && asked.some(answers)) ids.add(reference.id)
      if (!goOn()) {
        next += 1
        return undefined
      }
    }
    return ids
  }
}

/** How long the counts may lag behind: they are counted anew at every change of the library. */
const COUNT_AFTER_MS = 150

/** How many references each filter shows, counted in the background. */
export function useCounts(context: FilterContext): LibraryCounts | undefined {
  const { library } = useWorkbench()
  const references = useStore(library.state, (state) => state.references)
  const [counts, setCounts] = useState<LibraryCounts>()
  useEffect(() => {
    const stop = new AbortController()
    const count = () =>
      void runInSlices(startCounting(references.values(), context), { signal: stop.signal }).then(
        (next) => !stop.signal.aborted && setCounts(next),
        () => undefined
      )
    const timer = setTimeout(count, COUNT_AFTER_MS)
    return () => {
      clearTimeout(timer)
      stop.abort()
    }
  }, [references, context])
  return counts
}
