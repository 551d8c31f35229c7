import { expect, test } from 'vitest'
import { OBJECT, readUnits } from './unit-text'
import { joinUnits, placeSpan } from './paired-text'
import { manuscriptOf } from './testing/paired-manuscript'

const unitsOf = (...words: readonly string[]) =>
  manuscriptOf(words.map((one) => [one, null])).leading.blocks.flatMap(readUnits)
const textOf = (words: string) => unitsOf(words)[0]?.text.replaceAll(OBJECT, '·')

test.each([
  ['Cells [@a] help{MDPI}.', 'Cells · help·.'],
  ['10^6^ cells in H~2~O', '10⁶ cells in H₂O'],
  ['run `abc` now', 'run ··· now'],
  ['## 1.2 Stem cells', '····Stem cells'],
  ['## (1)髓腔内注射', '···髓腔内注射'],
  ['(3) Cells', '····Cells'],
  ['2 cells', '2 cells'],
  ['1.5 mg was given', '1.5 mg was given'],
  ['干细胞 10^6^ 个 [@a]。', '干细胞 10⁶ 个 ·。']
])('reads %s', (words, text) => expect(textOf(words)).toBe(text))

test('places what it reads in the block, whatever stands before it', () => {
  const [unit] = unitsOf('Cells [@a] help{MDPI} by 10^6^ now.')
  if (!unit) throw new Error('a unit was expected')
  const side = joinUnits('en', [unit])
  const at = side.text.indexOf('10⁶')
  expect(placeSpan('leading', side, { start: at, end: at + 3 })).toEqual({
    side: 'leading',
    block: 'b1',
    start: 17,
    end: 20
  })
  expect(side.text.slice(0, at).length).toBe(17)
})

test('gives each item of a list by itself', () => {
  expect(unitsOf('- One', '- Two').map(({ type, text }) => [type, text])).toEqual([
    ['listItem', 'One'],
    ['listItem', 'Two']
  ])
})

test('joins the blocks of a pairing and places what stands in the second', () => {
  const side = joinUnits('en', unitsOf('One.', 'Two.'))
  expect(side.text).toBe('One.\nTwo.')
  expect(placeSpan('facing', side, { start: 5, end: 8 })).toEqual({ side: 'facing', block: 'b2', start: 0, end: 3 })
  expect(placeSpan('facing', side, { start: 1, end: 8 })).toEqual({ side: 'facing', block: 'b1', start: 1, end: 4 })
})

test('has no place on an empty side', () => {
  expect(placeSpan('leading', joinUnits('en', []), { start: 0, end: 0 })).toBeUndefined()
})
