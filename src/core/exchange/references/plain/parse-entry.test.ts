import { describe, expect, it } from 'vitest'
import { nameText } from '#core/references/names'
import { parseEntry } from './parse-entry'
import { uncertainFields } from './plain-entry'

/** The fields of an entry in a short form: names by family name, dates by their parts. */
function read(text: string): Record<string, unknown> {
  const { item } = parseEntry(text)
  const { id: _id, author, editor, issued, accessed, ...fields } = item
  return {
    ...fields,
    ...(author && { author: author.map(({ family, literal }) => family ?? literal).join(' ') }),
    ...(editor && { editor: editor.map(({ family, literal }) => family ?? literal).join(' ') }),
    ...(issued && { issued: issued['date-parts']?.[0]?.join('-') }),
    ...(accessed && { accessed: accessed['date-parts']?.[0]?.join('-') })
  }
}

const ARTICLE = {
  type: 'article-journal',
  author: 'Smith Hou',
  title: 'Microglia in MS: a review',
  'container-title': 'Ann Neurol',
  issued: '2018',
  volume: '83',
  page: '1042-1051'
}
const NUMBERED = { ...ARTICLE, issue: '2' }

describe('parseEntry', () => {
  it.each([
    ['Vancouver', 'Smith JA, Hou ZL. Microglia in MS: a review. Ann Neurol. 2018;83(2):1042–51.', NUMBERED],
    [
      'Chicago, with the year of the original',
      'Foucault, Michel. (1975) 1995. Discipline and Punish. New York: Vintage Books.',
      {
        type: 'book',
        author: 'Foucault',
        title: 'Discipline and Punish',
        issued: '1995',
        publisher: 'Vintage Books',
        'publisher-place': 'New York'
      }
    ],
    [
      'a work in press',
      'Müller-Schmidt, K. (in press). Cells and their fate. Brain.',
      {
        type: 'article-journal',
        author: 'Müller-Schmidt',
        title: 'Cells and their fate',
        'container-title': 'Brain',
        status: 'in press'
      }
    ],
    [
      'Harvard, with a title of one word',
      "Lee, D. and Choi, J. (2016) 'Axons', Neuron, 7(1), pp. 2-8.",
      {
        type: 'article-journal',
        author: 'Lee Choi',
        title: 'Axons',
        'container-title': 'Neuron',
        issued: '2016',
        volume: '7',
        issue: '1',
        page: '2-8'
      }
    ],
    ['the Lancet', 'Smith JA, Hou Z-L. Microglia in MS: a review. Ann Neurol 2018; 83: 1042–51.', ARTICLE],
    [
      'NLM, with the day',
      'Smith JA, Hou ZL. Microglia in MS: a review. Ann Neurol. 2018 Mar 5;83(2):1042-51.',
      { ...NUMBERED, issued: '2018-3-5' }
    ],
    [
      'Vancouver, with a Chinese day',
      '张伟, 李娜. 干细胞治疗研究. 中国针灸. 2018年3月5日;83(2):1042–1051.',
      { ...NUMBERED, author: '张 李', title: '干细胞治疗研究', 'container-title': '中国针灸', issued: '2018-3-5' }
    ],
    [
      'NLM, with a Chinese day',
      '张伟, 李娜. 干细胞治疗研究. 中国针灸. 2018 3月 5;83(2):1042–1051.',
      { ...NUMBERED, author: '张 李', title: '干细胞治疗研究', 'container-title': '中国针灸', issued: '2018-3-5' }
    ],
    ['Frontiers, numbered', 'Smith JA, Hou Z-L. Microglia in MS: a review. Ann Neurol (2018) 83:1042–1051.', ARTICLE],
    [
      'Frontiers, by name',
      'Smith, J. A., and Hou, Z.-L. (2018). Microglia in MS: a review. Ann Neurol 83, 1042–1051.',
      ARTICLE
    ],
    ['APA', 'Smith, J. A., & Hou, Z.-L. (2018). Microglia in MS: a review. Ann Neurol, 83(2), 1042–1051.', NUMBERED],
    [
      'Harvard of Elsevier',
      'Smith, J.A., Hou, Z.-L., 2018. Microglia in MS: a review. Ann Neurol 83, 1042–1051.',
      ARTICLE
    ],
    [
      'Harvard with quotation marks',
      'Smith, J.A. and Hou, Z.-L. (2018) ‘Microglia in MS: a review’, Ann Neurol, 83(2), pp. 1042–1051.',
      NUMBERED
    ],
    ['Springer', 'Smith JA, Hou Z-L (2018) Microglia in MS: a review. Ann Neurol 83:1042–1051', ARTICLE],
    ['Nature', 'Smith, J. A. & Hou, Z.-L. Microglia in MS: a review. Ann Neurol 83, 1042–1051 (2018).', ARTICLE],
    [
      'Elsevier, numbered',
      'J.A. Smith, Z.-L. Hou, Microglia in MS: a review, Ann Neurol 83 (2018) 1042–1051.',
      ARTICLE
    ],
    ['MDPI', 'Smith, J.A.; Hou, Z.-L. Microglia in MS: a review. Ann Neurol 2018, 83, 1042–1051.', ARTICLE],
    ['ACS', 'Smith, J. A.; Hou, Z.-L. Microglia in MS: a review. Ann Neurol 2018, 83 (2), 1042–1051.', NUMBERED],
    [
      'IEEE',
      'J. A. Smith and Z.-L. Hou, “Microglia in MS: a review,” Ann Neurol, vol. 83, no. 2, pp. 1042–1051, Mar. 2018.',
      { ...NUMBERED, issued: '2018-3' }
    ],
    [
      'Chicago, by name',
      'Smith, John A., and Zong-liu Hou. 2018. “Microglia in MS: a review.” Ann Neurol 83 (2): 1042–51.',
      NUMBERED
    ],
    [
      'Chicago, in notes',
      'Smith, John A., and Zong-liu Hou. “Microglia in MS: a review.” Ann Neurol 83, no. 2 (2018): 1042–51.',
      NUMBERED
    ],
    [
      'MLA',
      'Smith, John A., and Zong-liu Hou. “Microglia in MS: a review.” Ann Neurol, vol. 83, no. 2, 2018, pp. 1042–51.',
      NUMBERED
    ],
    ['Science', 'J. A. Smith, Z.-L. Hou, Microglia in MS: a review. Ann Neurol 83, 1042–1051 (2018).', ARTICLE],
    ['GB/T 7714', 'SMITH J A, HOU Z L. Microglia in MS: a review[J]. Ann Neurol, 2018, 83(2): 1042-1051.', NUMBERED],
    [
      'GB/T 7714, by name',
      'SMITH J A, HOU Z L, 2018. Microglia in MS: a review[J/OL]. Ann Neurol, 83(2): 1042-1051.',
      NUMBERED
    ]
  ])('reads a journal article in the style of %s', (_, text, fields) => expect(read(text)).toEqual(fields))

  it.each([
    ['half-width marks', '张伟, 欧阳明. 针刺治疗失眠: 系统评价[J]. 中国针灸, 2019, 39(5): 567-573.', ': '],
    [
      'full-width marks',
      '张伟，欧阳明．针刺治疗失眠：系统评价［Ｊ］．中国针灸，２０１９，３９（５）：５６７－５７３．',
      '：'
    ],
    ['no spaces', '张伟,欧阳明.针刺治疗失眠:系统评价[J].中国针灸,2019,39(5):567-573.', ':'],
    ['no mark', '张伟, 欧阳明. 针刺治疗失眠: 系统评价. 中国针灸, 2019, 39(5): 567-573.', ': '],
    ['Vancouver', '张伟, 欧阳明. 针刺治疗失眠: 系统评价. 中国针灸. 2019;39(5):567-73.', ': '],
    ['APA', '张伟, & 欧阳明. (2019). 针刺治疗失眠: 系统评价. 中国针灸, 39(5), 567–573.', ': ']
  ])('reads a Chinese article with %s', (_, text, colon) =>
    expect(read(text)).toEqual({
      type: 'article-journal',
      author: '张 欧阳',
      title: `针刺治疗失眠${colon}系统评价`,
      'container-title': '中国针灸',
      issued: '2019',
      volume: '39',
      issue: '5',
      page: '567-573'
    })
  )

  it.each([
    [
      '国家药典委员会. 中华人民共和国药典: 一部[M]. 北京: 中国医药科技出版社, 2020: 123-125.',
      { type: 'book', author: '国家药典委员会', publisher: '中国医药科技出版社', page: '123-125' }
    ],
    [
      '王维治. 神经病学[M]. 3版. 北京: 人民卫生出版社, 2021.',
      { type: 'book', title: '神经病学', edition: '3', issued: '2021' }
    ],
    ['张志祥. 随机扰动及其应用[D]. 北京: 北京大学, 1998.', { type: 'thesis', publisher: '北京大学' }],
    [
      '谢希德. 创造学习的新思路[N]. 人民日报, 1998-12-25(10).',
      { type: 'article-newspaper', 'container-title': '人民日报', issued: '1998-12-25', page: '10' }
    ],
    [
      '姜锡洲. 一种温热外敷药制备方案: 88105607.3[P]. 1989-07-26.',
      { type: 'patent', title: '一种温热外敷药制备方案', number: '88105607.3' }
    ],
    [
      'HOU Z L. Stem cells in MS[M]//SMITH J, LI X. Handbook of trials. Oxford: Wiley, 2004: 17-38.',
      { type: 'chapter', 'container-title': 'Handbook of trials', editor: 'Smith Li', page: '17-38' }
    ],
    [
      '国家卫生健康委员会. 患者的临床特征[EB/OL]. (2019-06-09)[2024-09-07]. http://www.nhc.gov.cn/a.shtml.',
      { type: 'webpage', issued: '2019-6-9', accessed: '2024-9-7', URL: 'http://www.nhc.gov.cn/a.shtml' }
    ],
    [
      'Smith JA, Hou ZL. Atlas of anatomy. 4th ed. Cambridge: Cambridge University Press; 1997.',
      {
        type: 'book',
        title: 'Atlas of anatomy',
        edition: '4',
        publisher: 'Cambridge University Press',
        'publisher-place': 'Cambridge'
      }
    ],
    [
      'Smith JA. Early treatment. In: Hou ZL, Li X, editors. Handbook of trials. Hoboken: Wiley; 2004. p. 171–89.',
      { type: 'chapter', editor: 'Hou Li', 'container-title': 'Handbook of trials', page: '171-189' }
    ],
    [
      'Smith, J. A. (2009). Effects of exercise on fatigue [PhD thesis]. University of Oxford.',
      { type: 'thesis', genre: 'PhD thesis', publisher: 'University of Oxford' }
    ],
    [
      'World Health Organization. Physical activity [Internet]. 2018 [cited 2024 Jul 23]. Available from: https://www.who.int/x',
      { type: 'webpage', author: 'World Health Organization', issued: '2018', accessed: '2024-7-23' }
    ],
    [
      'Smith J, O’Neil P. Does it matter? medRxiv [Preprint]. 2021 Apr 3. doi: 10.1101/2021.04.01.21254760',
      { type: 'article', 'container-title': 'medRxiv', DOI: '10.1101/2021.04.01.21254760' }
    ]
  ])('reads %s', (text, fields) => expect(read(text)).toMatchObject(fields))

  it('reads a Chinese entry and its English translation as one', () => {
    const entry = parseEntry(
      '张伟, 李娜. 针刺治疗失眠[J]. 中国针灸, 2019, 39(5): 567-573. ZHANG W, LI N. Acupuncture for insomnia[J]. Chinese Acupuncture, 2019, 39(5): 567-573. DOI: 10.1000/abc'
    )
    expect(entry.item).toMatchObject({
      title: '针刺治疗失眠',
      'container-title': '中国针灸',
      page: '567-573',
      DOI: '10.1000/abc',
      'translated-title': 'Acupuncture for insomnia',
      'translated-container-title': 'Chinese Acupuncture',
      'translated-author': [
        { family: 'Zhang', given: 'W.' },
        { family: 'Li', given: 'N.' }
      ]
    })
  })

  it('finds identifiers, whatever stands around them', () =>
    expect(
      read(
        'Smith JA. Title of it. Lancet Neurol. 2018 Feb;17(2):162-173. doi: 10.1016/S1474-4422(17)30470-2. Epub 2017 Dec 21. PMID: 29275977; PMCID: PMC5812345.'
      )
    ).toMatchObject({
      DOI: '10.1016/S1474-4422(17)30470-2',
      PMID: '29275977',
      PMCID: 'PMC5812345',
      issued: '2018-2',
      page: '162-173'
    }))

  it('reads groups among and instead of authors', () => {
    const authors = (text: string) => parseEntry(text).item.author?.map(nameText)
    expect(authors('Smith JA, Hou ZL; ASCEND investigators. Trial. Lancet Neurol. 2018;17:1-9.')).toEqual([
      'J. A. Smith',
      'Z. L. Hou',
      'ASCEND investigators'
    ])
    expect(authors('GBD 2016 Collaborators. Burden. Lancet Neurol 2019; 18: 269–85.')).toEqual([
      'GBD 2016 Collaborators'
    ])
    expect(authors('中国免疫学会神经免疫分会. 指南[J]. 中国神经免疫学和神经病学杂志, 2018, 25: 1-9.')).toEqual([
      '中国免疫学会神经免疫分会'
    ])
  })

  it('reads GB/T 7714 with marks of full width and without spaces', () => {
    expect(read('周丽，Kong Y，Tao X，2021. 外泌体修复脊髓损伤[J]. 安徽理工大学学报，25（6）.')).toMatchObject({
      author: '周 Kong Tao',
      issued: '2021',
      'container-title': '安徽理工大学学报',
      volume: '25',
      issue: '6'
    })
    expect(read('佚名，2015. 诊断和治疗中国专家共识[J]. 中华神经科杂志，48（5）：362-367.')).toEqual({
      type: 'article-journal',
      title: '诊断和治疗中国专家共识',
      issued: '2015',
      'container-title': '中华神经科杂志',
      volume: '48',
      issue: '5',
      page: '362-367'
    })
  })

  it('marks a list of authors that was cut', () => {
    expect(uncertainFields(parseEntry('Smith JA, et al. Title of it. Lancet. 2018;17(2):1-9.'))).toEqual(['author'])
    expect(uncertainFields(parseEntry('张伟, 等. 题名[J]. 中华医学杂志, 2018, 17(2): 1-9.'))).toEqual(['author'])
  })

  it.each([
    ['Some words that were pasted along and are no reference at all.', {}],
    ['See https://doi.org/10.1000/xyz123 for details of this 2019 study', { DOI: '10.1000/xyz123' }],
    ['多发性硬化患者应当尽早治疗, 这是 2018 年的共识', { issued: '2018' }]
  ])('leaves “%s” unparsed, with what is certain', (text, fields) => {
    expect(parseEntry(text).kind).toBe('unparsed')
    expect(read(text)).toEqual({ type: 'document', ...fields })
  })

  it('leaves out what a style puts between title and thesis, or journal and date', () => {
    expect(
      read('Smith, John. Effects of exercise. II. Outcomes. 2016. University of Oxford, PhD thesis.')
    ).toMatchObject({
      title: 'Effects of exercise. II. Outcomes',
      publisher: 'University of Oxford',
      issued: '2016'
    })
    expect(read('Smith JA. Effects of exercise. Biomedicines. MDPI; 2019;7(3):56.')).toMatchObject({
      title: 'Effects of exercise',
      'container-title': 'Biomedicines',
      publisher: 'MDPI',
      volume: '7'
    })
  })

  it('takes a date for no volume and no title word for a medium', () => {
    const page = 'World Health Organization. Exercise. December 28, 2021. Accessed June 18, 2024. https://www.who.int/x'
    expect(read(page)).not.toHaveProperty('volume')
    expect(read('李娜. 干细胞来源外泌体修复损伤[J]. 中华医学杂志, 2018, 1: 2-3.')['title']).toBe(
      '干细胞来源外泌体修复损伤'
    )
  })
})
