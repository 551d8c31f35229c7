import { describe, expect, it } from 'vitest'
import { emptySelection, keepExisting, rowAt, selectAll, selectRow, type Selection } from './selection'

const ROWS = ['a', 'b', 'c', 'd', 'e'] as const
type Row = (typeof ROWS)[number]
const PLAIN = { extend: false, toggle: false }
const SHIFT = { extend: true, toggle: false }
const CTRL = { extend: false, toggle: true }

function clicks(...steps: readonly (readonly [Row, typeof PLAIN])[]): string {
  let selection: Selection<Row> = emptySelection()
  for (const [row, modifiers] of steps) selection = selectRow(selection, ROWS, row, modifiers)
  return [...selection.selected].toSorted((a, b) => a.localeCompare(b)).join('')
}

describe('selectRow', () => {
  it('selects one row by a plain click', () => {
    expect(clicks(['a', PLAIN], ['c', PLAIN])).toBe('c')
  })
  it('selects from the anchor by Shift, in both directions, and again from the same anchor', () => {
    expect(clicks(['b', PLAIN], ['d', SHIFT])).toBe('bcd')
    expect(clicks(['d', PLAIN], ['b', SHIFT])).toBe('bcd')
    expect(clicks(['c', PLAIN], ['e', SHIFT], ['a', SHIFT])).toBe('abc')
  })
  it('takes single rows in and out by Ctrl', () => {
    expect(clicks(['a', PLAIN], ['c', CTRL], ['e', CTRL])).toBe('ace')
    expect(clicks(['a', PLAIN], ['c', CTRL], ['c', CTRL])).toBe('a')
  })
  it('treats Shift without an anchor as a plain click', () => {
    expect(clicks(['c', SHIFT])).toBe('c')
  })
})

describe('rowAt', () => {
  it('moves within the list and starts at its near end', () => {
    expect(rowAt(ROWS, 'b', 1)).toBe('c')
    expect(rowAt(ROWS, 'e', 1)).toBe('e')
    expect(rowAt(ROWS, 'b', -10)).toBe('a')
    expect(rowAt(ROWS, undefined, 1)).toBe('a')
    expect(rowAt(ROWS, undefined, -1)).toBe('e')
    expect(rowAt([], undefined, 1)).toBeUndefined()
  })
})

describe('keepExisting', () => {
  it('drops rows that are gone and keeps the object when none is', () => {
    const all = selectAll<Row>(ROWS)
    expect(keepExisting(all, () => true)).toBe(all)
    const rest = keepExisting(all, (row) => row !== 'a')
    expect([...rest.selected]).toEqual(['b', 'c', 'd', 'e'])
    expect(rest.active).toBeUndefined()
  })
})
