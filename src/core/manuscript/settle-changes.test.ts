import fc from 'fast-check'
import { expect, it } from 'vitest'
import type { BlockId } from '#core/ids'
import type { Block, Change, Inline, Paragraph, TableRow } from './nodes'
import { settleBlocks, settleInlines } from './settle-changes'
import { arbitraryBlocks } from './testing/arbitrary-manuscript'

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

it('takes a deleted insertion away either way', () => {
  const both: Inline = { type: 'deletion', author: 'A', inserted: { author: '李娜' }, children: [text('新')] }
  const nested: Inline = { type: 'insertion', author: '李娜', children: [{ ...deleted, children: [text('new')] }] }
  for (const act of ['accept', 'reject'] as const) {
    expect(settleInlines([text('疗效 '), both, nested], act)).toEqual([text('疗效 ')])
  }
})

it('settles what stands in a note', () => {
  expect(settleInlines([noted(deleted, text('期'))], 'accept')).toEqual([noted(text('期'))])
})

it('gives text without changes back as it is', () => {
  const plain = [text('治疗'), noted(text('x'))]
  expect(settleInlines(plain, 'accept')).toBe(plain)
})

const deletedEnd = { endChange: { type: 'deletion', author: '李娜' } } as const
const insertedEnd = { endChange: { type: 'insertion', author: '李娜' } } as const
const line = (id: string, value: string, more: object = {}): Paragraph => ({
  type: 'paragraph',
  id: id as BlockId,
  children: value === '' ? [] : [text(value)],
  ...more
})
const list = (...items: readonly (readonly Block[])[]): Block => ({
  type: 'list',
  id: 'l' as BlockId,
  ordered: false,
  children: items.map((children, at) => ({ type: 'listItem', id: `i${at}` as BlockId, children }))
})

it('joins blocks whose ends go, and keeps those that stay', () => {
  const blocks = [
    line('a', '治', deletedEnd),
    line('b', '疗', deletedEnd),
    line('c', 'end', insertedEnd),
    line('d', '')
  ]
  expect(settleBlocks(blocks, 'accept')).toEqual([line('a', '治疗end'), line('d', '')])
  expect(settleBlocks(blocks, 'reject')).toEqual([line('a', '治'), line('b', '疗'), line('c', 'end')])
})

it('takes away a block that lost its words with its end, unless it is all there is', () => {
  const gone: Block = { type: 'paragraph', id: 'a' as BlockId, children: [deleted], ...deletedEnd }
  const heading: Block = { type: 'heading', id: 'h' as BlockId, depth: 2, children: [text('T')] }
  expect(settleBlocks([gone, heading], 'accept')).toEqual([heading])
  expect(settleBlocks([gone, { type: 'thematicBreak', id: 'r' as BlockId }], 'accept')).toMatchObject([{ id: 'r' }])
  expect(settleBlocks([gone], 'accept')).toEqual([line('a', '')])
})

it('joins items of a list, the lists within the later one kept', () => {
  const nested = list([line('n', 'x')])
  expect(settleBlocks([list([line('a', 'a', deletedEnd)], [line('b', 'b'), nested])], 'accept')).toEqual([
    list([line('a', 'ab'), nested])
  ])
})

it('takes rows away, and the table with the last', () => {
  const row = (value: string, change?: Change): TableRow => ({
    type: 'tableRow',
    ...(change && { change }),
    children: [{ type: 'tableCell', header: false, children: [line(value, value)] }]
  })
  const table = (...children: readonly TableRow[]): Block => ({ type: 'table', id: 't' as BlockId, children })
  const put = { type: 'insertion', author: 'A' } as const
  expect(settleBlocks([table(row('a'), row('b', put))], 'accept')).toEqual([table(row('a'), row('b'))])
  expect(settleBlocks([table(row('a'), row('b', put))], 'reject')).toEqual([table(row('a'))])
  expect(settleBlocks([table(row('b', put)), line('z', 'z')], 'reject')).toEqual([line('z', 'z')])
})

it('gives blocks without changes back as they are', () => {
  fc.assert(
    fc.property(arbitraryBlocks('prose'), (blocks) => {
      expect(settleBlocks(blocks, 'accept')).toBe(blocks)
    })
  )
})
