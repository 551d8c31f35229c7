import { describe, expect, it } from 'vitest'
import { compareQuantities } from './compare-quantities'
import { readQuantities } from './read-quantities'

/** Each difference as `kind: leading / facing`. */
const differences = (english: string, chinese: string): readonly string[] =>
  compareQuantities(readQuantities(english, 'en'), readQuantities(chinese, 'zh-CN')).map(
    ({ kind, leading, facing }) =>
      `${kind}: ${leading.map(({ text }) => text).join(', ')} / ${facing.map(({ text }) => text).join(', ')}`
  )

const agrees = (english: string, chinese: string): void =>
  it(`finds “${english}” and “${chinese}” alike`, () => expect(differences(english, chinese)).toEqual([]))
const differs = (english: string, chinese: string, ...expected: readonly string[]): void =>
  it(`tells “${english}” from “${chinese}”`, () => expect(differences(english, chinese)).toEqual(expected))

describe('numbers that say the same', () => {
  agrees('3 injections across 6 months', '6个月内3次')
  agrees('one trial of 29 million people', '一项2,900万人的试验')
  agrees('a 6-to-14-day course', '6～14天疗程')
  agrees('half a year', '6个月')
  agrees('Phase II', 'Ⅱ期')
  agrees('twice daily', '每日2次')
  agrees('in 1996, 2001 and 2005', '1996年、2001年和2005年')
  agrees('10, 20 or 40 mg/kg', '10、20、40 mg/kg')
  agrees('one in five adults', '五分之一的成人')
  agrees('a third of the cohort', '该队列的三分之一')
  agrees('2 to 4 drugs, between 20,000 and 30,000 yuan', '2～4种药物，2万～3万元')
  agrees('the two groups', '两组')
  agrees('5 mg', '每日5 mg/d')
  agrees('over the past decade, in the twentieth century', '近十年，20世纪')
  agrees('three of the authors, on the third day', '三位作者，第3天')
  agrees('one fifth relapsed within a year', '20%在一年内复发')
  agrees('no patient (0%) vs. 1 (0.5%)', '0例（0%）与1例（0.5%）')
  agrees('Class I recommendation, type I error', 'Ⅰ类推荐，Ⅰ类错误')
  agrees('a heart rate of 72 bpm', '心率72次/分')
  agrees('70 000 deaths', '7万例死亡')
  agrees('from 1 in 1000 to 1 in 100', '从千分之一到百分之一')
  agrees('a risk ratio of 2.15, a hazard ratio of 0.8', '风险比2.15，风险比0.8')
  agrees('rose from 1.2 ± 0.3 to 1.8', '由1.2±0.3升至1.8')
  agrees('2.1 per 100,000 persons/year', '每年2.1/10万人')
  agrees('Of the 1 200 questionnaires, 1 056 were returned', '发放问卷1200份，回收1056份')
  agrees('as in Section 3', '见章节 3')
  agrees('hundreds of thousands of people', '数十万人')
})

describe('numbers that differ', () => {
  differs('given over six doses', '给药后', 'missing: six / ')
  differs('28.6% improved', '28.2%改善', 'value: 28.6% / 28.2%')
  differs('29 million people', '290万人', 'magnitude: 29 million / 290万')
  differs('5 mg daily', '每日5 g', 'unit: 5 mg / 5 g')
  differs('P<0.05', 'P>0.05', 'operator: <0.05 / >0.05')
  differs('a phase II trial', 'Ⅲ期试验', 'value: phase II / Ⅲ期')
  differs('grade 3', '3期', 'kind: grade 3 / 3期')
  differs('10 percentage points', '10%', 'kind: 10 percentage points / 10%')
  differs('three patients in two years', '3例患者', 'missing: two years / ')
  differs('3 to 12 months', '3个月至12年', 'missing: 3 to 12 months / ', 'missing:  / 12年')
  differs('HR 0.80', 'HR 0.8', 'precision: 0.80 / 0.8')
  differs('OR 1.45', 'RR 1.45', 'kind: 1.45 / 1.45')
  differs('24 months', '2年', 'converted: 24 months / 2年')
})
