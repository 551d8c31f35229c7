import { expect, it } from 'vitest'
import { rowForKey } from './row-for-key'

it.each([
  ['ArrowDown', 3, 4],
  ['ArrowDown', 19, 19],
  ['ArrowDown', -1, 0],
  ['ArrowUp', 0, 0],
  ['PageDown', 3, 11],
  ['PageUp', 3, 0],
  ['Home', 12, 0],
  ['End', -1, 19],
  ['Enter', 3, undefined],
  ['constructor', 3, undefined]
])('leads with %s from row %i of twenty to %s', (key, active, row) => {
  expect(rowForKey(key, active, 20)).toBe(row)
})

it('leads nowhere in an empty list', () => {
  expect(rowForKey('End', 0, 0)).toBeUndefined()
})
