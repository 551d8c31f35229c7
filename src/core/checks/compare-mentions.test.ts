import { expect, test } from 'vitest'
import { codesIn, findingsIn } from './testing/paired-manuscript'

test.each([
  ['See Fig. 2 and Table 1.', '见图 2 和表 1。'],
  ['(Figures 1–3)', '（图1、图2、图3）'],
  ['Figs. 1, 2 and 3A show', '如图 1-3 所示'],
  ['Supplementary Figure 1, Table S2', '附图1，附表 2'],
  ['The Tables 1 and 2', '表 1 与表 2'],
  ['Representative of 1 case', '代表1例，发表2篇，量表3分'],
  ['A 12-lead electrocardiogram and 2 echocardiograms', '心电图12导联，超声心动图 2 次，体表3处'],
  ['In Table 1, 20% improved', '表 1 中 20% 改善']
])('finds the same figures and tables in %s and %s', (en, zh) => {
  expect(codesIn([en, zh]).filter((code) => code.startsWith('mention'))).toEqual([])
})

test('names what one side does not mention', () => {
  expect(findingsIn(['See Fig. 2.', '见图 3。']).filter((line) => line.startsWith('mention'))).toEqual([
    'mention-missing | “Fig. 2” is not mentioned in Chinese. | Fig. 2 / ',
    'mention-missing | “图 3” is not mentioned in English. |  / 图 3'
  ])
})
