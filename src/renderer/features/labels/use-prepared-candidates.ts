import { useEffect } from 'react'
import { useStore } from 'zustand'
import { prepareClaims } from '#core/labels/shared-claims'
import { stepThrough } from '#core/work-in-steps'
import { runInSlices } from '../../workbench/run-in-slices'
import { useWorkbench, type Session } from '../../workbench/workbench'

/** A library that has just been read or changed is left alone for so long. */
const QUIET_MS = 1500

/**
 * Makes the library ready to be ranked while a manuscript with open labels is shown, so that the first label that is looked
 * at has its candidates as soon as the others.
 */
export function usePreparedCandidates(session: Session): void {
  const { library } = useWorkbench()
  const references = useStore(library.state, (state) => state.references)
  const hasLabels = useStore(session.state, (state) => state.labels.length > 0)
  useEffect(() => {
    if (!hasLabels) return undefined
    const stop = new AbortController()
    const prepare = (): void => {
      const items = Array.from(references.values(), ({ item }) => item)
      void runInSlices(stepThrough(prepareClaims(items)), { signal: stop.signal }).catch(() => undefined)
    }
    const timer = setTimeout(prepare, QUIET_MS)
    return () => {
      clearTimeout(timer)
      stop.abort()
    }
  }, [references, hasLabels])
}
