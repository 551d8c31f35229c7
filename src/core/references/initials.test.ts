import { expect, it } from 'vitest'
import { isInitials, spreadInitials } from './initials'

it.each(['J', 'JA', 'J.', 'J.A.', 'J. A.', 'J A', 'Z-L', 'Z.-L.', 'Yu. V.', 'Ö'])('takes %s for initials', (text) =>
  expect(isInitials(text)).toBe(true)
)

it.each(['', 'Jo', 'Wei', 'ZHANG', '张', 'j', 'J1', 'and', 'Z-l'])('takes “%s” for none', (text) =>
  expect(isInitials(text)).toBe(false)
)

it.each([
  ['JA', 'J. A.'],
  ['J.A.', 'J. A.'],
  ['Z-L', 'Z.-L.'],
  ['Z. -L.', 'Z.-L.'],
  ['Yu.V.', 'Yu. V.'],
  ['Wei', 'Wei']
])('spreads %s as %s', (given, spread) => expect(spreadInitials(given)).toBe(spread))
