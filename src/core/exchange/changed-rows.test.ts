import { expect, it } from 'vitest'
import type { FormattedSide } from '#core/citation/processor'
import type { Manuscript } from '#core/manuscript/manuscript'
import { writeJats } from './jats/write-jats'
import { writeLatex } from './latex/write-latex'
import { writeMarkdown } from './markdown/write-markdown'

const NOTHING: FormattedSide = {
  citations: new Map(),
  bibliography: { entries: [], hangingIndent: false, entrySpacing: 0 },
  missing: []
}
const NONE = { leading: NOTHING, facing: NOTHING }
const paragraph = (id: string, value: string, more: object = {}): object => ({
  type: 'paragraph',
  id,
  children: [{ type: 'text', value }],
  ...more
})
const change = { type: 'deletion', author: '李娜' }
const row = (value: string, more: object = {}): object => ({
  type: 'tableRow',
  ...more,
  children: [{ type: 'tableCell', header: false, children: [paragraph(value, value)] }]
})
const blocks = [
  paragraph('a', 'One', { endChange: change }),
  paragraph('b', ' two'),
  { type: 'table', id: 't', children: [row('stays'), row('goes', { change })] }
]
const manuscript = {
  id: 'm',
  title: 'T',
  leading: { language: 'en-US', title: 'T', blocks },
  facing: { language: 'zh-CN', title: '', blocks: [] },
  pairings: [],
  styleId: 'apa',
  createdAt: '2024-09-08T00:00:00.000Z',
  modifiedAt: '2024-09-08T00:00:00.000Z'
} as unknown as Manuscript

it('writes an article as if changes of rows and ends were accepted, and says so', () => {
  const { text, findings } = writeJats(manuscript, NONE, { sides: 'leading', references: [] })
  expect(text).toContain('>One two</p>')
  expect(text).toContain('stays')
  expect(text).not.toContain('goes')
  expect(findings).toMatchObject([{ code: 'jats-simplified', values: { changes: 2 } }])
})

it('says which changes LaTeX and Markdown have no place for', () => {
  const latex = writeLatex(manuscript, NONE, { sides: 'leading', layout: 'sequential' })
  expect(latex.findings).toMatchObject([{ code: 'latex-changes-left-out', values: { changes: 2 } }])
  const markdown = writeMarkdown(manuscript, {
    flavour: 'pandoc',
    sides: 'leading',
    layout: 'sequential',
    keys: new Map()
  })
  expect(markdown.text).toContain('goes')
  expect(markdown.findings).toMatchObject([{ code: 'markdown-row-changes', values: { count: 1 } }])
})
