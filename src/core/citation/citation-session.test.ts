import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import type { CslItem } from '#core/references/reference'
import { createCitationSession, formatSide } from './citation-session'
import { neededLocales } from './cited-items'
import type { FormatCitation, FormatRequest } from './processor'
import {
  citationTexts,
  entryTexts,
  formatShipped,
  makeCitation,
  makeReferences,
  shippedStyle,
  shippedStyles
} from './testing/shipped-styles'

const authors = (...names: readonly string[]) =>
  names.map((name) => {
    const [family = '', given = ''] = name.split(', ')
    return { family, given }
  })

const english: CslItem = {
  id: 'harris',
  type: 'article-journal',
  title: 'Phase I trial of intrathecal neural progenitors',
  author: authors('Harris, Violaine K.', 'Stark, James', 'Sadiq, Saud A.', 'Vyshkina, Tamara'),
  'container-title': 'EBioMedicine',
  volume: '29',
  page: '23-30',
  issued: { 'date-parts': [[2018]] },
  DOI: '10.1016/j.ebiom.2018.02.002',
  language: 'eng'
}

const chinese: CslItem = {
  id: 'wang',
  type: 'article-journal',
  title: '间充质干细胞治疗多发性硬化的研究进展',
  author: authors('王, 伟', '李, 芳', '张, 晓明', '陈, 丽'),
  'container-title': '中华神经科杂志',
  volume: '48',
  issue: '5',
  page: '362-367',
  issued: { 'date-parts': [[2015]] }
}

const references = makeReferences([english, chinese])
const citations = [makeCitation('a', 'normal', 'harris'), makeCitation('b', 'normal', 'wang')]

