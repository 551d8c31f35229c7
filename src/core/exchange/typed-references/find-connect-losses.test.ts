import { describe, expect, it } from 'vitest'
import { countingIds, type BlockId, type CommentId, type ReferenceId } from '#core/ids'
import type { SideName } from '#core/manuscript/manuscript'
import type { Block } from '#core/manuscript/nodes'
import type { Reference } from '#core/references/reference'
import { damage, drop, dropWord, isOf, swap, wordsOf, type Fault, type Node } from '../loss/testing/damage'
import { connectTypedReferences } from './connect-typed-references'
import { findConnectLosses, type Connected } from './find-connect-losses'
import { findTypedReferences } from './find-typed-references'
import { now, pasted } from './testing/show-connected'

const TEXT = `A title of the review

Cells slowed disability in trials [1, p. 15; 2], as expected.

Walking speed improved in others [3] and in more [see 2].

一篇综述的题目

干细胞治疗减缓了残疾进展［1，2］，步行速度提高。

References
[1] Smith J, Jones K. Stem cells in progressive disease. Neurology. 2011;76(1):12-19.
[2] Wu L. Remyelination after injury. Brain. 2012;135(2):20-29. doi:10.1093/brain/awr001
[3] 张伟, 李娜. 间充质干细胞治疗研究[J]. 中华神经科杂志, 2014, 47(4): 40-49.
[4] Cohen JA. Outcome measures in trials. Mult Scler. 2015;21(5):50-59.`

const before = pasted(TEXT)
const found = findTypedReferences(before)
const whole = connectTypedReferences(before, found, { ids: countingIds(), now })
const codesOf = (after: Connected): readonly string[] => [
  ...new Set(findConnectLosses(before, found, after).map(({ code }) => code))
]

const withBlocks = (side: SideName, blocks: readonly Block[] | undefined): Connected => {
  if (!blocks) throw new Error('Nothing was damaged')
  return { ...whole, manuscript: { ...whole.manuscript, [side]: { ...whole.manuscript[side], blocks } } }
}
const hit = (side: SideName, isHit: (node: Node) => boolean, fault: Fault): Connected =>
  withBlocks(side, damage(whole.manuscript[side].blocks, 0, isHit, fault))
const withReferences = (change: (reference: Reference, at: number) => Reference): Connected => ({
  ...whole,
  references: whole.references.map(change)
})

const withoutDoi = (reference: Reference): Reference => {
  const { DOI: _, ...item } = reference.item
  return { ...reference, item }
}

type Cited = { readonly items: readonly { readonly reference: ReferenceId; readonly locator?: string }[] }
const citing =
  (change: (items: Cited['items']) => Cited['items']): Fault =>
  (node) => {
    const citation = node['citation'] as Cited
    return { ...node, citation: { ...citation, items: change(citation.items) } } as unknown as Node
  }
const isLong = (node: Node): boolean => node.type === 'text' && wordsOf(node).length > 8
const isLastParagraph = (node: Node): boolean => node.type === 'paragraph' && wordsOf(node).includes('Cohen')

