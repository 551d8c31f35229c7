import * as fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import type { FormattedText } from '#core/citation/formatted-text'
import type { FormattedSide } from '#core/citation/processor'
import { countingIds } from '#core/ids'
import type { CitationId, ReferenceId } from '#core/ids'
import type { Citation, CitationItem } from '#core/manuscript/citation'
import { citationsOf } from '#core/manuscript/citations-of'
import { SIDE_NAMES } from '#core/manuscript/manuscript'
import type { Manuscript } from '#core/manuscript/manuscript'
import type { Block } from '#core/manuscript/nodes'
import { visitBlocks } from '#core/manuscript/walk'
import { arbitraryManuscript } from '#core/manuscript/testing/arbitrary-manuscript'
import type { Reference } from '#core/references/reference'
import { LOCATOR_WORDS } from '../markdown/locator-words'
import { findDocxLosses } from './find-docx-losses'
import { readDocx } from './read-docx'
import { partsOf } from './testing/docx-parts'
import { NOTHING_CITED } from './testing/formatted-sides'
import { writeDocx } from './write-docx'

/** The ten works that generated manuscripts cite. */
const REFERENCES = Array.from({ length: 10 }, (_, n): Reference => {
  const id = `ref-${n}` as ReferenceId
  return {
    id,
    key: `harris20${10 + n}`,
    item: { id, type: 'article-journal', title: `干细胞 <i>in vivo</i> & "cells" ${n}`, DOI: `10.1000/x.${n}` },
    verification: { kind: 'unchecked' },
    tags: [],
    addedAt: '2024-09-08T00:00:00.000Z',
    modifiedAt: '2024-09-08T00:00:00.000Z'
  }
})

/** Looks as the style would have it: a name before the bracket where the author stands in the sentence. */
const shownAs = ({ mode }: Citation): FormattedText =>
  mode === 'author-in-text'
    ? [{ text: 'Harris ' }, { text: 'et al.', italic: true }, { text: ' (2018)' }]
    : [
        { text: '[1', superscript: true },
        { text: ', see 王]', superscript: true }
      ]

function format(blocks: readonly Block[]): FormattedSide {
  const entries = REFERENCES.slice(0, 3).map(({ id }) => ({ reference: id, body: [{ text: `Entry ${id}` }] }))
  const citations = new Map<CitationId, FormattedText>(citationsOf(blocks).map((one) => [one.id, shownAs(one)]))
  return { ...NOTHING_CITED, citations, bibliography: { entries, hangingIndent: true, entrySpacing: 0 } }
}

const formatBoth = (manuscript: Manuscript) => ({
  leading: format(manuscript.leading.blocks),
  facing: format(manuscript.facing.blocks)
})

function countLists(blocks: readonly Block[]): number {
  let lists = 0
  visitBlocks(blocks, ({ type }) => {
    if (type === 'bibliography') lists++
  })
  return lists
}

/** Everything a citation says, with references by key. */
function saidBy(citations: readonly Citation[], references: readonly Reference[]): unknown {
  const keys = new Map(references.map(({ id, key }) => [id, key]))
  return citations.map(({ mode, items }) => ({
    mode,
    items: items.map((item) => ({ ...item, reference: keys.get(item.reference) }))
  }))
}

/** Word's own citations have no locator but pages and volumes: any other stands in the suffix. */
function afterWord(item: CitationItem): CitationItem {
  const { locator, label = 'page', suffix = '', ...rest } = item
  if (locator === undefined || label === 'page' || label === 'volume') return item
  const behind = suffix === '' || suffix.startsWith(',') ? suffix : ` ${suffix}`
  return { ...rest, suffix: `, ${LOCATOR_WORDS[label][0] ?? ''} ${locator}${behind}` }
}

const unchanged = (item: CitationItem): CitationItem => item

describe.each([
  ['zotero', unchanged],
  ['word', afterWord]
] as const)('live citations for %s', (program, after) => {
  const live = { program, references: REFERENCES }

  it('come back as they were: items, locators, prefixes, suffixes, order', () => {
    fc.assert(
      fc.property(arbitraryManuscript(), fc.constantFrom(...SIDE_NAMES), (manuscript, side) => {
        const { bytes } = writeDocx(manuscript, formatBoth(manuscript), { sides: side, layout: 'sequential', live })
        const read = readDocx(bytes, countingIds())
        if (!read.ok) throw new Error(read.error.message)
        const { blocks, references, findings } = read.value
        const written = citationsOf(manuscript[side].blocks)
        expect(saidBy(citationsOf(blocks), references)).toEqual(
          saidBy(
            written.map((citation) => ({ ...citation, items: citation.items.map(after) })),
            REFERENCES
          )
        )
        const codes = findings.map(({ code }) => code)
        expect(codes.filter((code) => code.startsWith('docx-citation') || code.includes('field'))).toEqual([])
        const lists = Math.max(countLists(manuscript[side].blocks), 1)
        expect(countLists(blocks)).toBe(written.length > 0 ? lists : 0)
        expect(findDocxLosses(manuscript, [side], bytes, { formatted: formatBoth(manuscript), live })).toEqual([])
      }),
      { numRuns: 30 }
    )
  })

  it('come back from every layout of two sides, and give the same bytes each time', () => {
    const options = fc.constantFrom('sequential' as const, 'facing' as const, 'interleaved' as const)
    fc.assert(
      fc.property(arbitraryManuscript('all'), options, (manuscript, layout) => {
        const write = () => writeDocx(manuscript, formatBoth(manuscript), { sides: 'both', layout, live }).bytes
        const read = readDocx(write())
        if (!read.ok) throw new Error(read.error.message)
        const written = SIDE_NAMES.flatMap((side) => citationsOf(manuscript[side].blocks))
        expect(citationsOf(read.value.blocks)).toHaveLength(written.length)
        expect(write()).toEqual(write())
      }),
      { numRuns: 10 }
    )
  })

  it('show what a plain document shows', () => {
    fc.assert(
      fc.property(arbitraryManuscript(), (manuscript) => {
        const shown = (options: object): string => {
          const base = { sides: 'both', layout: 'sequential', ...options } as const
          const xml = partsOf(writeDocx(manuscript, formatBoth(manuscript), base).bytes).get('word/document.xml') ?? ''
          return [...xml.matchAll(/<w:t(?: [^>]*)?>([^<]*)<|<\/w:p>/g)].map(([, text]) => text ?? '\n').join('')
        }
        expect(shown({ live })).toBe(shown({}))
      }),
      { numRuns: 10 }
    )
  })
})
