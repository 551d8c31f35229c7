import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { flowPlainText } from './flow'
import { joinOutput, type Output } from './output'
import { writeRuns } from './write-runs'

const quotes = { open: '“', close: '”', openInner: '‘', closeInner: '’', takesPunctuation: true }
const text = fc.string({ unit: fc.constantFrom('a', 'B', ' ', '.', ',', ';', ':', '!', '?', '(', '王') })
const part: fc.Arbitrary<Output> = fc.oneof(
  { weight: 4, arbitrary: text },
  text.map((inner) => ({ children: [inner], quotes })),
  text.map((inner) => ({ children: [inner], font: { italic: true } }))
)

describe('joinOutput', () => {
  it('makes one text of texts between which nothing is tidied', () => {
    expect(joinOutput(['Harris, V.', ', ', 'Stark, J.', '', ' (', '2020', ')'])).toBe('Harris, V., Stark, J. (2020)')
  })

  it('keeps texts apart where marks or spaces meet', () => {
    expect(joinOutput(['Why?', '. ', ' 1'])).toEqual({ children: ['Why?', '. ', ' 1'] })
  })

  it('keeps texts apart that begin after other output', () => {
    const quote = { children: [''], quotes }
    expect(joinOutput(['a', quote, '.', '?a'])).toEqual({ children: ['a', quote, '.', '?a'] })
  })

  it('gives nothing for no parts', () => {
    expect(joinOutput([])).toBeUndefined()
    expect(joinOutput([''])).toBe('')
  })

  it('prints what its parts print', () => {
    fc.assert(
      fc.property(fc.array(part, { minLength: 1, maxLength: 8 }), (parts) => {
        expect(writeRuns({ children: [joinOutput(parts) ?? ''] })).toEqual(writeRuns({ children: parts }))
      }),
      { numRuns: 300 }
    )
  })
})

describe('flowPlainText', () => {
  it('tidies texts as writing them out does', () => {
    expect(flowPlainText({ children: ['Why?', '. ', { children: [' 1'] }] })).toBe('Why? 1')
  })

  it('leaves out what is more than text', () => {
    expect(flowPlainText({ children: ['a', { children: ['b'], font: { bold: true } }] })).toBeUndefined()
  })
})
