import { describe, expect, it } from 'vitest'
import type { ReferenceId } from '#core/ids'
import type { Reference } from '#core/references/reference'
import { bulkEffects, type BulkChange } from './bulk-change'

const reference = (id: string, tags: readonly string[], language?: string): Reference => ({
  id: id as ReferenceId,
  key: id,
  item: { id, type: 'book', title: '中华神经科杂志', ...(language !== undefined && { language }) },
  verification: { kind: 'unchecked' },
  tags,
  addedAt: '',
  modifiedAt: ''
})
const ALL = [reference('a', ['ms', '综述']), reference('b', ['ms'], 'en'), reference('c', [])]
const effects = (change: BulkChange) =>
  bulkEffects(ALL, change).map(({ reference, before, after }) => [reference.id, before, after])

describe('bulkEffects', () => {
  it('adds, removes and sets tags, each once', () => {
    expect(effects({ kind: 'tags', mode: 'add', tags: '综述；ms' })).toEqual([
      ['b', 'ms', 'ms; 综述'],
      ['c', '', '综述; ms']
    ])
    expect(effects({ kind: 'tags', mode: 'remove', tags: 'ms' })).toEqual([
      ['a', 'ms; 综述', '综述'],
      ['b', 'ms', '']
    ])
    expect(effects({ kind: 'tags', mode: 'set', tags: 'ms' })).toEqual([
      ['a', 'ms; 综述', 'ms'],
      ['c', '', 'ms']
    ])
    expect(effects({ kind: 'tags', mode: 'set', tags: ' ' })).toEqual([])
  })

  it('sets a field, or takes it away', () => {
    expect(effects({ kind: 'field', field: 'language', value: 'zh-CN' })).toHaveLength(3)
    expect(effects({ kind: 'field', field: 'language', value: '' })).toEqual([['b', 'en', '']])
    expect(effects({ kind: 'field', field: 'type', value: '' })).toEqual([])
  })

  it('replaces in a field', () => {
    expect(effects({ kind: 'replace', field: 'title', find: '杂志', replace: '志', exact: false })[0]).toEqual([
      'a',
      '中华神经科杂志',
      '中华神经科志'
    ])
  })
})
