import { describe, expect, it } from 'vitest'
import type { CslItem } from '#core/references/reference'
import { citationTexts, entryTexts, formatShipped, makeCitation, makeReferences } from './testing/shipped-styles'

const name = (family: string, given: string) => ({ family, given })
const body = (literal: string) => ({ literal })
const on = (...parts: number[]) => ({ 'date-parts': [parts] })

const ITEMS: readonly CslItem[] = [
  {
    id: 'connick',
    type: 'article-journal',
    title: 'Autologous mesenchymal stem cells for the treatment of secondary progressive multiple sclerosis',
    author: [
      name('Connick', 'Peter'),
      name('Kolappan', 'Madhan'),
      name('Crawley', 'Charles'),
      name('Webber', 'Daniel J')
    ],
    'container-title': 'The Lancet Neurology',
    volume: '11',
    issue: '2',
    page: '150-156',
    issued: on(2012),
    DOI: '10.1016/S1474-4422(11)70305-2',
    accessed: on(2013, 3, 20)
  },
  {
    id: 'godard',
    type: 'article-journal',
    language: 'fr',
    title: 'La sclérose en plaques',
    author: [name('Godard', 'Jean-Luc')],
    'container-title': 'Revue neurologique',
    volume: '3',
    page: '1-9',
    issued: on(1999)
  },
  {
    id: 'wu',
    type: 'article-journal',
    title: '“北斗一号”监控管理网设计与实现',
    author: [name('武', '丽丽'), name('华', '一新'), name('张', '亚军'), name('丁', '力')],
    'container-title': '测绘科学',
    volume: '33',
    issue: '5',
    page: '8-9',
    issued: on(2008)
  },
  {
    id: 'kubo',
    type: 'article-journal',
    title: '花枝蝶鸟方镜的镜范',
    author: [body('久保智康')],
    translator: [name('顾', '幼静')],
    'container-title': '东方博物',
    issue: '1',
    page: '85-92',
    issued: on(2009)
  },
  {
    id: 'anonymous',
    type: 'article-journal',
    title: '人物龙凤帛画',
    'container-title': '中国书法',
    issue: '3',
    page: '5',
    issued: on(2023)
  },
  {
    id: 'ahead',
    type: 'article-journal',
    title: '惯性增强动力吸振器-浮置板轨道低频减振性能研究',
    author: [name('张', '群'), name('程', '志宝'), name('石', '志飞')],
    'container-title': '铁道学报',
    issued: on(2024, 5, 9),
    URL: 'http://kns.cnki.net/kcms/detail/11.2104.u.20240507.1737.002.html',
    accessed: on(2024, 6, 1)
  },
  {
    id: 'boobier',
    type: 'book',
    title: '银行业的未来与人工智能',
    author: [body('博伯尔')],
    translator: [name('徐', '超')],
    edition: '2',
    'publisher-place': '北京',
    publisher: '清华大学出版社',
    issued: on(2023),
    page: '35'
  },
  {
    id: 'peebles',
    type: 'book',
    title: 'Probability, random variable, and random signal principles',
    author: [name('Peebles', 'P. Z.')],
    edition: '4',
    'publisher-place': 'New York',
    publisher: 'McGraw-Hill',
    issued: on(2001)
  },
  {
    id: 'chen',
    type: 'book',
    title: '国史旧闻',
    volume: '1',
    author: [name('陈', '登原')],
    edition: '修订版',
    'publisher-place': '北京',
    publisher: '中华书局',
    issued: on(2000),
    page: '29'
  },
  {
    id: 'cheng',
    type: 'chapter',
    title: '1998年长江洪水的成因与减灾对策',
    author: [name('程', '根伟')],
    editor: [name('许', '厚泽'), name('赵', '其国')],
    'container-title': '长江流域洪涝灾害与科技对策',
    'publisher-place': '北京',
    publisher: '科学出版社',
    issued: on(1999),
    page: '32-36'
  },
  {
    id: 'weinstein',
    type: 'chapter',
    title: 'Pathogenic properties of invading microorganisms',
    author: [name('Weinstein', 'L'), name('Swartz', 'M N')],
    editor: [name('Sodeman', 'W A')],
    'container-title': 'Pathologic physiology: mechanisms of disease',
    edition: '5',
    'publisher-place': 'Philadelphia',
    publisher: 'Saunders',
    issued: on(1974),
    page: '457-472'
  },
  {
    id: 'thesis',
    type: 'thesis',
    title: '社交媒体时代的虚假信息研究',
    author: [name('金', '燕萍')],
    'publisher-place': '温州',
    publisher: '温州大学',
    issued: on(2020),
    page: '16',
    URL: 'https://d.wanfangdata.com.cn/thesis/D02216281',
    accessed: on(2021, 1, 2)
  },
  {
    id: 'newspaper',
    type: 'article-newspaper',
    title: '数字革命与竞争国际化',
    author: [name('丁', '文详')],
    'container-title': '中国青年报',
    issued: on(2000, 11, 20),
    page: '15'
  },
  {
    id: 'patent',
    type: 'patent',
    title: '全智能节电器',
    author: [name('邓', '一刚')],
    number: '200610171314.3',
    issued: on(2006, 12, 13)
  },
  {
    id: 'standard',
    type: 'standard',
    title: '信息与文献 资源描述',
    author: [body('全国信息与文献标准化技术委员会')],
    number: 'GB/T 3792—2021',
    'publisher-place': '北京',
    publisher: '中国标准出版社',
    issued: on(2021)
  },
  {
    id: 'report',
    type: 'report',
    title: '第29次中国互联网络发展状况统计报告',
    author: [body('中国互联网络信息中心')],
    issued: on(2012, 1, 16),
    URL: 'http://www.cnnic.net.cn/hlwfzyj',
    accessed: on(2013, 3, 26)
  },
  {
    id: 'webpage',
    type: 'webpage',
    title: '出版业信息化迈入快车道',
    author: [name('萧', '钰')],
    issued: on(2001, 12, 19),
    URL: 'http://www.creader.com/news/200112190019.html',
    accessed: on(2002, 4, 15)
  },
  {
    id: 'preprint',
    type: 'article',
    title: 'Controlled manipulation of light by cooperative response of atoms in an optical lattice',
    author: [name('Jenkins', 'S D'), name('Ruostekoski', 'J')],
    publisher: 'arXiv',
    version: 'V2',
    issued: on(2012, 3, 18),
    URL: 'https://doi.org/10.48550/arXiv.1112.6136',
    accessed: on(2020, 6, 24)
  },
  {
    id: 'conference',
    type: 'paper-conference',
    title: '面向数字素养的高校图书馆数字服务体系研究',
    author: [name('贾', '东琴'), name('柯', '平')],
    editor: [body('中国图书馆学会')],
    'container-title': '中国图书馆学会年会论文集',
    'publisher-place': '北京',
    publisher: '国家图书馆出版社',
    issued: on(2011),
    page: '45-52'
  }
]
const references = makeReferences(ITEMS)
const ids = ITEMS.map(({ id }) => id)

