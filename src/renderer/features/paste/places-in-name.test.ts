import { expect, it } from 'vitest'
import { placesIn } from './places-in-name'

it.each([
  ['PMC', [1, 2]],
  ['维基百科', [1, 2, 3]],
  ['𠮷野', [2]],
  ['e\u0301t', [2]],
  ['X', []],
  ['', []]
])('finds the places between the characters of %j', (name, places) => {
  expect(placesIn(name)).toEqual(places)
})