describe('formatSide', () => {
  it('writes et al. in citations on the English side and 等 on the Chinese one, whatever is cited', async () => {
    const en = await formatShipped('frontiers', { locale: 'en-US', references, citations })
    const zh = await formatShipped('frontiers', { locale: 'zh-CN', references, citations })
    expect(citationTexts(en)).toEqual(['(Harris et al., 2018)', '(王 et al., 2015)'])
    expect(citationTexts(zh)).toEqual(['(Harris等, 2018)', '(王等, 2015)'])
  })

  it.each(['en-US', 'zh-CN', 'zh-TW'])(
    'sets each entry of the list by its own language on a %s side',
    async (locale) => {
      const side = await formatShipped('gb-t-7714-2015-numeric', { locale, references, citations })
      const [first, second] = entryTexts(side)
      expect(first).toContain('HARRIS V K, STARK J, SADIQ S A, et al.')
      expect(second).toContain('王伟, 李芳, 张晓明, 等.')
    }
  )

  it('writes 等 on the Chinese side where a style fixes "et al." for every language', async () => {
    const side = await formatShipped('springer-basic-author-date', { locale: 'zh-CN', references, citations })
    expect(citationTexts(side)[0]).toBe('(Harris等 2018)')
  })

  it('sets a Chinese article that is recorded in Latin script in English', async () => {
    const translated = { ...english, language: 'zh' }
    const request = { locale: 'zh-CN', references: makeReferences([translated]), citations: citations.slice(0, 1) }
    expect(entryTexts(await formatShipped('gb-t-7714-2015-numeric', request))[0]).toContain('SADIQ S A, et al.')
  })

  it.each([
    ['frontiers', 'en-US', ['Harris et al. (2018)', '(2018)', 'Harris et al.']],
    ['frontiers', 'zh-CN', ['Harris等(2018)', '(2018)', 'Harris等']],
    ['multidisciplinary-digital-publishing-institute', 'en-US', ['Harris et al. [1]', '[1]', 'Harris et al.']],
    ['nature', 'en-US', ['Harris et al.1', '1', 'Harris et al.']]
  ])('names the author in the text or leaves it out in %s, %s', async (style, locale, expected) => {
    const modes = [
      makeCitation('a', 'author-in-text', 'harris'),
      makeCitation('b', 'suppress-author', 'harris'),
      makeCitation('c', 'author-only', 'harris')
    ]
    expect(citationTexts(await formatShipped(style, { locale, references, citations: modes }))).toEqual(expected)
  })

  it('joins two authors by a word in the text and by a sign in brackets, as APA wants it', async () => {
    const pair = makeReferences([{ ...english, author: authors('Harris, V', 'Stark, J') }])
    const both = [makeCitation('a', 'author-in-text', 'harris'), makeCitation('b', 'normal', 'harris')]
    const side = await formatShipped('apa', { locale: 'en-US', references: pair, citations: both })
    expect(citationTexts(side)).toEqual(['Harris and Stark (2018)', '(Harris & Stark, 2018)'])
  })

  it('shows locators, prefixes and suffixes with the terms of the side', async () => {
    const item = { reference: 'harris', locator: '25', prefix: 'see', suffix: 'and others' }
    const chapter = { reference: 'harris', locator: '3', label: 'chapter' as const }
    const list = [makeCitation('a', 'normal', item), makeCitation('b', 'normal', chapter)]
    const en = await formatShipped('apa', { locale: 'en-US', references, citations: list })
    const zh = await formatShipped('apa', { locale: 'zh-CN', references, citations: list })
    expect(citationTexts(en)).toEqual([
      '(see Harris et al., 2018, p. 25 and others)',
      '(Harris et al., 2018, Chapter 3)'
    ])
    expect(citationTexts(zh)[0]).toBe('(see Harris等, 2018, 页 25 and others)')
  })

  it('keeps a citation whose reference is missing, and says which', async () => {
    const list = [makeCitation('a', 'normal', 'gone'), makeCitation('b', 'normal', 'harris', 'gone')]
    const side = await formatShipped('apa', { locale: 'en-US', references, citations: list })
    expect(citationTexts(side)).toEqual(['[?]', '(Harris et al., 2018) [?]'])
    expect(side.missing).toEqual(['gone'])
  })

  it('gives both parts of a hyphenated given name their initial', async () => {
    const hyphenated = makeReferences([{ ...english, author: authors('Hou, Zong-liu') }])
    const request = { locale: 'en-US', references: hyphenated, citations: citations.slice(0, 1) }
    expect(entryTexts(await formatShipped('vancouver', request))[0]).toContain('Hou ZL.')
    expect(entryTexts(await formatShipped('apa', request))[0]).toContain('Hou, Z.-L. (2018)')
  })

  it('links DOIs, and never anything but http and https', async () => {
    const odd = { ...english, DOI: '10.1000/a<b>"c', URL: 'javascript:alert(1)' }
    const request = { locale: 'en-US', references: makeReferences([odd]), citations: citations.slice(0, 1) }
    const body = (await formatShipped('apa', request)).bibliography.entries[0]?.body ?? []
    expect(body.map((run) => run.link).filter(Boolean)).toEqual(['https://doi.org/10.1000/a%3Cb%3E%22c'])
    const page = makeReferences([{ id: 'harris', type: 'webpage', title: 'A page', URL: 'javascript:alert(1)' }])
    const side = await formatShipped('apa', { ...request, references: page })
    expect(side.bibliography.entries[0]?.body.some((run) => run.link !== undefined)).toBe(false)
  })

  it('prints markup and our own marks in data as the characters they are, and the CSL subset as formatting', async () => {
    const title = 'Effect of <script>x</script> on <i>C. elegans</i> & \uFDD0iH<sub>2</sub>O\uFDD1'
    const request = {
      locale: 'en-US',
      references: makeReferences([{ ...english, title }]),
      citations: citations.slice(0, 1)
    }
    const body = (await formatShipped('vancouver', request)).bibliography.entries[0]?.body ?? []
    expect(body.map((run) => run.text).join('')).toContain('Effect of <script>x</script> on C. elegans & iH2O.')
    expect(body).toContainEqual({ text: 'C. elegans', italic: true })
    expect(body).toContainEqual({ text: '2', subscript: true })
  })

  it('survives dates, names and fields of the wrong shape', async () => {
    const odd = {
      ...english,
      issued: { 'date-parts': [[99999, 77, -3]] },
      author: [null, { family: 7 }, 'x'],
      volume: { a: 1 },
      page: 12
    } as unknown as CslItem
    for (const style of (await shippedStyles.catalogue()).shortlist) {
      const request = { locale: 'zh-CN', references: makeReferences([odd]), citations: citations.slice(0, 1) }
      expect((await formatShipped(style.id, request)).bibliography.entries).toHaveLength(1)
    }
  })

  it('formats in every style of the shortlist on both sides without leftovers of markup', async () => {
    for (const style of (await shippedStyles.catalogue()).shortlist)
      for (const locale of ['en-US', 'zh-CN']) {
        const side = await formatShipped(style.id, { locale, references, citations })
        const texts = [...citationTexts(side), ...entryTexts(side)]
        expect(texts).toHaveLength(4)
        for (const text of texts) expect(text).toMatch(/^[^<>\uFDD0-\uFDEF]+$/)
      }
  })

  it('reports a style that cannot be used, and goes on with the next one', async () => {
    const session = createCitationSession()
    const request = { locale: 'en-US', references, citations }
    const locales = await shippedStyles.locales(neededLocales(request))
    const failed = session.update({ ...request, style: '<style>' }, locales)
    expect(failed).toMatchObject({ ok: false, error: { code: 'not-xml', line: 1 } })
    expect(session.update({ ...request, style: await shippedStyle('apa') }, locales).ok).toBe(true)
  })
})

