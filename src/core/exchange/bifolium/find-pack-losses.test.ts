import * as fc from 'fast-check'
import { strFromU8, strToU8, unzipSync, zipSync } from 'fflate'
import { describe, expect, it } from 'vitest'
import type { ReferenceId } from '#core/ids'
import type { Manuscript } from '#core/manuscript/manuscript'
import type { Block } from '#core/manuscript/nodes'
import { arbitraryManuscript } from '#core/manuscript/testing/arbitrary-manuscript'
import type { Reference } from '#core/references/reference'
import { damage, drop, isOf, swap, type Fault, type Node } from '../loss/testing/damage'
import { dataAddress } from '../pictures/data-address'
import { findPackLosses } from './find-pack-losses'
import { packManuscript } from './pack-manuscript'
import { sha256 } from './sha256'

const picture = (sign: number): string =>
  dataAddress({
    mediaType: 'image/png',
    bytes: Uint8Array.from([0x89, 0x50, 0x4e, 0x47, 0xd, 0xa, 0x1a, 0xa, ...Array.from({ length: 40 }, () => sign)])
  })
const text = (value: string): object => ({ type: 'text', value })
const blocks = [
  {
    type: 'paragraph',
    id: 'b1',
    children: [
      text('干细胞 slowed '),
      { type: 'citation', citation: { id: 'c1', mode: 'normal', items: [{ reference: 'r1', locator: '12' }] } },
      { type: 'sourceLabel', id: 'l1', raw: 'MDPI+2', name: 'MDPI', run: 'run1' },
      { type: 'image', url: picture(1), alt: 'MRI' },
      { type: 'image', url: picture(2), alt: 'MRI' },
      { type: 'comment', id: 'k1', author: 'Li Wei', text: 'Check this', resolved: true }
    ]
  }
] as unknown as readonly Block[]
const manuscript = {
  id: 'm1',
  title: 'Review',
  leading: { language: 'en-US', title: 'Review', blocks },
  facing: { language: 'zh-CN', title: '综述', blocks: [{ type: 'paragraph', id: 'b2', children: [text('治疗')] }] },
  pairings: [{ id: 'p1', leading: ['b1'], facing: ['b2'], state: 'reviewed' }],
  styleId: 'apa',
  createdAt: '2026-01-02T03:04:05.000Z',
  modifiedAt: '2026-01-02T03:04:05.000Z'
} as unknown as Manuscript
const reference: Reference = {
  id: 'r1' as ReferenceId,
  key: 'wang2019',
  item: { id: 'r1', type: 'article-journal', title: '干细胞 & <MS>', DOI: '10.5555/x' },
  verification: { kind: 'unchecked' },
  tags: ['trial'],
  addedAt: '2026-01-02T03:04:05.000Z',
  modifiedAt: '2026-01-02T03:04:05.000Z'
}

const tell = (bytes: Uint8Array): readonly string[] =>
  findPackLosses({ manuscript, references: [reference] }, bytes).map(({ code, place }) => `${code} in ${place?.part}`)
const withBlocks = (changed: readonly Block[] | undefined): Manuscript => ({
  ...manuscript,
  leading: { ...manuscript.leading, blocks: changed ?? [] }
})

/** The file with its two pictures in each other's place, and hashes that fit. */
function swapPictures(bytes: Uint8Array): Uint8Array {
  const files = unzipSync(bytes)
  const [first = '', second = ''] = Object.keys(files).filter((name) => name.startsWith('media/'))
  const swapped = { ...files, [first]: files[second] ?? strToU8(''), [second]: files[first] ?? strToU8('') }
  const manifest = JSON.parse(strFromU8(files['manifest.json'] ?? strToU8('{}'))) as { files: Record<string, object> }
  for (const name of [first, second]) {
    const content = swapped[name] ?? strToU8('')
    manifest.files[name] = { sha256: sha256(content), bytes: content.length }
  }
  return zipSync({ ...swapped, 'manifest.json': strToU8(JSON.stringify(manifest)) })
}

const without =
  (member: string): Fault =>
  (node) =>
    Object.fromEntries(Object.entries(node).filter(([name]) => name !== member)) as unknown as Node

describe('findPackLosses', () => {
  it('finds none in a file that gives everything back', () => {
    fc.assert(
      fc.property(arbitraryManuscript('all'), (value) => {
        expect(
          findPackLosses({ manuscript: value, references: [reference] }, packManuscript(value, [reference]))
        ).toEqual([])
      }),
      { numRuns: 20 }
    )
    expect(tell(packManuscript(manuscript, [reference]))).toEqual([])
  })

  it.each<readonly [fault: string, written: Manuscript, told: string]>([
    ['a word is dropped', withBlocks(damage(blocks, 0, isOf('text'), drop)), 'bifolium-words-lost in b1'],
    ['a citation is dropped', withBlocks(damage(blocks, 0, isOf('citation'), drop)), 'bifolium-citation-lost in b1'],
    ['a label is dropped', withBlocks(damage(blocks, 0, isOf('sourceLabel'), drop)), 'bifolium-label-lost in b1'],
    ['a figure is dropped', withBlocks(damage(blocks, 0, isOf('image'), drop)), 'bifolium-figure-lost in b1'],
    [
      'two figures change places',
      withBlocks(swap(blocks, 0, isOf('image'), (node) => JSON.stringify(node))),
      'bifolium-figure-moved in b1'
    ],
    [
      'a comment is no longer resolved',
      withBlocks(damage(blocks, 0, isOf('comment'), without('resolved'))),
      'bifolium-comment-lost in b1'
    ],
    [
      'a label loses its name',
      withBlocks(damage(blocks, 0, isOf('sourceLabel'), (node) => ({ ...node, name: 'Frontiers' }))),
      'bifolium-part-lost in l1'
    ],
    ['a pairing is dropped', { ...manuscript, pairings: [] }, 'bifolium-part-lost in m1'],
    ['the style is changed', { ...manuscript, styleId: 'ama' }, 'bifolium-part-lost in m1']
  ])('says so when %s', (_, written, told) => {
    expect(tell(packManuscript(written, [reference]))).toContain(told)
  })

  it('says so when pictures or parts of the file change places', () => {
    expect(tell(swapPictures(packManuscript(manuscript, [reference])))).toContain('bifolium-figure-moved in b1')
  })

  it('says so when a reference is dropped, renamed or loses a field', () => {
    const { DOI: _, ...poorer } = reference.item
    for (const references of [[], [{ ...reference, key: 'wang' }], [{ ...reference, item: poorer }]])
      expect(tell(packManuscript(manuscript, references))).toEqual(['bifolium-reference-lost in wang2019'])
  })

  it('says so when the style is another one, and gives the reason of a file that does not open', () => {
    const packed = { manuscript, references: [reference], style: '<style/>' }
    expect(findPackLosses(packed, packManuscript(manuscript, [reference]))).toMatchObject([
      { code: 'bifolium-style-lost', place: { part: 'style.csl' } }
    ])
    expect(tell(packManuscript(manuscript, [reference]).subarray(0, 300))).toEqual([
      expect.stringContaining('bifolium-')
    ])
  })
})
