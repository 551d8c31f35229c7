import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { joinKeywords } from './join-keywords'
import { splitKeywords } from './split-keywords'

describe('splitKeywords', () => {
  it.each([
    ['APOE; Arthritis, Rheumatoid', ['APOE', 'Arthritis, Rheumatoid']],
    ['stem cells, 干细胞', ['stem cells', '干细胞']],
    ['干细胞；多发性硬化', ['干细胞', '多发性硬化']],
    ['', []]
  ])('splits %s', (text, words) => expect(splitKeywords(text)).toEqual(words))

  it('takes apart what joinKeywords puts together', () => {
    const word = fc.stringMatching(/^[a-z一-龥](?:,? ?[a-z一-龥]){0,6}$/)
    fc.assert(
      fc.property(fc.uniqueArray(word, { minLength: 2, maxLength: 5 }), (words) => {
        expect(splitKeywords(joinKeywords(words) ?? '')).toEqual(words)
      })
    )
  })
})
