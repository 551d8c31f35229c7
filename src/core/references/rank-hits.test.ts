import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { createRanking } from './rank-hits'

describe('createRanking', () => {
  it('orders by points, year and the order noted, and leaves out what has no points', () => {
    const hit = fc.record({ points: fc.nat(40), year: fc.constantFrom(0, 1995, 2018, 2020) })
    fc.assert(
      fc.property(fc.array(hit), (hits) => {
        const ranking = createRanking(hits.length)
        hits.forEach(({ points, year }, index) => ranking.add(index, points, year))
        const expected = hits
          .map((one, index) => ({ ...one, index }))
          .filter(({ points }) => points > 0)
          .toSorted((a, b) => b.points - a.points || b.year - a.year || a.index - b.index)
        expect([...ranking.ranked()]).toEqual(expected.map(({ index }) => index))
        expect([...ranking.added()]).toEqual(expected.map(({ index }) => index).toSorted((a, b) => a - b))
      })
    )
  })
})
