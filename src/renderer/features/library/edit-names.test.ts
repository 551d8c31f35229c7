import { expect, it } from 'vitest'
import { moveName, setNamePart, toOneField, toTwoFields } from './edit-names'

it('sets and clears parts and drops a name of which nothing is left', () => {
  const name = { family: 'Berg', given: 'Jan', 'non-dropping-particle': 'van der' }
  expect(setNamePart(name, 'given', 'J.')).toEqual({ ...name, given: 'J.' })
  expect(setNamePart({ family: '张' }, 'family', '')).toBeUndefined()
  expect(setNamePart({ family: '张', given: '伟' }, 'given', '')).toEqual({ family: '张' })
})

it('joins and splits names in both scripts', () => {
  expect(toTwoFields({ literal: '张伟' })).toEqual({ family: '张', given: '伟' })
  expect(toTwoFields({ literal: 'Harris, Violaine K.' })).toEqual({ family: 'Harris', given: 'Violaine K.' })
  expect(toTwoFields({ literal: 'World Health Organization' })).toEqual({ family: 'World Health Organization' })
  expect(toOneField({ family: '张', given: '伟' })).toEqual({ literal: '张伟' })
})

it('moves a name without losing another', () => {
  const names = ['A', 'B', 'C'].map((family) => ({ family }))
  expect(moveName(names, 2, 0).map((name) => name.family)).toEqual(['C', 'A', 'B'])
  expect(moveName(names, 7, 0)).toBe(names)
})
