import { useEffect, useState } from 'react'
import type { Reference } from '#core/references/reference'
import { eachInSlices } from '../../workbench/run-in-slices'
import { bulkEffects, type BulkChange, type BulkEffect } from './bulk-change'

/** The effects of a change, and of which change they are. */
export interface BulkPreview {
  readonly change: BulkChange
  readonly effects: readonly BulkEffect[]
}

/** References looked at between two questions whether to go on. */
const PORTION = 20

/** What a change would do, found in the background; what the change before it would have done until then. */
export function useBulkEffects(references: readonly Reference[], change: BulkChange): BulkPreview {
  const [preview, setPreview] = useState<BulkPreview>({ change, effects: [] })
  useEffect(() => {
    const stop = new AbortController()
    const effects: BulkEffect[] = []
    const starts = Array.from({ length: Math.ceil(references.length / PORTION) }, (_, index) => index * PORTION)
    const look = (start: number) => void effects.push(...bulkEffects(references.slice(start, start + PORTION), change))
    // A preview that was overtaken ends with the signal's reason, which is no news.
    eachInSlices(starts, look, { signal: stop.signal }).then(
      () => !stop.signal.aborted && setPreview({ change, effects }),
      () => undefined
    )
    return () => stop.abort()
  }, [references, change])
  return preview
}
