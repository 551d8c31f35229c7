import { describe, expect, it } from 'vitest'
import type { CslItem } from '#core/references/reference'
import { finish } from '#core/work-in-steps'
import { TermIndex } from './term-index'

const makeWork = (title: string): CslItem => ({ id: title, type: 'book', title })
const makeIndex = () => new TermIndex(({ title = '' }) => title.split(' '))

/** The titles of the works of a list that have a term. */
function findTitles(index: TermIndex, works: readonly CslItem[], term: string): readonly (string | undefined)[] {
  const indexes = finish(index.locate(works))
  return index
    .having(term)
    .map((place) => indexes[place] ?? -1)
    .filter((at) => at >= 0)
    .map((at) => works[at]?.title)
}

describe('TermIndex', () => {
  it('finds works by their terms, in this list and in the next one', () => {
    const index = makeIndex()
    const [gait, sleep, both] = ['gait 步行', 'sleep', 'gait sleep'].map(makeWork)
    if (!gait || !sleep || !both) throw new Error('no works')
    expect(findTitles(index, [gait, sleep, both], 'gait')).toEqual(['gait 步行', 'gait sleep'])
    expect(findTitles(index, [both, sleep], 'gait')).toEqual(['gait sleep'])
    expect(findTitles(index, [gait], '步行')).toEqual(['gait 步行'])
    expect(index.having('none')).toEqual([])
  })

  it('forgets works that are in no list any more', () => {
    const index = makeIndex()
    for (let round = 0; round < 9; round++) finish(index.locate([makeWork('gait'), makeWork('sleep')]))
    expect(index.having('gait').length).toBeLessThan(5)
  })
})
