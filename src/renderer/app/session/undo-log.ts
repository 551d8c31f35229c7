import { SIDE_NAMES, type SideName } from '#core/manuscript/manuscript'
import type { SideEditor } from '../../editor/side-editor'

/** Where an undo is asked for: in a side only that side's steps and whole-manuscript acts count, elsewhere all. */
export type UndoFocus = SideName | 'anywhere'

interface Act {
  readonly undo: () => void
  readonly redo: () => void
}

interface Entry {
  /** Key of the act's name, e.g. `resolve-label`. */
  readonly name: string
  /** Sides whose own history holds one step of this entry; empty for an act on the manuscript as a whole. */
  readonly sides: readonly SideName[]
  readonly act?: Act
}

export interface UndoLog {
  /** Runs `work`; all steps that it adds to either side's history become one entry. */
  readonly group: (name: string, work: () => void) => void
  /** Notes an act that has been done and that no editor's history holds. */
  readonly record: (name: string, act: Act) => void
  readonly undo: (focus: UndoFocus) => void
  readonly redo: (focus: UndoFocus) => void
  /** Name of the act that undo or redo would reverse. */
  readonly peekUndo: (focus: UndoFocus) => string | undefined
  readonly peekRedo: (focus: UndoFocus) => string | undefined
  readonly onChange: (listener: () => void) => () => void
  readonly dispose: () => void
}

type HistoryEditor = Pick<SideEditor, 'undo' | 'redo' | 'history' | 'onHistory'>

/**
 * One log over both sides. Each editor keeps its own history, so an undo in one side can never revert the other by
 * accident; the log remembers the order, and which steps of the two histories belong to one act. An act on both sides
 * is undone on both, unless one side has newer steps above it: then only the asked side steps back.
 */
export function createUndoLog(editors: Readonly<Record<SideName, HistoryEditor>>): UndoLog {
  let done: Entry[] = []
  let undone: Entry[] = []
  let grouping: Set<SideName> | undefined
  const listeners = new Set<() => void>()
  const lengths: Record<SideName, number> = {
    leading: editors.leading.history().undo,
    facing: editors.facing.history().undo
  }

  const notify = (): void => listeners.forEach((listener) => listener())
  const push = (entry: Entry): void => {
    done.push(entry)
    undone = entry.sides.length === 0 ? undone : undone.flatMap((other) => withoutSides(other, entry.sides) ?? [])
    notify()
  }

  const noticeSteps = (side: SideName): void => {
    const length = editors[side].history().undo
    const grew = length > lengths[side]
    lengths[side] = length
    if (!grew) return
    if (grouping) grouping.add(side)
    else push({ name: 'edit', sides: [side] })
  }
  const unsubscribe = SIDE_NAMES.map((side) => editors[side].onHistory(() => noticeSteps(side)))

  const step = (side: SideName, direction: 'undo' | 'redo'): void => {
    // The lengths are read again right after, so that our own step is not taken for a new edit.
    lengths[side] = Number.POSITIVE_INFINITY
    editors[side][direction]()
    lengths[side] = editors[side].history().undo
  }

  const move = (from: Entry[], to: Entry[], focus: UndoFocus, direction: 'undo' | 'redo'): void => {
    const index = findLast(from, focus)
    const entry = from[index]
    if (!entry) return
    const free = entry.sides.filter((side) => side === focus || isOnTop(from, index, side))
    const held = entry.sides.filter((side) => !free.includes(side))
    from.splice(index, 1, ...(held.length > 0 ? [{ ...entry, sides: held }] : []))
    to.push({ ...entry, sides: free })
    free.forEach((side) => step(side, direction))
    entry.act?.[direction]()
    notify()
  }

  return {
    group: (name, work) => {
      const outer = grouping
      const sides = (grouping ??= new Set())
      try {
        work()
        SIDE_NAMES.forEach(noticeSteps)
      } finally {
        grouping = outer
      }
      if (!outer && sides.size > 0) push({ name, sides: [...sides] })
    },
    record: (name, act) => {
      undone = undone.filter((entry) => entry.sides.length > 0)
      push({ name, sides: [], act })
    },
    undo: (focus) => move(done, undone, focus, 'undo'),
    redo: (focus) => move(undone, done, focus, 'redo'),
    peekUndo: (focus) => done[findLast(done, focus)]?.name,
    peekRedo: (focus) => undone[findLast(undone, focus)]?.name,
    onChange: (listener) => {
      listeners.add(listener)
      return () => listeners.delete(listener)
    },
    dispose: () => {
      unsubscribe.forEach((stop) => stop())
      done = []
      undone = []
    }
  }
}

const concerns = (entry: Entry, focus: UndoFocus): boolean =>
  focus === 'anywhere' || entry.sides.length === 0 || entry.sides.includes(focus)

function findLast(entries: readonly Entry[], focus: UndoFocus): number {
  return entries.findLastIndex((entry) => concerns(entry, focus))
}

/** No later entry holds a step of this side. */
function isOnTop(entries: readonly Entry[], index: number, side: SideName): boolean {
  return !entries.slice(index + 1).some((entry) => entry.sides.includes(side))
}

/** An undone entry after new steps in `sides`: their redo is gone, what is left can still be redone. */
function withoutSides(entry: Entry, sides: readonly SideName[]): Entry | undefined {
  if (entry.sides.length === 0) return entry
  const left = entry.sides.filter((side) => !sides.includes(side))
  return left.length > 0 ? { ...entry, sides: left } : undefined
}
