import { expect, it } from 'vitest'
import type { ReferenceId } from '#core/ids'
import type { CslItem, Reference } from '#core/references/reference'
import { nextOrder, sortByRank, startRanking, type Column } from './sort-references'

const reference = (key: string, parts: Partial<CslItem>): Reference => ({
  id: key as ReferenceId,
  key,
  item: { id: key, type: 'article-journal', ...parts },
  verification: { kind: 'unchecked' },
  tags: [],
  addedAt: '2026-01-01T00:00:00Z',
  modifiedAt: '2026-01-01T00:00:00Z'
})

const LIBRARY = new Map(
  [
    reference('z', { author: [{ family: '张', given: '伟' }], issued: { 'date-parts': [[2020]] } }),
    reference('h', { author: [{ family: 'Harris' }], issued: { 'date-parts': [[2018]] } }),
    reference('none', {}),
    reference('o', { author: [{ family: 'Österberg' }], issued: { 'date-parts': [[999]] } }),
    reference('b', { author: [{ family: '白', given: '雪' }] })
  ].map((entry) => [entry.id, entry] as const)
)
const order = (column: Column, descending = false) => {
  const ranks = startRanking(LIBRARY, column)(() => true) ?? new Map<ReferenceId, number>()
  return sortByRank([...LIBRARY.keys()], ranks, descending).join(' ')
}

it('sorts authors of both scripts, Chinese by pinyin, those without any last', () => {
  expect(order('authors')).toBe('b z h o none')
  expect(order('authors', true)).toBe('o h z b none')
})

it('sorts years by value and keeps rows without a year at the end both ways', () => {
  expect(order('year')).toBe('o h z none b')
  expect(order('year', true)).toBe('z h o none b')
})

it('goes from ascending to descending and back to the own order', () => {
  const first = nextOrder(undefined, 'year')
  const second = nextOrder(first, 'year')
  expect([first, second, nextOrder(second, 'year')]).toEqual([
    { column: 'year', descending: false },
    { column: 'year', descending: true },
    undefined
  ])
  expect(nextOrder(second, 'title')).toEqual({ column: 'title', descending: false })
})