type Edit = (request: FormatRequest) => FormatRequest

const families = ['Harris', 'Sadiq', 'Harris', 'Stark']
const makeItem = (index: number, variant: number): CslItem => ({
  ...(index % 4 === 0 ? chinese : english),
  id: `r${index}`,
  title: `Study ${index} ${variant}`,
  author: authors(
    ...families.slice((index + variant) % 3, 3 + (index % 2)).map((family) => `${family}, ${'VJ'[variant % 2]}`)
  ),
  issued: { 'date-parts': [[2015 + ((index + variant) % 3)]] }
})

const citationArbitrary = fc.record({
  mode: fc.constantFrom('normal' as const, 'normal' as const, 'author-in-text' as const, 'suppress-author' as const),
  items: fc.array(fc.record({ index: fc.nat(13), locator: fc.option(fc.nat(40)) }), { minLength: 1, maxLength: 3 })
})

let made = 0
const toCitation = (
  id: string,
  drawn: typeof citationArbitrary extends fc.Arbitrary<infer T> ? T : never
): FormatCitation =>
  makeCitation(
    id,
    drawn.mode,
    ...drawn.items.map(({ index, locator }) => ({
      reference: `r${index}`,
      ...(locator !== null && { locator: String(locator) })
    }))
  )

const withCitations =
  (change: (citations: FormatCitation[]) => void): Edit =>
  (request) => {
    const list = [...request.citations]
    change(list)
    return { ...request, citations: list }
  }

const editArbitrary: fc.Arbitrary<Edit> = fc.oneof(
  fc
    .tuple(fc.nat(40), citationArbitrary)
    .map(([at, drawn]) => withCitations((list) => void list.splice(at, 0, toCitation(`n${made++}`, drawn)))),
  fc.nat(40).map((at) => withCitations((list) => void list.splice(at, 1))),
  fc
    .tuple(fc.nat(29), fc.nat(29))
    .map(([from, to]) => withCitations((list) => void list.splice(to, 0, ...list.splice(from, 1)))),
  fc.tuple(fc.nat(29), fc.nat(99)).map(([at, locator]) =>
    withCitations((list) => {
      const old = list[at]
      if (old) list[at] = { ...old, items: old.items.map((item) => ({ ...item, locator: String(locator) })) }
    })
  ),
  fc.tuple(fc.nat(13), fc.nat(5)).map(([index, variant]): Edit => (request) => ({
    ...request,
    references: new Map([...request.references, ...makeReferences([makeItem(index, variant)])])
  })),
  fc.nat(13).map((index): Edit => (request) => ({
    ...request,
    references: new Map([...request.references].filter(([id]) => id !== `r${index}`))
  }))
)

describe('createCitationSession', () => {
  it.each([
    'frontiers',
    'vancouver',
    'vancouver-alphabetical',
    'gb-t-7714-2015-numeric',
    'gb-t-7714-2015-author-date',
    'springer-basic-note'
  ])(
    'gives after any edits in %s what a fresh run gives',
    async (style) => {
      const text = await shippedStyle(style)
      const locales = await shippedStyles.locales(['en-US', 'zh-CN'])
      const start = fc.tuple(
        fc.array(citationArbitrary, { minLength: 30, maxLength: 30 }),
        fc.constantFrom('en-US', 'zh-CN')
      )
      fc.assert(
        fc.property(start, fc.array(editArbitrary, { minLength: 3, maxLength: 6 }), ([drawn, locale], edits) => {
          const session = createCitationSession()
          let request: FormatRequest = {
            style: text,
            locale,
            references: makeReferences(Array.from({ length: 12 }, (_, index) => makeItem(index, 0))),
            citations: drawn.map((citation, index) => toCitation(`c${index}`, citation))
          }
          session.update(request, locales)
          for (const edit of edits) {
            request = edit(request)
            expect(session.update(request, locales)).toEqual(formatSide(request, locales))
          }
        }),
        { numRuns: 3, seed: 20240908 }
      )
    },
    60_000
  )
})
