import { expect, it } from 'vitest'
import { parseWidth, widthText } from './picture-width'

it.each([
  ['', undefined],
  [' 12 ', 340.16],
  ['12.5', 354.33],
  ['12,5 cm', 354.33],
  ['１２．５厘米', 354.33],
  ['0', 'wrong'],
  ['wide', 'wrong'],
  ['1e9', 'wrong'],
  ['120', 'wrong']
])('takes “%s” as the width', (typed, expected) => {
  expect(parseWidth(typed)).toBe(expected)
})

it('shows a width as it is typed', () => {
  expect(widthText(undefined)).toBe('')
  expect(widthText(354.33)).toBe('12.5')
  for (const cm of ['0.5', '7', '16.2']) expect(widthText(Number(parseWidth(cm)))).toBe(cm)
})
