import { describe, expect, it } from 'vitest'
import { readStoredReference } from './stored-values'

/** A record as version 0.1.0 wrote it. */
const OLD =
  '{"id":"r1","key":"li2020","item":{"id":"r1","type":"article-journal","title":"干细胞","author":[{"family":"李","given":"明"}],"issued":{"date-parts":[[2020]]}},"verification":{"kind":"unchecked"},"tags":["ms"],"addedAt":"2024-01-01T00:00:00Z","modifiedAt":"2024-01-01T00:00:00Z"}'

const old = (more: object = {}): unknown => ({ ...(JSON.parse(OLD) as object), ...more })

describe('readStoredReference', () => {
  it('reads a record from before collections, notes, files and relations', () => {
    expect(readStoredReference(old())).toEqual(JSON.parse(OLD))
  })

  it('reads what a record has of them', () => {
    const value = old({
      collections: ['k1'],
      notes: '读过',
      files: [{ link: '/home/li/论文.pdf' }, { link: 'https://example.org/a.pdf', title: 'PDF' }],
      relations: [{ kind: 'preprint', reference: 'r2' }]
    })
    expect(readStoredReference(value)).toBe(value)
  })

  it('refuses another shape, which stays in the store as it is', () => {
    expect(readStoredReference(old({ collections: 'k1' }))).toBeUndefined()
    expect(readStoredReference(old({ files: [{ link: 7 }] }))).toBeUndefined()
    expect(readStoredReference(old({ relations: [{ kind: 'child', reference: 'r2' }] }))).toBeUndefined()
    expect(readStoredReference(null)).toBeUndefined()
  })
})
