import { expect, test } from 'vitest'
import { compareTitles } from './compare-titles'

test.each([
  ['Effects of AHSCT on Progressive MS', 'Effects of AHSCT on progressive MS.'],
  ['<i>In vitro</i> activity of TNF-<sub>α</sub>', 'In vitro activity of TNF-alpha'],
  ['Haematopoietic stem-cell transplantation in tumours', 'Hematopoietic stem cell transplantation in tumors'],
  ['Randomised trial of natalizumab: a programme', 'Randomized trial of natalizumab: a programme'],
  ['Autologous stem cell transplantation for MS', 'Autologous stem cell transplantation for MS: a systematic review'],
  ['RETRACTED: Ileal-lymphoid-nodular hyperplasia', 'Ileal-lymphoid-nodular hyperplasia'],
  ['RETRACTED ARTICLE: Effect of X on Y', 'Effect of X on Y'],
  ['[Retracted] Effect of X on Y', 'Effect of X on Y'],
  ['Gene &amp; therapy &#8211; an overview', 'Gene & therapy – an overview'],
  [
    'Mesenchymal stem cells for the treatment of multiple sclerosis',
    'Mesenchymal stem cell for treatment of multiple sclerosis'
  ],
  ['自体造血干细胞移植治疗多发性硬化', '自体造血干细胞移植治疗多发性硬化。'],
  ['自体造血干细胞移植治疗多发性硬化：系统评价', '自体造血干细胞移植治疗多发性硬化'],
  ['ＡＨＳＣＴ治疗ＭＳ的研究', 'AHSCT治疗MS的研究']
])('takes %j and %j for one title', (a, b) => {
  expect(compareTitles(a, b)).toBe('same')
  expect(compareTitles(b, a)).toBe('same')
})

test.each([
  ['Ocrelizumab in relapsing multiple sclerosis', 'Ocrelizumab in primary progressive multiple sclerosis'],
  ['Natalizumab in adults with multiple sclerosis', 'Natalizumab in children with multiple sclerosis'],
  ['A phase 2 trial of mesenchymal stem cells', 'A phase 3 trial of mesenchymal stem cells'],
  ['Treatment of hypertension in pregnancy', 'Treatment of hypotension in pregnancy'],
  ['Intracellular signalling in T cells at rest', 'Intercellular signalling in T cells at rest'],
  [
    'Correction to: Effects of stem cells on progressive multiple sclerosis',
    'Effects of stem cells on progressive multiple sclerosis'
  ],
  ['Stem cells for multiple sclerosis: part I', 'Stem cells for multiple sclerosis: part II'],
  ['Multiple sclerosis', 'Multiple sclerosis and pregnancy'],
  ['Collagen II in arthritis and pain of the joint', 'Collagen IV in arthritis and pain of the joint'],
  ['自体造血干细胞移植治疗多发性硬化', '间充质干细胞移植治疗多发性硬化'],
  ['男性骨质疏松的诊治', '女性骨质疏松的诊治']
])('does not take %j for %j', (a, b) => {
  expect(compareTitles(a, b)).toBe('different')
  expect(compareTitles(b, a)).toBe('different')
})

test.each([
  ['自体造血干细胞移植治疗多发性硬化', 'Autologous hematopoietic stem cell transplantation for multiple sclerosis'],
  ['', 'Anything'],
  ['—', 'Anything']
])('cannot compare %j with %j', (a, b) => expect(compareTitles(a, b)).toBe('unknown'))

test('takes time in proportion to the length of hostile titles', () => {
  const start = Date.now()
  for (const text of [
    '<'.repeat(50_000),
    '&#'.repeat(50_000),
    '[('.repeat(50_000),
    'a '.repeat(50_000),
    ' : '.repeat(50_000)
  ]) {
    compareTitles(text, `${text}x`)
  }
  expect(Date.now() - start).toBeLessThan(2000)
})
