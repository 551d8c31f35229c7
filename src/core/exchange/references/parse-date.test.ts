import { expect, it } from 'vitest'
import { parseDate } from './parse-date'

it.each([
  ['2018', [[2018]]],
  ['2018-03-05', [[2018, 3, 5]]],
  ['2018/03/05/', [[2018, 3, 5]]],
  ['2018/03/05/received', [[2018, 3, 5]]],
  ['2018//', [[2018]]],
  ['2018.3', [[2018, 3]]],
  ['20180305', [[2018, 3, 5]]],
  ['2018年3月5日', [[2018, 3, 5]]],
  ['2018年3月', [[2018, 3]]],
  ['2018年', [[2018]]],
  ['2018 Mar 5', [[2018, 3, 5]]],
  ['March 5, 2018', [[2018, 3, 5]]],
  ['5th March 2018', [[2018, 3, 5]]],
  ['2018-03-05T10:00:00Z', [[2018, 3, 5]]],
  [
    '2018 Mar-Apr',
    [
      [2018, 3],
      [2018, 4]
    ]
  ],
  [
    '2018-01/2018-03',
    [
      [2018, 1],
      [2018, 3]
    ]
  ],
  ['-0044', [[-44]]],
  ['2018-99-99', [[2018]]]
])('reads %s', (text, parts) => expect(parseDate(text)).toEqual({ 'date-parts': parts }))

it('marks seasons and about-dates', () => {
  expect(parseDate('2018 Spring')).toEqual({ 'date-parts': [[2018]], season: 1 })
  expect(parseDate('ca. 1950')).toEqual({ 'date-parts': [[1950]], circa: true })
  expect(parseDate('1950~')).toEqual({ 'date-parts': [[1950]], circa: true })
})

it('keeps the rest as text and nothing for nothing', () => {
  expect(parseDate('in press')).toEqual({ literal: 'in press' })
  expect(parseDate('民国二十年')).toEqual({ literal: '民国二十年' })
  expect(parseDate('0')).toEqual({ literal: '0' })
  expect(parseDate(' ')).toBeUndefined()
})
