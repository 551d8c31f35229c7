import { describe, expect, it } from 'vitest'
import { readQuantities } from './read-quantities'

/** Each quantity as `kind values unit`, with what else it has. */
function shown(text: string, language: string): readonly string[] {
  return readQuantities(text, language).map(({ kind, values, shape, unit, label, operator }) => {
    const joint = shape === 'spread' ? '±' : shape === 'ratio' ? ':' : '~'
    return [kind, label, operator ?? '', values.join(kind === 'date' ? '-' : joint), unit]
      .filter((part) => part !== '')
      .join(' ')
  })
}

const reads = (language: string, text: string, expected: readonly string[]): void => {
  it(`reads “${text}”`, () => {
    expect(shown(text, language)).toEqual(expected)
    for (const { start, end, text: part } of readQuantities(text, language)) expect(text.slice(start, end)).toBe(part)
  })
}

describe('English', () => {
  reads('en', '50% of those (over six doses) improved vs. 33% in placebo [12].', [
    'percent 50 %',
    'cardinal > 6',
    'percent 33 %'
  ])
  reads('en', 'HR 0.76 (95% CI, 0.61 to 0.93; P=0.008)', [
    'estimate HR 0.76',
    'percent 95 %',
    'ci 0.61~0.93',
    'p = 0.008'
  ])
  reads('en', '5 mg/kg/d, 2.9×10⁶ cells and 29 million people', [
    'measure 5 mg.d-1.kg-1',
    'cardinal 2900000',
    'cardinal 29000000'
  ])
  reads('en', 'from January 2018 to March 15, 2020', ['date 2018-1 YM', 'date 2020-3-15 YMD'])
  reads('en', 'a 45-year-old, for 5.2 ± 1.1 years', ['age 45 a', 'duration 5.2±1.1 a'])
  reads('en', 'Phase I/II, stages III and IV, grade 3', ['phase 1', 'phase 2', 'stage 3', 'stage 4', 'grade 3'])
  reads('en', 'IL-10, TGF-β1, CD4+ T cells, SpO2, COVID-19, PD-L1, 5-hydroxytryptamine, Fig. 2, NCT01234567', [])
})

describe('Chinese', () => {
  reads('zh-CN', '风险比为0.76（95%置信区间：0.61～0.93，P＜0.05）', [
    'estimate HR/RR 0.76',
    'percent 95 %',
    'ci 0.61~0.93',
    'p < 0.05'
  ])
  reads('zh-CN', '2,900万人、3.5亿、百分之五十、10个百分点', [
    'cardinal 29000000',
    'cardinal 350000000',
    'percent 50 %',
    'percentage-point 10 [pp]'
  ])
  reads('zh-CN', '两年半，半年，（5.2±1.1）岁，18岁及以上', [
    'duration 2.5 a',
    'duration 0.5 a',
    'age 5.2±1.1 a',
    'age ≥ 18 a'
  ])
  reads('zh-CN', '5 mg·kg⁻¹·d⁻¹，75毫克/平方米', ['measure 5 mg.d-1.kg-1', 'measure 75 mg.m-2'])
  reads('zh-CN', '一项II期试验，Ⅲ～Ⅳ级', ['cardinal 1', 'phase 2', 'grade 3', 'grade 4'])
  reads('zh-CN', '12导联心电图2次，代表3例，发表12篇，量表9分，图2、表 3', [
    'cardinal 12',
    'cardinal 2',
    'cardinal 3',
    'cardinal 12',
    'score 9 [score]'
  ])
  reads('zh-CN', 'IL-10、TGF-β1、5-羟色胺、二甲双胍、十二指肠、三叉神经、图2、[3]', [])
})

describe('numbers of both languages in one text', () => {
  reads('zh-CN', '采用SPSS 26.0，每日2次（b.i.d.）', ['cardinal 26', 'cardinal 2'])
  reads('zh-CN', '卒中发病率为246.8/10万人年', ['measure 246.8 /100000'])
  reads('en', '246.8 per 100,000 person-years', ['measure 246.8 /100000'])
  reads('en', 'twice daily, fivefold, two-thirds, 1 in 8', [
    'cardinal 2 {times}',
    'fold 5 [fold]',
    'cardinal 0.666666666667',
    'ratio 1:8'
  ])
  reads('en', 'in the 1990s, on day 14, eGFR <60 mL/min/1.73 m²', [
    'date 1990 E',
    'duration 14 d',
    'measure < 60 mL.m-2.min-1'
  ])
  reads('zh-CN', '20世纪90年代，第14天，（68.4±15.2）mL·min⁻¹·(1.73 m²)⁻¹', [
    'date 1990 E',
    'duration 14 d',
    'measure 68.4±15.2 mL.m-2.min-1'
  ])
  reads('zh-CN', '1.2 干细胞治疗\n（1）髓腔内注射\n3. 20例患者', ['cardinal 20'])
})
