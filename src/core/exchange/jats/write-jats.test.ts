import * as fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import type { FormattedSide } from '#core/citation/processor'
import type { CitationId, ReferenceId } from '#core/ids'
import { countingIds } from '#core/ids'
import type { Manuscript } from '#core/manuscript/manuscript'
import type { Block } from '#core/manuscript/nodes'
import { arbitraryManuscript } from '#core/manuscript/testing/arbitrary-manuscript'
import { textOf } from '#core/manuscript/text-of'
import { makeReferences } from '#core/references/make-reference'
import { findJatsLosses } from './find-jats-losses'
import { readJats } from './read-jats'
import { findModelFaults } from './testing/jats-models'
import { writeJats } from './write-jats'

const NOTHING: FormattedSide = {
  citations: new Map(),
  bibliography: { entries: [], hangingIndent: false, entrySpacing: 0 },
  missing: []
}
const NONE = { leading: NOTHING, facing: NOTHING }
let ids = 0
const id = (): Block['id'] => `p${++ids}` as Block['id']
const heading = (value: string, depth: 1 | 2 = 1): Block => ({
  type: 'heading',
  id: id(),
  depth,
  children: [{ type: 'text', value }]
})
const p = (...children: Extract<Block, { type: 'paragraph' }>['children']): Block => ({
  type: 'paragraph',
  id: id(),
  children
})
const t = (value: string) => ({ type: 'text', value }) as const

const [reference] = makeReferences(
  [
    {
      id: '',
      type: 'article-journal',
      title: 'On <i>pain</i>',
      author: [{ family: 'Li', given: 'Wei' }],
      issued: { 'date-parts': [[2020, 3]] },
      page: '1-9',
      DOI: '10.1000/x'
    }
  ],
  { newId: () => 'r1' as ReferenceId, now: '2026-01-01T00:00:00Z', keys: [] }
)
const TEN = Array.from({ length: 10 }, (_, n) => ({ ...reference, id: `ref-${n}` }) as NonNullable<typeof reference>)
const cite = {
  type: 'citation',
  citation: { id: 'c1' as CitationId, mode: 'normal', items: [{ reference: 'r1' as ReferenceId }] }
} as const
const printed: FormattedSide = { ...NOTHING, citations: new Map([['c1' as CitationId, [{ text: '[1]' }]]]) }

const manuscript: Manuscript = {
  id: 'm' as Manuscript['id'],
  title: 'Review',
  leading: {
    language: 'en-US',
    title: 'Pain & care',
    blocks: [
      heading('Abstract'),
      heading('Background', 2),
      p(t('It hurts.')),
      p(t('Keywords: pain; care')),
      heading('Introduction'),
      p(t('Pain '), cite, t(' falls.'), { type: 'note', kind: 'footnote', children: [p(t('Aside.'))] }),
      heading('Funding'),
      p(t('None.')),
      heading('Acknowledgements'),
      p(t('Thanks.')),
      heading('References'),
      { type: 'bibliography', id: id() }
    ]
  },
  facing: {
    language: 'zh-CN',
    title: '疼痛与护理',
    blocks: [heading('摘要'), p(t('很疼。')), p(t('关键词：疼痛；护理')), heading('引言'), p(t('疼痛减轻。'))]
  },
  pairings: [],
  authors: [
    {
      id: 'a' as never,
      names: { leading: { family: 'Li', given: 'Wei' }, facing: { family: '李', given: '伟' } },
      affiliations: ['f' as never],
      orcid: '0000-0002-1825-0097',
      corresponding: true
    }
  ],
  affiliations: [{ id: 'f' as never, names: { leading: 'Chengdu' } }],
  styleId: 'apa',
  createdAt: '2026-01-02T03:04:05Z',
  modifiedAt: '2026-01-02T03:04:05Z'
}
const write = () =>
  writeJats(
    manuscript,
    { leading: printed, facing: NOTHING },
    { sides: 'both', references: reference ? [reference] : [] }
  ).text

