import { describe, expect, it } from 'vitest'
import type { CslItem } from '#core/references/reference'
import { printsPairs, translateItem } from './paired-item'

const AUTHORS = [
  { family: 'Liu', given: 'Yang' },
  { family: 'Ouyang', given: 'Jianguo' }
]

const liu: CslItem = {
  id: 'liu',
  type: 'article-journal',
  language: 'zh-CN',
  title: '针刺治疗慢性偏头痛的随机对照试验',
  'title-short': '针刺治疗慢性偏头痛',
  author: [
    { family: '刘', given: '洋' },
    { family: '欧阳', given: '建国' }
  ],
  'container-title': '中国针灸',
  'container-title-short': 'Zhongguo Zhen Jiu',
  volume: '40',
  issue: '3',
  page: '245-250',
  issued: { 'date-parts': [[2020]] },
  DOI: '10.13703/j.0255-2930.20190901-k0003',
  'translated-title': 'Acupuncture for chronic migraine: a randomized controlled trial',
  'translated-author': AUTHORS,
  'translated-container-title': 'Chinese Acupuncture & Moxibustion'
}

const without = (...members: readonly string[]): CslItem =>
  Object.fromEntries(Object.entries(liu).filter(([member]) => !members.includes(member))) as CslItem

describe('translateItem', () => {
  it('replaces title, authors and journal and shares all else', () => {
    expect(translateItem(liu)).toMatchObject({
      id: 'liu',
      type: 'article-journal',
      language: 'en',
      title: 'Acupuncture for chronic migraine: a randomized controlled trial',
      author: AUTHORS,
      'container-title': 'Chinese Acupuncture & Moxibustion',
      'container-title-short': 'Zhongguo Zhen Jiu',
      volume: '40',
      page: '245-250',
      issued: { 'date-parts': [[2020]] },
      DOI: '10.13703/j.0255-2930.20190901-k0003'
    })
    expect(translateItem(liu)).not.toHaveProperty('title-short')
  })

  it('takes pinyin where there is no translation', () => {
    const romanised = { 'romanised-author': AUTHORS, 'romanised-container-title': 'Zhongguo Zhenjiu' }
    const item = translateItem({ ...without('translated-author', 'translated-container-title'), ...romanised })
    expect(item).toMatchObject({ author: AUTHORS, 'container-title': 'Zhongguo Zhenjiu' })
  })

  it('takes what is Latin in the original as it is', () => {
    const item = { ...without('translated-container-title'), 'container-title': 'World Journal of Acupuncture' }
    expect(translateItem(item)?.['container-title']).toBe('World Journal of Acupuncture')
  })

  it('translates publisher and place of a book', () => {
    const book = { ...without('container-title'), type: 'book', publisher: '人民卫生出版社', 'publisher-place': '北京' }
    expect(translateItem(book)).toBeUndefined()
    const names = {
      'translated-publisher': 'People’s Medical Publishing House',
      'translated-publisher-place': 'Beijing'
    }
    expect(translateItem({ ...book, ...names })).toMatchObject({
      publisher: 'People’s Medical Publishing House',
      'publisher-place': 'Beijing'
    })
  })

  it.each([
    ['the title has no translation', without('translated-title')],
    ['the translated title is blank', { ...liu, 'translated-title': ' ' }],
    ['the translated title is Chinese', { ...liu, 'translated-title': '针刺' }],
    ['the translated title is no text', { ...liu, 'translated-title': 5 as unknown as string }],
    ['the authors would stay Chinese', without('translated-author')],
    ['an author is lost in translation', { ...liu, 'translated-author': [{ family: 'Liu', given: 'Yang' }] }],
    ['the translated authors are no names', { ...liu, 'translated-author': 'Liu Yang' as unknown as undefined }],
    ['the journal would stay Chinese', without('translated-container-title')],
    ['an editor would stay Chinese', { ...liu, editor: [{ family: '许', given: '厚泽' }] }]
  ])('gives nothing where %s', (_, item) => {
    expect(translateItem(item as CslItem)).toBeUndefined()
  })
})

describe('printsPairs', () => {
  it.each([
    ['http://www.zotero.org/styles/gb-t-7714-2015-numeric', 'zh-CN', true],
    ['http://www.zotero.org/styles/china-national-standard-gb-t-7714-2025-note', 'zh-TW', true],
    ['chinese-gb7714-2005-numeric', 'zh-CN', true],
    ['GB/T 7714—2015', 'zh-CN', true],
    ['http://www.zotero.org/styles/gb-t-7714-2015-numeric', 'en-US', false],
    ['http://www.zotero.org/styles/vancouver', 'zh-CN', false],
    ['http://www.zotero.org/styles/frontiers', 'zh-CN', false]
  ])('says for %s on a %s side: %s', (style, locale, pairs) => {
    expect(printsPairs(style, locale)).toBe(pairs)
  })
})
