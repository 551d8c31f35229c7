import { describe, expect, it } from 'vitest'
import { readNbib } from './read-nbib'

const read = (...lines: readonly string[]) => readNbib('a.nbib', lines.join('\n'))

describe('readNbib', () => {
  it('reads a PubMed record', () => {
    const { items, findings } = read(
      'PMID- 29449193',
      'OWN - NLM',
      'IS  - 2352-3964 (Electronic)',
      'IS  - 2352-3964 (Linking)',
      'VI  - 29',
      'DP  - 2018 Mar 5',
      'TI  - Phase I Trial of Intrathecal Mesenchymal Stem Cell-derived',
      '      Neural Progenitors.',
      'PG  - 123-8',
      'LID - 10.1016/j.ebiom.2018.02.002 [doi]',
      'LID - S2352-3964(18)30051-3 [pii]',
      'AB  - One.',
      '      Two.',
      'FAU - Harris, Violaine K',
      'AU  - Harris VK',
      'FAU - Hou, Zong-liu',
      'AU  - Hou ZL',
      'CN  - MS Study Group',
      'LA  - eng',
      'PT  - Clinical Trial, Phase I',
      'PT  - Journal Article',
      'TA  - EBioMedicine',
      'JT  - EBioMedicine',
      'PMC - PMC5925446',
      'MH  - *Multiple Sclerosis',
      'OT  - stem cells'
    )
    expect(findings).toEqual([])
    expect(items).toEqual([
      {
        id: '',
        type: 'article-journal',
        title: 'Phase I Trial of Intrathecal Mesenchymal Stem Cell-derived Neural Progenitors',
        author: [
          { family: 'Harris', given: 'Violaine K' },
          { family: 'Hou', given: 'Zong-liu' },
          { literal: 'MS Study Group' }
        ],
        'container-title': 'EBioMedicine',
        'container-title-short': 'EBioMedicine',
        issued: { 'date-parts': [[2018, 3, 5]] },
        volume: '29',
        page: '123-128',
        DOI: '10.1016/j.ebiom.2018.02.002',
        PMID: '29449193',
        PMCID: 'PMC5925446',
        ISSN: '2352-3964',
        language: 'en',
        abstract: 'One. Two.',
        keyword: 'stem cells, Multiple Sclerosis'
      }
    ])
  })

  it('starts a record at each PMID, with or without a blank line', () => {
    const { items } = read('PMID- 1', 'TI  - A.', 'PMID- 2', 'TI  - B.', '', '', 'PMID- 3', 'TI  - C?')
    expect(items.map(({ PMID, title }) => [PMID, title])).toEqual([
      ['1', 'A'],
      ['2', 'B'],
      ['3', 'C?']
    ])
  })

  it('names text that belongs to no field', () => {
    const { items, findings } = read('      dangling continuation', 'PMID- 1', 'TI  - A')
    expect(items).toHaveLength(1)
    expect(findings).toMatchObject([{ code: 'line-stray', place: { file: 'a.nbib', line: 1 } }])
  })

  it.each([
    [
      '2018 Mar-Apr',
      {
        'date-parts': [
          [2018, 3],
          [2018, 4]
        ]
      }
    ],
    ['2018 Spring', { 'date-parts': [[2018]], season: 1 }],
    [
      '2017 Dec-2018 Jan',
      {
        'date-parts': [
          [2017, 12],
          [2018, 1]
        ]
      }
    ]
  ])('reads the date %s', (date, issued) => expect(read('PMID- 1', `DP  - ${date}`).items[0]?.issued).toEqual(issued))

  it('reads short names where there are no full ones, and brackets around translated titles', () => {
    const { items } = read('PMID- 1', 'TI  - [A review].', 'AU  - Harris VK', 'AU  - van der Berg J Jr', 'AU  - 张伟')
    expect(items[0]?.title).toBe('A review')
    expect(items[0]?.author).toMatchObject([
      { family: 'Harris', given: 'VK' },
      { given: 'J', suffix: 'Jr' },
      { family: '张', given: '伟' }
    ])
  })
})
