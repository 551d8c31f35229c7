import { expect, test } from 'vitest'
import { findingsIn } from './testing/paired-manuscript'

const found = (en: string, zh: string) => findingsIn([en, zh]).filter((line) => /^(?:half|full|bracket)/u.test(line))

test('counts the half-width marks of a Chinese side as one finding', () => {
  const lines = findingsIn(['Cells.', '细胞(干细胞)有益,且持久:见下。'], ['They last.', '疗效持久;安全。']).filter(
    (line) => line.startsWith('half')
  )
  expect(lines).toEqual(['half-width | Half-width marks in Chinese: 5. |  / (…)…,…:…;'])
})

test.each([
  ['ratio 1:2 (P < 0.05), n = 3', '比例 1:2（P < 0.05），n = 3'],
  ['See (Smith, 2020) [@a]', '见 (Smith, 2020) [@a]。'],
  ['at 12:30', '时间 12:30；浓度 1,000 个'],
  ['the word “你好，世界” there', '“你好，世界”'],
  ['a) one; 2) two', 'a）一；2）二'],
  ['the interval [0, 1)', '区间 [0, 1)'],
  ['(1) One (two [three])', '（1）一（二[三]）']
])('says nothing of %s and %s', (en, zh) => expect(found(en, zh)).toEqual([]))

test('finds full-width marks on an English side', () => {
  expect(found('Cells，which help （much）.', '细胞。')).toEqual([
    'full-width | Full-width marks in English: 3. | ，…（…） / '
  ])
})

test('finds brackets without a partner on either side', () => {
  expect(found('Cells (MSCs help.', '细胞有益）。')).toEqual([
    'bracket-unpaired | A bracket without its partner: “(”. | ( / ',
    'bracket-unpaired | A bracket without its partner: “）”. |  / ）'
  ])
})
