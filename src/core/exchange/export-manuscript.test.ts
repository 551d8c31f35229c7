import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { countingIds, type CitationId, type ReferenceId } from '#core/ids'
import type { Manuscript } from '#core/manuscript/manuscript'
import type { Block } from '#core/manuscript/nodes'
import { citedReferences } from '#core/manuscript/cited-references'
import { textOf } from '#core/manuscript/text-of'
import { visitLeaves, visitTextBlocks } from '#core/manuscript/walk'
import { arbitraryManuscript } from '#core/manuscript/testing/arbitrary-manuscript'
import type { FormattedSide } from '#core/citation/processor'
import { makeReferences } from '#core/references/make-reference'
import type { Reference } from '#core/references/reference'
import { exportManuscript, type ExportSettings } from './export-manuscript'
import { readDocx } from './docx/read-docx'
import { readMarkdown } from './markdown/read-markdown'

const NOTHING: FormattedSide = {
  citations: new Map(),
  bibliography: { entries: [], hangingIndent: false, entrySpacing: 0 },
  missing: []
}
const PANDOC: ExportSettings = {
  format: 'markdown',
  sides: 'both',
  layout: 'sequential',
  citations: 'pandoc',
  bibliographyFile: '综述.references.json'
}

const reference = (id: string, key: string): Reference => ({
  id: id as ReferenceId,
  key,
  item: { id, type: 'article-journal', title: `On ${key}` },
  verification: { kind: 'unchecked' },
  tags: [],
  addedAt: '2026-01-02T03:04:05Z',
  modifiedAt: '2026-01-02T03:04:05Z'
})

const exportAll = (manuscript: Manuscript, references: readonly Reference[], settings = PANDOC) =>
  exportManuscript({ manuscript, references, settings, formatted: { leading: NOTHING, facing: NOTHING } })
const decode = (bytes: Uint8Array | undefined) => new TextDecoder().decode(bytes)
const itemsOf = (bytes: Uint8Array | undefined) =>
  JSON.parse(decode(bytes) || '[]') as readonly { readonly id: string; readonly title: string }[]

const MANUSCRIPT: Manuscript = {
  id: 'm' as Manuscript['id'],
  title: 'Review',
  styleId: 'apa',
  createdAt: '2026-01-02T03:04:05Z',
  modifiedAt: '2026-01-02T03:04:05Z',
  leading: {
    language: 'en-US',
    title: '',
    blocks: [
      {
        type: 'paragraph',
        id: 'b' as never,
        children: [
          { type: 'text', value: 'Pain fell ' },
          {
            type: 'citation',
            citation: { id: 'c' as CitationId, mode: 'normal', items: [{ reference: 'r-1' as ReferenceId }] }
          }
        ]
      }
    ]
  },
  facing: { language: 'zh-CN', title: '', blocks: [] },
  pairings: []
}

describe('the reference file of a Markdown export', () => {
  it('is named in the header and holds the cited references under their keys', () => {
    const { bytes, referenceFile } = exportAll(MANUSCRIPT, [reference('r-1', 'harris2018')])
    expect(decode(bytes)).toContain('bibliography: 综述.references.json')
    expect(decode(bytes)).toContain('Pain fell [@harris2018]')
    expect(referenceFile?.name).toBe('综述.references.json')
    expect(itemsOf(referenceFile?.bytes)).toEqual([
      { id: 'harris2018', type: 'article-journal', title: 'On harris2018' }
    ])
  })

  it('is neither named nor written where nothing is cited or citations are printed', () => {
    for (const file of [
      exportAll(MANUSCRIPT, []),
      exportAll(MANUSCRIPT, [reference('r-1', 'harris2018')], { ...PANDOC, citations: 'plain' })
    ]) {
      expect(file.referenceFile).toBeUndefined()
      expect(decode(file.bytes)).not.toContain('references.json')
    }
  })

  it('has every key of the text, and text and file together cite what the manuscript cites', () => {
    const fileIds = fc.array(
      fc.oneof(
        fc.constantFrom('harris2018', '王2019', 'Doe_2020.a', '2020x', 'van-der:berg/1', 'a.', 'Smith [2]'),
        fc.string({ maxLength: 12, unit: 'grapheme' })
      ),
      { minLength: 10, maxLength: 10 }
    )
    fc.assert(
      fc.property(arbitraryManuscript(), fileIds, (manuscript, ids) => {
        const items = ids.map((id, n) => ({ id, type: 'book', title: `Title ${n}` }))
        let next = 0
        const newId = () => `ref-${next++}` as ReferenceId
        const made = makeReferences(items, { newId, now: '2026-01-02T03:04:05Z', keys: [] })
        const library = new Map(made.map((reference) => [reference.id, reference]))
        const { bytes, referenceFile } = exportAll(manuscript, citedReferences(manuscript, library))
        const titles = new Map(itemsOf(referenceFile?.bytes).map(({ id, title }) => [id, title as ReferenceId]))
        const read = readMarkdown(decode(bytes), {
          ids: countingIds(),
          findReferenceByKey: (key) => titles.get(key)
        })
        expect(citedIn(read)).toEqual(citedIn(manuscript).map((id) => library.get(id)?.item.title))
      }),
      { numRuns: 25 }
    )
  })
})

/** What is cited, in order, each time it is. */
function citedIn({ leading, facing }: { readonly leading: HasBlocks; readonly facing?: HasBlocks | undefined }) {
  const ids: ReferenceId[] = []
  visitTextBlocks([...leading.blocks, ...(facing?.blocks ?? [])], ({ children }) =>
    visitLeaves(children, (leaf) => {
      if (leaf.type === 'citation') ids.push(...leaf.citation.items.map((item) => item.reference))
    })
  )
  return ids
}

interface HasBlocks {
  readonly blocks: readonly Block[]
}

describe('a pair of entries in two languages', () => {
  const paired: FormattedSide = {
    citations: new Map([['c' as CitationId, [{ text: '[1]' }]]]),
    bibliography: {
      entries: [
        {
          reference: 'r-1' as ReferenceId,
          label: [{ text: '[1]' }],
          body: [{ text: '刘洋，陈丽. 针刺治疗偏头痛[J]. 中国针灸，2020.' }],
          translation: [{ text: 'Liu Y, Chen L. Acupuncture for migraine[J]. ' }, { text: 'Chin Acup', italic: true }]
        }
      ],
      hangingIndent: false,
      entrySpacing: 0
    },
    missing: []
  }
  const exportPair = (settings: ExportSettings) =>
    exportManuscript({
      manuscript: MANUSCRIPT,
      references: [reference('r-1', 'liu2020')],
      settings,
      formatted: { leading: paired, facing: NOTHING }
    })

  it('stands on two lines under one number in a document', () => {
    const { bytes } = exportPair({ ...PANDOC, format: 'docx' })
    const read = readDocx(bytes)
    const last = read.ok ? read.value.blocks.at(-1) : undefined
    expect(last && textOf(last)).toMatch(
      /^\[1\]\s刘洋，陈丽\. 针刺治疗偏头痛\[J\]\. 中国针灸，2020\.\nLiu Y, Chen L\. Acupuncture for migraine\[J\]\. Chin Acup$/
    )
  })

  it('stands on two lines under one number in Markdown', () => {
    const { bytes } = exportPair({ ...PANDOC, citations: 'plain' })
    const text = decode(bytes)
    expect(text).toContain('2020.\\\nLiu Y, Chen L.')
    expect(text).toContain('*Chin Acup*')
  })
})
