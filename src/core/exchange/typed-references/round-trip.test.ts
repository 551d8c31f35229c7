import fc from 'fast-check'
import { beforeAll, describe, expect, it } from 'vitest'
import { formatShipped } from '#core/citation/testing/shipped-styles'
import type { FormattedSide } from '#core/citation/processor'
import { countingIds, type ManuscriptId, type ReferenceId } from '#core/ids'
import type { Citation } from '#core/manuscript/citation'
import { citationsOf } from '#core/manuscript/citations-of'
import type { Manuscript } from '#core/manuscript/manuscript'
import type { Block } from '#core/manuscript/nodes'
import type { CslItem } from '#core/references/reference'
import { writeMarkdown } from '../markdown/write-markdown'
import { readManuscript } from '../read-manuscript'
import { connectTypedReferences } from './connect-typed-references'
import { findTypedReferences } from './find-typed-references'

const STYLES = ['apa', 'vancouver', 'american-medical-association', 'elsevier-harvard', 'gb-t-7714-2015-numeric']
const FAMILIES = ['Harris', 'Oreja-Guevara', 'van Beek', 'Ångström', 'O’Brien', 'Zhang', 'Riordan', 'Cohen']
const now = '2026-01-01T00:00:00.000Z'

const ITEMS = FAMILIES.map((family, at): CslItem => ({
  id: `r${at}`,
  type: 'article-journal',
  title: `A study of ${family}’s cells in progressive disease`,
  author: [{ family, given: 'Jane' }, ...(at % 3 === 0 ? [] : [{ family: 'Writer', given: 'Bo' }])],
  'container-title': 'Journal of Neurology',
  issued: { 'date-parts': [[2000 + at]] },
  volume: String(at + 3),
  page: `${at + 10}-${at + 19}`
}))

type Clusters = readonly (readonly string[])[]

const NONE: FormattedSide = {
  citations: new Map(),
  bibliography: { entries: [], hangingIndent: false, entrySpacing: 0 },
  missing: []
}

/** A paragraph a citation, between words, numbers and brackets that cite nothing, then the list. */
function textOf(clusters: Clusters): { readonly blocks: readonly Block[]; readonly citations: readonly Citation[] } {
  const ids = countingIds()
  const citations = clusters.map((cluster): Citation => ({
    id: ids<'CitationId'>('c'),
    mode: 'normal',
    items: cluster.map((id) => ({ reference: id as ReferenceId }))
  }))
  const paragraphs = citations.map((citation): Block => ({
    type: 'paragraph',
    id: ids<'BlockId'>('b'),
    children: [
      { type: 'text', value: 'In 2019 (n = 12; 95% CI [1, 2]) the cells were well tolerated ' },
      { type: 'citation', citation },
      { type: 'text', value: ', covered 5 m² and cost 3.' }
    ]
  }))
  const heading: Block = { type: 'heading', id: ids('b'), depth: 1, children: [{ type: 'text', value: 'References' }] }
  return { blocks: [...paragraphs, heading, { type: 'bibliography', id: ids('b') }], citations }
}

async function printIn(style: string, clusters: Clusters): Promise<string> {
  const { blocks, citations } = textOf(clusters)
  const references = new Map(ITEMS.map((item) => [item.id as ReferenceId, item]))
  const leading = await formatShipped(style, { locale: 'en-US', references, citations })
  const side = { language: 'en-US', title: '', blocks }
  const facing = { language: 'zh-CN', title: '', blocks: [] }
  const manuscript: Manuscript = {
    id: 'm' as ManuscriptId,
    title: 'A review',
    leading: side,
    facing,
    pairings: [],
    styleId: style,
    createdAt: now,
    modifiedAt: now
  }
  return writeMarkdown(manuscript, {
    flavour: 'gfm',
    sides: 'leading',
    layout: 'sequential',
    keys: new Map(),
    formatted: { leading, facing: NONE }
  }).text
}

/** The families of the works that each citation of the text cites, in order. */
function citedIn(text: string): readonly (readonly string[])[] {
  const read = readManuscript('a.md', new TextEncoder().encode(text), {
    ids: countingIds(),
    now,
    findReferenceByKey: () => undefined
  })
  if (!read.ok) throw new Error(read.error.message)
  const { manuscript } = read.value
  const { manuscript: connected, references } = connectTypedReferences(manuscript, findTypedReferences(manuscript), {
    ids: countingIds(),
    now
  })
  const years = new Map(references.map(({ id, item }) => [id, item.issued?.['date-parts']?.[0]?.[0] ?? 0]))
  return citationsOf(connected.leading.blocks).map(({ items }) =>
    items.map(({ reference }) => `r${(years.get(reference) ?? 0) - 2000}`).toSorted()
  )
}

const arbitraryClusters = fc.array(
  fc.uniqueArray(fc.constantFrom(...ITEMS.map(({ id }) => id)), { minLength: 1, maxLength: 4 }),
  {
    minLength: 1,
    maxLength: 8
  }
)

describe('a manuscript printed in a style and read back', () => {
  beforeAll(async () => Promise.all(STYLES.map((style) => printIn(style, [['r0']]))))

  it.each(STYLES)('cites the same works in the same places: %s', async (style) => {
    await fc.assert(
      fc.asyncProperty(arbitraryClusters, async (clusters) => {
        expect(citedIn(await printIn(style, clusters))).toEqual(clusters.map((cluster) => cluster.toSorted()))
      }),
      { numRuns: 12 }
    )
  })
})
