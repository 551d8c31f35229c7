import { describe, expect, it } from 'vitest'
import { countingIds, type ReferenceId } from '#core/ids'
import { matchReferences } from './equal-reference'
import { makeReferences } from './make-reference'
import type { CslItem, Reference } from './reference'

const NOW = '2024-05-23T00:00:00Z'

function make(items: readonly CslItem[], keys: readonly string[] = []): readonly Reference[] {
  const ids = countingIds()
  return makeReferences(items, { newId: (): ReferenceId => ids<'ReferenceId'>('r'), now: NOW, keys })
}

const find = (library: readonly CslItem[], item: CslItem): string | undefined =>
  matchReferences(make(library)).find(item)?.key

describe('makeReferences', () => {
  it('gives our id and keeps the id of the file as the key', () => {
    const [reference] = make([{ id: 'harris2018phase', type: 'article-journal', title: 'Phase I', note: 'n' }])
    expect(reference).toEqual({
      id: 'r1',
      key: 'harris2018phase',
      item: { id: 'r1', type: 'article-journal', title: 'Phase I', note: 'n', language: 'en' },
      verification: { kind: 'unchecked' },
      tags: [],
      addedAt: NOW,
      modifiedAt: NOW
    })
  })

  it('keeps keys apart from the library and from each other', () => {
    const items = ['a', 'A', 'b', 'x" onload="y'].map((id) => ({ id, type: 'book', title: '干细胞' }))
    expect(make(items, ['B']).map(({ key }) => key)).toEqual(['a', 'Aa', 'ba', 'anonndgan'])
  })

  it('fills in a blank language and puts a given one right', () => {
    const items = [{ title: '干细胞' }, { title: '干细胞', language: 'chi' }, {}].map((fields) => ({
      id: '',
      type: 'book',
      ...fields
    }))
    expect(make(items).map(({ item }) => item.language)).toEqual(['zh', 'zh', undefined])
  })
})

describe('matchReferences', () => {
  const trial: CslItem = {
    id: 'x',
    type: 'article-journal',
    title: 'Phase I Trial of <i>MSC</i>-NPs',
    author: [{ family: 'Müller' }],
    issued: { 'date-parts': [[2018]] }
  }

  it.each<[string, Partial<CslItem>, Partial<CslItem>]>([
    ['DOI', { DOI: '10.1/ABC' }, { DOI: 'https://doi.org/10.1/abc', title: 'Other' }],
    ['PMID', { PMID: '123' }, { PMID: '123', title: 'Other' }],
    ['PMCID', { PMCID: 'PMC77' }, { PMCID: 'pmc77', title: 'Other' }],
    ['content', {}, { title: 'Phase I trial of MSC-NPs', author: [{ family: 'Muller', given: 'J.' }] }]
  ])('finds the same work by %s', (_, ours, theirs) => {
    expect(find([{ ...trial, ...ours }], { ...trial, ...theirs })).toBe('x')
  })

  it('keeps apart works whose identifiers, years or types differ', () => {
    expect(find([{ ...trial, DOI: '10.1/a' }], { ...trial, DOI: '10.1/b' })).toBeUndefined()
    expect(find([trial], { ...trial, issued: { 'date-parts': [[2019]] } })).toBeUndefined()
    expect(find([trial], { ...trial, type: 'chapter' })).toBeUndefined()
  })

  it.each<[string, Partial<CslItem>, Partial<CslItem>]>([
    ['an article and the abstract of its talk', { volume: '33', page: '1-9' }, { volume: '25', page: 'S12' }],
    ['works of one title in two journals', { 'container-title': 'Neurology' }, { 'container-title': 'Cytotherapy' }],
    [
      'works of one title in two Chinese journals',
      { 'container-title': '中华神经科杂志' },
      { 'container-title': '中国卒中杂志' }
    ],
    [
      'chapters that carry the DOI of their book',
      { DOI: '10.1/book', page: '1-9' },
      { DOI: '10.1/book', page: '10-20', title: 'Other' }
    ],
    [
      'abstracts that carry the DOI of their supplement',
      { DOI: '10.1/s' },
      { DOI: '10.1/s', title: 'Other', author: [{ family: 'Li' }] }
    ],
    ['works of one PMID and two DOIs', { PMID: '7', DOI: '10.1/a' }, { PMID: '7', DOI: '10.1/b' }],
    ['works of one DOI and two PMCIDs', { DOI: '10.1/a', PMCID: 'PMC1' }, { DOI: '10.1/a', PMCID: 'PMC2' }],
    ['a work and its correction', {}, { title: 'Correction to: Phase I Trial of MSC-NPs' }],
    ['entries whose PMID says that there is none', { PMID: 'n/a' }, { PMID: 'none', title: 'Other' }],
    ['entries whose DOI is only a resolver', { DOI: 'https://doi.org/' }, { DOI: 'doi:', title: 'Other' }],
    ['entries whose PMCID is empty of digits', { PMCID: 'PMC' }, { PMCID: 'PMC', title: 'Other' }]
  ])('keeps apart %s', (_, ours, theirs) => {
    expect(find([{ ...trial, ...ours }], { ...trial, ...theirs })).toBeUndefined()
  })

  it('keeps apart pages of one name on two sites', () => {
    const page = { id: 'x', type: 'webpage', title: 'Multiple sclerosis', issued: { 'date-parts': [[2024]] } }
    const [who, nhs] = ['https://www.who.int/ms', 'https://www.nhs.uk/ms']
    expect(find([{ ...page, URL: who }], { ...page, URL: nhs })).toBeUndefined()
    expect(find([{ ...page, URL: who }], { ...page, URL: 'http://who.int/ms?x' })).toBe('x')
  })

  it.each<[string, Partial<CslItem>, Partial<CslItem>]>([
    [
      'an abbreviated journal',
      { 'container-title': 'N Engl J Med' },
      { 'container-title': 'New England Journal of Medicine' }
    ],
    ['a journal with its place', { 'container-title': 'Brain' }, { 'container-title': 'Brain (London)' }],
    ['a PMID with its name', { PMID: 'PMID: 123' }, { PMID: '123', title: 'Other' }],
    [
      'a translated title under one DOI',
      { DOI: '10.1/a' },
      { DOI: '10.1/a', title: '干细胞Ⅰ期试验', author: [{ family: '米勒' }] }
    ]
  ])('finds the same work by %s', (_, ours, theirs) => {
    expect(find([{ ...trial, ...ours }], { ...trial, ...theirs })).toBe('x')
  })

  it('finds each of two works that look alike', () => {
    const library = [
      { ...trial, DOI: '10.1/a' },
      { ...trial, id: 'y', volume: '9' }
    ]
    expect(find(library, { ...trial, volume: '9', DOI: '10.1/b' })).toBe('y')
  })

  it('does not take two untitled entries for one', () => {
    expect(find([{ id: 'x', type: 'book' }], { id: 'y', type: 'book' })).toBeUndefined()
  })
})
