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
    expect(listTargets(blocks, 'zh-CN')).toMatchObject([
      { id: 'h1', kind: 'heading', depth: 1, readings: { text: '1. 干细胞' }, words: '1. 干细胞' },
      { id: 't1', kind: 'table', depth: 1, readings: { label: '表1', number: '1', text: '基线' } },
      { id: 'f1', kind: 'figure', depth: 1, readings: { label: '图1', number: '1', text: 'EDSS 评分' } },
      { id: 'f2', kind: 'figure', depth: 1, readings: { label: '图2', number: '2', text: '复发' } }
    ])
  })

  it('lists notes by their marks, and equations by the numbers that they have or will have', () => {
    const note = (kind: 'footnote' | 'endnote', id: string): Inline => ({
      type: 'note',
      kind,
      children: [paragraph(id, text(`of ${id}`))]
    })
    const equation = (id: string, value: string): Block => ({ type: 'math', id: id as BlockId, value })
    const blocks = [
      paragraph('p', note('footnote', 'n1'), note('endnote', 'n2'), note('footnote', 'n3'), mention('e3', 'label')),
      equation('e1', 'a'),
      equation('e2', 'b \\tag{5}'),
      equation('e3', 'c')
    ]
    const shown = (language: string) =>
      listTargets(blocks, language).map(({ id, readings, words }) => [id, readings.label, readings.number, words])
    expect(shown('en-US')).toEqual([
      ['n1', undefined, '1', 'of n1'],
      ['n2', undefined, 'i', 'of n2'],
      ['n3', undefined, '2', 'of n3'],
      ['e1', 'Equation (1)', '(1)', 'a'],
      ['e2', 'Equation (5)', '(5)', 'b'],
      ['e3', 'Equation (6)', '(6)', 'c']
    ])
    expect(shown('zh-CN')[4]).toEqual(['e2', '式(5)', '(5)', 'b'])
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
  it('renumbers mentions of equations and notes, and keeps the words around a number', () => {
    const note: Inline = { type: 'note', kind: 'footnote', children: [paragraph('n1', text('Adjusted'))] }
    const equation = (id: string): Block => ({ type: 'math', id: id as BlockId, value: 'a' })
    const blocks = [
      paragraph(
        'p',
        note,
        mention('n1', 'number', '7'),
        mention('e1', 'label', ' Eqs. (4)'),
        mention('e2', 'label', '，式(4)'),
        mention('e2', 'number', ' above')
      ),
      equation('e1'),
      equation('e0'),
      equation('e2')
    ]
    expect(textOf(updateCrossReferences(manuscript(blocks)).leading.blocks[0] ?? [])).toBe('1 Eqs. (1)，式(2) above')
  })

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