describe('findConnectLosses', () => {
  it('finds none where all is there', () => {
    expect(whole.references).toHaveLength(4)
    expect(codesOf(whole)).toEqual([])
    expect(whole.findings.map(({ code }) => code)).toEqual(['typed-references-linked', 'typed-entry-uncited'])
  })

  it.each<readonly [fault: string, after: Connected, codes: readonly string[]]>([
    ['a word is dropped', hit('leading', isLong, dropWord), ['connect-words-lost']],
    ['a Chinese word is dropped', hit('facing', isLong, dropWord), ['connect-words-lost']],
    [
      'a paragraph is dropped',
      hit('leading', isOf('paragraph'), drop),
      ['connect-words-lost', 'connect-citation-lost']
    ],
    [
      'paragraphs change places',
      withBlocks('leading', swap(whole.manuscript.leading.blocks, 0, isOf('paragraph'), wordsOf)),
      ['connect-words-moved']
    ],
    ['a citation is dropped', hit('leading', isOf('citation'), drop), ['connect-citation-lost']],
    [
      'a citation lacks a work',
      hit(
        'leading',
        isOf('citation'),
        citing((items) => items.slice(1))
      ),
      ['connect-citation-lost']
    ],
    [
      'works of a citation change places',
      hit(
        'facing',
        isOf('citation'),
        citing((items) => items.toReversed())
      ),
      ['connect-citation-lost']
    ],
    [
      'a citation is of another work',
      hit(
        'leading',
        isOf('citation'),
        citing((items) => items.map((item) => ({ ...item, reference: 'ref1' as ReferenceId })))
      ),
      ['connect-citation-lost']
    ],
    [
      'a locator is dropped',
      hit(
        'leading',
        isOf('citation'),
        citing((items) => items.map(({ reference }) => ({ reference })))
      ),
      ['connect-citation-lost']
    ],
    [
      'citations change places',
      withBlocks(
        'leading',
        swap(whole.manuscript.leading.blocks, 0, isOf('citation'), (node) => JSON.stringify(node))
      ),
      ['connect-citation-moved']
    ],
    [
      'a mark stays beside its citation',
      hit('leading', isLong, (node) => (node.type === 'text' ? { ...node, value: `${node.value} [1]` } : node)),
      ['connect-citation-moved']
    ],
    ['an entry that nothing cites is dropped', hit('leading', isLastParagraph, drop), ['connect-words-lost']],
    ['the list is dropped', hit('leading', isOf('bibliography'), drop), ['connect-part-lost']],
    [
      'a reference is dropped',
      { ...whole, references: whole.references.slice(1) },
      ['connect-entry-lost', 'connect-citation-lost']
    ],
    ['a reference lacks its DOI', withReferences(withoutDoi), ['connect-entry-lost']],
    [
      'references change their ids',
      withReferences((reference, at) => ({ ...reference, id: `ref${whole.references.length - at}` as ReferenceId })),
      ['connect-citation-lost']
    ]
  ])('says so when %s', (_, after, codes) => {
    expect(codesOf(after)).toEqual(codes)
  })

  it('names the place and the words', () => {
    const [first] = findConnectLosses(before, found, hit('facing', isLong, dropWord))
    const block = before.facing.blocks.find((one) => wordsOf(one as Node).includes('步行速度'))
    expect(first).toMatchObject({ severity: 'error', place: { part: block?.id }, values: { side: 'facing' } })
    expect(first?.message).toMatch(
      /^Typed references were not connected: .*All stays as it was; please report this\.$/u
    )
  })

  it('takes an entry that the library has for the work of the library', () => {
    const [known] = whole.references
    const library = known ? [{ ...known, id: 'own' as ReferenceId }] : []
    const connected = connectTypedReferences(before, found, { ids: countingIds(), now, library })
    expect(connected.references).toHaveLength(3)
    expect(findConnectLosses(before, found, connected, library)).toEqual([])
    expect(findConnectLosses(before, found, connected).map(({ code }) => code)).toContain('connect-entry-lost')
  })

  it('tells of a comment in the list, which goes into no reference', () => {
    const id = 'k' as CommentId
    const remark: Block = {
      type: 'paragraph',
      id: 'own' as BlockId,
      children: [
        { type: 'text', value: '[2] Wu L. Remyelination after injury. Brain. 2012;135(2):20-29.' },
        { type: 'comment', id, author: 'Li Wei', text: 'Check the pages' }
      ]
    }
    const manuscript = pasted(TEXT)
    const blocks = manuscript.leading.blocks.map((block) => (wordsOf(block as Node).startsWith('[2]') ? remark : block))
    const remarked = { ...manuscript, leading: { ...manuscript.leading, blocks } }
    const connected = connectTypedReferences(remarked, findTypedReferences(remarked), { ids: countingIds(), now })
    const left = connected.findings.filter(({ code }) => code.startsWith('connect-'))
    expect(blocks).toContain(remark)
    expect(left).toMatchObject([{ severity: 'warning', code: 'connect-comment-lost', place: { part: 'own' } }])
  })
})
