import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import type { ReferenceId } from '#core/ids'
import type { Reference } from './reference'
import { previewReplacement, setItemField } from './replace-in-field'

const reference = (title: string): Reference => ({
  id: 'r' as ReferenceId,
  key: 'r',
  item: { id: 'r', type: 'book', title },
  verification: { kind: 'unchecked' },
  tags: [],
  addedAt: '',
  modifiedAt: ''
})
const after = (title: string, find: string, replace: string, exact = false): string | undefined =>
  previewReplacement([reference(title)], { field: 'title', find, replace, exact })[0]?.after

describe('previewReplacement', () => {
  it('replaces every occurrence, signs taken as they stand', () => {
    expect(after('Lancet neurol. and lancet', 'LANCET', 'The Lancet')).toBe('The Lancet neurol. and The Lancet')
    expect(after('Lancet', 'LANCET', 'x', true)).toBeUndefined()
    expect(after('a (b) [c] $1', '(b) [c]', '$&')).toBe('a $& $1')
    expect(after('中华神经科杂志', '神经科', '内科')).toBe('中华内科杂志')
    expect(after('abc', '', 'x')).toBeUndefined()
  })

  it('takes any text to find', () => {
    fc.assert(
      fc.property(fc.string(), fc.string({ minLength: 1, unit: 'grapheme' }), (title, find) => {
        expect(after(title + find, find, '', true)).toBe((title + find).replaceAll(find, ''))
      })
    )
  })
})

describe('setItemField', () => {
  it('sets a field, and takes it away when it is empty, but never the type', () => {
    expect(setItemField(reference('x'), 'language', 'zh-CN').item).toMatchObject({ language: 'zh-CN', title: 'x' })
    expect(setItemField(reference('x'), 'title', '').item).toEqual({ id: 'r', type: 'book' })
    expect(setItemField(reference('x'), 'type', 'report').item.type).toBe('report')
  })
})
