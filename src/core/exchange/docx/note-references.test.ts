import { expect, it } from 'vitest'
import type { Block, Inline } from '#core/manuscript/nodes'
import { partsOf } from './testing/docx-parts'
import { roundTrip, writeSide } from './testing/one-side'

it('mentions of notes go out as fields that follow their marks, and come back', () => {
  const note = (id: string, kind: 'footnote' | 'endnote', words: string): Inline => ({
    type: 'note',
    kind,
    children: [{ type: 'paragraph', id: id as Block['id'], children: [{ type: 'text', value: words }] }]
  })
  const mention = (target: string): Inline => ({
    type: 'crossReference',
    target: target as Block['id'],
    shows: 'number',
    text: '?'
  })
  const sentence = [
    note('n1', 'footnote', 'Adjusted'),
    note('n2', 'footnote', '校正年龄'),
    note('n3', 'endnote', 'Online'),
    { type: 'text', value: ' see note ' } as const,
    mention('n2'),
    { type: 'text', value: '，参见注' } as const,
    mention('n3')
  ]
  const xml = partsOf(writeSide(sentence).bytes).get('word/document.xml') ?? ''
  expect(xml.match(/NOTEREF [^<]*/gu)).toEqual(['NOTEREF _Ref_n2_n \\h ', 'NOTEREF _Ref_n3_n \\h '])
  const [back] = roundTrip(sentence)
  const notes = back?.type === 'paragraph' ? back.children.flatMap((leaf) => (leaf.type === 'note' ? [leaf] : [])) : []
  expect(back).toMatchObject({
    children: [
      { type: 'note', kind: 'footnote' },
      { type: 'note', kind: 'footnote' },
      { type: 'note', kind: 'endnote' },
      { value: ' see note ' },
      { type: 'crossReference', target: notes[1]?.children[0]?.id, shows: 'number', text: '2' },
      { value: '，参见注' },
      { type: 'crossReference', target: notes[2]?.children[0]?.id, shows: 'number', text: 'i' }
    ]
  })
})
