import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { isNarrower, parseQuery, type QueryTerm } from './parse-query'

const word = (text: string, more: Partial<QueryTerm & { readonly field: string }> = {}) => ({
  kind: 'text',
  text,
  field: undefined,
  negated: false,
  ...more
})
const reads = (query: string, ...terms: readonly object[]): void => expect(parseQuery(query)).toEqual(terms)

describe('parseQuery', () => {
  it('reads words, phrases and what must not occur', () => {
    reads('Stem cells', word('stem'), word('cells'))
    reads('"Stem cells" -mouse', word('stem cells'), word('mouse', { negated: true }))
    reads('-"in vitro" co-morbidity', word('in vitro', { negated: true }), word('co-morbidity'))
    reads('干细胞，移植；“多发性 硬化”', word('干细胞'), word('移植'), word('多发性 硬化'))
  })

  it('reads field names in both languages, with full-width signs', () => {
    reads('author:Harris', word('harris', { field: 'author' }))
    reads('作者：张伟 期刊:中华', word('张伟', { field: 'author' }), word('中华', { field: 'container' }))
    reads('-tag:"to read"', word('to read', { field: 'tag', negated: true }))
    reads('author: harris', word('harris', { field: 'author' }))
    reads('stem author:', word('stem'))
    reads('doi:10.1/ab-c', word('10.1/ab-c', { field: 'identifier' }))
  })

  it('reads years and their ranges', () => {
    const years = (from: number, to: number, negated = false) => ({ kind: 'years', from, to, negated })
    reads('year:2018', years(2018, 2018))
    reads('year:2018-2020', years(2018, 2020))
    reads('年份：2018－', years(2018, Infinity))
    reads('-year:-2010', years(-Infinity, 2010, true))
    reads('year:>2018', years(2019, Infinity))
    reads('year:<=2018', years(-Infinity, 2018))
    reads('year:in press', word('in', { field: 'year' }), word('press'))
  })

  it('leaves alone what only looks like a field', () => {
    reads('https://doi.org/10.1/x', word('https://doi.org/10.1/x'))
    reads('constructor:x', word('constructor:x'))
    reads('- " "')
  })

  it('reads anything without failing', () => {
    fc.assert(
      fc.property(fc.string({ maxLength: 40 }), (query) => {
        for (const term of parseQuery(query)) if (term.kind === 'text') expect(term.text).not.toBe('')
      })
    )
  })
})

describe('isNarrower', () => {
  const narrows = (query: string, before: string): boolean => isNarrower(parseQuery(query), parseQuery(before))

  it('says whether a query can only find less than another', () => {
    expect(narrows('harris', 'harr')).toBe(true)
    expect(narrows('harris 2018 -mouse', 'harr')).toBe(true)
    expect(narrows('干细胞', '干细')).toBe(true)
    expect(narrows('harr', 'harris')).toBe(false)
    expect(narrows('zh', 'z')).toBe(false)
    expect(narrows('a -mice', 'a -mic')).toBe(false)
    expect(narrows('author:harris', 'harr')).toBe(false)
    expect(narrows('year:2018-2020', 'year:2018-')).toBe(false)
    expect(narrows('cells year:2018', 'year:2018')).toBe(true)
  })
})
