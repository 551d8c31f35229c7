import { describe, expect, it } from 'vitest'
import type { BlockId } from '#core/ids'
import type { Block } from '#core/manuscript/nodes'
import { structureOf } from './structure-of'

const heading = (words: string, depth: 1 | 2 = 1): Block => ({
  type: 'heading',
  id: 'h' as BlockId,
  depth,
  children: [{ type: 'text', value: words }]
})
const paragraph = (words: string, id = 'p'): Block => ({
  type: 'paragraph',
  id: id as BlockId,
  children: [{ type: 'text', value: words }]
})
const list = (...items: readonly string[]): Block => ({
  type: 'list',
  id: 'l' as BlockId,
  ordered: false,
  children: items.map((id) => ({ type: 'listItem', id: id as BlockId, children: [paragraph(id, `${id} text`)] }))
})

describe('structureOf', () => {
  it('stays the same while only words change', () => {
    expect(structureOf([heading('1.1 Aim'), paragraph('Pain.')])).toBe(
      structureOf([heading('1.1 Purpose'), paragraph('Pain, and how to prevent it.')])
    )
    expect(structureOf([heading('一、目的'), list('a')])).toBe(structureOf([heading('一、方法'), list('a')]))
  })

  it('differs where a block comes, goes, moves or changes its kind', () => {
    const before = structureOf([heading('1.1 Aim'), paragraph('Pain.'), list('a', 'b')])
    const others: readonly (readonly Block[])[] = [
      [heading('1.1 Aim'), paragraph('Pain.'), list('a')],
      [heading('1.1 Aim'), paragraph('Pain.'), list('b', 'a')],
      [heading('1.1 Aim'), list('a', 'b'), paragraph('Pain.')],
      [heading('1.1 Aim'), heading('Pain.'), list('a', 'b')],
      [heading('1.1 Aim'), { type: 'blockquote', id: 'p' as BlockId, children: [] }, list('a', 'b')],
      []
    ]
    for (const other of others) expect(structureOf(other)).not.toBe(before)
  })

  it('differs where a heading changes its number or depth', () => {
    const before = structureOf([heading('1.2 Aim')])
    for (const other of [heading('1.3 Aim'), heading('Aim'), heading('1.2 Aim', 2)]) {
      expect(structureOf([other])).not.toBe(before)
    }
  })
})