/** Formats every reference above, each cited once, on a Chinese side. */
async function formatAll(style: string) {
  const citations = ids.map((id) => makeCitation(id, 'normal', id))
  return formatShipped(style, { locale: 'zh-CN', references, citations })
}

async function entriesOf(style: string): Promise<Readonly<Record<string, string | undefined>>> {
  const side = await formatAll(style)
  const texts = entryTexts(side)
  return Object.fromEntries(
    side.bibliography.entries.map((entry, at) => [entry.reference, texts[at]?.replace(/^\[\d+\] /, '')])
  )
}

describe('GB/T 7714—2015', () => {
  it.each([
    [
      'connick',
      'CONNICK P, KOLAPPAN M, CRAWLEY C, et al. Autologous mesenchymal stem cells for the treatment of secondary progressive multiple sclerosis[J/OL]. The Lancet Neurology, 2012, 11(2): 150-156[2013-03-20]. DOI:10.1016/S1474-4422(11)70305-2.'
    ],
    ['godard', 'GODARD J L. La sclérose en plaques[J]. Revue neurologique, 1999, 3: 1-9.'],
    ['wu', '武丽丽, 华一新, 张亚军, 等. “北斗一号”监控管理网设计与实现[J]. 测绘科学, 2008, 33(5): 8-9.'],
    ['anonymous', '人物龙凤帛画[J]. 中国书法, 2023(3): 5.'],
    ['boobier', '博伯尔. 银行业的未来与人工智能[M]. 徐超, 译. 2版. 北京: 清华大学出版社, 2023: 35.'],
    [
      'peebles',
      'PEEBLES P Z. Probability, random variable, and random signal principles[M]. 4th ed. New York: McGraw-Hill, 2001.'
    ],
    ['chen', '陈登原. 国史旧闻: 第1卷[M]. 修订版. 北京: 中华书局, 2000: 29.'],
    [
      'cheng',
      '程根伟. 1998年长江洪水的成因与减灾对策[M]//许厚泽, 赵其国. 长江流域洪涝灾害与科技对策. 北京: 科学出版社, 1999: 32-36.'
    ],
    [
      'weinstein',
      'WEINSTEIN L, SWARTZ M N. Pathogenic properties of invading microorganisms[M]//SODEMAN W A. Pathologic physiology: mechanisms of disease. 5th ed. Philadelphia: Saunders, 1974: 457-472.'
    ],
    [
      'thesis',
      '金燕萍. 社交媒体时代的虚假信息研究[D/OL]. 温州: 温州大学, 2020: 16[2021-01-02]. https://d.wanfangdata.com.cn/thesis/D02216281.'
    ],
    ['newspaper', '丁文详. 数字革命与竞争国际化[N]. 中国青年报, 2000-11-20(15).'],
    ['patent', '邓一刚. 全智能节电器: 200610171314.3[P]. 2006-12-13.'],
    ['standard', '全国信息与文献标准化技术委员会. 信息与文献 资源描述: GB/T 3792—2021[S]. 北京: 中国标准出版社, 2021.'],
    [
      'report',
      '中国互联网络信息中心. 第29次中国互联网络发展状况统计报告[R/OL]. (2012-01-16)[2013-03-26]. http://www.cnnic.net.cn/hlwfzyj.'
    ],
    [
      'webpage',
      '萧钰. 出版业信息化迈入快车道[EB/OL]. (2001-12-19)[2002-04-15]. http://www.creader.com/news/200112190019.html.'
    ],
    [
      'preprint',
      'JENKINS S D, RUOSTEKOSKI J. Controlled manipulation of light by cooperative response of atoms in an optical lattice[EB/OL]. V2. arXiv(2012-03-18)[2020-06-24]. https://doi.org/10.48550/arXiv.1112.6136.'
    ],
    [
      'conference',
      '贾东琴, 柯平. 面向数字素养的高校图书馆数字服务体系研究[C]//中国图书馆学会. 中国图书馆学会年会论文集. 北京: 国家图书馆出版社, 2011: 45-52.'
    ]
  ])('prints %s', async (id, entry) => {
    expect((await entriesOf('gb-t-7714-2015-numeric'))[id]).toBe(entry)
    expect((await entriesOf('gb-t-7714-2015-note'))[id]).toBe(entry)
  })

  it('puts the year behind the names in author-date lists, and names the nameless', async () => {
    expect(await entriesOf('gb-t-7714-2015-author-date')).toMatchObject({
      wu: '武丽丽, 华一新, 张亚军, 等, 2008. “北斗一号”监控管理网设计与实现[J]. 测绘科学, 33(5): 8-9.',
      kubo: '久保智康, 2009. 花枝蝶鸟方镜的镜范[J]. 顾幼静, 译. 东方博物(1): 85-92.',
      anonymous: '佚名, 2023. 人物龙凤帛画[J]. 中国书法(3): 5.',
      peebles:
        'PEEBLES P Z, 2001. Probability, random variable, and random signal principles[M]. 4th ed. New York: McGraw-Hill.'
    })
  })
})

