import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { finish, mapSteps, sortSteps, stepThrough } from './work-in-steps'

describe('sortSteps', () => {
  it('sorts as the language does, equal values in their order', () => {
    const pair = fc.record({ key: fc.nat(9), name: fc.string() })
    fc.assert(
      fc.property(fc.array(pair), (pairs) => {
        const sort = stepThrough(sortSteps(pairs, (a, b) => a.key - b.key))
        expect(sort(() => true)).toEqual(pairs.toSorted((a, b) => a.key - b.key))
      })
    )
  })

  it('gives way in between', () => {
    const sort = stepThrough(
      sortSteps(
        Array.from({ length: 2000 }, (_, at) => (at * 7919) % 2000),
        (a, b) => a - b
      )
    )
    let slices = 1
    while (!sort(() => false)) slices += 1
    expect(slices).toBeGreaterThan(50)
    expect(sort(() => false)?.[1999]).toBe(1999)
  })
})

describe('mapSteps', () => {
  it('gives a value for each item, in order', () => {
    const items = Array.from({ length: 500 }, (_, at) => at)
    expect(finish(mapSteps(items, (item, index) => item + index))).toEqual(items.map((item) => 2 * item))
  })

  it('gives way in between', () => {
    const map = stepThrough(
      mapSteps(
        Array.from({ length: 2000 }, (_, at) => at),
        (item) => item
      )
    )
    let slices = 1
    while (!map(() => false)) slices += 1
    expect(slices).toBeGreaterThan(50)
  })
})
