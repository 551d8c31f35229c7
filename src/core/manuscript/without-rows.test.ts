import { expect, it } from 'vitest'
import type { TableCell, TableRow } from './nodes'
import { withoutRows } from './without-rows'

const cell = (name: string, rowSpan = 1): TableCell => ({
  type: 'tableCell',
  header: false,
  ...(rowSpan > 1 && { rowSpan }),
  children: [{ type: 'paragraph', id: name as never, children: [] }]
})
const row = (...children: readonly TableCell[]): TableRow => ({ type: 'tableRow', children })
const first = row(cell('a', 3), cell('b'))
const second = row(cell('c', 2))

it('lowers cells that reach over a row that goes', () => {
  const last = row()
  expect(withoutRows([first, second, last], (each) => each !== last)).toEqual([
    row(cell('a', 2), cell('b')),
    row(cell('c'))
  ])
})

it('moves cells that begin in a row that goes to the next one, in their column', () => {
  const last = row()
  expect(withoutRows([first, second, last], (each) => each !== first)).toEqual([row(cell('a', 2), cell('c', 2)), row()])
})

it('gives the rows back where all are kept', () => {
  const rows = [first, second]
  expect(withoutRows(rows, () => true)).toBe(rows)
})
