import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import type { CslItem } from '#core/references/reference'
import { createCitationSession, formatSide } from './citation-session'
import type { FormatRequest } from './processor'
import {
  citationTexts,
  entryTexts,
  formatShipped,
  makeCitation,
  makeReferences,
  shippedStyle,
  shippedStyles
} from './testing/shipped-styles'

const name = (family: string, given: string) => ({ family, given })

const liu: CslItem = {
  id: 'liu',
  type: 'article-journal',
  title: '针刺治疗慢性偏头痛的随机对照试验',
  author: [name('刘', '洋'), name('欧阳', '建国'), name('陈', '丽'), name('王', '伟')],
  'container-title': '中国针灸',
  volume: '40',
  issue: '3',
  page: '245-250',
  issued: { 'date-parts': [[2020]] },
  'translated-title': 'Acupuncture for chronic migraine: a randomized controlled trial',
  'translated-author': [name('Liu', 'Yang'), name('Ouyang', 'Jian-guo'), name('Chen', 'Li'), name('Wang', 'Wei')],
  'translated-container-title': 'Chinese Acupuncture & Moxibustion'
}

/** Of the same authors and year as the one before. */
const again: CslItem = {
  ...liu,
  id: 'again',
  title: '针刺治疗慢性偏头痛的随访研究',
  page: '360-364',
  'translated-title': 'Acupuncture for chronic migraine: a follow-up study'
}

const plain: CslItem = {
  id: 'plain',
  type: 'article-journal',
  title: '间充质干细胞治疗多发性硬化的研究进展',
  author: [name('张', '晓明')],
  'container-title': '中华神经科杂志',
  volume: '48',
  page: '362-367',
  issued: { 'date-parts': [[2015]] }
}

/** An English work stays one entry, whatever its title is in Chinese. */
const harris: CslItem = {
  id: 'harris',
  type: 'article-journal',
  language: 'eng',
  title: 'Phase I trial of intrathecal neural progenitors',
  author: [name('Harris', 'Violaine K.')],
  'container-title': 'EBioMedicine',
  volume: '29',
  page: '23-30',
  issued: { 'date-parts': [[2018]] },
  'translated-title': '鞘内神经祖细胞的一期试验'
}

const ITEMS = [liu, plain, harris]
const citations = ITEMS.map(({ id }) => makeCitation(id, 'normal', id))
const references = makeReferences(ITEMS)

const withoutTranslation = (item: CslItem): CslItem =>
  Object.fromEntries(Object.entries(item).filter(([member]) => !member.startsWith('translated-'))) as CslItem

