import { describe, expect, it } from 'vitest'
import { checkArithmetic } from './check-arithmetic'
import { readQuantities } from './read-quantities'

const slips = (text: string): readonly string[] => {
  const language = /\p{Script=Han}/u.test(text) ? 'zh-CN' : 'en'
  return checkArithmetic(readQuantities(text, language), text).map(({ kind, expected }) =>
    expected === undefined ? kind : `${kind} ${expected}`
  )
}
const finds = (text: string, ...expected: readonly string[]): void =>
  it(`finds ${expected.join(', ') || 'nothing'} in “${text}”`, () => expect(slips(text)).toEqual(expected))

describe('shares', () => {
  finds('93.33% (28/30) and 73.33% (22/30)')
  finds('28/30 (92.33%)', 'share 93.33')
  finds('15 of 120 patients (12.5%) died')
  finds('15 of 120 patients (15.2%) died', 'share 12.5')
  finds('总有效率为93.33%（28/30），对照组为83.33%（22/30）', 'share 73.33')
  finds('120例患者中有15例（12.5%）死亡')
  finds('120例患者中有15例（21.5%）死亡', 'share 12.5')
  finds('blood pressure 120/80 mm Hg, 23 patients (19.2%)')
})

describe('intervals', () => {
  finds('HR 0.76 (95% CI, 0.61 to 0.93)')
  finds('HR 0.76 (95% CI, 0.81 to 0.93)', 'estimate')
  finds('18.2 months (95% CI, 15.6 to 21.4)')
  finds('风险比为0.96（95%置信区间：0.61～0.93）', 'estimate')
  finds('风险比为0.76（95%CI：0.61～0.09）', 'interval')
})

describe('groups and dates', () => {
  finds('423 patients were randomly assigned to tofersen (282 patients) or placebo (141 patients).')
  finds('423 patients were randomly assigned to tofersen (282 patients) or placebo (151 patients).', 'arms 433')
  finds('共423例患者随机分配接受tofersen（282例）或安慰剂（131例）治疗。', 'arms 413')
  finds('from January 2018 to December 2020, 2018年1月至2020年12月')
  finds('2020年12月至2018年1月', 'dates')
  finds('from December 2020 to January 2018', 'dates')
})
