import { describe, expect, it } from 'vitest'
import type { CollectionId, ReferenceId } from '#core/ids'
import { mergeFields, mergeReferences, proposeSurvivor } from './merge-references'
import type { CslItem, Reference } from './reference'

const reference = (id: string, item: Partial<CslItem>, more: Partial<Reference> = {}): Reference => ({
  id: id as ReferenceId,
  key: `${id}key`,
  item: { type: 'article-journal', ...item, id },
  verification: { kind: 'unchecked' },
  tags: [],
  addedAt: '2024-02-01',
  modifiedAt: '2024-02-01',
  ...more
})
const none = new Map<string, number>()

describe('mergeFields', () => {
  it('lists what each has in reading order, marks what differs and proposes the survivor’s value', () => {
    const fields = mergeFields(
      [
        reference('a', { DOI: '10.1/a', title: '干细胞' }),
        reference('b', { title: '干细胞 ', volume: '3', DOI: '10.1/A' })
      ],
      1
    )
    expect(fields.map(({ field, differs, proposed }) => [field, differs, proposed])).toEqual([
      ['type', false, 1],
      ['title', false, 1],
      ['volume', false, 1],
      ['DOI', true, 1]
    ])
    expect(mergeFields([reference('a', { volume: '3' }), reference('b', {})], 1)[1]).toMatchObject({ proposed: 0 })
  })
})

describe('mergeReferences', () => {
  it('takes the picked value of each field and keeps id and key of the survivor', () => {
    const pair = [reference('a', { title: 'A', volume: '3' }), reference('b', { title: 'B', page: '7' })]
    const merged = mergeReferences(pair, 0, new Map([['title', 1]]))
    expect(merged).toMatchObject({ id: 'a', key: 'akey' })
    expect(merged.item).toEqual({ id: 'a', type: 'article-journal', title: 'B', volume: '3', page: '7' })
    expect(mergeReferences(pair, 0, new Map([['volume', 1]])).item.volume).toBeUndefined()
  })

  it('loses no tag, collection, note, file or relation', () => {
    const [k1, k2] = ['k1' as CollectionId, 'k2' as CollectionId]
    const merged = mergeReferences(
      [
        reference('a', {}, { tags: ['ms', '综述'], collections: [k1], notes: 'one', files: [{ link: 'a.pdf' }] }),
        reference(
          'b',
          {},
          {
            tags: ['综述', 'new'],
            collections: [k2],
            notes: '二',
            files: [{ link: 'a.pdf', title: 'A' }, { link: 'b.pdf' }],
            relations: [
              { kind: 'preprint', reference: 'a' as ReferenceId },
              { kind: 'preprint', reference: 'c' as ReferenceId }
            ],
            addedAt: '2023-01-01'
          }
        )
      ],
      0,
      none
    )
    expect(merged).toMatchObject({
      tags: ['ms', '综述', 'new'],
      collections: [k1, k2],
      notes: 'one\n\n二',
      files: [{ link: 'a.pdf' }, { link: 'b.pdf' }],
      relations: [{ kind: 'preprint', reference: 'c' }],
      addedAt: '2023-01-01'
    })
  })

  it('keeps a retraction whoever had it, and a verification only with its identifiers', () => {
    const retracted = { kind: 'retracted', date: '2024-01-01', source: 'crossref' } as const
    const verified = { ...retracted, kind: 'verified' } as const
    const pair = [
      reference('a', { DOI: '10.1/a' }, { verification: verified }),
      reference('b', { DOI: '10.1/b' }, { verification: retracted })
    ]
    expect(mergeReferences(pair, 0, none).verification).toEqual(retracted)
    const other = [pair[0] ?? reference('a', {}), reference('b', { DOI: '10.1/b' })]
    expect(mergeReferences(other, 0, none).verification).toEqual(verified)
    expect(mergeReferences(other, 0, new Map([['DOI', 1]])).verification).toEqual({ kind: 'unchecked' })
  })
})

describe('proposeSurvivor', () => {
  it('prefers what is verified, then what says most, then the oldest', () => {
    const verified = { kind: 'verified', date: '', source: '' } as const
    expect(
      proposeSurvivor([reference('a', { title: 'x', volume: '1' }), reference('b', {}, { verification: verified })])
    ).toBe(1)
    expect(proposeSurvivor([reference('a', {}), reference('b', { title: 'x' })])).toBe(1)
    expect(proposeSurvivor([reference('a', {}), reference('b', {}, { addedAt: '2020-01-01' })])).toBe(1)
  })
})
