import { useCallback, useMemo, useRef, useState } from 'react'
import { useStore } from 'zustand'
import type { ReferenceId } from '#core/ids'
import type { DuplicateGroup, FoundDuplicates, VersionPair } from '#core/references/find-duplicates'
import { pairKey } from '#core/references/pair-key'
import type { Reference } from '#core/references/reference'
import type { ProgressBarProps } from '../../ui'
import { useFormats, useText } from '../../i18n'
import { useWorkbench } from '../../workbench/workbench'

/** The duplicates of the library: what the last search found and is still so. */
export interface Duplicates {
  readonly groups: readonly DuplicateGroup[]
  /** Everything in a group; undefined before the first search. */
  readonly members: ReadonlySet<ReferenceId> | undefined
  /** Preprints and versions of record that are not linked yet. */
  readonly versions: readonly VersionPair[]
  readonly groupOf: (id: ReferenceId) => DuplicateGroup | undefined
  /** Looks again, in the background. */
  readonly search: () => void
  readonly progress: ProgressBarProps | undefined
}

const TELL_EVERY_MS = 150

/** Looks for duplicates when asked, and forgets groups that were merged or told apart meanwhile. */
export function useDuplicates(): Duplicates {
  const text = useText()
  const { number } = useFormats()
  const { library } = useWorkbench()
  const references = useStore(library.state, (state) => state.references)
  const distinct = useStore(library.state, (state) => state.distinct)
  const [found, setFound] = useState<FoundDuplicates>()
  const [progress, setProgress] = useState<ProgressBarProps>()
  const running = useRef<AbortController>(undefined)
  const search = useCallback(() => {
    running.current?.abort()
    const stop = (running.current = new AbortController())
    const label = text('library.searchingDuplicates')
    const cancel = { label: text('common.cancel'), run: () => stop.abort() }
    let toldAt = -Infinity
    const tell = (value: number, max: number) => {
      // Told after every slice of some milliseconds; drawing each would take longer than the search.
      if (performance.now() - toldAt < TELL_EVERY_MS) return
      toldAt = performance.now()
      setProgress({ label, value, max, valueText: `${number(value)} / ${number(max)}`, cancel })
    }
    const end = () => running.current === stop && setProgress(undefined)
    library.findDuplicates(tell, stop.signal).then(
      (next) => {
        setFound(next)
        end()
      },
      () => end()
    )
  }, [library, text, number])
  const groups = useMemo(
    () => found?.groups.flatMap((group) => stillSo(group, references, distinct) ?? []) ?? [],
    [found, references, distinct]
  )
  const byMember = useMemo(() => new Map(groups.flatMap((group) => group.ids.map((id) => [id, group]))), [groups])
  const members = useMemo(() => (found ? new Set(byMember.keys()) : undefined), [found, byMember])
  const versions = useMemo(
    () => found?.versions.filter((pair) => !isLinked(pair, references)) ?? [],
    [found, references]
  )
  return { groups, members, versions, groupOf: (id) => byMember.get(id), search, progress }
}

function stillSo(
  group: DuplicateGroup,
  references: ReadonlyMap<ReferenceId, Reference>,
  distinct: ReadonlySet<string>
): DuplicateGroup | undefined {
  const there = group.ids.filter((id) => references.has(id))
  const ids = there.filter((id) => there.some((other) => other !== id && !distinct.has(pairKey(id, other))))
  return ids.length > 1 ? { ...group, ids } : undefined
}

function isLinked({ preprint, published }: VersionPair, references: ReadonlyMap<ReferenceId, Reference>): boolean {
  const [one, other] = [references.get(preprint), references.get(published)]
  if (!one || !other) return true
  return other.relations?.some((relation) => relation.reference === preprint) ?? false
}
