import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { planLevels } from './plan-levels'
import type { NaturalPair } from './plan-levels'

/** Heights at which the blocks of the pairs begin once the levels are applied. */
function applied(pairs: readonly NaturalPair[]): readonly (readonly [number, number])[] {
  let leading = 0
  let facing = 0
  return planLevels(pairs).map((level, index) => {
    leading += level.leading
    facing += level.facing
    return [(pairs[index]?.leading ?? 0) + leading, (pairs[index]?.facing ?? 0) + facing] as const
  })
}

describe('planLevels', () => {
  it('brings down the side that is ahead', () => {
    expect(
      planLevels([
        { leading: 0, facing: 0 },
        { leading: 100, facing: 60 },
        { leading: 150, facing: 140 }
      ])
    ).toEqual([
      { leading: 0, facing: 0 },
      { leading: 0, facing: 40 },
      { leading: 30, facing: 0 }
    ])
  })

  it('makes all pairs in order begin at one height', () => {
    const gaps = fc.array(fc.tuple(fc.nat(500), fc.nat(500)), { maxLength: 40 })
    fc.assert(
      fc.property(gaps, (steps) => {
        let [leading, facing] = [0, 0]
        const pairs = steps.map(([a, b]) => ({ leading: (leading += a), facing: (facing += b) }))
        for (const [left, right] of applied(pairs)) expect(left).toBe(right)
      })
    )
  })

  it('adds nothing for a block that stands further up on the other side', () => {
    expect(
      planLevels([
        { leading: 0, facing: 500 },
        { leading: 40, facing: 20 },
        { leading: 80, facing: 600 }
      ])[1]
    ).toEqual({ leading: 0, facing: 0 })
  })
})