describe('a list of references on a Chinese side', () => {
  it.each([
    [
      'gb-t-7714-2015-numeric',
      [
        '[1] 刘洋, 欧阳建国, 陈丽, 等. 针刺治疗慢性偏头痛的随机对照试验[J]. 中国针灸, 2020, 40(3): 245-250.',
        'LIU Y, OUYANG J G, CHEN L, et al. Acupuncture for chronic migraine: a randomized controlled trial[J]. Chinese Acupuncture & Moxibustion, 2020, 40(3): 245-250.'
      ]
    ],
    [
      'gb-t-7714-2015-author-date',
      [
        '刘洋, 欧阳建国, 陈丽, 等, 2020. 针刺治疗慢性偏头痛的随机对照试验[J]. 中国针灸, 40(3): 245-250.',
        'LIU Y, OUYANG J G, CHEN L, et al., 2020. Acupuncture for chronic migraine: a randomized controlled trial[J]. Chinese Acupuncture & Moxibustion, 40(3): 245-250.'
      ]
    ],
    [
      'gb-t-7714-2025-numeric',
      [
        '[1] 刘洋，欧阳建国，陈丽，等. 针刺治疗慢性偏头痛的随机对照试验[J]. 中国针灸，2020，40（3）：245-250.',
        'Liu Y, Ouyang J-G, Chen L, et al. Acupuncture for chronic migraine: a randomized controlled trial[J]. Chinese Acupuncture & Moxibustion, 2020, 40(3): 245-250.'
      ]
    ],
    [
      'gb-t-7714-2025-author-date',
      [
        '刘洋，欧阳建国，陈丽，等，2020. 针刺治疗慢性偏头痛的随机对照试验[J]. 中国针灸，40（3）：245-250.',
        'Liu Y, Ouyang J-G, Chen L, et al., 2020. Acupuncture for chronic migraine: a randomized controlled trial[J]. Chinese Acupuncture & Moxibustion, 40(3): 245-250.'
      ]
    ]
  ])('prints the pair under one number in %s', async (style, pair) => {
    const side = await formatShipped(style, { locale: 'zh-CN', references, citations })
    expect(
      entryTexts(side)
        .find((text) => text.includes('偏头痛'))
        ?.split('\n')
    ).toEqual(pair)
  })

  it.each(['gb-t-7714-2015-numeric', 'gb-t-7714-2025-author-date', 'gb-t-7714-2025-note'])(
    'leaves citations, and entries without a translation, as they were in %s',
    async (style) => {
      const side = await formatShipped(style, { locale: 'zh-CN', references, citations })
      const bare = makeReferences(ITEMS.map(withoutTranslation))
      const before = await formatShipped(style, { locale: 'zh-CN', references: bare, citations })
      expect(citationTexts(side)).toEqual(citationTexts(before))
      expect(entryTexts(side).map((text) => text.split('\n')[0])).toEqual(entryTexts(before))
      const paired = side.bibliography.entries.filter((entry) => entry.translation)
      expect(paired.map((entry) => entry.reference)).toEqual(['liu'])
    }
  )

  it('gives both entries of a pair the letter of the year', async () => {
    const side = await formatShipped('gb-t-7714-2015-author-date', {
      locale: 'zh-CN',
      references: makeReferences([liu, again]),
      citations: [makeCitation('a', 'normal', 'liu', 'again')]
    })
    const years = entryTexts(side).map((text) => text.match(/2020[a-z]?/g))
    expect(years).toEqual([
      ['2020a', '2020a'],
      ['2020b', '2020b']
    ])
  })
})

it.each([
  ['gb-t-7714-2015-numeric', 'en-US'],
  ['gb-t-7714-2025-author-date', 'en-US'],
  ['vancouver', 'zh-CN'],
  ['apa', 'zh-CN']
])('prints no pairs in %s on a %s side', async (style, locale) => {
  const side = await formatShipped(style, { locale, references, citations })
  expect(side.bibliography.entries.some((entry) => entry.translation)).toBe(false)
})

it.each(['gb-t-7714-2015-numeric', 'gb-t-7714-2025-author-date'])(
  'gives in %s what a fresh run gives, however references and citations were edited before',
  async (name) => {
    const style = await shippedStyle(name)
    const locales = await shippedStyles.locales(['en-US', 'zh-CN'])
    const works = [liu, again, plain, harris]
    const step = fc.record({
      cited: fc.subarray(works.map(({ id }) => id)),
      shuffled: fc.boolean(),
      translated: fc.array(fc.boolean(), { minLength: works.length, maxLength: works.length })
    })
    fc.assert(
      fc.property(fc.array(step, { minLength: 2, maxLength: 6 }), (steps) => {
        const session = createCitationSession()
        for (const { cited, shuffled, translated } of steps) {
          const items = works.map((work, at) => (translated[at] ? work : withoutTranslation(work)))
          const order = shuffled ? [...cited].reverse() : cited
          const request: FormatRequest = {
            style,
            locale: 'zh-CN',
            references: makeReferences(items),
            citations: order.map((id) => makeCitation(id, 'normal', id))
          }
          expect(session.update(request, locales)).toEqual(formatSide(request, locales))
        }
      }),
      { numRuns: 10 }
    )
  }
)