describe('GB/T 7714—2025', () => {
  it.each([
    [
      'connick',
      'Connick P, Kolappan M, Crawley C, et al. Autologous mesenchymal stem cells for the treatment of secondary progressive multiple sclerosis[J/OL]. The Lancet Neurology, 2012, 11(2): 150-156. DOI:10.1016/S1474-4422(11)70305-2.'
    ],
    ['godard', 'Godard J-L. La sclérose en plaques[J]. Revue neurologique, 1999, 3: 1-9.'],
    ['wu', '武丽丽，华一新，张亚军，等. “北斗一号”监控管理网设计与实现[J]. 测绘科学，2008，33（5）：8-9.'],
    ['kubo', '久保智康. 花枝蝶鸟方镜的镜范[J]. 顾幼静，译. 东方博物，2009（1）：85-92.'],
    [
      'ahead',
      '张群，程志宝，石志飞. 惯性增强动力吸振器-浮置板轨道低频减振性能研究[J/OL]. 铁道学报，2024-05-09. http://kns.cnki.net/kcms/detail/11.2104.u.20240507.1737.002.html.'
    ],
    ['boobier', '博伯尔. 银行业的未来与人工智能[M]. 徐超，译. 2版. 北京：清华大学出版社，2023：35.'],
    ['chen', '陈登原. 国史旧闻：第1卷[M]. 修订版. 北京：中华书局，2000：29.'],
    [
      'cheng',
      '程根伟. 1998年长江洪水的成因与减灾对策[M]//许厚泽，赵其国. 长江流域洪涝灾害与科技对策. 北京：科学出版社，1999：32-36.'
    ],
    [
      'thesis',
      '金燕萍. 社交媒体时代的虚假信息研究[D/OL]. 温州：温州大学，2020：16. https://d.wanfangdata.com.cn/thesis/D02216281.'
    ],
    ['newspaper', '丁文详. 数字革命与竞争国际化[N]. 中国青年报，2000-11-20（15）.'],
    ['patent', '邓一刚. 全智能节电器：200610171314.3[P]. 2006-12-13.'],
    ['standard', 'GB/T 3792—2021 信息与文献 资源描述[S].'],
    [
      'report',
      '中国互联网络信息中心. 第29次中国互联网络发展状况统计报告[R/OL]. 2012-01-16. http://www.cnnic.net.cn/hlwfzyj.'
    ],
    [
      'webpage',
      '萧钰. 出版业信息化迈入快车道[EB/OL]. （2001-12-19）[2002-04-15]. http://www.creader.com/news/200112190019.html.'
    ],
    [
      'preprint',
      'Jenkins S D, Ruostekoski J. Controlled manipulation of light by cooperative response of atoms in an optical lattice[PP/OL]. V2. arXiv(2012-03-18)[2020-06-24]. https://doi.org/10.48550/arXiv.1112.6136.'
    ]
  ])('prints %s', async (id, entry) => {
    expect((await entriesOf('gb-t-7714-2025-numeric'))[id]).toBe(entry)
    expect((await entriesOf('gb-t-7714-2025-note'))[id]).toBe(entry)
  })

  it('keeps the issuing body where the list is by author', async () => {
    expect(await entriesOf('gb-t-7714-2025-author-date')).toMatchObject({
      standard: '全国信息与文献标准化技术委员会，2021. GB/T 3792—2021 信息与文献 资源描述[S].',
      cheng:
        '程根伟，1999. 1998年长江洪水的成因与减灾对策[M]//许厚泽，赵其国. 长江流域洪涝灾害与科技对策. 北京：科学出版社：32-36.'
    })
  })
})

