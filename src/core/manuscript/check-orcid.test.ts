import { expect, it } from 'vitest'
import { findOrcid } from './check-orcid'

it.each([
  ['0000-0002-1825-0097', '0000-0002-1825-0097'],
  ['https://orcid.org/0000-0002-1694-233x', '0000-0002-1694-233X'],
  [' 0000 0001 5109 3700 ', '0000-0001-5109-3700'],
  ['0000000218250097', '0000-0002-1825-0097']
])('reads %s', (typed, orcid) => {
  expect(findOrcid(typed)).toBe(orcid)
})

it.each(['0000-0002-1825-0098', '0000-0002-1825-009', '', '王芳', 'X000-0002-1825-0097'])('refuses %j', (typed) => {
  expect(findOrcid(typed)).toBeUndefined()
})
