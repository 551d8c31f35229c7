import { expect, it } from 'vitest'
import type { CitationId, ReferenceId } from '#core/ids'
import type { Citation, CitationItem } from './citation'
import { findTypedPart } from './find-typed-part'

const citation = (...items: readonly Partial<CitationItem>[]): Citation => ({
  id: 'c' as CitationId,
  mode: 'normal',
  items: items.map((item, index) => ({ reference: `r${index}` as ReferenceId, ...item }))
})

it('names the text that is typed, from its first letter to its last', () => {
  const name = findTypedPart(citation({}, {}), citation({}, { prefix: '见' }))
  expect(name).toBeDefined()
  expect(findTypedPart(citation({}, { prefix: '见' }), citation({}, { prefix: '见于' }))).toBe(name)
  expect(findTypedPart(citation({}, { prefix: 'se' }), citation({}, {}))).toBe(name)
})

it('tells the texts of a citation and its sources apart', () => {
  const names = [citation({ prefix: 'a' }, {}), citation({ suffix: 'a' }, {}), citation({}, { suffix: 'a' })].map(
    (after) => findTypedPart(citation({}, {}), after)
  )
  expect(new Set(names).size).toBe(3)
})

it('names nothing where more than one text changed, or something else', () => {
  const before = citation({ locator: '1' }, {})
  expect(findTypedPart(before, before)).toBeUndefined()
  expect(findTypedPart(before, citation({ locator: '2', suffix: 'x' }, {}))).toBeUndefined()
  expect(findTypedPart(before, citation({ locator: '1', label: 'chapter' }, {}))).toBeUndefined()
  expect(findTypedPart(before, citation({ locator: '1' }))).toBeUndefined()
  expect(findTypedPart(before, { ...before, mode: 'author-in-text' })).toBeUndefined()
})