describe('citations', () => {
  const cite = async (style: string, ...citations: Parameters<typeof makeCitation>[2][][]) =>
    citationTexts(
      await formatShipped(style, {
        locale: 'zh-CN',
        references,
        citations: citations.map((items, at) => makeCitation(`c${at}`, 'normal', ...items))
      })
    )

  it('are numbers in brackets, ranges with a hyphen, pages behind a colon', async () => {
    const texts = await cite(
      'gb-t-7714-2025-numeric',
      ['wu', 'connick', 'chen'],
      [{ reference: 'chen', locator: '29', label: 'page' }],
      ['wu', 'chen']
    )
    expect(texts).toEqual(['[1-3]', '[3:29]', '[1,3]'])
  })

  it('name whole Chinese authors but the surnames of others, each with the word of its own language', async () => {
    const wanted = [['wu'], ['connick'], ['chen'], ['anonymous'], ['wu', 'connick']]
    expect(await cite('gb-t-7714-2015-author-date', ...wanted)).toEqual([
      '(武丽丽等, 2008)',
      '(Connick et al., 2012)',
      '(陈登原, 2000)',
      '(佚名, 2023)',
      '(武丽丽等, 2008; Connick et al., 2012)'
    ])
    expect(await cite('gb-t-7714-2025-author-date', ...wanted)).toEqual([
      '（武丽丽等，2008）',
      '（Connick et al.，2012）',
      '（陈登原，2000）',
      '（佚名，2023）',
      '（武丽丽等，2008；Connick et al.，2012）'
    ])
  })

  it('name an author of several works once', async () => {
    const [wu] = ITEMS.filter(({ id }) => id === 'wu')
    const works = [2008, 2012, 2012].map((year, at) => ({ ...(wu as CslItem), id: `w${at}`, issued: on(year) }))
    const side = (locale: string) =>
      formatShipped('gb-t-7714-2025-author-date', {
        locale,
        references: makeReferences([...works, ...ITEMS]),
        citations: [makeCitation('c', 'normal', 'w0', 'w1', 'w2', 'chen')]
      })
    expect(citationTexts(await side('zh-CN'))).toEqual(['（武丽丽等，2008，2012a，2012b；陈登原，2000）'])
    expect(citationTexts(await side('en-US'))).toEqual(['(武丽丽等, 2008, 2012a, 2012b; 陈登原, 2000)'])
  })

  it('point back to the note that cited a source first', async () => {
    const again = { reference: 'chen', locator: '31', label: 'page' } as const
    expect((await cite('gb-t-7714-2025-note', ['chen'], ['wu'], [again])).at(-1)).toBe('同1：31.')
  })
})

