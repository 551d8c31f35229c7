import { SIDE_NAMES, type SideName } from '#core/manuscript/manuscript'
import type { SideEditor } from '../../editor/side-editor'

/**
 * Where an undo is asked for: in a side only that side's steps and acts beyond it count, with `acts` nothing but those
 * acts, elsewhere all.
 */
export type UndoFocus = SideName | 'anywhere' | 'acts'

/** Something done that knows its way back. */
export interface Act {
  readonly undo: () => void
  readonly redo: () => void
}

interface Entry {
  /** Key of the act's name, e.g. `resolve-label`. */
  readonly name: string
  /** Sides whose own history holds one step of this entry. */
  readonly sides: readonly SideName[]
  /** What else it did, on the manuscript as a whole or outside of it. */
  readonly act?: Act
}

export interface UndoLog {
  /**
   * Runs `work`; all steps that it adds to either side's history become one entry, together with `act`, which has been
   * done and which no editor's history holds.
   */
  readonly group: (name: string, work: () => void, act?: Act) => void
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
    if (entry.act) undone = undone.flatMap((other) => withoutAct(other) ?? [])
    undone = undone.flatMap((other) => withoutSides(other, entry.sides) ?? [])
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
    from.splice(index, 1, ...(held.length > 0 ? [{ name: entry.name, sides: held }] : []))
    to.push({ ...entry, sides: free })
    free.forEach((side) => step(side, direction))
    entry.act?.[direction]()
    notify()
  }

  return {
    group: (name, work, act) => {
      const outer = grouping
      const sides = (grouping ??= new Set())
      try {
        work()
        SIDE_NAMES.forEach(noticeSteps)
      } finally {
        grouping = outer
      }
      if (!outer && (sides.size > 0 || act)) push({ name, sides: [...sides], ...(act && { act }) })
    },
    record: (name, act) => push({ name, sides: [], act }),
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

function concerns(entry: Entry, focus: UndoFocus): boolean {
  if (focus === 'anywhere' || entry.act) return true
  return focus !== 'acts' && entry.sides.includes(focus)
}

function findLast(entries: readonly Entry[], focus: UndoFocus): number {
  return entries.findLastIndex((entry) => concerns(entry, focus))
}

/** No later entry holds a step of this side. */
function isOnTop(entries: readonly Entry[], index: number, side: SideName): boolean {
  return !entries.slice(index + 1).some((entry) => entry.sides.includes(side))
}

/**
 * An undone entry after new steps in `sides`: their redo is gone, what is left can still be redone. An act that went with
 * them cannot: the text would not follow it.
 */
function withoutSides(entry: Entry, sides: readonly SideName[]): Entry | undefined {
  const left = entry.sides.filter((side) => !sides.includes(side))
  if (left.length === entry.sides.length) return entry
  return left.length > 0 ? { name: entry.name, sides: left } : undefined
}

/** An undone entry after a new act: what it did outside of the text may no longer fit. */
function withoutAct(entry: Entry): Entry | undefined {
  if (!entry.act) return entry
  return entry.sides.length > 0 ? { name: entry.name, sides: entry.sides } : undefined
}
