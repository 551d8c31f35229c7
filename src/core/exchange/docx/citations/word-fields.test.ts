import { describe, expect, it } from 'vitest'
import type { FormattedText } from '#core/citation/formatted-text'
import type { FormattedSide } from '#core/citation/processor'
import type { BlockId, CitationId, ManuscriptId, ReferenceId } from '#core/ids'
import type { Citation } from '#core/manuscript/citation'
import type { Manuscript } from '#core/manuscript/manuscript'
import type { CslItem, Reference } from '#core/references/reference'
import { readWordXml } from '../../references/read-word-xml'
import { parseStrictly, partsOf } from '../testing/docx-parts'
import { NOTHING_CITED } from '../testing/formatted-sides'
import { writeDocx } from '../write-docx'
import { writeWordSource } from './word-source'

const NOW = '2024-09-08T00:00:00.000Z'
const reference = (key: string, item: Omit<CslItem, 'id'>): Reference => ({
  id: key as ReferenceId,
  key,
  item: { ...item, id: key } as CslItem,
  verification: { kind: 'unchecked' },
  tags: [],
  addedAt: NOW,
  modifiedAt: NOW
})
const HARRIS = reference('harris2018', { type: 'article-journal', title: 'Phase I' })
const WANG = reference('wang2020', { type: 'book', title: '干细胞' })

function write(citation: Partial<Citation>, shown: FormattedText, references = [HARRIS, WANG], styleId = 'apa') {
  const id = 'c1' as CitationId
  const cited: Citation = { id, mode: 'normal', items: [{ reference: HARRIS.id }], ...citation }
  const manuscript: Manuscript = {
    id: 'm1' as ManuscriptId,
    title: 'T',
    leading: {
      language: 'zh-CN',
      title: '',
      blocks: [{ type: 'paragraph', id: 'b1' as BlockId, children: [{ type: 'citation', citation: cited }] }]
    },
    facing: { language: 'en-US', title: '', blocks: [] },
    pairings: [],
    styleId,
    createdAt: NOW,
    modifiedAt: NOW
  }
  const side: FormattedSide = {
    ...NOTHING_CITED,
    citations: new Map([[id, shown]]),
    bibliography: {
      entries: [{ reference: HARRIS.id, label: [{ text: '1' }], body: [{ text: 'Harris' }] }],
      hangingIndent: true,
      entrySpacing: 0
    }
  }
  const live = { program: 'word', references } as const
  const { bytes } = writeDocx(manuscript, { leading: side, facing: NOTHING_CITED }, { sides: 'both', layout: 'sequential', live }) // prettier-ignore
  const parts = partsOf(bytes)
  for (const xml of parts.values()) parseStrictly(xml)
  return parts
}

const instructions = (xml: string | undefined): readonly string[] =>
  [...(xml ?? '').matchAll(/<w:instrText[^>]*>([^<]*)</g)].map(([, code]) => (code ?? '').replaceAll('&quot;', '"'))

describe('live citations for Word', () => {
  it('are fields in controls that name the sources, with what Word knows of a citation', () => {
    const items = [
      { reference: HARRIS.id, locator: '3–5', prefix: 'see "so"', suffix: 'passim' },
      { reference: WANG.id, locator: '2', label: 'figure' as const, suffix: ', 等' }
    ]
    const parts = write({ items, mode: 'suppress-author' }, [{ text: '(1)' }])
    const xml = parts.get('word/document.xml')
    expect(instructions(xml)).toEqual([
      ' CITATION harris2018 \\p "3–5" \\f "see \\"so\\" " \\s " passim" \\n \\l 2052 \\m wang2020 \\s ", fig. 2, 等" ',
      ' BIBLIOGRAPHY \\l 2052 '
    ])
    expect(xml).toContain('<w:citation/>')
    expect(xml).toContain('<w:docPartGallery w:val="Bibliographies"/>')
    const ids = [...(xml ?? '').matchAll(/<w:sdtPr><w:id w:val="(\d+)"/g)].map(([, id]) => id)
    expect(new Set(ids).size).toBe(ids.length)
  })

  it('keep the sources in a part that the document relates to', () => {
    const parts = write({ items: [{ reference: WANG.id }, { reference: HARRIS.id }] }, [{ text: '(1)' }], undefined, 'nature') // prettier-ignore
    const sources = parts.get('customXml/item1.xml') ?? ''
    expect(readWordXml('item1.xml', sources).items.map(({ id }) => id)).toEqual(['wang2020', 'harris2018'])
    expect(sources).toContain('StyleName="ISO 690 - Numerical Reference"')
    expect(parts.get('word/_rels/document.xml.rels')).toContain('Target="../customXml/item1.xml"')
    expect(parts.get('customXml/_rels/item1.xml.rels')).toContain('Target="itemProps1.xml"')
  })

  it('give every source a tag of its own that is one word', () => {
    const [first, second] = [
      reference('a "b', { type: 'book', title: 'A' }),
      reference('AB', { type: 'book', title: 'B' })
    ]
    const items = [{ reference: first.id }, { reference: second.id }]
    const parts = write({ items }, [{ text: '(1)' }], [first, second])
    expect(instructions(parts.get('word/document.xml'))[0]).toBe(' CITATION ab \\l 2052 \\m AB_2 ')
  })
})

describe('writeWordSource', () => {
  const survives = (item: Omit<CslItem, 'id'>): void => {
    const xml = `<b:Sources xmlns:b="http://schemas.openxmlformats.org/officeDocument/2006/bibliography">${writeWordSource(reference('k1', item), 'k1')}</b:Sources>`
    const read = readWordXml('item1.xml', xml)
    expect(read.findings).toEqual([])
    expect(read.items).toEqual([{ ...item, id: 'k1' }])
  }

  it('writes what the reader reads', () => {
    survives({
      type: 'article-journal',
      title: 'Phase I & II',
      author: [
        { family: 'Harris', given: 'Violaine K.' },
        { family: '王', given: '伟' }
      ],
      issued: { 'date-parts': [[2018, 3, 14]] },
      'container-title': 'EBioMedicine',
      volume: '29',
      issue: '1',
      page: '23–30',
      DOI: '10.1016/j.ebiom.2018.02.002',
      language: 'zh-CN'
    })
    survives({
      type: 'chapter',
      title: 'Cells',
      author: [{ literal: 'World Health Organization' }],
      editor: [{ family: 'Li', given: 'A' }],
      'container-title': 'Handbook',
      publisher: 'Springer',
      'publisher-place': 'Berlin',
      ISBN: '978-3-16-148410-0'
    })
    survives({
      type: 'webpage',
      title: 'Page',
      URL: 'https://example.org/a?b=1&c=2',
      accessed: { 'date-parts': [[2024, 5, 1]] }
    })
  })
})
