import type { Act } from '../session/undo-log'

/** The acts of a window without an open manuscript, whose session would keep them. */
export interface ActLog {
  readonly record: (act: Act) => void
  readonly undo: () => void
  readonly redo: () => void
  /** Forgets all: what follows may no longer fit them. */
  readonly clear: () => void
}

/** An empty log. */
export function createActLog(): ActLog {
  let done: Act[] = []
  let undone: Act[] = []
  return {
    record: (act) => {
      done.push(act)
      undone = []
    },
    undo: () => {
      const act = done.pop()
      if (!act) return
      undone.push(act)
      act.undo()
    },
    redo: () => {
      const act = undone.pop()
      if (!act) return
      done.push(act)
      act.redo()
    },
    clear: () => {
      done = []
      undone = []
    }
  }
}
