import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { readEnw } from './read-enw'
import { readNbib } from './read-nbib'
import { readOvid } from './read-ovid'
import { readRefworks } from './read-refworks'
import { readWos } from './read-wos'
import type { ReferenceReader } from './reference-format'

const lines = (...all: readonly string[]): string => all.join('\n')
const first = (read: ReferenceReader, ...all: readonly string[]) => read('a.txt', lines(...all)).items[0]

describe('readEnw', () => {
  it("reads CNKI's article, whose numbers are padded", () => {
    const item = first(
      readEnw,
      '%0 Journal Article',
      '%A 侯宗柳',
      '%A 张伟,李娜',
      '%+ 昆明市延安医院;',
      '%T 间充质干细胞治疗进展型多发性硬化的Ⅰ期临床试验',
      '%J 中华神经科杂志',
      '%D 2018',
      '%N 03',
      '%P 005-12',
      '%K 干细胞;多发性硬化',
      '%X 目的：评价安全性。',
      '%@ 1006-7876',
      '%R 10.3760/cma.j.issn.1006-7876.2018.03.001',
      '%U https://link.cnki.net/doi/10.3760/x?a=1&amp;b=2',
      '%W CNKI'
    )
    expect(item).toEqual({
      id: '',
      type: 'article-journal',
      title: '间充质干细胞治疗进展型多发性硬化的Ⅰ期临床试验',
      author: [
        { family: '侯', given: '宗柳' },
        { family: '张', given: '伟' },
        { family: '李', given: '娜' }
      ],
      'container-title': '中华神经科杂志',
      issued: { 'date-parts': [[2018]] },
      issue: '3',
      page: '5-12',
      keyword: '干细胞, 多发性硬化',
      abstract: '目的：评价安全性。',
      ISSN: '1006-7876',
      DOI: '10.3760/cma.j.issn.1006-7876.2018.03.001',
      URL: 'https://link.cnki.net/doi/10.3760/x?a=1&b=2',
      language: 'zh-CN'
    })
  })

  it('keeps both forms of names and journal', () => {
    expect(
      first(readEnw, '%0 Journal Article', '%A 余敏', '%H Yu Min', '%T 研究', '%J 现代情报', '%J MODERN INFORMATION')
    ).toMatchObject({
      'container-title': '现代情报',
      'translated-container-title': 'MODERN INFORMATION',
      'translated-author': [{ family: 'Min', given: 'Yu' }]
    })
  })

  it.each([
    ['%0 Thesis', '%9 博士', { type: 'thesis', genre: '博士学位论文', contributor: [{ family: '谢', given: '明勇' }] }],
    ['%0 Legal Rule or Regulation', '%~ 国家标准', { type: 'standard', number: 'GB/T 7714-2015' }],
    ['%0 Book Section', '%B The Book', { type: 'chapter', 'container-title': 'The Book' }],
    ['%0 Nothing Known', '%9 x', { type: 'document' }]
  ])('reads %s', (type, extra, expected) => {
    expect(first(readEnw, type, '%T 标题', '%Y 谢明勇', '%V GB/T 7714-2015', extra)).toMatchObject(expected)
  })

  it('takes a record without a type for what its fields make it', () => {
    const { items } = readEnw('a.enw', lines('%T Corn', '%A Newman, W. H.', '%I Press', '', '%T Wheat', '%J Crops'))
    expect(items.map(({ type, title }) => [type, title])).toEqual([
      ['book', 'Corn'],
      ['article-journal', 'Wheat']
    ])
  })
})

