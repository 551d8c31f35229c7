import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { countingIds, type BlockId } from '#core/ids'
import type { Side } from '#core/manuscript/manuscript'
import type { Block } from '#core/manuscript/nodes'
import { initialPairings, refreshPairings } from './pair-sections'

/** A side of `# heading`, `• item` and plain paragraph lines; the line is the block's id. */
function side(language: string, ...lines: readonly string[]): Side {
  return { language, title: '', blocks: lines.map(blockOf) }
}

function blockOf(line: string): Block {
  const id = line as BlockId
  const children = [{ type: 'text', value: line.replace(/^(?:#+|•) /, '') }] as const
  const depth = /^#+/.exec(line)?.[0].length
  if (depth !== undefined) return { type: 'heading', id, depth: depth === 1 ? 1 : depth === 2 ? 2 : 3, children }
  if (!line.startsWith('•')) return { type: 'paragraph', id, children }
  const paragraph: Block = { type: 'paragraph', id: `${line} p` as BlockId, children }
  return {
    type: 'list',
    id: `${line} l` as BlockId,
    ordered: false,
    children: [{ type: 'listItem', id, children: [paragraph] }]
  }
}

const pairsOf = (leading: Side, facing: Side): readonly string[] =>
  initialPairings(leading, facing, countingIds()).map((pair) => `${pair.leading.join('+')} | ${pair.facing.join('+')}`)

describe('initialPairings', () => {
  it('pairs numbered sections whose numbers differ by a constant, and their units in order', () => {
    expect(
      pairsOf(
        side('en-US', '# 1. Review', '## 1.1 Aim', 'Pain.', '### (1) Nerves', '• Vagus', '• Other', '## 1.3 Use'),
        side(
          'zh-CN',
          '# 2. 综述',
          '## 2.1 目的',
          '疼痛。',
          '### （1）神经',
          '• 迷走',
          '## 2.2 仅中文',
          '## 2.3 应用',
          '结论。'
        )
      )
    ).toEqual([
      '# 1. Review | # 2. 综述',
      '## 1.1 Aim | ## 2.1 目的',
      'Pain. | 疼痛。',
      '### (1) Nerves | ### （1）神经',
      '• Vagus | • 迷走',
      '• Other | ',
      ' | ## 2.2 仅中文',
      '## 1.3 Use | ## 2.3 应用',
      ' | 结论。'
    ])
  })

  it('pairs by order where there are no numbers, and across numbering systems', () => {
    expect(pairsOf(side('en', '# Aim', 'A', '# Methods', 'B'), side('zh', '# 目的', '甲', '# 方法'))).toEqual([
      '# Aim | # 目的',
      'A | 甲',
      '# Methods | # 方法',
      'B | '
    ])
    expect(pairsOf(side('en', '# 1. Aim', '# 2. Use'), side('zh', '# 一、目的', '# 第二章 应用'))).toEqual([
      '# 1. Aim | # 一、目的',
      '# 2. Use | # 第二章 应用'
    ])
  })

  it('looks through an outermost heading that only one side has', () => {
    expect(pairsOf(side('en', '## 1.1 Aim', 'A'), side('zh', '# 2. 中文版', '## 2.1 目的', '甲'))).toEqual([
      ' | # 2. 中文版',
      '## 1.1 Aim | ## 2.1 目的',
      'A | 甲'
    ])
  })

  it('pairs an item with a paragraph rather than leave both alone', () => {
    expect(pairsOf(side('en', '• A'), side('zh', '甲'))).toEqual(['• A | 甲'])
  })

  it('names every block of both sides exactly once, whatever the sides hold', () => {
    const line = fc.constantFrom('# ', '## ', '### ', '• ', '').chain((mark) => fc.nat(4).map((n) => `${mark}${n}. x`))
    const lines = fc.array(line, { maxLength: 14 })
    fc.assert(
      fc.property(lines, lines, (left, right) => {
        const leading = side('en', ...left.map((text, i) => `${text} l${i}`))
        const facing = side('zh', ...right.map((text, i) => `${text} f${i}`))
        const pairings = initialPairings(leading, facing, countingIds())
        expect(pairings.flatMap((pair) => pair.leading)).toEqual(left.map((text, i) => `${text} l${i}`))
        expect(pairings.flatMap((pair) => pair.facing)).toEqual(right.map((text, i) => `${text} f${i}`))
      })
    )
  })
})

it('keeps ids and states of pairings whose blocks are still paired', () => {
  const ids = countingIds()
  const leading = side('en', '# 1. Aim', 'A')
  const facing = side('zh', '# 1. 目的', '甲')
  const pairings = initialPairings(leading, facing, ids).map((pair) => ({ ...pair, state: 'reviewed' as const }))
  const manuscript = { id: ids<'ManuscriptId'>('m'), title: '', styleId: 's', createdAt: '', modifiedAt: '', pairings }
  const longer = { ...manuscript, leading: side('en', '# 1. Aim', 'A', 'B'), facing }
  const refreshed = refreshPairings(longer, ids)
  expect(refreshed.slice(0, 2)).toEqual(pairings)
  expect(refreshed[2]).toMatchObject({ leading: ['B'], facing: [], state: 'untranslated' })
})

describe('refreshPairings', () => {
  /** The pairs after one side changed, both having been paired before. */
  const refreshed = (before: readonly [Side, Side], [leading, facing]: readonly [Side, Side]): readonly string[] => {
    const ids = countingIds()
    const pairings = initialPairings(...before, ids)
    const rest = { id: ids<'ManuscriptId'>('m'), title: '', styleId: 's', createdAt: '', modifiedAt: '' }
    return refreshPairings({ ...rest, pairings, leading, facing }, ids).map(
      (pair) => `${pair.leading.join('+')} | ${pair.facing.join('+')}`
    )
  }
  const facing = side('zh', '# 引言', '甲。', '乙。', '# 方法', '丙。')

  it('leaves a new paragraph alone rather than move those behind it', () => {
    const before = side('en', '# Introduction', 'A.', 'B.', '# Methods', 'C.')
    const after = side('en', '# Introduction', 'A.', 'New.', 'B.', '# Methods', 'C.')
    expect(refreshed([before, facing], [after, facing])).toEqual([
      '# Introduction | # 引言',
      'A. | 甲。',
      'New. | ',
      'B. | 乙。',
      '# Methods | # 方法',
      'C. | 丙。'
    ])
  })

  it('leaves a new section alone rather than move those behind it', () => {
    const before = side('en', '# Introduction', 'A.', 'B.', '# Methods', 'C.')
    const after = side('en', '# Highlights', 'New.', '# Introduction', 'A.', 'B.', '# Methods', 'C.')
    expect(refreshed([before, facing], [after, facing]).filter((pair) => pair.endsWith('| '))).toEqual([
      '# Highlights | ',
      'New. | '
    ])
  })

  it('pairs anew where what was paired leaves less paired', () => {
    const leading = side('en', 'A.', 'B.')
    expect(refreshed([leading, side('zh', '乙。')], [leading, side('zh', '甲。', '乙。')])).toEqual([
      'A. | 甲。',
      'B. | 乙。'
    ])
  })
})
