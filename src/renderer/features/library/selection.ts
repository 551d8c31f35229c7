/** What is selected in a list, by id, and where the keyboard stands. */
export interface Selection<Id extends string> {
  readonly selected: ReadonlySet<Id>
  /** The row of the keyboard. */
  readonly active: Id | undefined
  /** Where a range begins. */
  readonly anchor: Id | undefined
}

export interface Modifiers {
  /** Shift: from the anchor to here. */
  readonly extend: boolean
  /** Ctrl or Command: this one in or out, the others as they are. */
  readonly toggle: boolean
}

/** Nothing selected. */
export function emptySelection<Id extends string>(): Selection<Id> {
  return { selected: new Set<Id>(), active: undefined, anchor: undefined }
}

/** The selection after a click on a row, or a move of the keyboard to it. */
export function selectRow<Id extends string>(
  selection: Selection<Id>,
  rows: readonly Id[],
  id: Id,
  { extend, toggle }: Modifiers
): Selection<Id> {
  if (extend && selection.anchor !== undefined) {
    const range = rangeOf(rows, selection.anchor, id)
    const selected = new Set(toggle ? [...selection.selected, ...range] : range)
    return { selected, active: id, anchor: selection.anchor }
  }
  if (toggle) {
    const selected = new Set(selection.selected)
    if (!selected.delete(id)) selected.add(id)
    return { selected, active: id, anchor: id }
  }
  return { selected: new Set([id]), active: id, anchor: id }
}

/** The row `step` lines from the keyboard's, kept within the list; undefined for an empty list. */
export function rowAt<Id extends string>(rows: readonly Id[], active: Id | undefined, step: number): Id | undefined {
  const at = active === undefined ? -1 : rows.indexOf(active)
  const next = at < 0 ? (step < 0 ? rows.length - 1 : 0) : at + step
  return rows[Math.min(rows.length - 1, Math.max(0, next))]
}

/** Everything in the list. */
export function selectAll<Id extends string>(rows: readonly Id[]): Selection<Id> {
  return { selected: new Set(rows), active: rows[0], anchor: rows[0] }
}

/** The selection without rows that are gone. The same object when none is. */
export function keepExisting<Id extends string>(selection: Selection<Id>, exists: (id: Id) => boolean): Selection<Id> {
  const gone = (id: Id | undefined) => id !== undefined && !exists(id)
  if (![...selection.selected].some(gone) && !gone(selection.active) && !gone(selection.anchor)) return selection
  return {
    selected: new Set([...selection.selected].filter(exists)),
    active: gone(selection.active) ? undefined : selection.active,
    anchor: gone(selection.anchor) ? undefined : selection.anchor
  }
}

function rangeOf<Id extends string>(rows: readonly Id[], from: Id, to: Id): readonly Id[] {
  const [a, b] = [rows.indexOf(from), rows.indexOf(to)]
  if (a < 0 || b < 0) return [to]
  return rows.slice(Math.min(a, b), Math.max(a, b) + 1)
}
