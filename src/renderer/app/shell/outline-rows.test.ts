import { describe, expect, it } from 'vitest'
import type { BlockId, ManuscriptId, PairingId } from '#core/ids'
import type { Manuscript } from '#core/manuscript/manuscript'
import type { Heading } from '#core/manuscript/nodes'
import { outlineRows } from './outline-rows'

const heading = (id: string, value: string, depth: Heading['depth'] = 2): Heading => ({
  type: 'heading',
  id: id as BlockId,
  depth,
  children: [{ type: 'text', value }]
})

function manuscriptOf(leading: readonly Heading[], facing: readonly Heading[], pairs: readonly string[]): Manuscript {
  return {
    id: 'm' as ManuscriptId,
    title: '',
    leading: { language: 'en-US', title: '', blocks: leading },
    facing: { language: 'zh-CN', title: '', blocks: facing },
    pairings: pairs.map((pair) => {
      const [left = '', right = ''] = pair.split('=')
      return {
        id: pair as PairingId,
        leading: left ? [left as BlockId] : [],
        facing: right ? [right as BlockId] : [],
        state: 'translated' as const
      }
    }),
    styleId: 'frontiers',
    createdAt: '2026-01-01T00:00:00Z',
    modifiedAt: '2026-01-01T00:00:00Z'
  }
}

const lines = (manuscript: Manuscript) =>
  outlineRows(manuscript).map((row) => `${row.leading?.text ?? '–'} | ${row.facing?.text ?? '–'}`)

describe('outlineRows', () => {
  it('sets paired headings side by side in the order of the leading side', () => {
    const manuscript = manuscriptOf(
      [heading('a', '1.1 Stem cells'), heading('b', '1.2 Herbs')],
      [heading('x', '2.1 干细胞'), heading('y', '2.2 草药')],
      ['a=x', 'b=y']
    )
    expect(lines(manuscript)).toEqual(['1.1 Stem cells | 2.1 干细胞', '1.2 Herbs | 2.2 草药'])
  })
  it('keeps headings that only one side has, after the one they follow', () => {
    const manuscript = manuscriptOf(
      [heading('a', 'A'), heading('b', 'B'), heading('c', 'C')],
      [heading('w', '前言'), heading('x', '甲'), heading('new', '补充'), heading('z', '丙')],
      ['a=x', 'c=z']
    )
    expect(lines(manuscript)).toEqual(['– | 前言', 'A | 甲', '– | 补充', 'B | –', 'C | 丙'])
  })
  it('loses no heading when pairings are missing, doubled or stale', () => {
    const manuscript = manuscriptOf(
      [heading('a', 'A')],
      [heading('x', '甲'), heading('y', '乙')],
      ['a=x', 'gone=y', 'a=x']
    )
    expect(lines(manuscript)).toHaveLength(2)
    expect(lines(manuscriptOf([], [heading('x', '甲')], []))).toEqual(['– | 甲'])
    expect(lines(manuscriptOf([], [], []))).toEqual([])
  })
})
