import * as fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import type { Block } from '#core/manuscript/nodes'
import type { Manuscript } from '#core/manuscript/manuscript'
import { arbitraryManuscript } from '#core/manuscript/testing/arbitrary-manuscript'
import { textOf } from '#core/manuscript/text-of'
import { findLoadLoss } from './find-load-loss'

const withFacing = (manuscript: Manuscript, blocks: readonly Block[]): Manuscript => ({
  ...manuscript,
  facing: { ...manuscript.facing, blocks }
})

describe('findLoadLoss', () => {
  it('finds no loss where all arrived', () => {
    fc.assert(
      fc.property(arbitraryManuscript('all'), (manuscript) => {
        expect(findLoadLoss(manuscript, structuredClone(manuscript))).toBeUndefined()
      }),
      { numRuns: 50 }
    )
  })

  it('finds every block with words that is missing, on its side', () => {
    fc.assert(
      fc.property(arbitraryManuscript('all'), fc.nat(), (manuscript, at) => {
        const { blocks } = manuscript.facing
        const lost = blocks[at % Math.max(1, blocks.length)]
        fc.pre(lost !== undefined && textOf(lost).trim() !== '')
        const loaded = withFacing(
          manuscript,
          blocks.filter((block) => block !== lost)
        )
        expect(findLoadLoss(manuscript, loaded)).toBe('facing')
      }),
      { numRuns: 50 }
    )
  })

  it('takes white space between blocks for nothing', () => {
    const [manuscript] = fc.sample(arbitraryManuscript('all'), { numRuns: 1, seed: 3 })
    if (!manuscript) throw new Error('no sample')
    const empty: Block = { type: 'paragraph', id: 'b0' as never, children: [] }
    expect(findLoadLoss(manuscript, withFacing(manuscript, [...manuscript.facing.blocks, empty]))).toBeUndefined()
  })
})