describe('writeJats', () => {
  it('loses no word, note or equation of any manuscript', () => {
    fc.assert(
      fc.property(arbitraryManuscript('all'), (any) => {
        const { text } = writeJats(any, NONE, { sides: 'both', references: [] })
        expect(findJatsLosses(any, ['leading', 'facing'], text, { formatted: NONE, references: [] })).toEqual([])
        const named = [...text.matchAll(/ id="([^"]+)"/gu)].map(([, name]) => name)
        expect(new Set(named).size).toBe(named.length)
      }),
      { numRuns: 15 }
    )
  })

  it('keeps to the content models of JATS for any manuscript, and mentions only what is there', () => {
    fc.assert(
      fc.property(arbitraryManuscript('all'), (any) => {
        expect(findModelFaults(writeJats(any, NONE, { sides: 'both', references: TEN }).text)).toEqual([])
      }),
      { numRuns: 40 }
    )
    expect(findModelFaults(write())).toEqual([])
  })

  it('puts a figure in a list item, a cell or a note into a paragraph there', () => {
    const image = { type: 'image', url: 'media/a.png', alt: '曲线' } as const
    const figure = p(image)
    const blocks: Block[] = [
      { type: 'list', id: id(), ordered: false, children: [{ type: 'listItem', id: id(), children: [figure] }] },
      p(t('Aside'), { type: 'note', kind: 'footnote', children: [p(t('See')), p(image)] })
    ]
    const any = { ...manuscript, leading: { ...manuscript.leading, blocks } }
    const xml = writeJats(any, NONE, { sides: 'leading', references: [] }).text
    expect(findModelFaults(xml)).toEqual([])
    expect(xml.match(/<p><fig /gu)).toHaveLength(2)
    expect(findJatsLosses(any, ['leading'], xml, { formatted: NONE, references: [] })).toEqual([])
  })

  it('knows an article that breaks them', () => {
    const broken = write().replace('<counts>', '<abstract/><counts>').replace('rid="ref-r1"', 'rid="ref-r2"')
    expect(findModelFaults(broken)).toEqual([
      expect.stringMatching(/^article-meta holds .* abstract counts$/u),
      'nothing has the id ref-r2'
    ])
  })

  it('gives the abstract, keywords and statements their places, in both languages', () => {
    const xml = write()
    expect(xml).toContain(
      '<trans-title-group xml:lang="zh-CN"><trans-title>疼痛与护理</trans-title></trans-title-group>'
    )
    expect(xml).toContain('<trans-abstract xml:lang="zh-CN"><title>摘要</title>')
    expect(xml).toContain(
      '<kwd-group kwd-group-type="author" xml:lang="zh-CN"><kwd>疼痛</kwd><kwd>护理</kwd></kwd-group>'
    )
    expect(xml).toContain('<ack><title>Acknowledgements</title>')
    expect(xml).toContain('<sec sec-type="funding-statement"><title>Funding</title>')
    expect(xml).toContain('<xref ref-type="bibr" rid="ref-r1">[1]</xref>')
    expect(xml.match(/<p[ >][^<]*很疼。/gu)).toEqual(['<p>很疼。', expect.stringMatching(/^<p id=/u)])
    expect(xml).toContain('<sub-article article-type="translation" id="translation" xml:lang="zh-CN">')
  })

  it('is read back with its sides, people, references and citations', () => {
    const read = readJats(write(), { ids: countingIds(), now: '2026-01-01T00:00:00Z', file: 'a.xml' })
    if (!read.ok) throw new Error(read.error.message)
    const { leading, facing, people, references } = read.value
    expect([leading.title, facing.title, facing.language]).toEqual(['Pain & care', '疼痛与护理', 'zh-CN'])
    expect(textOf(leading.blocks)).toContain('Abstract\nBackground\nIt hurts.\nKeywords: pain; care\nIntroduction')
    expect(textOf(facing.blocks)).toBe('摘要\n很疼。\n关键词：疼痛；护理\n引言\n疼痛减轻。')
    expect(people.authors).toMatchObject([
      { names: { leading: { family: 'Li' }, facing: { family: '李' } }, orcid: '0000-0002-1825-0097' }
    ])
    expect(references).toMatchObject([
      { item: { title: 'On <i>pain</i>', DOI: '10.1000/x', page: '1-9', issued: { 'date-parts': [[2020, 3]] } } }
    ])
    expect(JSON.stringify(leading.blocks)).toContain('"type":"citation"')
  })
})
