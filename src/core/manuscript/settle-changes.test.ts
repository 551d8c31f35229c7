import { expect, it } from 'vitest'
import type { BlockId } from '#core/ids'
import type { Inline } from './nodes'
import { settleInlines } from './settle-changes'

const text = (value: string): Inline => ({ type: 'text', value })
const inserted: Inline = { type: 'insertion', author: '李娜', children: [text('新')] }
const deleted: Inline = { type: 'deletion', author: 'A. Reviewer', children: [text('old')] }
const noted = (...children: readonly Inline[]): Inline => ({
  type: 'note',
  kind: 'footnote',
  children: [{ type: 'paragraph', id: 'p' as BlockId, children }]
})

it('accepts insertions and deletions', () => {
  expect(settleInlines([text('a '), inserted, deleted], 'accept')).toEqual([text('a 新')])
})

it('rejects them', () => {
  expect(settleInlines([text('a '), inserted, deleted], 'reject')).toEqual([text('a old')])
})

it('settles what stands in a note', () => {
  expect(settleInlines([noted(deleted, text('期'))], 'accept')).toEqual([noted(text('期'))])
})

it('gives text without changes back as it is', () => {
  const plain = [text('治疗'), noted(text('x'))]
  expect(settleInlines(plain, 'accept')).toBe(plain)
})
