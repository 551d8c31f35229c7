import { expect, it } from 'vitest'
import { fieldText } from './field-text'

it('writes any value of a field as text', () => {
  expect(
    fieldText([
      { family: '张', given: '伟' },
      { family: 'Harris', given: 'V.' }
    ])
  ).toBe('张伟; V. Harris')
  expect(fieldText({ 'date-parts': [[2018, 3]] })).toBe('2018-03')
  expect(fieldText(12)).toBe('12')
  expect(fieldText(undefined)).toBe('')
  expect(fieldText({ own: 'x' })).toBe('{"own":"x"}')
})
