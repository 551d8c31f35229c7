import { describe, expect, it } from 'vitest'
import type { CitationId, ReferenceId } from '#core/ids'
import type { Manuscript } from '#core/manuscript/manuscript'
import type { Block } from '#core/manuscript/nodes'
import type { Reference } from '#core/references/reference'
import { citedAs } from '../docx/testing/formatted-sides'
import { findJatsLosses } from './find-jats-losses'
import { writeJats } from './write-jats'

const references = ['a', 'b'].map((name) => ({
  id: `ref-${name}`,
  key: `li${name}`,
  item: {
    id: `ref-${name}`,
    type: 'article-journal',
    title: `Work <i>in vivo</i> ${name}`,
    'container-title': '神经病学',
    author: [{ family: 'Müller', given: 'Anna' }, { literal: 'Trial Group' }],
    issued: { 'date-parts': [[2020, 3, 1]] },
    volume: '12',
    page: '101-109',
    DOI: `10.1000/${name}`
  },
  verification: { kind: 'unchecked' },
  tags: [],
  addedAt: '2026-01-02T03:04:05Z',
  modifiedAt: '2026-01-02T03:04:05Z'
})) as unknown as readonly Reference[]

const text = (value: string): object => ({ type: 'text', value })
const paragraph = (id: string, ...children: readonly object[]): object => ({ type: 'paragraph', id, children })
const image = (alt: string): object => ({ type: 'image', url: 'media/a.png', alt })
const caption = (id: string, of: string, words: string): object => ({
  type: 'caption',
  id,
  of,
  children: [text(words)]
})
const cell = (id: string, words: string, more: object = {}): object => ({
  type: 'tableCell',
  header: false,
  children: [paragraph(id, text(words))],
  ...more
})
const row = (...children: readonly object[]): object => ({ type: 'tableRow', children })
const blocks = [
  paragraph('p1', text('Cells slowed disability '), {
    type: 'citation',
    citation: {
      id: 'c1' as CitationId,
      mode: 'normal',
      items: [{ reference: 'ref-a' as ReferenceId, locator: '12' }, { reference: 'ref-b' as ReferenceId }]
    }
  }),
  paragraph('p2', image('Course'), image('')),
  caption('k1', 'figure', 'Both arms'),
  caption('k2', 'figure', 'Stands alone'),
  {
    type: 'table',
    id: 't',
    children: [row(cell('d1', 'Wide', { colSpan: 2 })), row(cell('d2', 'One'), cell('d3', '二'))]
  }
] as unknown as readonly Block[]

const manuscript = {
  id: 'm',
  title: 'Review',
  leading: { language: 'en-US', title: 'Review', blocks },
  facing: { language: 'zh-CN', title: '', blocks: [] },
  pairings: [],
  styleId: 'apa',
  createdAt: '2026-01-02T03:04:05Z',
  modifiedAt: '2026-01-02T03:04:05Z'
} as unknown as Manuscript

const formatted = citedAs(manuscript, [{ text: '(Müller, 2020, p. 12; Müller, 2020b)' }])
const xml = writeJats(manuscript, formatted, { sides: 'leading', references }).text
const lossesIn = (file: string) => findJatsLosses(manuscript, ['leading'], file, { formatted, references })

describe('findJatsLosses', () => {
  it('finds nothing in an article that has everything', () => {
    expect(lossesIn(xml)).toEqual([])
  })

  it.each<readonly [fault: string, from: RegExp, to: string, code: string, part: string]>([
    ['a work is no longer named', / rid="ref-ref-a ref-ref-b"/u, ' rid="ref-ref-a"', 'jats-citation-lost', 'p1'],
    ['works change places', /rid="ref-ref-a ref-ref-b"/u, 'rid="ref-ref-b ref-ref-a"', 'jats-citation-lost', 'p1'],
    ['a locator is changed', /p\. 12/u, 'p. 13', 'jats-words-lost', 'p1'],
    ['an entry is dropped', /<ref id="ref-ref-b">.*?<\/ref>/su, '', 'jats-reference-lost', 'ref-ref-b'],
    ['an entry is renamed', /<ref id="ref-ref-b">/u, '<ref id="ref-ref-c">', 'jats-reference-lost', 'ref-ref-b'],
    ['an identifier is dropped', /<pub-id.*?<\/pub-id>/su, '', 'jats-reference-lost', 'ref-ref-a'],
    ['an author is dropped', /<collab>.*?<\/collab>/su, '', 'jats-reference-lost', 'ref-ref-a'],
    ['a picture is dropped', /<graphic.*?<\/graphic>/su, '', 'jats-figure-lost', 'p2'],
    ['the words of a picture change', /<alt-text>Course/u, '<alt-text>Horse', 'jats-figure-lost', 'p2'],
    ['a caption becomes a paragraph', / content-type="caption-of-figure"/u, '', 'jats-caption-lost', 'k2'],
    ['a figure loses its label and caption', /<label>Figure 1.*?<\/caption>/su, '', 'jats-caption-lost', 'k1'],
    ['merged cells come apart', / colspan="2"/u, '', 'jats-table-lost', 't'],
    ['a row is split', /<td>二/u, '</tr><tr><td>二', 'jats-table-lost', 't']
  ])('names it with its place when %s', (_, from, to, code, part) => {
    const damaged = xml.replace(from, to)
    expect(damaged).not.toBe(xml)
    expect(lossesIn(damaged)).toContainEqual(expect.objectContaining({ code, place: { part } }))
  })
})
