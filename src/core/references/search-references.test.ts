import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import type { ReferenceId } from '#core/ids'
import type { CslItem, Reference } from './reference'
import { createReferenceIndex } from './search-references'

function make(key: string, item: Partial<CslItem>, tags: readonly string[] = []): Reference {
  const id = key as ReferenceId
  const times = { addedAt: '2024-01-01T00:00:00Z', modifiedAt: '2024-01-01T00:00:00Z' }
  return {
    id,
    key,
    item: { type: 'article-journal', ...item, id },
    verification: { kind: 'unchecked' },
    tags,
    ...times
  }
}

const LIBRARY = [
  make('harris2018phase', {
    title: 'Phase I Trial of Intrathecal Mesenchymal Stem Cell-derived Neural Progenitors',
    author: [
      { family: 'Harris', given: 'Violaine K.' },
      { family: 'Müller', given: 'Jörg' }
    ],
    issued: { 'date-parts': [[2018]] },
    'container-title': 'EBioMedicine',
    DOI: '10.1016/j.ebiom.2018.02.002'
  }),
  make('zhang2020gan', {
    title: '干细胞治疗多发性硬化的研究进展',
    author: [
      { family: '张', given: '伟' },
      { family: '欧阳', given: '修' },
      { family: '单', given: '国' }
    ],
    issued: { 'date-parts': [[2020]] },
    'container-title': '中华神经科杂志'
  }),
  make(
    'who2021',
    {
      title: 'Guideline',
      author: [{ literal: 'World Health Organization' }],
      abstract: 'Cites Harris and the phase I trial; 干细胞 is mentioned.',
      issued: { 'date-parts': [[2021]] },
      PMID: '38783390'
    },
    ['to read']
  ),
  make('lu2019', { title: '中药复方', author: [{ family: '吕', given: '绿' }] })
]

const search = (query: string): readonly string[] => createReferenceIndex(LIBRARY).search(query)

describe('createReferenceIndex', () => {
  it('finds the same whether references were prepared, half prepared or not', () => {
    for (const slices of [0, 1, 2, LIBRARY.length]) {
      const index = createReferenceIndex(LIBRARY)
      let left = slices
      expect(index.prepare(() => left-- > 0)).toBe(slices === LIBRARY.length)
      expect(index.search('harris')).toEqual(['harris2018phase', 'who2021'])
      expect(index.search('')).toEqual(LIBRARY.map((reference) => reference.id))
      expect(index.prepare(() => false)).toBe(true)
    }
  })

  it('never brings back a reference that was removed before it was prepared', () => {
    const index = createReferenceIndex(LIBRARY)
    index.remove('who2021' as ReferenceId)
    index.prepare(() => true)
    expect(index.search('harris')).toEqual(['harris2018phase'])
  })

  it.each([
    ['harris 2018', ['harris2018phase']],
    ['2018 harris mesenchymal', ['harris2018phase']],
    ['violaine harris', ['harris2018phase']],
    ['muller', ['harris2018phase']],
    ['MÜLLER', ['harris2018phase']],
    ['ebiomedicine', ['harris2018phase']],
    ['10.1016/j.ebiom', ['harris2018phase']],
    ['38783390', ['who2021']],
    ['to read', ['who2021']],
    ['world health', ['who2021']],
    ['多发性硬化', ['zhang2020gan']],
    ['张伟 2020', ['zhang2020gan']],
    ['ouyangxiu', ['zhang2020gan']],
    ['zhangwei', ['zhang2020gan']],
    ['shanguo', ['zhang2020gan']],
    ['zw', ['zhang2020gan']],
    ['oyx', ['zhang2020gan']],
    ['ganxibao', ['zhang2020gan']],
    ['gxbzl', ['zhang2020gan']],
    ['lvlv', ['lu2019']],
    ['lulu', ['lu2019']],
    ['anxibao', []],
    ['２０１８', ['harris2018phase']],
    ['author:harris', ['harris2018phase']],
    ['harris -mesenchymal', ['who2021']],
    ['harris -abstract:harris', ['harris2018phase']],
    ['year:2019-2021', ['who2021', 'zhang2020gan']],
    ['tag:read', ['who2021']],
    ['title:张伟', []],
    ['作者：zhangwei', ['zhang2020gan']],
    ['标题:gxb', ['zhang2020gan']],
    ['"phase i trial"', ['harris2018phase', 'who2021']],
    ['"trial phase"', []],
    ['type:journal year:2018', ['harris2018phase']],
    ['nothing like it', []]
  ])('finds by “%s”', (query, keys) => expect(search(query)).toEqual(keys))

  it('puts a match in author or title before one in an abstract', () => {
    expect(search('harris')).toEqual(['harris2018phase', 'who2021'])
    expect(search('干细胞')).toEqual(['zhang2020gan', 'who2021'])
  })

  it('finds the same in slices, and nothing that goes meanwhile', () => {
    const index = createReferenceIndex(LIBRARY)
    const run = index.start('harris')
    expect(run.step(() => false)).toEqual(['harris2018phase', 'who2021'])
    const many = Array.from({ length: 1000 }, (_, at) => make(`k${at}`, { title: 'harris' }))
    const large = createReferenceIndex(many)
    const slow = large.start('harris')
    let slices = 1
    large.remove('k3' as ReferenceId)
    let found = slow.step(() => false)
    for (; !found; slices += 1) found = slow.step(() => false)
    expect(slices).toBeGreaterThan(5)
    expect(found).toEqual(many.map(({ id }) => id).filter((id) => id !== 'k3'))
  })

  it('gives everything for an empty query, in the order added', () => {
    expect(search(' ')).toEqual(LIBRARY.map(({ id }) => id))
  })

  it('follows what is put and removed', () => {
    const index = createReferenceIndex(LIBRARY)
    index.put(make('harris2018phase', { title: '另一个题目' }))
    expect(index.search('violaine')).toEqual([])
    expect(index.search('lygtm')).toEqual(['harris2018phase'])
    index.remove('harris2018phase' as ReferenceId)
    expect(index.search('题目')).toEqual([])
  })

  it('finds a reference by any stretch of its title, together with its year', () => {
    const title = fc.stringMatching(/^[a-zé0-9干细胞多硬化]{3,30}$/)
    fc.assert(
      fc.property(title, fc.nat(), fc.nat(), (text, from, length) => {
        const start = from % text.length
        const part = text.slice(start, start + 1 + (length % (text.length - start)))
        const index = createReferenceIndex([make('k', { title: text, issued: { 'date-parts': [[1987]] } })])
        expect(index.search(`${part} 1987`)).toEqual(['k'])
      })
    )
  })
})
