import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { uncertainFields } from './plain-entry'
import { parseBibliography, readPlain } from './read-plain'

const LIST = `References
1. Smith JA, Hou ZL. Microglia in MS. Ann Neurol. 2018;83(2):1042–51.
2. Some words that are no reference.
3. Li X, et al. Another title here. Lancet 2019;1:2–3.`
const NAMED = 'See doi:10.1000/xyz for more'

describe('readPlain', () => {
  it('keeps the text of each entry beside its fields', () => {
    const { items } = readPlain('list.txt', LIST)
    expect(items).toHaveLength(2)
    expect(items[0]?.['custom']).toEqual({
      sourceText: 'Smith JA, Hou ZL. Microglia in MS. Ann Neurol. 2018;83(2):1042–51.'
    })
  })

  it('keeps the identifiers of an entry that it cannot read', () => {
    const { items, findings } = readPlain('list.txt', NAMED)
    expect(items).toMatchObject([{ DOI: '10.1000/xyz', custom: { sourceText: NAMED } }])
    expect(findings.map(({ severity }) => severity)).toEqual(['warning'])
  })

  it('repeats the authors that dashes stand for, and marks them', () => {
    const text = 'Smith, J. (2018). One title. Ann Neurol, 83, 1–9.\n———. (2019). Another title. Ann Neurol, 84, 2–5.'
    const [, second] = parseBibliography(text)
    expect(second?.item).toMatchObject({ title: 'Another title', author: [{ family: 'Smith', given: 'J.' }] })
    expect(second && uncertainFields(second)).toEqual(['author'])
  })

  it('says in which line an entry could not be read, and what to check in others', () =>
    expect(readPlain('list.txt', LIST).findings.map(({ code, place }) => [code, place?.line])).toEqual([
      ['entry-unparsed', 3],
      ['fields-uncertain', 4]
    ]))

  it('reads a DOI, a year and a volume as they stand, or not at all', () => {
    const word = fc.constantFrom(
      'Smith JA',
      'Li X',
      '张伟',
      'title',
      '研究',
      'Lancet',
      '中华医学杂志',
      '[J]',
      'In:',
      'eds',
      '.',
      ',',
      ';',
      ':',
      '(',
      ')',
      '“',
      '”',
      '10.1000/ab',
      '2018',
      '2019;7(2):3-9',
      'doi:'
    )
    fc.assert(
      fc.property(fc.array(word, { maxLength: 25 }), (words) => {
        const text = words.join(' ')
        for (const { item } of parseBibliography(text)) {
          const year = item.issued?.['date-parts']?.[0]?.[0]
          expect(text).toContain(item.DOI ?? '')
          expect(text).toContain(item.volume ?? '')
          expect(text).toContain(String(year ?? ''))
        }
      }),
      { numRuns: 150 }
    )
  })

  it.each([
    ['brackets', '[('],
    ['capitals', 'A B. '],
    ['names', 'Smith J, '],
    ['numbers', '2018;'],
    ['quotation marks', '“a '],
    ['dots', '. '],
    ['Chinese', '张伟，'],
    ['addresses', 'http://a.b/)))']
  ])('takes no time over endless %s', (_, piece) => {
    const start = Date.now()
    parseBibliography(piece.repeat(60_000))
    parseBibliography(`1. ${piece.repeat(900).slice(0, 3900)}\n`.repeat(10))
    expect(Date.now() - start).toBeLessThan(2000)
  })
})
