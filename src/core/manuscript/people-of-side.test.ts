import { expect, it } from 'vitest'
import type { Manuscript } from './manuscript'
import { peopleOfSide, printAuthorName } from './people-of-side'

const manuscript = {
  authors: [
    {
      id: 'a1',
      names: { leading: { family: 'Wei', given: 'Li' }, facing: { family: '魏', given: '力' } },
      affiliations: ['f2', 'f1'],
      email: 'li@example.org',
      corresponding: true
    },
    { id: 'a2', names: { leading: { family: 'Harris' } }, affiliations: ['f2'] },
    { id: 'a3', names: {}, affiliations: [] }
  ],
  affiliations: [
    { id: 'f1', names: { leading: 'Peking University', facing: '北京大学' } },
    { id: 'f2', names: { leading: 'Tisch MS Center' } }
  ]
} as unknown as Manuscript

it('prints names, numbers and institutions in the words of a side, or else of the other', () => {
  const { authors, affiliations } = peopleOfSide(manuscript, 'facing')
  expect(authors.map(({ name, marks }) => [name, marks])).toEqual([
    ['魏力', ['2', '1', '*']],
    ['Harris', ['2']]
  ])
  expect(affiliations).toEqual(['北京大学', 'Tisch MS Center'])
})

it('needs no number for an only institution, and nothing for nobody', () => {
  const one = { ...manuscript, affiliations: manuscript.affiliations?.slice(1) ?? [] }
  expect(peopleOfSide(one, 'leading').authors.map(({ marks }) => marks)).toEqual([['*'], []])
  expect(peopleOfSide({ ...manuscript, authors: [], affiliations: [] }, 'leading')).toEqual({
    authors: [],
    affiliations: []
  })
})

it('puts the family name where its script has it', () => {
  expect(printAuthorName({ family: 'Harris', given: 'Violaine K.' })).toBe('Violaine K. Harris')
  expect(printAuthorName({ family: '欧阳', given: '明' })).toBe('欧阳明')
})
