import { useEffect, useRef, useState } from 'react'
import type { Reference } from '#core/references/reference'
import { useWorkbench } from '../../workbench/workbench'

/** Edits of one reference, and what went wrong with the last one. */
export interface ReferenceEdits {
  readonly edit: (change: (reference: Reference) => Reference) => void
  readonly problem: string | undefined
}

/** Stores edits in order. An edit made while the one before is still being written builds on it, not on the old state. */
export function useReferenceEdits(reference: Reference): ReferenceEdits {
  const { library } = useWorkbench()
  const latest = useRef(reference)
  const pending = useRef(0)
  const [problem, setProblem] = useState<string>()
  useEffect(() => {
    if (pending.current === 0) latest.current = reference
  }, [reference])
  const edit = (change: (reference: Reference) => Reference) => {
    latest.current = change(latest.current)
    pending.current++
    library
      .update(latest.current)
      .then(
        () => setProblem(undefined),
        (error: unknown) => setProblem(error instanceof Error ? error.message : String(error))
      )
      .finally(() => pending.current--)
  }
  return { edit, problem }
}
