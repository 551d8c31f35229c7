import { describe, expect, it } from 'vitest'
import type { BlockId, ManuscriptId } from '#core/ids'
import type { Manuscript } from './manuscript'
import type { Block, Caption, CrossReference, Inline } from './nodes'
import { listTargets, readTargets, updateCrossReferences } from './target-readings'
import { textOf } from './text-of'

const text = (value: string): Inline => ({ type: 'text', value })
const heading = (id: string, words: string, depth: 1 | 2 = 1): Block => ({
  type: 'heading',
  id: id as BlockId,
  depth,
  children: words === '' ? [] : [text(words)]
})
const caption = (id: string, of: Caption['of'], words: string): Block => ({
  type: 'caption',
  id: id as BlockId,
  of,
  children: [text(words)]
})
const mention = (target: string, shows: CrossReference['shows'], read = '?'): Inline => ({
  type: 'crossReference',
  target: target as BlockId,
  shows,
  text: read
})
const paragraph = (id: string, ...children: readonly Inline[]): Block => ({
  type: 'paragraph',
  id: id as BlockId,
  children
})

const manuscript = (leading: readonly Block[], facing: readonly Block[] = []): Manuscript => ({
  id: 'm' as ManuscriptId,
  title: 'T',
  leading: { language: 'en-US', title: '', blocks: leading },
  facing: { language: 'zh-CN', title: '', blocks: facing },
  pairings: [],
  styleId: 'frontiers',
  createdAt: '',
  modifiedAt: ''
})

describe('listTargets', () => {
  it('lists headings with words, figures and tables, in document order and in the language of the side', () => {
    const blocks = [
      heading('h1', '1. 干细胞'),
      caption('t1', 'table', '基线'),
      heading('h0', ''),
      paragraph('p', text('正文')),
      caption('f1', 'figure', 'EDSS 评分'),
      caption('f2', 'figure', '复发')
    ]
    expect(listTargets(blocks, 'zh-CN')).toEqual([
      { id: 'h1', kind: 'heading', depth: 1, readings: { text: '1. 干细胞' } },
      { id: 't1', kind: 'table', depth: 1, readings: { label: '表1', number: '1', text: '基线' } },
      { id: 'f1', kind: 'figure', depth: 1, readings: { label: '图1', number: '1', text: 'EDSS 评分' } },
      { id: 'f2', kind: 'figure', depth: 1, readings: { label: '图2', number: '2', text: '复发' } }
    ])
  })

  it('gives words of several lines as one line', () => {
    const broken: Block = {
      type: 'heading',
      id: 'h' as BlockId,
      depth: 2,
      children: [text('A'), { type: 'break' }, text('B')]
    }
    expect(readTargets([broken], 'en').get('h' as BlockId)).toEqual({ text: 'A B' })
  })
})

describe('updateCrossReferences', () => {
  it('lets every mention follow its target, within marks and notes and in each side’s language', () => {
    const side = (words: string): readonly Block[] => [
      caption('f1', 'figure', 'First'),
      caption('f2', 'figure', words),
      paragraph(
        'p',
        text('See '),
        { type: 'strong', children: [mention('f2', 'label')] },
        {
          type: 'note',
          kind: 'footnote',
          children: [paragraph('n', mention('f2', 'text'))]
        }
      )
    ]
    const { leading, facing } = updateCrossReferences(manuscript(side('Second'), side('其二')))
    expect(textOf(leading.blocks[2] ?? [])).toBe('See Figure 2')
    expect(textOf(facing.blocks[2] ?? [])).toBe('See 图2')
    expect(JSON.stringify(facing.blocks[2])).toContain('"text":"其二"')
  })

  it('keeps what a mention read where the target is gone or only a printer knows', () => {
    const before = manuscript([
      heading('h', 'Methods'),
      paragraph('p', mention('gone', 'label', 'Figure 9'), mention('h', 'page', '12'), mention('h', 'text', 'Methods'))
    ])
    expect(updateCrossReferences(before)).toBe(before)
  })
})
