import { expect, it } from 'vitest'
import { nextIndex } from './panes'

it('goes round the panes in both directions', () => {
  expect([0, 1, 2].map((current) => nextIndex(3, current, 1))).toEqual([1, 2, 0])
  expect([0, 1, 2].map((current) => nextIndex(3, current, -1))).toEqual([2, 0, 1])
})

it('starts at the near end when no pane holds the focus', () => {
  expect(nextIndex(3, -1, 1)).toBe(0)
  expect(nextIndex(3, -1, -1)).toBe(2)
})
