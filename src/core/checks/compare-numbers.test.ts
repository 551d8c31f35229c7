import { describe, expect, test } from 'vitest'
import { codesIn, findingsIn } from './testing/paired-manuscript'

describe('numbers', () => {
  test('names the one that a side lacks, with what it counts', () => {
    expect(findingsIn(['Cells (over six doses) helped 50% of 20 patients.', '20 例患者中 50% 获益。'])).toEqual([
      'number-missing | “six doses” is missing in Chinese. | six / '
    ])
    expect(findingsIn(['Cells helped.', '20 例患者获益。'])).toEqual([
      'number-missing | “20 例” is missing in English. |  / 20'
    ])
  })

  test('shows both where they differ', () => {
    expect(findingsIn(['Response was 28.6% (P < 0.05).', '有效率为 28.2%（P > 0.05）。'])).toEqual([
      'number-value | Different numbers: “28.6%” and “28.2%”. | 28.6% / 28.2%',
      'number-operator | Different signs: “< 0.05” and “> 0.05”. | < 0.05 / > 0.05'
    ])
  })

  test('says that one moved to the next passage', () => {
    expect(codesIn(['Cells helped 75%.', '细胞有效。'], ['They last.', '75% 持续。'])).toEqual(['number-moved'])
  })

  test('says nothing of numbers of headings and items, citations, powers and formulas that agree', () => {
    expect(
      codesIn(
        ['## 1.2 Cells', '## 2.2 细胞'],
        ['- (1) Doses of 1×10^6^ cells/kg [@a]', '- （1）剂量为 1×10^6^ 个/kg [@a]'],
        ['H~2~O and CD4^+^ for two years', 'H2O 与 CD4+，共 2 年']
      )
    ).toEqual([])
  })

  test.each([
    ['See Figs. 2 and 3. IL-6 fell.', '见图 2 和图 3。白细胞介素-6 下降。'],
    ['GLP-1 and IL-10', '胰高血糖素样肽-1 与白介素10']
  ])('says nothing of figures and names in %s and %s', (en, zh) => expect(codesIn([en, zh])).toEqual([]))

  test('finds those of one side that contradict each other', () => {
    expect(
      findingsIn(['15 of 120 patients (15.2%) died.', '120 例中 15 例（15.2%）死亡。']).map(
        (line) => line.split(' | ')[0]
      )
    ).toEqual(['arithmetic-share', 'arithmetic-share'])
  })
})
