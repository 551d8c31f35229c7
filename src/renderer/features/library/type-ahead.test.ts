import { expect, it } from 'vitest'
import { findTyped } from './type-ahead'

const ROWS = ['Harris', 'Harrison', 'Héroux', 'Li', '张 & 李']
const type = (letters: string, from: number, start: number): number =>
  Array.from(letters).reduce(
    (at, letter, index) => findTyped(letter, start + index * 100, ROWS.length, at, (row) => ROWS[row] ?? ''),
    from
  )

it('goes to the next row that begins with what is typed, accents or not, and round', () => {
  expect(type('he', 0, 1000)).toBe(2)
  expect(type('harriso', -1, 5000)).toBe(1)
  expect(type('张', 0, 9000)).toBe(4)
  expect(type('h', 3, 12_000)).toBe(0)
  expect(type('x', 3, 15_000)).toBe(-1)
})

it('goes on to the next with the same letter', () => {
  expect(type('hh', 0, 20_000)).toBe(2)
})
