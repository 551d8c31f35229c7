import { expect, test } from 'vitest'
import { identify } from './identify'
import { itemOfIdentification } from './item-of-identification'

const itemOf = (text: string) => {
  const identified = identify(text)
  return identified && itemOfIdentification(identified)
}

test('holds what was given and nothing else', () => {
  expect(itemOf('doi:10.1016/j.ebiom.2018.02.002')).toEqual({
    id: '',
    type: 'article-journal',
    DOI: '10.1016/j.ebiom.2018.02.002'
  })
  expect(itemOf('PMID: 38783390')).toEqual({
    id: '',
    type: 'article-journal',
    PMID: '38783390',
    URL: 'https://pubmed.ncbi.nlm.nih.gov/38783390/'
  })
})

test('takes an address that names no work as a web page', () => {
  expect(itemOf('https://example.org/about')).toEqual({ id: '', type: 'webpage', URL: 'https://example.org/about' })
})
