import * as fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import type { BlockId, ManuscriptId, PairingId } from '#core/ids'
import type { Manuscript, Pairing } from '#core/manuscript/manuscript'
import type { Block } from '#core/manuscript/nodes'
import { pairRows } from './pair-rows'

const id = (name: string): BlockId => name as BlockId
const paragraph = (name: string): Block => ({ type: 'paragraph', id: id(name), children: [] })
const list = (name: string, items: readonly string[]): Block => ({
  type: 'list',
  id: id(name),
  ordered: true,
  children: items.map((item) => ({ type: 'listItem', id: id(item), children: [paragraph(`${item}p`)] }))
})

const toIds = (names: string): readonly BlockId[] => names.split('+').filter(Boolean).map(id)

function manuscript(leading: readonly Block[], facing: readonly Block[], pairs: readonly string[]): Manuscript {
  const pairings = pairs.map((pair, index): Pairing => {
    const [left = '', right = ''] = pair.split('=')
    return { id: `p${index}` as PairingId, leading: toIds(left), facing: toIds(right), state: 'draft' }
  })
  return {
    id: 'm' as ManuscriptId,
    title: '',
    leading: { language: 'en', title: '', blocks: leading },
    facing: { language: 'zh-CN', title: '', blocks: facing },
    pairings,
    styleId: 'apa',
    createdAt: '',
    modifiedAt: ''
  }
}

const paragraphs = (names: string): readonly Block[] => names.split('').map(paragraph)

const blockNames = (blocks: readonly Block[]): string =>
  blocks.map((block) => (block.type === 'list' ? block.children.map((item) => item.id).join('') : block.id)).join('')

const rowsOf = (value: Manuscript): readonly string[] =>
  pairRows(value).map(({ leading, facing }) => `${blockNames(leading)}|${blockNames(facing)}`)

describe('pairRows', () => {
  it.each([
    ['one to one', 'ab', 'xy', ['a=x', 'b=y'], ['a|x', 'b|y']],
    ['one to many', 'ab', 'xyz', ['a=x+y', 'b=z'], ['a|xy', 'b|z']],
    ['many to one', 'abc', 'xy', ['a+b=x', 'c=y'], ['ab|x', 'c|y']],
    ['crossing pairings', 'abc', 'xyz', ['a=y', 'b=x', 'c=z'], ['ab|xy', 'c|z']],
    ['untranslated blocks', 'abc', 'xz', ['a=x', 'b=', 'c=z'], ['a|x', 'b|', 'c|z']],
    ['added blocks', 'ac', 'xyz', ['a=x', '=y', 'c=z'], ['a|x', '|y', 'c|z']],
    ['stretches without pairings', 'abcd', 'xyz', ['a=x', 'd=z'], ['a|x', 'bc|y', 'd|z']],
    ['no pairings at all', 'ab', 'xyz', [], ['ab|xyz']]
  ])('lays out %s', (_, leading, facing, pairs, expected) => {
    expect(rowsOf(manuscript(paragraphs(leading), paragraphs(facing), pairs))).toEqual(expected)
  })

  it('pairs the items of lists one by one, and whole lists as wholes', () => {
    const leading = [list('L', ['a', 'b'])]
    const facing = [list('M', ['x', 'y'])]
    expect(rowsOf(manuscript(leading, facing, ['a=x', 'b=y']))).toEqual(['a|x', 'b|y'])
    expect(rowsOf(manuscript(leading, facing, ['L=M']))).toEqual(['ab|xy'])
    expect(rowsOf(manuscript(leading, facing, ['L=M', 'a=x', 'b=y']))).toEqual(['a|x', 'b|y'])
  })

  it('keeps each block once and in order, whatever the pairings say', () => {
    const names = fc.subarray('abcdefgh'.split(''))
    const others = fc.subarray('stuvwxyz'.split(''))
    const pairs = fc.array(
      fc.tuple(names, others).map(([left, right]) => `${left.slice(0, 3).join('+')}=${right.slice(0, 3).join('+')}`),
      { maxLength: 6 }
    )
    fc.assert(
      fc.property(names, others, pairs, (left, right, some) => {
        const rows = pairRows(manuscript(left.map(paragraph), right.map(paragraph), some))
        expect(blockNames(rows.flatMap((row) => row.leading))).toBe(left.join(''))
        expect(blockNames(rows.flatMap((row) => row.facing))).toBe(right.join(''))
        expect(rows.every((row) => row.leading.length + row.facing.length > 0)).toBe(true)
      })
    )
  })
})
