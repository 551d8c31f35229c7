import { expect, test } from 'vitest'
import { codesIn, findingsIn } from './testing/paired-manuscript'

const residueIn = (en: string, zh: string) => findingsIn([en, zh]).filter((line) => /-left/u.test(line))

test('finds English words on a Chinese side, and Chinese ones on an English side', () => {
  expect(residueIn('Cells and STEM intervention.', '以 MSC-NP/STEM intervention 为核心。')).toEqual([
    'english-left | English words left: “MSC-NP/STEM intervention”. |  / MSC-NP/STEM intervention'
  ])
  expect(residueIn('Cells 有益 and last.', '细胞有益并持续。')).toEqual([
    'chinese-left | Chinese words left: “有益”. | 有益 / '
  ])
})

test.each([
  ['Mesenchymal stem cells (MSC).', '间充质干细胞（mesenchymal stem cells, MSC）。'],
  ['Overall survival (OS).', '终点（总生存期，overall survival（OS））。'],
  ['Staphylococcus aureus in vitro', '金黄色葡萄球菌 Staphylococcus aureus 的 in vitro 试验'],
  ['Web of Science and Cochrane Library', '检索 Web of Science 与 Cochrane Library'],
  ['The paper “Cells and repair”', '论文《Cells and repair of the brain》'],
  ['The herb Huangqi (黄芪)', '黄芪'],
  ['See https://example.org/some-page now', '见 https://example.org/some page'.replace('some page', 'some-page')],
  [
    '3. 张伟, 李娜. 针刺治疗失眠[J]. 中国针灸, 2019, 39(5): 567-573.',
    '3. 张伟, 李娜. 针刺治疗失眠[J]. 中国针灸, 2019, 39(5): 567-573.'
  ],
  [
    'Thompson AJ. Diagnosis of multiple sclerosis. Lancet Neurol. 2018;17:162-73.',
    'Thompson AJ. Diagnosis of multiple sclerosis. Lancet Neurol. 2018;17:162-73.'
  ]
])('keeps quiet about %s and %s', (en, zh) => expect(residueIn(en, zh)).toEqual([]))

test('says nothing of languages that it does not know', () => {
  expect(codesIn(['Cells help.', '细胞有益。'])).toEqual([])
})