describe('readRefworks', () => {
  it('passes over the legend, and tells records by RT', () => {
    const { items, findings } = readRefworks(
      'a.txt',
      lines(
        'Refworks Export Tagged Format',
        '',
        'Tag legend',
        '*****',
        'RT=Reference Type',
        '*****',
        '',
        'RT Book, Section',
        'SR Electronic(1)',
        'ID 206',
        'A1 Stansfeld,Stephen',
        'A2 Gulford, C.T.',
        'T1 Depression and heart',
        'disease',
        'T2 Stress and the heart',
        'YR 2002',
        'FD 05/01',
        'SP 101',
        'OP 123',
        'SN 0727912771 (paperback)',
        'LA English',
        'RT Journal Article',
        'T1 Two'
      )
    )
    expect(findings).toEqual([])
    expect(items).toMatchObject([
      {
        id: '206',
        type: 'chapter',
        title: 'Depression and heart disease',
        author: [{ family: 'Stansfeld', given: 'Stephen' }],
        editor: [{ family: 'Gulford' }],
        'container-title': 'Stress and the heart',
        issued: { 'date-parts': [[2002, 5, 1]] },
        page: '101-123',
        ISBN: '0727912771',
        language: 'en'
      },
      { type: 'article-journal', title: 'Two' }
    ])
  })

  it("reads CNKI's thesis, whose tags stand right before the Chinese", () => {
    expect(
      first(
        readRefworks,
        'RT Dissertation/Thesis',
        'SR 1',
        'A1虞锦洪',
        'A3 江平开',
        'PB 上海交通大学',
        'T1 高导热材料',
        'CL 博士',
        'YR 2012',
        'IS 10',
        'DS CNKI'
      )
    ).toEqual({
      id: '',
      type: 'thesis',
      title: '高导热材料',
      author: [{ family: '虞', given: '锦洪' }],
      contributor: [{ family: '江', given: '平开' }],
      publisher: '上海交通大学',
      issued: { 'date-parts': [[2012]] },
      genre: '博士学位论文',
      language: 'zh-CN'
    })
  })
})

describe('readWos', () => {
  it('reads an article', () => {
    const { items, findings } = readWos(
      'a.ciw',
      lines(
        'FN Clarivate Analytics Web of Science',
        'VR 1.0',
        'PT J',
        'AU Harris, VK',
        '   Hou, ZL',
        'AF Harris, Violaine K.',
        '   Hou, Zong-liu',
        'CA MS Study Group',
        'TI Phase I Trial of',
        '   Neural Progenitors',
        'SO EBIOMEDICINE',
        'LA English',
        'DT Article',
        'DE stem cells; multiple sclerosis',
        'PU ELSEVIER',
        'PI AMSTERDAM',
        'SN 2352-3964',
        'J9 EBIOMEDICINE',
        'JI EBioMedicine',
        'PD NOV-DEC',
        'PY 2019',
        'VL 29',
        'AR 102',
        'DI 10.1016/j.ebiom.2018.02.002',
        'PM 29449193',
        'UT WOS:000428',
        'ER',
        '',
        'EF'
      )
    )
    expect(findings).toEqual([])
    expect(items).toMatchObject([
      {
        type: 'article-journal',
        title: 'Phase I Trial of Neural Progenitors',
        author: [
          { family: 'Harris', given: 'Violaine K.' },
          { family: 'Hou', given: 'Zong-liu' },
          { literal: 'MS Study Group' }
        ],
        'container-title-short': 'EBioMedicine',
        issued: {
          'date-parts': [
            [2019, 11],
            [2019, 12]
          ]
        },
        page: '102',
        PMID: '29449193',
        keyword: 'stem cells, multiple sclerosis'
      }
    ])
  })

  it.each([
    ['PD SPR', { 'date-parts': [[2011]], season: 1 }],
    ['PD MAR 5', { 'date-parts': [[2011, 3, 5]] }],
    ['PD JUN 28 2011', { 'date-parts': [[2011, 6, 28]] }],
    ['PD 2011, thesis publ. 1997', { 'date-parts': [[2011]] }]
  ])('reads the date %s', (day, issued) =>
    expect(first(readWos, 'PT J', 'TI A', day, 'PY 2011', 'ER')?.issued).toEqual(issued)
  )
})

describe('the type of a Web of Science record', () => {
  it.each([
    ['PT Journal', 'DT Article', 'article-journal'],
    ['PT B', 'DT Book Chapter', 'chapter'],
    ['PT S', 'DT Proceedings Paper', 'paper-conference'],
    ['UT INSPEC:1', 'DT Conference Paper', 'paper-conference'],
    ['UT INSPEC:1', 'DT Article', 'article-journal'],
    ['PT B', 'DT Book', 'book']
  ])('is read from %s and %s', (kind, document, type) =>
    expect(first(readWos, kind, document, 'TI A', 'SO B', 'ER')?.type).toBe(type)
  )
})

