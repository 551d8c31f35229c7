import { expect, it } from 'vitest'
import type { CommentId } from '#core/ids'
import type { Block, Change, Inline, Paragraph } from './nodes'
import { settleBlocks } from './settle-changes'
import { takeOutBlock } from './take-out-block'

const ME: Change = { type: 'deletion', author: '李娜' }
const text = (value: string): Inline => ({ type: 'text', value })
const line = (id: string, ...children: readonly Inline[]): Paragraph => ({
  type: 'paragraph',
  id: id as Block['id'],
  children
})
const list = (...items: readonly (readonly Block[])[]): Block => ({
  type: 'list',
  id: 'l' as Block['id'],
  ordered: false,
  children: items.map((children, at) => ({ type: 'listItem', id: `i${at}` as Block['id'], children }))
})

it('marks words and ends of a list, keeps marks that were there, and drops what the author put in', () => {
  const theirs: Inline = { type: 'deletion', author: 'B', children: [text('old')] }
  const put: Inline = { type: 'insertion', author: 'B', children: [text('new')] }
  const own: Inline = { type: 'insertion', author: '李娜', children: [text('own')] }
  const before = list([line('a', text('治疗'), theirs, put, own)], [line('b', text('x'))])
  const taken = takeOutBlock(before, ME)
  expect(taken).toMatchObject({
    children: [
      {
        children: [
          {
            children: [
              { ...ME, children: [text('治疗')] },
              theirs,
              { ...ME, inserted: { author: 'B' }, children: [text('new')] }
            ],
            endChange: ME
          }
        ]
      },
      { children: [{ endChange: ME }] }
    ]
  })
  const rest: Block = { type: 'thematicBreak', id: 'r' as Block['id'] }
  expect(settleBlocks(taken ? [taken, rest] : [], 'accept')).toEqual([rest])
  expect(settleBlocks(taken ? [taken] : [], 'reject')).toEqual([
    list([line('a', text('治疗old'))], [line('b', text('x'))])
  ])
})

it('marks a table by its rows, and leaves out what is told', () => {
  const table: Block = {
    type: 'table',
    id: 't' as Block['id'],
    children: [
      { type: 'tableRow', children: [] },
      { type: 'tableRow', change: { type: 'insertion', author: '李娜' }, children: [] },
      { type: 'tableRow', change: { type: 'insertion', author: 'B' }, children: [] }
    ]
  }
  expect(takeOutBlock(table, ME)).toMatchObject({
    children: [{ change: ME }, { change: { ...ME, inserted: { author: 'B' } } }]
  })
  expect(takeOutBlock(list([line('a', text('x'))]), ME, new Set(['i0']))).toBeUndefined()
  expect(takeOutBlock({ type: 'thematicBreak', id: 'r' as Block['id'] }, ME)).toBeUndefined()
})

it('takes comments along with their words, and leaves those out that stand alone', () => {
  const comment: Inline = { type: 'comment', id: 'c' as CommentId, author: 'B', text: '?' }
  const own: Inline = { type: 'insertion', author: '李娜', children: [text('own')] }
  expect(takeOutBlock(line('a', text('治疗'), comment), ME)).toMatchObject({
    children: [{ ...ME, children: [text('治疗'), comment] }]
  })
  expect(takeOutBlock(line('a', own, comment), ME)).toMatchObject({ children: [] })
})
