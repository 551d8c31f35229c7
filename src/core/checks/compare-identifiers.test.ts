import { expect, test } from 'vitest'
import { findingsIn } from './testing/paired-manuscript'

const found = (en: string, zh: string) => findingsIn([en, zh]).filter((line) => line.startsWith('identifier'))

test.each([
  ['IL-10 and TGF-β', 'IL-10、TGF-β 等'],
  ['IL-10 and IL-6', '白细胞介素-10 和白介素6'],
  ['TGF-β1', '转化生长因子β1'],
  ['TGF-β', '转化生长因子-beta'],
  ['CD4^+^ T cells, CD8+ cells', 'CD4+T 细胞与 CD8^+^ 细胞'],
  ['H~2~O~2~, CO2 and Ca2+', '过氧化氢、二氧化碳与钙离子'],
  ['COVID-19 in T2DM', '2型糖尿病患者的新型冠状病毒肺炎'],
  ['DSM-5', '《手册》第5版（DSM-5）'],
  ['PD-L1 and Week12', 'PD-L1，第 12 周'],
  ['IL 10', 'IL-10'],
  ['See https://doi.org/10.1000/AB12', '见 DOI']
])('says nothing of %s and %s', (en, zh) => expect(found(en, zh)).toEqual([]))

test('names what the other side has in no form', () => {
  expect(found('IL-10 rose in 10 patients.', 'IL-6 升高，共10例。')).toEqual([
    'identifier-missing | “IL-10” is missing in Chinese. | IL-10 / ',
    'identifier-missing | “IL-6” is missing in English. |  / IL-6'
  ])
  expect(found('IFN-γ fell.', '干扰素下降。')).toHaveLength(1)
})
