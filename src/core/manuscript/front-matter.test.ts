import * as fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import type { BlockId } from '#core/ids'
import { splitFrontMatter } from './front-matter'
import { nameOfPart } from './front-matter-words'
import type { Block, Inline } from './nodes'
import { arbitraryBlocks } from './testing/arbitrary-manuscript'
import { textOf } from './text-of'

const id = 'b' as BlockId
const text = (value: string): Inline => ({ type: 'text', value })
const bold = (value: string): Inline => ({ type: 'strong', children: [text(value)] })
const h = (value: string, depth: 1 | 2 | 3 | 4 = 1): Block => ({ type: 'heading', id, depth, children: [text(value)] })
const p = (...children: readonly (string | Inline)[]): Block => ({
  type: 'paragraph',
  id,
  children: children.map((child) => (typeof child === 'string' ? text(child) : child))
})

describe('splitFrontMatter', () => {
  it('takes sections by their headings, numbered or spaced, and leaves the rest as the body', () => {
    const parts = splitFrontMatter([
      h('Abstract'),
      h('Background', 2),
      p('MSC-NP are safe.'),
      h('1. Introduction'),
      p('Text.'),
      h('7. Author Contributions'),
      p('LW wrote.'),
      h('Conflicts of Interest:'),
      p('None.')
    ])
    expect(textOf(parts.abstract)).toBe('Background\nMSC-NP are safe.')
    expect(textOf(parts.body)).toBe('1. Introduction\nText.')
    expect(parts.statements.map(({ kind, blocks }) => [kind, textOf(blocks)])).toEqual([
      ['contributions', 'LW wrote.'],
      ['conflicts', 'None.']
    ])
  })

  it.each([
    ['摘　要', '关键词：干细胞；治疗', ['干细胞', '治疗']],
    ['摘 要：', '關鍵詞：幹細胞、治療', ['幹細胞', '治療']],
    ['Summary', 'Keywords: MSC-NP, 干细胞', ['MSC-NP', '干细胞']],
    ['ABSTRACT', '[Key words] stem cells; therapy, early.', ['stem cells', 'therapy, early']]
  ])('reads %s with "%s"', (heading, keywords, wanted) => {
    const parts = splitFrontMatter([h(heading), p('内容 content'), p(keywords), h('引言')])
    expect(textOf(parts.abstract)).toBe('内容 content')
    expect(parts.keywords).toEqual(wanted)
    expect(textOf(parts.body)).toBe('引言')
  })

  it('takes the leading words off a paragraph, bold or not, and keeps its marks', () => {
    const parts = splitFrontMatter([
      p('【摘要】', bold('目的'), ' 观察。'),
      p(bold('Funding'), ' The NSFC (', bold('81500001'), ').'),
      p('基金项目：国家自然科学基金')
    ])
    expect(parts.abstract).toMatchObject([{ children: [{ type: 'strong' }, { value: ' 观察。' }] }])
    expect(parts.statements.map(({ blocks }) => textOf(blocks))).toEqual(['The NSFC (81500001).', '国家自然科学基金'])
  })

  it.each(['Funding for this work came late.', '摘要显示疗效良好。', 'In summary: it works.', 'Ethics matter'])(
    'leaves "%s" in the body',
    (sentence) => {
      expect(textOf(splitFrontMatter([p(sentence)]).body)).toBe(sentence)
    }
  )

  it('keeps every word of any side', () => {
    fc.assert(
      fc.property(arbitraryBlocks('all'), (blocks) => {
        const { abstract, keywords, statements, body } = splitFrontMatter(blocks)
        expect([abstract, keywords, statements]).toEqual([[], [], []])
        expect(body).toEqual(blocks)
      }),
      { numRuns: 50 }
    )
  })

  it('names the parts in the language of the side', () => {
    expect(['en-GB', 'zh-CN', 'zh-TW'].map((language) => nameOfPart('conflicts', language))).toEqual([
      'Conflict of interest',
      '利益冲突',
      '利益衝突'
    ])
  })
})
