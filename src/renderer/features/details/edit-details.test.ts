import { describe, expect, it } from 'vitest'
import type { AffiliationId, AuthorId } from '#core/ids'
import type { Affiliation, Author } from '#core/manuscript/manuscript'
import {
  fullName,
  isWrongEmail,
  isWrongOrcid,
  moveEntry,
  tickAffiliation,
  tidyDetails,
  tidyTitles,
  withoutAffiliation
} from './edit-details'

const place = (id: string, name = id): Affiliation => ({ id: id as AffiliationId, names: { leading: name } })
const author = (change: Partial<Author> = {}): Author => ({
  id: 'a' as AuthorId,
  names: { leading: { family: 'Wang', given: 'Fang' }, facing: { family: '王', given: '芳' } },
  affiliations: [],
  ...change
})

describe('moveEntry', () => {
  it('moves one entry, and nothing past the ends', () => {
    expect(moveEntry(['a', 'b', 'c'], 2, 0)).toEqual(['c', 'a', 'b'])
    const list = ['a', 'b']
    expect(moveEntry(list, 1, 2)).toBe(list)
  })
})

describe('affiliations', () => {
  it('are named in the order that they are numbered in', () => {
    const all = [place('one'), place('two')]
    const ticked = tickAffiliation(
      author({ affiliations: ['two' as AffiliationId] }),
      'one' as AffiliationId,
      true,
      all
    )
    expect(ticked.affiliations).toEqual(['one', 'two'])
  })

  it('leave their authors when they go', () => {
    const one = 'one' as AffiliationId
    const left = withoutAffiliation({ authors: [author({ affiliations: [one] })], affiliations: [place('one')] }, one)
    expect(left).toEqual({ authors: [author()], affiliations: [] })
  })
})

describe('names', () => {
  it.each([
    [{ family: 'Wang', given: 'Fang' }, 'Fang Wang'],
    [{ family: '王', given: '芳' }, '王芳'],
    [{ family: 'Plato' }, 'Plato']
  ])('read %j as %s', (name, shown) => {
    expect(fullName(name)).toBe(shown)
  })
})

describe('tidyDetails', () => {
  it('trims, writes the ORCID as it is written, and drops what is empty', () => {
    const tidy = tidyDetails({
      authors: [
        author({
          names: { leading: { family: ' Wang ', given: ' ' }, facing: { family: '' } },
          affiliations: ['one' as AffiliationId, 'gone' as AffiliationId],
          orcid: 'https://orcid.org/0000000218250097',
          email: ' '
        }),
        author({ names: {} })
      ],
      affiliations: [place('one', ' 北京大学 '), place('gone', ' ')]
    })
    expect(tidy).toEqual({
      authors: [
        {
          id: 'a',
          names: { leading: { family: 'Wang' } },
          affiliations: ['one'],
          orcid: '0000-0002-1825-0097'
        }
      ],
      affiliations: [place('one', '北京大学')]
    })
  })
})

describe('checks', () => {
  it('take what is empty, and refuse what cannot be right', () => {
    expect([isWrongOrcid(undefined), isWrongOrcid(' '), isWrongOrcid('0000-0002-1825-0098')]).toEqual([
      false,
      false,
      true
    ])
    expect([isWrongEmail(''), isWrongEmail('fang@example.org'), isWrongEmail('fang@')]).toEqual([false, false, true])
  })
})

it('keeps titles on one line', () => {
  expect(tidyTitles({ leading: ' Cell  therapy\nin MS ', facing: '\u3000细胞治疗 ' })).toEqual({
    leading: 'Cell therapy in MS',
    facing: '细胞治疗'
  })
})
