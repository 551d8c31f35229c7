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

  it('reads floods of white space, dashes and points in no more than a moment', () => {
    const floods = [' ', '\u00A0', '.', '-', ';', ',', ' ;', '10.1000/', 'N1'].map((piece) => piece.repeat(50_000))
    const tags = ['TI', 'AU', 'KW', 'SN', 'SP', 'UR', 'DO', 'N1', 'PY', 'JO', 'C5']
    const lines = floods.flatMap((flood) => ['TY  - JOUR', ...tags.map((tag) => `${tag}  - a${flood}x`), 'ER  - '])
    expect(read(lines).items).toHaveLength(floods.length)
  })

  it('joins a flood of continuation lines in one go', () => {
    const lines = ['TY  - JOUR', 'TI  - T', 'AB  - start', ...Array.from({ length: 50_000 }, () => 'more'), 'ER  - ']
    expect(read(lines).items[0]?.abstract).toHaveLength('start'.length + 50_000 * ' more'.length)
  })

  it.each<[string, readonly string[], Record<string, unknown>]>([
    [
      'CNKI: names and keywords in one line, a wrapped Chinese title',
      [
        'T1  - 间充质干细胞治疗',
        '多发性硬化的研究进展',
        'A1  - 张伟;李娜',
        'JF  - 中华神经科杂志',
        'IS  - 03',
        'KW  - 多发性硬化;;干细胞',
        'Y1  - 2019/03/08',
        'SN  - 1006-7876'
      ],
      {
        title: '间充质干细胞治疗多发性硬化的研究进展',
        author: [
          { family: '张', given: '伟' },
          { family: '李', given: '娜' }
        ],
        'container-title': '中华神经科杂志',
        issue: '03',
        keyword: '多发性硬化, 干细胞',
        issued: { 'date-parts': [[2019, 3, 8]] },
        ISSN: '1006-7876'
      }
    ],
    [
      'Embase: a PMID in C5, a month alone in a full date',
      ['TI  - T', 'DB  - Embase', 'C5  - 29449193', 'U2  - L621', 'Y1  - 2018//', 'JF  - Brain', 'M3  - Article'],
      { PMID: '29449193', issued: { 'date-parts': [[2018]] }, 'container-title': 'Brain', genre: 'Article' }
    ],
    [
      'EndNote: day without a year, publication date of an article, number of an article',
      [
        'TI  - T',
        'T2  - Brain',
        'PY  - 2018',
        'DA  - Mar 5',
        'ET  - 2018/02/01',
        'C7  - e12',
        'AN  - 123',
        'DB  - Medline'
      ],
      {
        issued: { 'date-parts': [[2018, 3, 5]] },
        'available-date': { 'date-parts': [[2018, 2, 1]] },
        page: 'e12',
        PMID: '123'
      }
    ],
    [
      'Zotero: two kinds of authors in their order, an address in pieces',
      ['A1  - One, A.', 'AU  - Two, B.', 'TI  - T', 'UR  - <Go to ISI>://1', 'L1  - internal-pdf://x.pdf'],
      {
        author: [
          { family: 'One', given: 'A.' },
          { family: 'Two', given: 'B.' }
        ],
        title: 'T'
      }
    ],
    [
      'Reference Manager: what has no tag as labelled notes, a DOI among them',
      [
        'T1  - T',
        'N1  - Series Volume ID: 12',
        'N1  - doi: 10.1000/x',
        'N1  - Seen.',
        'PY  - 2014///Spring',
        'SP  - 5',
        'EP  - 9'
      ],
      {
        'collection-number': '12',
        DOI: '10.1000/x',
        note: 'doi: 10.1000/x\nSeen.',
        issued: { 'date-parts': [[2014]], season: 1 },
        page: '5-9'
      }
    ]
  ])('reads %s', (_, lines, fields) => {
    const { items, findings } = read(['TY  - JOUR', ...lines, 'ER  - '])
    expect(findings).toEqual([])
    expect(items[0]).toMatchObject(fields)
    expect(items[0]).not.toHaveProperty('URL')
  })

  it('tells the editors, series and pages of a book from those of its parts', () => {
    const whole = read([
      'TY  - BOOK',
      'TI  - T',
      'A2  - S, A.',
      'A3  - E, B.',
      'T2  - Series',
      'M1  - 7',
      'SP  - 320',
      'ER  - '
    ])
    expect(whole.items[0]).toEqual({
      id: '',
      type: 'book',
      title: 'T',
      'collection-editor': [{ family: 'S', given: 'A.' }],
      editor: [{ family: 'E', given: 'B.' }],
      'collection-title': 'Series',
      'collection-number': '7',
      'number-of-pages': '320'
    })
    const part = read(['TY  - CHAP', 'TI  - T', 'A2  - E, B.', 'T2  - Book', 'SE  - 3', 'SP  - 20-31', 'ER  - '])
      .items[0]
    expect(part).toMatchObject({ 'container-title': 'Book', 'chapter-number': '3', page: '20-31', type: 'chapter' })
    expect(part?.editor).toEqual([{ family: 'E', given: 'B.' }])
  })

  it('takes notes of Reference Manager that name people for what they say, where the type has such people', () => {
    const named = (type: string) =>
      read([
        `TY  - ${type}`,
        'A1  - Harper, Mei',
        'N1  - Author, Monographic: Okoye, P',
        'N1  - Author, Subsidiary: 王晓明',
        'ER  - '
      ]).items[0]
    expect(named('CHAP')).toMatchObject({
      author: [{ family: 'Harper' }],
      editor: [{ family: 'Okoye' }],
      'collection-editor': [{ family: '王', given: '晓明' }]
    })
    expect(named('ADVS')).toMatchObject({ producer: [{ family: '王' }], note: 'Author, Monographic: Okoye, P' })
  })

  it.each([
    ['its own where it is the only one', ['A3  - Okoye, P'], { editor: [{ family: 'Okoye' }] }],
    ['that of its series', ['T3  - Lectures', 'A3  - Okoye, P'], { 'collection-editor': [{ family: 'Okoye' }] }],
    ['its own beside a series in T2', ['T2  - Lectures', 'A3  - Okoye, P'], { editor: [{ family: 'Okoye' }] }]
  ])('takes the editor of a book for %s', (_, lines, fields) => {
    expect(read(['TY  - BOOK', 'TI  - T', ...lines, 'ER  - ']).items[0]).toMatchObject(fields)
  })
})
