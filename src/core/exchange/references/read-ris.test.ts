import { describe, expect, it } from 'vitest'
import { readRis } from './read-ris'

const read = (lines: readonly string[]) => readRis('a.ris', lines.join('\n'))
const codes = (lines: readonly string[]) => read(lines).findings.map(({ code, place }) => `${code}:${place?.line}`)

const record = (type: string, serial: string) =>
  read([`TY  - ${type}`, 'TI  - T', `SN  - ${serial}`, 'ER  - ']).items[0]

describe('readRis', () => {
  it('reads a record as publishers write it', () => {
    const { items, findings } = read([
      'TY  - JOUR',
      'ID  - harris2018',
      'T1  - Phase I Trial',
      'AU  - Harris, Violaine K.',
      'AU  - King, Martin, Jr.',
      'AU  - World Health Organization,',
      'PY  - 2018',
      'DA  - 2018/03/05/',
      'JO  - EBioMed',
      'JF  - EBioMedicine',
      'VL  - 29',
      'IS  - 3',
      'SP  - 23',
      'EP  - 30',
      'DO  - doi:10.1016/j.ebiom.2018.02.002',
      'UR  - https://example.org/a',
      'SN  - 2352-3964',
      'KW  - MS',
      'KW  - stem cells',
      'AN  - 29449193',
      'DB  - PubMed',
      'C2  - PMC5925446',
      'LA  - eng',
      'AB  - One.',
      'Two.',
      'ER  - '
    ])
    expect(findings).toEqual([])
    expect(items).toEqual([
      {
        id: 'harris2018',
        type: 'article-journal',
        title: 'Phase I Trial',
        author: [
          { family: 'Harris', given: 'Violaine K.' },
          { family: 'King', given: 'Martin', suffix: 'Jr.' },
          { literal: 'World Health Organization' }
        ],
        issued: { 'date-parts': [[2018, 3, 5]] },
        'container-title': 'EBioMedicine',
        'container-title-short': 'EBioMed',
        volume: '29',
        issue: '3',
        page: '23-30',
        DOI: '10.1016/j.ebiom.2018.02.002',
        URL: 'https://example.org/a',
        ISSN: '2352-3964',
        keyword: 'MS, stem cells',
        PMID: '29449193',
        PMCID: 'PMC5925446',
        language: 'en',
        abstract: 'One. Two.'
      }
    ])
  })

  it('splits Chinese names, several in a line too', () => {
    const { items } = read(['TY  - JOUR', 'AU  - 张伟;李娜；欧阳修', 'AU  - 中华医学会', 'T1  - 干细胞', 'ER  - '])
    expect(items[0]?.author).toEqual([
      { family: '张', given: '伟' },
      { family: '李', given: '娜' },
      { family: '欧阳', given: '修' },
      { literal: '中华医学会' }
    ])
  })

  it('never merges records, whatever line is missing', () => {
    const lines = [
      'TY  - JOUR',
      'TI  - First',
      'TY  - JOUR',
      'TI  - Second',
      'ER  - ',
      'ER  - ',
      'TY  - BOOK',
      'TI  - Third'
    ]
    expect(read(lines).items.map(({ title }) => title)).toEqual(['First', 'Second', 'Third'])
    expect(codes(lines)).toEqual(['record-not-closed:1', 'record-not-opened:6', 'record-not-closed:7'])
  })

  it('keeps unknown tags in the note and imports unknown types as documents', () => {
    const lines = ['TY  - ZZZZ', 'TI  - Odd', 'ZZ  - y', 'constructor  - z', 'ER  - ']
    expect(read(lines).items).toEqual([{ id: '', type: 'document', title: 'Odd', note: 'ZZ: y\nconstructor: z' }])
    expect(codes(lines)).toEqual(['type-unknown:1'])
  })

  it('reads a title that holds a line separator of Unicode', () => {
    expect(read(['TY  - JOUR', 'TI  - 干细胞:\u2028 综述', 'ER  - ']).items[0]?.title).toBe('干细胞:  综述')
  })

  it('tells the number of a report from an ISBN', () => {
    expect(record('RPRT', 'WHO/2020/7')).toMatchObject({ number: 'WHO/2020/7' })
    expect(record('BOOK', '978-1-4822-5326-9')).toMatchObject({ ISBN: '978-1-4822-5326-9' })
    expect(record('BOOK', '978-1-4822-5326-9')).not.toHaveProperty('ISSN')
  })

  it('joins a flood of continuation lines in one go', () => {
    const lines = ['TY  - JOUR', 'TI  - T', 'AB  - start', ...Array.from({ length: 50_000 }, () => 'more'), 'ER  - ']
    expect(read(lines).items[0]?.abstract).toHaveLength('start'.length + 50_000 * ' more'.length)
  })
})
