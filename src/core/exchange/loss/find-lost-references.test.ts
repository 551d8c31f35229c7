import { describe, expect, it } from 'vitest'
import type { Reference } from '#core/references/reference'
import { writeReferences } from '../references/write-references'
import { findLostEntries } from './find-lost-references'

const references = ['a', 'b'].map((name) => ({
  id: `ref-${name}`,
  key: `müller2020${name}`,
  item: {
    id: `ref-${name}`,
    type: 'article-journal',
    title: `干细胞 <i>in vivo</i>: 50% & more ${name}`,
    'container-title': '神经病学',
    author: [{ family: 'Müller', given: 'Anna' }, { literal: 'Trial Group' }],
    issued: { 'date-parts': [[2020, 3, 1]] },
    page: '101-109',
    DOI: `10.1000/${name}`
  },
  verification: { kind: 'unchecked' },
  tags: [],
  addedAt: '2026-01-02T03:04:05Z',
  modifiedAt: '2026-01-02T03:04:05Z'
})) as unknown as readonly Reference[]

const FORMATS = ['csl-json', 'bibtex', 'biblatex'] as const
const lossesIn = (file: string, format: (typeof FORMATS)[number]) =>
  findLostEntries(references, { bytes: new TextEncoder().encode(file), format }, 'markdown')

describe.each(FORMATS)('references beside a text, as %s', (format) => {
  const file = writeReferences(references, format)

  it('are whole', () => {
    expect(lossesIn(file, format)).toEqual([])
  })

  it.each([
    ['a key is renamed', (text: string) => text.replace('müller2020b', 'müller2020c'), 'müller2020b'],
    ['a DOI is changed', (text: string) => text.replaceAll('10.1000/a', '10.1000/c'), 'müller2020a'],
    ['an author is dropped', (text: string) => text.replaceAll('Trial Group', ''), 'müller2020a'],
    ['a journal is dropped', (text: string) => text.replace('神经病学', ''), 'müller2020a'],
    ['a word of a title is dropped', (text: string) => text.replace('more b', 'b'), 'müller2020b']
  ])('are named when %s', (_, fault, part) => {
    expect(fault(file)).not.toBe(file)
    expect(lossesIn(fault(file), format)).toContainEqual(
      expect.objectContaining({ code: 'markdown-reference-lost', place: { part } })
    )
  })
})
