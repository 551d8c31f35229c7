import { describe, expect, it } from 'vitest'
import type { Collection } from '#host/host-api'
import { byShelf, shelfOf } from './shelf'

const name = (collection: Collection, id: string) => ({ collection, id })

describe('shelves', () => {
  it('keep a manuscript by itself, so that saving it writes nothing else', () => {
    expect(shelfOf(name('manuscripts', 'm1'))).toEqual(['manuscripts', 'm1'])
  })

  it('stay where they are in every version, or stored references would not be found', () => {
    expect(['r1', 'r2', '文献'].map((id) => shelfOf(name('references', id))[1])).toMatchInlineSnapshot(`
      [
        "428",
        "101",
        "216",
      ]
    `)
  })

  it('hold about the same number of references each', () => {
    const references = Array.from({ length: 51_200 }, (_, at) => name('references', `r${at.toString(16)}`))
    const sizes = byShelf(references).map(([, records]) => records.length)
    expect(sizes).toHaveLength(512)
    expect(Math.max(...sizes)).toBeLessThan(200)
  })
})
