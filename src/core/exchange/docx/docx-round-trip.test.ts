import * as fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { countingIds } from '#core/ids'
import type { InlineLeaf } from '#core/manuscript/flatten-inlines'
import type { Manuscript, Side } from '#core/manuscript/manuscript'
import type { Block, Inline } from '#core/manuscript/nodes'
import { mapLeaves, mapTextBlocks } from '#core/manuscript/walk'
import { arbitraryManuscript } from '#core/manuscript/testing/arbitrary-manuscript'
import { findDocxLosses } from './find-docx-losses'
import { readDocx } from './read-docx'
import { findReferences } from './reference-targets'
import { blocksAfterDocx } from './testing/blocks-after-docx'
import { citedAs } from './testing/formatted-sides'
import { partsOf, parseStrictly } from './testing/docx-parts'
import { writeDocx } from './write-docx'

const CITED = [{ text: '(Harris ' }, { text: 'et al.', italic: true }, { text: ', 2018)' }] as const
const OPTIONS = fc.record({
  sides: fc.constantFrom('both' as const, 'leading' as const, 'facing' as const),
  layout: fc.constantFrom('sequential' as const, 'facing' as const, 'interleaved' as const)
})

/** Ids are made anew by every reader. */
const withoutIds = (value: unknown): unknown =>
  JSON.parse(JSON.stringify(value, (key, inner: unknown) => (key === 'id' || key === 'target' ? undefined : inner)))

/** References that lead nowhere become text, whose words must not run into those beside it. */
function withoutDeadReferences(manuscript: Manuscript): Manuscript {
  const sound = (side: Side): Side => {
    const { targets } = findReferences(side.blocks, side.language)
    const map = (leaf: InlineLeaf): Inline =>
      leaf.type === 'crossReference' && !targets.has(leaf.target) ? { type: 'text', value: ` ${leaf.text} ` } : leaf
    return { ...side, blocks: mapTextBlocks(side.blocks, (children) => mapLeaves(children, map)) }
  }
  return { ...manuscript, leading: sound(manuscript.leading), facing: sound(manuscript.facing) }
}

function readBlocks(bytes: Uint8Array): { readonly blocks: readonly Block[]; readonly title?: string } {
  const read = readDocx(bytes)
  if (!read.ok) throw new Error(read.error.message)
  return read.value
}

describe('writeDocx and readDocx', () => {
  it('give back the blocks of a side', () => {
    fc.assert(
      fc.property(
        arbitraryManuscript('all'),
        fc.constantFrom('leading' as const, 'facing' as const),
        (manuscript, side) => {
          const formatted = citedAs(manuscript, CITED)
          const { bytes } = writeDocx(manuscript, formatted, { sides: side, layout: 'sequential' })
          const { blocks, title } = readBlocks(bytes)
          const expected = blocksAfterDocx(manuscript[side], formatted[side])
          expect(withoutIds(blocks)).toEqual(withoutIds(expected))
          expect(title ?? '').toBe(manuscript[side].title.replace(/\s+/g, ' ').trim())
        }
      ),
      { numRuns: 60 }
    )
  })

  it('keep every word in every layout', () => {
    fc.assert(
      fc.property(arbitraryManuscript('all').map(withoutDeadReferences), OPTIONS, (manuscript, options) => {
        const formatted = citedAs(manuscript, CITED)
        const { bytes } = writeDocx(manuscript, formatted, options)
        const sides = options.sides === 'both' ? (['leading', 'facing'] as const) : [options.sides]
        expect(findDocxLosses(manuscript, sides, bytes, { formatted })).toEqual([])
      }),
      { numRuns: 30 }
    )
  })

  it('make well-formed parts and the same bytes each time', () => {
    fc.assert(
      fc.property(arbitraryManuscript('all'), OPTIONS, (manuscript, options) => {
        const formatted = citedAs(manuscript, CITED)
        const { bytes } = writeDocx(manuscript, formatted, options)
        for (const xml of partsOf(bytes).values()) parseStrictly(xml)
        expect(writeDocx(manuscript, formatted, options).bytes).toEqual(bytes)
      }),
      { numRuns: 30 }
    )
  })
})

it('writes and reads a long review in which every sentence is alike', () => {
  const ids = countingIds()
  const sentence = '从机制上看，“MSC-NP”（来源于患者特异性间充质干细胞）具有更高的安全性——靶向神经修复。'
  const blocks = Array.from({ length: 3_000 }, (): Block => ({
    type: 'paragraph',
    id: ids('b'),
    children: [{ type: 'text', value: sentence.repeat(3) }]
  }))
  const [sample] = fc.sample(arbitraryManuscript(), { numRuns: 1, seed: 1 })
  if (!sample) throw new Error('No sample')
  const manuscript: Manuscript = { ...sample, facing: { language: 'zh-CN', title: '长文', blocks } }
  const { bytes } = writeDocx(manuscript, citedAs(manuscript, CITED), { sides: 'facing', layout: 'sequential' })
  expect(findDocxLosses(manuscript, ['facing'], bytes)).toEqual([])
})

describe('findDocxLosses', () => {
  it('names the words and the block that a document lacks', () => {
    const [manuscript] = fc.sample(arbitraryManuscript(), { numRuns: 1, seed: 7 })
    if (!manuscript) throw new Error('No sample')
    const paragraph: Block = {
      type: 'paragraph',
      id: 'b-lost' as Block['id'],
      children: [{ type: 'text', value: '“补阳还五汤”联合 fingolimod 治疗' }]
    }
    const fuller: Manuscript = {
      ...manuscript,
      leading: { ...manuscript.leading, blocks: [...manuscript.leading.blocks, paragraph] }
    }
    const formatted = citedAs(manuscript, CITED)
    const { bytes } = writeDocx(manuscript, formatted, { sides: 'both', layout: 'sequential' })
    const findings = findDocxLosses(fuller, ['leading', 'facing'], bytes, { formatted })
    expect(findings).toHaveLength(1)
    expect(findings[0]?.place?.part).toBe('b-lost')
    expect(findings[0]?.message).toContain('fingolimod')
  })
})
