import * as fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import type { FormattedSide } from '#core/citation/processor'
import type { CitationId, ReferenceId } from '#core/ids'
import { countingIds } from '#core/ids'
import type { Manuscript } from '#core/manuscript/manuscript'
import type { Block } from '#core/manuscript/nodes'
import { arbitraryManuscript } from '#core/manuscript/testing/arbitrary-manuscript'
import { findHtmlLosses } from './find-html-losses'
import { readHtml } from './read-html'
import { writeHtml } from './write-html'

const NOTHING: FormattedSide = {
  citations: new Map(),
  bibliography: { entries: [], hangingIndent: false, entrySpacing: 0 },
  missing: []
}
const NONE = { leading: NOTHING, facing: NOTHING }
const LAYOUTS = ['sequential', 'facing', 'interleaved'] as const

const manuscript = (blocks: readonly Block[]): Manuscript => ({
  id: 'm' as Manuscript['id'],
  title: 'Review',
  leading: { language: 'en-US', title: 'Pain <b>&', blocks },
  facing: { language: 'zh-CN', title: '疼痛', blocks: [] },
  pairings: [],
  styleId: 'apa',
  createdAt: '2026-01-02T03:04:05Z',
  modifiedAt: '2026-01-02T03:04:05Z',
  authors: [
    {
      id: 'a' as never,
      names: { leading: { family: 'Li', given: 'Wei' }, facing: { family: '李', given: '伟' } },
      affiliations: []
    }
  ]
})
const paragraph = (...children: Extract<Block, { type: 'paragraph' }>['children']): Block => ({
  type: 'paragraph',
  id: 'p' as Block['id'],
  children
})

describe('writeHtml', () => {
  it('loses no word, note, comment, picture or equation of any manuscript in any layout', () => {
    fc.assert(
      fc.property(arbitraryManuscript('all'), fc.constantFrom(...LAYOUTS), (any, layout) => {
        const html = writeHtml(any, NONE, { sides: 'both', layout })
        expect(findHtmlLosses(any, ['leading', 'facing'], html, NONE)).toEqual([])
        expect(html).not.toMatch(/<script|javascript:/iu)
      }),
      { numRuns: 12 }
    )
  })

  it('gives every side its language, escapes what it shows, and fetches nothing', () => {
    const html = writeHtml(manuscript([paragraph({ type: 'text', value: 'a < b & "c"' })]), NONE, {
      sides: 'both',
      layout: 'sequential'
    })
    expect(html).toContain('<html lang="en-US">')
    expect(html).toContain('<article lang="zh-CN">')
    expect(html).toContain('a &lt; b &amp; &quot;c&quot;')
    expect(html).toContain('default-src &#39;none&#39;')
    expect(html).toContain('<meta name="citation_author" content="Wei Li">')
    expect(html).toContain('李伟')
  })

  it('links a citation to its entry, and a note to its text and back', () => {
    const reference = 'r1' as ReferenceId
    const id = 'c1' as CitationId
    const formatted: FormattedSide = {
      citations: new Map([[id, [{ text: '(Li, 2020)' }]]]),
      bibliography: { entries: [{ reference, body: [{ text: 'Li. 2020.' }] }], hangingIndent: true, entrySpacing: 0 },
      missing: []
    }
    const html = writeHtml(
      manuscript([
        paragraph(
          { type: 'citation', citation: { id, mode: 'normal', items: [{ reference }] } },
          { type: 'note', kind: 'footnote', children: [paragraph({ type: 'text', value: 'Aside.' })] }
        )
      ]),
      { ...NONE, leading: formatted },
      { sides: 'leading', layout: 'sequential' }
    )
    expect(html).toContain('<a class="citation" href="#leading-ref-r1">(Li, 2020)</a>')
    expect(html).toContain('id="leading-ref-r1"')
    expect(html).toContain('<h2>References</h2>')
    expect(
      readHtml(html, { ids: countingIds() }).blocks.flatMap((block) =>
        block.type === 'paragraph' ? block.children : []
      )
    ).toContainEqual(expect.objectContaining({ type: 'note', kind: 'footnote' }))
  })

  it('reads captions, tracked changes and comments back', () => {
    const said = { author: 'Li "W"', date: '2024-01-02T03:04:05Z', text: 'Why?\nReally' }
    const blocks: readonly Block[] = [
      { type: 'caption', id: 'c' as Block['id'], of: 'table', children: [{ type: 'text', value: 'Doses' }] },
      {
        type: 'table',
        id: 't' as Block['id'],
        children: ['a', 'b'].map((value) => ({
          type: 'tableRow',
          children: [value, value].map((text) => ({
            type: 'tableCell',
            header: false,
            children: [paragraph({ type: 'text', value: text })]
          }))
        }))
      },
      paragraph(
        { type: 'insertion', author: '张伟', children: [{ type: 'text', value: 'new' }] },
        { type: 'comment', id: 'x' as never, ...said, replies: [{ author: '张伟', text: '是' }] }
      )
    ]
    const html = writeHtml(manuscript(blocks), NONE, { sides: 'leading', layout: 'sequential' })
    const read = readHtml(html, { ids: countingIds() }).blocks
    expect(read.slice(2)).toMatchObject([
      { type: 'caption', of: 'table', children: [{ value: 'Doses' }] },
      { type: 'table' },
      {
        children: [
          { type: 'insertion', author: '张伟' },
          { type: 'comment', ...said, replies: [{ author: '张伟', text: '是' }] }
        ]
      }
    ])
  })

  it('reads tracked changes of rows and ends back, and marks what rows hold', () => {
    const change = { type: 'deletion', author: '张 "W"', date: '2024-01-02T03:04:05Z' } as const
    const end = { type: 'insertion', author: 'Li' } as const
    const row = (value: string, more: object = {}): object => ({
      type: 'tableRow',
      ...more,
      children: [{ type: 'tableCell', header: false, children: [paragraph({ type: 'text', value })] }]
    })
    const blocks = [
      { ...paragraph({ type: 'text', value: '第一段' }), endChange: end },
      {
        type: 'list',
        id: 'l',
        ordered: false,
        children: [
          { type: 'listItem', id: 'i', children: [{ ...paragraph({ type: 'text', value: 'x' }), endChange: end }] }
        ]
      },
      { type: 'table', id: 't', children: [row('a'), row('b', { change })] }
    ] as unknown as readonly Block[]
    const html = writeHtml(manuscript(blocks), NONE, { sides: 'leading', layout: 'sequential' })
    expect(html).toContain('<td><del class="row-change">b</del></td>')
    const [first, list, table] = readHtml(html, { ids: countingIds() }).blocks.slice(-3)
    expect(first).toMatchObject({ endChange: end })
    expect(list).toMatchObject({ children: [{ children: [{ endChange: end, children: [{ value: 'x' }] }] }] })
    expect(table).toMatchObject({
      children: [
        { children: [{}] },
        { change, children: [{ children: [{ children: [{ type: 'text', value: 'b' }] }] }] }
      ]
    })
  })
})
