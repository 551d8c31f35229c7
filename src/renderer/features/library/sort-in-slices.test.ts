import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { sortSteps, stepThrough } from './sort-in-slices'

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