it('punctuates citations as the side is written, entries as they are', async () => {
  const citations = [makeCitation('c', 'normal', 'wu', 'connick'), makeCitation('d', 'normal', 'anonymous')]
  const side = await formatShipped('gb-t-7714-2025-author-date', { locale: 'en-US', references, citations })
  expect(citationTexts(side)).toEqual(['(武丽丽等, 2008; Connick et al., 2012)', '(佚名, 2023)'])
  expect(entryTexts(side)).toContain(
    '武丽丽，华一新，张亚军，等，2008. “北斗一号”监控管理网设计与实现[J]. 测绘科学，33（5）：8-9.'
  )
})

it('joins notes that cite a source again', async () => {
  const citations = [['wu'], ['connick'], ['wu', 'connick']].map((cited, at) =>
    makeCitation(`c${at}`, 'normal', ...cited)
  )
  const side = await formatShipped('gb-t-7714-2015-note', { locale: 'zh-CN', references, citations })
  expect(citationTexts(side).at(-1)).toBe('同1; See note 2.')
})

it.each(['gb-t-7714-2015-numeric', 'gb-t-7714-2025-numeric'])('keeps the case of institutions in %s', async (style) => {
  const item: CslItem = {
    id: 'oclc',
    type: 'webpage',
    title: 'About OCLC: history of cooperation',
    author: [body('Online Computer Library Center, Inc')],
    URL: 'http://www.oclc.org/about/cooperation.en.html',
    accessed: on(2012, 3, 27)
  }
  const side = await formatShipped(style, {
    locale: 'zh-CN',
    references: makeReferences([item]),
    citations: [makeCitation('c', 'normal', 'oclc')]
  })
  expect(entryTexts(side)).toEqual([
    '[1] Online Computer Library Center, Inc. About OCLC: history of cooperation[EB/OL]. [2012-03-27]. http://www.oclc.org/about/cooperation.en.html.'
  ])
})

it('lists Chinese names by pinyin, before all others', async () => {
  const side = await formatAll('gb-t-7714-2025-author-date')
  const names = entryTexts(side).map((text) => text.split(/[，,]/)[0])
  const chinese = names.filter((text) => /\p{sc=Han}/u.test(text ?? ''))
  expect(chinese.slice(0, 6)).toEqual(['博伯尔', '陈登原', '程根伟', '邓一刚', '丁文详', '贾东琴'])
  expect(names.slice(chinese.length).map((text) => text?.split(' ')[0])).toEqual([
    'Connick',
    'Godard',
    'Jenkins',
    'Peebles',
    'Weinstein'
  ])
})

describe('the language of an entry', () => {
  const english = [
    'eng',
    'English',
    'EN',
    'en',
    'en_US',
    'en-GB',
    'en_us',
    '英文',
    '英语',
    'american',
    'eng;fre',
    '',
    'Unknown',
    'chi',
    'zh_CN'
  ]
  const chinese = [
    'chi',
    'zho',
    'zh',
    'zh_CN',
    'zh-CN',
    'Chinese',
    'chinese simplified',
    '中文',
    '简体中文',
    'cn',
    '',
    'und',
    'chi;eng'
  ]
  const wordOf = async (style: string, id: string, language: string, locale: string) => {
    const item = references.get(ids.find((known) => known === id) as never)
    const side = await formatShipped(style, {
      locale,
      references: makeReferences([{ ...(item as CslItem), language }]),
      citations: [makeCitation('c', 'normal', id)]
    })
    return /et al\.|等/.exec(entryTexts(side).join())?.[0]
  }

  it.each(english)('never puts 等 on an English reference marked “%s”', async (language) => {
    expect(await wordOf('gb-t-7714-2015-numeric', 'connick', language, 'zh-CN')).toBe('et al.')
    expect(await wordOf('gb-t-7714-2025-author-date', 'connick', language, 'zh-CN')).toBe('et al.')
    expect(await wordOf('gb-t-7714-2025-numeric', 'connick', language, 'en-US')).toBe('et al.')
  })

  it.each(chinese)('puts 等 on a Chinese reference marked “%s”', async (language) => {
    expect(await wordOf('gb-t-7714-2015-numeric', 'wu', language, 'zh-CN')).toBe('等')
    expect(await wordOf('gb-t-7714-2025-numeric', 'wu', language, 'en-US')).toBe('等')
  })
})