describe('readOvid', () => {
  it('reads records with short tags', () => {
    const { items, findings } = readOvid(
      'a.txt',
      lines(
        '<1. >',
        'VN  - Ovid Technologies',
        'DB  - Journals@Ovid',
        'AU  - Zhang, Weijia MD, PhD 1,2,+',
        'AU  - Peterson, James A. Ph.D., FACSM',
        'TI  - "Resistance protein".  [Article]',
        'SO  - Acta Biochimica January/February 2011;43(8):647-653',
        'LG  - English.',
        'IS  - 1672-9145',
        'DI  - 10.1093/abbs/gmr050',
        '<2. >',
        'VN  - Ovid Technologies',
        'TI  - Two.',
        'SO  - Ecology. 18(1):1048-64, 2015 Sep.'
      )
    )
    expect(findings).toEqual([])
    expect(items).toMatchObject([
      {
        title: 'Resistance protein',
        author: [
          { family: 'Zhang', given: 'Weijia' },
          { family: 'Peterson', given: 'James A.' }
        ],
        'container-title': 'Acta Biochimica',
        volume: '43',
        issue: '8',
        page: '647-653',
        issued: {
          'date-parts': [
            [2011, 1],
            [2011, 2]
          ]
        },
        DOI: '10.1093/abbs/gmr050',
        language: 'en'
      },
      { title: 'Two', 'container-title': 'Ecology', page: '1048-1064', issued: { 'date-parts': [[2015, 9]] } }
    ])
  })

  it('reads records whose labels are written out', () => {
    expect(
      first(
        readOvid,
        '<8>',
        'Author',
        '  Kohler, Lars 1;  Leuschner, Christoph 1',
        'Title',
        '  Cloud water differs.[Article]',
        'Source',
        '  Ecohydrology.   8(6):1048-1064, September 2015.',
        'ISSN',
        '  1936-0584',
        'Publication Type',
        '  Article'
      )
    ).toMatchObject({
      title: 'Cloud water differs',
      author: [{ family: 'Kohler' }, { family: 'Leuschner' }],
      'container-title': 'Ecohydrology',
      volume: '8',
      issue: '6',
      page: '1048-1064',
      ISSN: '1936-0584'
    })
  })
})

/** For each format: how a record of a title is written, and how it is read. */
const WRITTEN: readonly (readonly [string, ReferenceReader, (title: string) => string])[] = [
  ['nbib', readNbib, (title) => lines('PMID- 1', `TI  - ${title}`, '')],
  ['enw', readEnw, (title) => lines('%0 Journal Article', `%T ${title}`, '')],
  ['RefWorks', readRefworks, (title) => lines('RT Journal Article', `T1 ${title}`, '')],
  ['Web of Science', readWos, (title) => lines('PT J', `TI ${title}`, 'ER', '')],
  ['Ovid', readOvid, (title) => lines('<1. >', 'VN  - Ovid Technologies', `TI  - ${title}`, '')]
]

describe.each(WRITTEN)('the reader of %s', (_name, read, write) => {
  const word = fc.stringMatching(/^[a-z一-龥]{1,8}$/)
  const title = fc.array(word, { minLength: 1, maxLength: 6 }).map((words) => words.join(' '))

  it('finds every record', () => {
    fc.assert(
      fc.property(fc.array(title, { minLength: 1, maxLength: 8 }), (titles) => {
        const { items, findings } = read('a', titles.map(write).join('\n'))
        expect(findings).toEqual([])
        expect(items.map((item) => item.title)).toEqual(titles)
      }),
      { numRuns: 50 }
    )
  })

  it('takes any text without failing', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary', maxLength: 200 }), (text) => {
        const { items, findings } = read('a', `${text}\n${write('title')}`)
        expect(items.length + findings.length).toBeGreaterThan(0)
      }),
      { numRuns: 50 }
    )
  })

  it('reads a long file in time that grows with its length', () => {
    const { items } = read('a', `${write('title')}\n`.repeat(3000) + 'x '.repeat(200_000))
    expect(items.length).toBeGreaterThanOrEqual(3000)
  })
})
