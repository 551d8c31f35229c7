import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { scanIdentifiers } from './scan-identifiers'

const scan = (text: string) => scanIdentifiers(text).map(({ start, end, ids }) => [text.slice(start, end), ids])

describe('a text', () => {
  it('gives all works in order, with what was written', () => {
    const text =
      '步行速度提高（doi:10.1016/S0140-6736(18)30475-6；PMID：29576505），另见 https://pmc.ncbi.nlm.nih.gov/articles/PMC5925446/。See also arXiv:1810.04805v2 and NCT01665144.'
    expect(scan(text)).toEqual([
      ['10.1016/S0140-6736(18)30475-6；PMID：29576505', { DOI: '10.1016/S0140-6736(18)30475-6', PMID: '29576505' }],
      ['https://pmc.ncbi.nlm.nih.gov/articles/PMC5925446/', { PMCID: 'PMC5925446' }],
      ['arXiv:1810.04805v2', { arXiv: '1810.04805', DOI: '10.48550/arXiv.1810.04805' }],
      ['NCT01665144', { NCT: 'NCT01665144' }]
    ])
  })

  it('keeps works apart that have an identifier of the same kind, or words between them', () => {
    expect(scan('PMID: 1111111; PMID: 2222222')).toHaveLength(2)
    expect(scan('10.1000/abc and then a long story PMID: 2222222')).toHaveLength(2)
    expect(scan('10.1000/abc\n\nPMID: 2222222')).toHaveLength(2)
  })

  it.each([
    'EDSS 4.0–6.5, n = 1651 (siponimod 1105, placebo 546), 2016;375:119-129',
    '共纳入20729678例次，随访2019-2020年，P<0.001',
    '电话 021-20981092，邮编 200040，ISSN 未知',
    'version 10.15/7, ratio 10.1/2, 10.10.2020/3',
    'NCT0166514, PMCs and the PMC 2021 report, ISBN pending',
    'Frontiers.MDPI.PMC and e.g./i.e. and/or 3.5/10'
  ])('names nothing where it only has numbers: %s', (text) => expect(scan(text)).toEqual([]))

  it('is read in linear time, however hostile', () => {
    const hostile = [
      'a.',
      '10.1000/',
      'http://',
      '(',
      'PMID ',
      'ISBN 9',
      '978-',
      'arXiv:',
      '10.1000/(',
      '<',
      '1-',
      'doi:10.1234/a<'
    ]
    for (const unit of hostile) {
      const text = unit.repeat(Math.ceil(120_000 / unit.length))
      const start = Date.now()
      scanIdentifiers(text)
      expect(Date.now() - start, unit).toBeLessThan(2000)
    }
  })

  it('gives spans inside the text that do not overlap', () => {
    const piece = fc.oneof(
      fc.string({ unit: 'grapheme', maxLength: 12 }),
      fc.constantFrom(
        '10.1000/a(b)c',
        ' https://doi.org/10.1000/x。',
        'PMID: 123456',
        '；',
        ' ',
        'www.mdpi.com/2077-0383/9/1/123'
      )
    )
    fc.assert(
      fc.property(fc.array(piece, { maxLength: 12 }), (pieces) => {
        const text = pieces.join('')
        let last = 0
        for (const { start, end } of scanIdentifiers(text)) {
          expect(start).toBeGreaterThanOrEqual(last)
          expect(end).toBeGreaterThan(start)
          expect(end).toBeLessThanOrEqual(text.length)
          last = end
        }
      }),
      { numRuns: 300 }
    )
  })
})
