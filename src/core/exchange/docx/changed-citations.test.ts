import { expect, it } from 'vitest'
import type { CitationId, ReferenceId } from '#core/ids'
import type { Manuscript } from '#core/manuscript/manuscript'
import type { Reference } from '#core/references/reference'
import { readDocx } from './read-docx'
import { partsOf, parseStrictly } from './testing/docx-parts'
import { NOTHING_CITED } from './testing/formatted-sides'
import { writeDocx } from './write-docx'

const REFERENCE: Reference = {
  id: 'r1' as ReferenceId,
  key: 'harris2018',
  item: { id: 'r1', type: 'article-journal', title: 'Phase I trial', DOI: '10.1000/x.1' },
  verification: { kind: 'unchecked' },
  tags: [],
  addedAt: '2024-09-08T00:00:00.000Z',
  modifiedAt: '2024-09-08T00:00:00.000Z'
}
const cite = (id: string) => ({
  type: 'citation',
  citation: { id, mode: 'normal', items: [{ reference: 'r1', locator: '12', label: 'page' }] }
})
const changed = (type: 'insertion' | 'deletion', ...children: readonly object[]) => ({
  type,
  author: '李伟',
  date: '2024-09-08T10:00:00Z',
  children
})
const text = (value: string) => ({ type: 'text', value })

it('keeps live citations live inside tracked changes, notes and links', () => {
  const note = { type: 'note', kind: 'footnote', children: [{ type: 'paragraph', id: 'n1', children: [cite('c3')] }] }
  const link = { type: 'link', url: 'https://example.org/', children: [cite('c4')] }
  const blocks = [
    {
      type: 'paragraph',
      id: 'b1',
      children: [
        text('A '),
        changed('insertion', text('new '), cite('c1')),
        changed('deletion', text('old '), cite('c2'), text(' words')),
        note,
        link
      ]
    }
  ]
  const manuscript = {
    id: 'm1',
    title: 'T',
    leading: { language: 'en-US', title: 'T', blocks },
    facing: { language: 'zh-CN', title: '', blocks: [] },
    pairings: [],
    styleId: 'apa',
    createdAt: '2024-09-08T00:00:00.000Z',
    modifiedAt: '2024-09-08T00:00:00.000Z'
  } as unknown as Manuscript
  const citations = new Map(['c1', 'c2', 'c3', 'c4'].map((id) => [id as CitationId, [{ text: '(Harris, 2018)' }]]))
  const { bytes } = writeDocx(
    manuscript,
    { leading: { ...NOTHING_CITED, citations }, facing: NOTHING_CITED },
    { sides: 'leading', layout: 'sequential', live: { program: 'zotero', references: [REFERENCE] } }
  )
  const parts = partsOf(bytes)
  for (const xml of parts.values()) parseStrictly(xml)
  expect(parts.get('word/document.xml')).toContain('<w:delInstrText')
  const read = readDocx(bytes)
  const back = { type: 'citation', citation: { items: [{ locator: '12' }] } }
  expect(read).toMatchObject({
    ok: true,
    value: {
      references: [{ item: { DOI: '10.1000/x.1' } }],
      blocks: [
        {
          children: [
            { value: 'A ' },
            { type: 'insertion', author: '李伟', children: [{ value: 'new ' }, back] },
            { type: 'deletion', children: [{ value: 'old ' }, back, { value: ' words' }] },
            { type: 'note', children: [{ children: [back] }] },
            { type: 'link', children: [back] }
          ]
        }
      ]
    }
  })
})
