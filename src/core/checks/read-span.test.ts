import { expect, test } from 'vitest'
import type { CheckSpan } from './check-finding'
import { quoteSpan, readSpan, textBlocksById } from './read-span'
import { manuscriptOf } from './testing/paired-manuscript'

const blocks = (words: string) => textBlocksById(manuscriptOf([[words, null]]).leading.blocks)
const span = (start: number, end: number) => ({ side: 'leading', block: 'b1', start, end }) as CheckSpan

test.each([
  ['Cells [@a] help{MDPI} now.', 8, 14, 'helpMDPI '],
  ['Cells [@a] help{MDPI} now.', 12, 13, 'MDPI'],
  ['Cells [@a] help.', 6, 7, ''],
  ['细胞 10^6^ 个', 3, 6, '106'],
  ['Cells', 0, 0, '']
])('reads %s from %i to %i', (words, start, end, read) => expect(readSpan(blocks(words), span(start, end))).toBe(read))

test('quotes words with what stands around them, cut where it is long', () => {
  const long = 'One two three four five six seven eight nine ten.'
  expect(quoteSpan(blocks(long), span(8, 13))).toEqual({ before: 'One two ', words: 'three', after: long.slice(13) })
  expect(quoteSpan(blocks(long), span(40, 44)).before).toBe('…four five six seven eight ')
  expect(quoteSpan(blocks('患者接受六次鞘内注射后肌力改善'), span(4, 6))).toEqual({
    before: '患者接受',
    words: '六次',
    after: '鞘内注射后肌力改善'
  })
})

test('reads nothing of a block that is gone', () => {
  expect(readSpan(new Map(), span(0, 3))).toBe('')
})
