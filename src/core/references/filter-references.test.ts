import { describe, expect, it } from 'vitest'
import type { CollectionId, ReferenceId } from '#core/ids'
import { isAnswerable, makeFilter, startCounting, type FilterContext, type LibraryFilter } from './filter-references'
import type { CslItem, Reference } from './reference'

const [ms, trials] = ['ms' as CollectionId, 'trials' as CollectionId]
const reference = (id: string, item: Partial<CslItem> = {}, more: Partial<Reference> = {}): Reference => ({
  id: id as ReferenceId,
  key: id,
  item: { type: 'legislation', ...item, id },
  verification: { kind: 'unchecked' },
  tags: [],
  addedAt: '',
  modifiedAt: '',
  ...more
})
const ALL = [
  reference('a', { title: 'x', DOI: '10.1/a' }, { tags: ['综述', 'ms'], collections: [trials] }),
  reference('b', {}, { tags: ['ms'], collections: [ms, trials] }),
  reference('c', { title: 'y' }, { verification: { kind: 'concern', date: '', source: '' } }),
  reference(
    'd',
    { title: 'z', PMID: '1' },
    { verification: { kind: 'mismatch', date: '', source: '', fields: ['title'] } }
  )
]
const CONTEXT: FilterContext = {
  collections: [
    { id: ms, name: 'MS' },
    { id: trials, name: 'Trials', parent: ms }
  ],
  cited: new Set(['a' as ReferenceId]),
  candidates: new Set(['b' as ReferenceId]),
  duplicates: undefined
}
const shows = (filter: LibraryFilter): string =>
  ALL.filter(makeFilter(filter, CONTEXT))
    .map(({ id }) => id)
    .join('')

describe('makeFilter', () => {
  it('shows a collection with what stands in it, a tag, or all', () => {
    expect(shows({ kind: 'all' })).toBe('abcd')
    expect(shows({ kind: 'collection', id: ms })).toBe('ab')
    expect(shows({ kind: 'collection', id: trials })).toBe('ab')
    expect(shows({ kind: 'tag', tag: '综述' })).toBe('a')
  })

  it.each([
    ['cited', 'a'],
    ['uncited', 'bcd'],
    ['candidates', 'b'],
    ['duplicates', ''],
    ['retracted', 'c'],
    ['mismatch', 'd'],
    ['unchecked', 'ab'],
    ['no-identifier', 'bc'],
    ['missing-fields', 'b'],
    ['unfiled', 'cd']
  ] as const)('shows what is %s', (filter, ids) => expect(shows({ kind: 'smart', filter })).toBe(ids))

  it('says which filters have nothing to go by', () => {
    expect(isAnswerable('duplicates', CONTEXT)).toBe(false)
    expect(isAnswerable('cited', CONTEXT)).toBe(true)
    expect(isAnswerable('uncited', { ...CONTEXT, cited: undefined })).toBe(false)
  })
})

describe('startCounting', () => {
  it('counts every filter in slices', () => {
    const many = Array.from({ length: 250 }, (_, at) => ({ ...ALL[at % 2], id: `r${at}` as ReferenceId }) as Reference)
    const count = startCounting(many, CONTEXT)
    expect(count(() => false)).toBeUndefined()
    const counts = count(() => true)
    expect(counts?.tags).toEqual(
      new Map([
        ['综述', 125],
        ['ms', 250]
      ])
    )
    expect(counts?.collections).toEqual(
      new Map([
        [trials, 250],
        [ms, 250]
      ])
    )
    expect(counts?.smart.get('no-identifier')).toBe(125)
    expect(counts?.smart.has('duplicates')).toBe(false)
  })
})
