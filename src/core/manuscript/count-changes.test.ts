import { expect, it } from 'vitest'
import { countChanges } from './count-changes'
import type { Block, Paragraph } from './nodes'

it('counts changes of words, of ends and of rows, in lists, cells and notes too', () => {
  const change = { type: 'insertion', author: '李娜' } as const
  const line: Paragraph = {
    type: 'paragraph',
    id: 'p' as Block['id'],
    children: [{ ...change, children: [{ type: 'text', value: '疗效' }] }],
    endChange: change
  }
  const list: Block = {
    type: 'list',
    id: 'l' as Block['id'],
    ordered: false,
    children: [{ type: 'listItem', id: 'i' as Block['id'], children: [line] }]
  }
  const table: Block = {
    type: 'table',
    id: 't' as Block['id'],
    children: [{ type: 'tableRow', change, children: [{ type: 'tableCell', header: false, children: [line] }] }]
  }
  const noted: Block = { ...line, children: [{ type: 'note', kind: 'footnote', children: [line] }] }
  expect(countChanges([list, table, noted])).toEqual({ words: 3, ends: 4, rows: 1 })
})
