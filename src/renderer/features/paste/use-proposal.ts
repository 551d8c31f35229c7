import { useReducer } from 'react'
import { assertNever } from '#core/assert-never'
import type { PastedText } from '#core/exchange/pasted-text/pasted-text'

interface History {
  readonly past: readonly PastedText[]
  readonly present: PastedText
  readonly future: readonly PastedText[]
}

type Act =
  | { readonly kind: 'change'; readonly change: (pasted: PastedText) => PastedText }
  | { readonly kind: 'undo' }
  | { readonly kind: 'redo' }

/** The proposal while it is being changed, with undo and redo. */
export interface Proposal {
  readonly pasted: PastedText
  readonly change: (change: (pasted: PastedText) => PastedText) => void
  readonly undo: (() => void) | undefined
  readonly redo: (() => void) | undefined
}

/** Keeps the changes made to a proposal; a change that changes nothing leaves no trace. */
export function useProposal(start: PastedText): Proposal {
  const [history, act] = useReducer(step, { past: [], present: start, future: [] })
  return {
    pasted: history.present,
    change: (change) => act({ kind: 'change', change }),
    undo: history.past.length > 0 ? () => act({ kind: 'undo' }) : undefined,
    redo: history.future.length > 0 ? () => act({ kind: 'redo' }) : undefined
  }
}

function step(history: History, act: Act): History {
  const { past, present, future } = history
  switch (act.kind) {
    case 'change': {
      const next = act.change(present)
      return next === present ? history : { past: [...past, present].slice(-200), present: next, future: [] }
    }
    case 'undo': {
      const last = past.at(-1)
      return last ? { past: past.slice(0, -1), present: last, future: [present, ...future] } : history
    }
    case 'redo': {
      const [next, ...rest] = future
      return next ? { past: [...past, present], present: next, future: rest } : history
    }
    default:
      return assertNever(act)
  }
}
