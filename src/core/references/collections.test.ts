import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import type { CollectionId } from '#core/ids'
import { collectionRows, moveCollection, removeCollection, withDescendants, type Collection } from './collections'

const id = (text: string): CollectionId => text as CollectionId
const make = (name: string, parent?: string): Collection => ({
  id: id(name),
  name,
  ...(parent !== undefined && { parent: id(parent) })
})
const ALL = [make('MS'), make('综述', 'MS'), make('trials', 'MS'), make('phase 2', 'trials'), make('其他')]
const shown = (collections: readonly Collection[], isOpen?: (one: CollectionId) => boolean): readonly string[] =>
  collectionRows(collections, isOpen).map(({ name, depth }) => `${'-'.repeat(depth)}${name}`)

describe('collections', () => {
  it('stand in a tree, by name, closed where asked', () => {
    expect(shown(ALL)).toEqual(['其他', 'MS', '-综述', '-trials', '--phase 2'])
    expect(shown(ALL, (one) => one !== 'MS')).toEqual(['其他', 'MS'])
  })

  it('move, but never into themselves', () => {
    expect(shown(moveCollection(ALL, id('trials'), id('其他')))).toEqual([
      '其他',
      '-trials',
      '--phase 2',
      'MS',
      '-综述'
    ])
    expect(shown(moveCollection(ALL, id('phase 2'), undefined))).toContain('phase 2')
    expect(moveCollection(ALL, id('MS'), id('phase 2'))).toBe(ALL)
  })

  it('go with what stands in them', () => {
    expect(shown(removeCollection(ALL, id('MS')))).toEqual(['其他'])
    expect([...withDescendants(ALL, id('MS'))]).toEqual(['MS', '综述', 'trials', 'phase 2'])
  })

  it('show each collection once, whatever a damaged store says of their order', () => {
    const names = ['a', 'b', 'c', 'd', 'lost']
    const parent = fc.option(fc.constantFrom(...names), { nil: undefined })
    fc.assert(
      fc.property(fc.tuple(parent, parent, parent, parent), (parents) => {
        const collections = parents.map((one, at) => make(names[at] ?? '', one))
        expect(
          collectionRows(collections)
            .map((row) => row.name)
            .toSorted()
        ).toEqual(['a', 'b', 'c', 'd'])
      })
    )
  })
})
