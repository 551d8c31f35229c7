import { describe, expect, it } from 'vitest'
import type { ReferenceId } from '#core/ids'
import { findByIdentifier, identify } from './identify'
import type { CslItem, Reference } from './reference'

const DOI = '10.3389/fimmu.2018.00217'

const make = (id: string, item: Partial<CslItem>): Reference => ({
  id: id as ReferenceId,
  key: id,
  item: { type: 'book', ...item, id },
  verification: { kind: 'unchecked' },
  tags: [],
  addedAt: '',
  modifiedAt: ''
})

describe('identify', () => {
  it.each([
    DOI,
    `doi: ${DOI}.`,
    `DOI：${DOI}。`,
    `https://doi.org/${DOI}`,
    `http://dx.doi.org/${DOI}，`,
    `dx.doi.org/${DOI}`,
    `https://doi.org/10.3389%2Ffimmu.2018.00217`,
    `https://www.frontiersin.org/articles/${DOI}/full`,
    `https://www.frontiersin.org/articles/${DOI}/pdf?x=1`,
    `（见 https://www.frontiersin.org/articles/${DOI}）`,
    '１０．３３８９／ｆｉｍｍｕ．２０１８．００２１７',
    `\u200B${DOI}\u200B`
  ])('reads the DOI of %s', (text) => expect(identify(text)).toMatchObject({ kind: 'doi', DOI }))

  it.each([
    ['(https://doi.org/10.1016/S0140-6736(18)30481-1)', '10.1016/S0140-6736(18)30481-1'],
    [
      'https://journals.plos.org/plosone/article?id=10.1371/journal.pone.0042793&type=x',
      '10.1371/journal.pone.0042793'
    ],
    ['https://onlinelibrary.wiley.com/doi/epdf/10.1002/acn3.51', '10.1002/acn3.51'],
    ['https://link.springer.com/content/pdf/10.1007/s00401-019-02012-5.pdf', '10.1007/s00401-019-02012-5']
  ])('keeps what belongs to the DOI of %s', (text, doi) =>
    expect(identify(text)).toMatchObject({ kind: 'doi', DOI: doi })
  )

  it.each([
    'PMID: 38783390',
    'pmid38783390',
    'https://pubmed.ncbi.nlm.nih.gov/38783390/',
    'https://www.ncbi.nlm.nih.gov/pubmed/38783390'
  ])('reads the PMID of %s', (text) =>
    expect(identify(text)).toEqual({ kind: 'pmid', PMID: '38783390', certainty: 'certain' })
  )

  it('takes a bare number for a likely PMID only when it is long enough', () => {
    expect(identify('38783390')).toEqual({ kind: 'pmid', PMID: '38783390', certainty: 'likely' })
    expect(identify('2020')).toBeUndefined()
    expect(identify('0123456')).toBeUndefined()
  })

  it.each([
    'PMC5925446',
    'pmcid: PMC 5925446',
    'https://www.ncbi.nlm.nih.gov/pmc/articles/PMC5925446/',
    'https://pmc.ncbi.nlm.nih.gov/articles/PMC5925446'
  ])('reads the PMCID of %s', (text) => expect(identify(text)).toMatchObject({ kind: 'pmcid', PMCID: 'PMC5925446' }))

  it('keeps other addresses and refuses the rest', () => {
    expect(identify('https://zh.wikipedia.org/wiki/多发性硬化症。')).toMatchObject({ kind: 'url' })
    for (const text of ['', '干细胞', 'javascript:alert(1)', 'http://localhost/x', '10.1/short']) {
      expect(identify(text)).toBeUndefined()
    }
  })
})

it('finds the reference that carries the identifier, however it is written', () => {
  const library = [
    make('a', { DOI: 'https://doi.org/10.3389/FIMMU.2018.00217' }),
    make('b', { PMID: '38783390' }),
    make('c', { PMCID: '5925446' }),
    make('d', { URL: 'http://www.example.org/a/' })
  ]
  const find = (text: string): string | undefined => {
    const identified = identify(text)
    return identified && findByIdentifier(library, identified)?.key
  }
  expect([DOI, 'PMID 38783390', 'PMC5925446', 'https://example.org/a#top', 'PMID 1'].map(find)).toEqual([
    'a',
    'b',
    'c',
    'd',
    undefined
  ])
})
