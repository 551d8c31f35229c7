import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import type { Block, Inline } from '#core/manuscript/nodes'
import { arbitraryBlocks } from '#core/manuscript/testing/arbitrary-manuscript'
import { findLosses } from './find-losses'
import { OBJECT_KINDS } from './objects-of'
import {
  damage,
  drop,
  dropWord,
  hasWord,
  hasWords,
  isOf,
  swap,
  swapWords,
  wordsOf,
  type Fault,
  type Node
} from './testing/damage'

const lossesBetween = (before: readonly Block[], after: readonly Block[]) =>
  findLosses([{ side: 'leading', title: '', blocks: before }], [{ side: 'leading', title: '', blocks: after }], {
    code: 'document',
    kinds: OBJECT_KINDS,
    nameOf: (reference) => reference
  })

const coversText = (node: Node): boolean =>
  isOf('insertion', 'deletion')(node) &&
  Array.isArray(node['children']) &&
  node['children'].some((child: Node) => hasWord(child))

const FAULTS: readonly (readonly [name: string, isHit: (node: Node) => boolean, fault: Fault])[] = [
  ['a text is dropped', hasWord, drop],
  ['a word is dropped', hasWord, dropWord],
  ['two words change places', hasWords, swapWords],
  ['a citation is dropped', isOf('citation'), drop],
  [
    'a citation loses its first reference',
    isOf('citation'),
    (node) =>
      ({
        ...node,
        citation: withItems(node, (items) =>
          items.map((item, at) => (at === 0 ? { ...item, reference: 'other' } : item))
        )
      }) as unknown as Node
  ],
  [
    'a locator is changed',
    isOf('citation'),
    (node) =>
      ({
        ...node,
        citation: withItems(node, (items) => items.map((item) => ({ ...item, locator: 'changed' })))
      }) as unknown as Node
  ],
  ['a label is dropped', isOf('sourceLabel'), drop],
  ['a figure is dropped', isOf('image'), drop],
  ['a table is dropped', isOf('table'), drop],
  ['a note is dropped', isOf('note'), drop],
  [
    'a note becomes an endnote',
    (node) => node.type === 'note' && node.kind === 'footnote',
    (node) => ({ ...node, kind: 'endnote' })
  ],
  ['a comment is dropped', isOf('comment'), drop],
  ['a comment loses its author', isOf('comment'), (node) => ({ ...node, author: '' })],
  ['an equation is dropped', isOf('inlineMath', 'math'), drop],
  ['a caption is dropped', isOf('caption'), drop],
  ['a change is accepted without a word', coversText, (node) => ({ ...node, type: 'strong' }) as unknown as Node],
  [
    'a deleted insertion becomes a deletion',
    (node) => coversText(node) && 'inserted' in node,
    (node) => ({ ...node, inserted: undefined }) as unknown as Node
  ]
]

const SWAPS: readonly (readonly [name: string, isHit: (node: Node) => boolean, saidBy: (node: Node) => string])[] = [
  ['texts', hasWord, wordsOf],
  ['paragraphs', (node) => node.type === 'paragraph' && /[\p{L}\p{N}]/u.test(wordsOf(node)), wordsOf],
  ['citations', isOf('citation'), ({ citation }) => JSON.stringify({ ...(citation as object), id: '' })],
  ['labels', isOf('sourceLabel'), wordsOf],
  ['figures', isOf('image'), ({ alt }) => String(alt)],
  ['comments', isOf('comment'), ({ author, text }) => `${String(author)} ${String(text)}`],
  ['equations', isOf('inlineMath'), wordsOf]
]

function withItems(node: Node, change: (items: readonly object[]) => readonly object[]): object {
  const citation = node['citation'] as { readonly items: readonly object[] }
  return { ...citation, items: change(citation.items) }
}

describe('findLosses', () => {
  it('finds none where nothing was lost', () => {
    fc.assert(
      fc.property(arbitraryBlocks('all'), (blocks) => {
        expect(lossesBetween(blocks, blocks)).toEqual([])
      }),
      { numRuns: 40 }
    )
  })

  it.each(FAULTS)('says so when %s', (_, isHit, fault) => {
    let damagedTexts = 0
    fc.assert(
      fc.property(arbitraryBlocks('all'), fc.nat(), (blocks, choice) => {
        const damaged = damage(blocks, choice, isHit, fault)
        if (!damaged) return
        damagedTexts++
        expect(lossesBetween(blocks, damaged)).not.toEqual([])
      }),
      { numRuns: 40 }
    )
    expect(damagedTexts).toBeGreaterThan(0)
  })

  it.each(SWAPS)('says so when two %s change places', (_, isHit, saidBy) => {
    let damagedTexts = 0
    fc.assert(
      fc.property(arbitraryBlocks('all'), fc.nat(), (blocks, choice) => {
        const damaged = swap(blocks, choice, isHit, saidBy)
        if (!damaged) return
        damagedTexts++
        expect(lossesBetween(blocks, damaged), JSON.stringify(damaged)).not.toEqual([])
      }),
      { numRuns: 40 }
    )
    expect(damagedTexts).toBeGreaterThan(0)
  })

  it('names the side, the block and the words', () => {
    const paragraph = (id: string, ...children: readonly Inline[]): Block =>
      ({ type: 'paragraph', id, children }) as unknown as Block
    const text = (value: string): Inline => ({ type: 'text', value })
    const before = [paragraph('b1', text('MSC-NP therapy is safe.')), paragraph('b2', text('干细胞治疗安全。'))]
    const after = [paragraph('x', text('MSC-NP therapy is safe.')), paragraph('y', text('干细胞治疗。'))]
    expect(lossesBetween(before, after)).toEqual([
      expect.objectContaining({
        code: 'document-words-lost',
        place: { part: 'b2' },
        values: { side: 'leading', block: 'b2', words: '安 全' }
      })
    ])
  })

  it('says when two citations changed places', () => {
    const cite = (reference: string): Inline =>
      ({
        type: 'citation',
        citation: { id: `c-${reference}`, mode: 'normal', items: [{ reference }] }
      }) as unknown as Inline
    const text = (...children: readonly Inline[]): readonly Block[] =>
      [{ type: 'paragraph', id: 'b1', children }] as unknown as readonly Block[]
    expect(lossesBetween(text(cite('a'), cite('b')), text(cite('b'), cite('a')))).toMatchObject([
      { code: 'document-citation-moved' }
    ])
  })
})
