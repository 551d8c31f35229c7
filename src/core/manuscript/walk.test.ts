import * as fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import type { BlockId, CitationId, LabelId, ReferenceId } from '#core/ids'
import { countWords, countWordsOfText } from './count-words'
import type { Block, Inline } from './nodes'
import { arbitraryBlocks } from './testing/arbitrary-manuscript'
import { textOf } from './text-of'
import { mapLeaves, mapTextBlocks, visitBlocks, visitLeaves, visitTextBlocks } from './walk'

const id = 'b1' as BlockId
const text = (value: string): Inline => ({ type: 'text', value })
const label: Inline = {
  type: 'sourceLabel',
  id: 'l1' as LabelId,
  raw: 'MDPI+2',
  name: 'MDPI',
  source: 'mdpi',
  run: 'r1'
}
const citation: Inline = {
  type: 'citation',
  citation: { id: 'c1' as CitationId, mode: 'normal', items: [{ reference: 'a' as ReferenceId }] }
}
const paragraph = (...children: Inline[]): Block => ({ type: 'paragraph', id, children })

describe('walk', () => {
  it('visits blocks, items and the blocks of cells in document order', () => {
    const types: string[] = []
    visitBlocks(
      [
        {
          type: 'list',
          id,
          ordered: false,
          children: [{ type: 'listItem', id, children: [paragraph(text('a'))] }]
        },
        {
          type: 'table',
          id,
          children: [
            { type: 'tableRow', children: [{ type: 'tableCell', header: true, children: [paragraph(text('b'))] }] }
          ]
        }
      ],
      (block) => types.push(block.type)
    )
    expect(types).toEqual(['list', 'listItem', 'paragraph', 'table', 'paragraph'])
  })

  it('returns the same objects where nothing changed', () => {
    fc.assert(
      fc.property(arbitraryBlocks('all'), (blocks) => {
        expect(mapTextBlocks(blocks, (children) => mapLeaves(children, (leaf) => leaf))).toBe(blocks)
      })
    )
  })

  it('replaces a leaf in place, inside its marks', () => {
    const children: Inline[] = [{ type: 'strong', children: [text('see '), label] }]
    expect(mapLeaves(children, (leaf) => (leaf.type === 'sourceLabel' ? [text('MD'), text('PI')] : leaf))).toEqual([
      { type: 'strong', children: [text('see '), text('MD'), text('PI')] }
    ])
  })

  it('reaches every leaf by mapping that it reaches by visiting', () => {
    fc.assert(
      fc.property(arbitraryBlocks('all'), (blocks) => {
        const visited: string[] = []
        visitTextBlocks(blocks, (block) => visitLeaves(block.children, (leaf) => visited.push(leaf.type)))
        const mapped: string[] = []
        mapTextBlocks(blocks, (children) =>
          mapLeaves(children, (leaf) => {
            mapped.push(leaf.type)
            return leaf
          })
        )
        expect(mapped).toEqual(visited)
      })
    )
  })
})

describe('textOf', () => {
  it('prints labels raw and citations as nothing', () => {
    expect(textOf(paragraph(text('Safe 安全 '), label, citation, { type: 'break' }, text('x')))).toBe(
      'Safe 安全 MDPI+2\nx'
    )
  })

  it('separates blocks by line ends and cells by tabs', () => {
    const cell = (value: string) => ({ type: 'tableCell' as const, header: false, children: [paragraph(text(value))] })
    expect(
      textOf([
        paragraph(text('a')),
        { type: 'table', id, children: [{ type: 'tableRow', children: [cell('b'), cell('c')] }] }
      ])
    ).toBe('a\nb\tc')
  })
})

describe('countWords', () => {
  it.each([
    ['Progressive MS—comprising SPMS', 4, 0],
    ['double-blind, patient’s 6.0 TGF-β', 4, 0],
    ['进行性 MS(包括 SPMS)的治疗', 2, 8],
    ['50% 接受 MSC-NP', 2, 2],
    ['naïve Müller', 2, 0],
    ['𠮷野', 0, 2],
    ['', 0, 0],
    ['— … 。', 0, 0]
  ])('counts %s', (input, words, hanCharacters) => {
    expect(countWordsOfText(input)).toEqual({ words, hanCharacters })
  })

  it('leaves labels and citations out', () => {
    expect(countWords(paragraph(text('two words'), label, citation))).toEqual({ words: 2, hanCharacters: 0 })
  })
})
