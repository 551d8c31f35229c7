import { expect, it } from 'vitest'
import type { ReferenceId } from '#core/ids'
import type { CslItem, Reference } from '../reference'
import { findByIdentifier } from './find-by-identifier'
import { identify } from './identify'

const make = (id: string, item: Partial<CslItem>): Reference => ({
  id: id as ReferenceId,
  key: id,
  item: { type: 'book', ...item, id },
  verification: { kind: 'unchecked' },
  tags: [],
  addedAt: '',
  modifiedAt: ''
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
  const texts = [
    '10.3389/fimmu.2018.00217',
    'PMID 38783390',
    'PMC5925446',
    'https://example.org/a#top',
    'PMID 1',
    'https://pmc.ncbi.nlm.nih.gov/articles/PMC5925446/'
  ]
  expect(texts.map(find)).toEqual(['a', 'b', 'c', 'd', undefined, 'c'])
})
