import { expect, it } from 'vitest'
import { parseDate } from '#core/exchange/references/parse-date'
import { dateText } from './date-text'

it('shows every precision, ranges and free text', () => {
  expect(dateText({ 'date-parts': [[2018]] })).toBe('2018')
  expect(dateText({ 'date-parts': [[2018, 3, 5]] })).toBe('2018-03-05')
  expect(
    dateText({
      'date-parts': [
        [2018, 3],
        [2018, 5]
      ]
    })
  ).toBe('2018-03/2018-05')
  expect(dateText({ literal: '约2013年' })).toBe('约2013年')
  expect(dateText({ 'date-parts': [], raw: 'spring' })).toBe('spring')
  expect(dateText(undefined)).toBe('')
})

it('shows dates in a form that reads back the same', () => {
  for (const text of ['2018', '2018-03', '2018-03-05', '2018-03/2018-05']) {
    expect(dateText(parseDate(text))).toBe(text)
  }
})
