import { describe, expect, it } from 'vitest'
import { readFacts, readNumber } from './read-facts'

const facts = (text: string) => readFacts(text).map(({ kind, value }) => `${kind} ${value}`)

describe('readFacts', () => {
  it.each([
    ['50% vs. 33% at 24 months', '24 个月时 50% 对 33%', ['percent 50', 'percent 33', 'duration months:24']],
    [
      'two years of follow-up in 48 patients',
      '48 例患者随访两年',
      ['duration months:24', 'sample 48', 'population patients']
    ],
    ['a phase II trial', 'II 期临床试验', ['phase 2']],
    ['a phase 2 study', 'Ⅱ期研究', ['phase 2']],
    ['half a year', '随访半年', []],
    ['10 mg daily for 12 weeks', '每日 10 mg，共 12 周', ['dose 10mg', 'duration months:2.8']],
    ['one case of progressive MS', '一例进行性多发性硬化', ['design case report', 'course progressive']],
    ['a randomized trial in mice', '小鼠随机对照试验', ['design randomised trial', 'population animals']],
    ['n = 1,651', 'n=1651', ['sample 1651']]
  ])('reads the same from both languages: %s, %s', (english, chinese, wanted) => {
    for (const fact of wanted) {
      expect(facts(english)).toContain(fact)
      expect(facts(chinese)).toContain(fact)
    }
  })

  it.each(['在 2019 年版指南中', 'Figure 2, Table 3', '10.1016/j.cell.2011.05.020', 'the 1990s'])(
    'reads no number of anything from %s',
    (text) => expect(readFacts(text).filter(({ kind }) => kind !== 'design')).toEqual([])
  )

  it('takes linear time', () => {
    for (const unit of ['1 ', '1,', 'phase ', '二', 'n=', '12 aa bb ']) {
      const start = Date.now()
      readFacts(unit.repeat(50_000))
      expect(Date.now() - start, unit).toBeLessThan(2000)
    }
  })
})

it.each([
  ['十二', 12],
  ['二十', 20],
  ['1,105', 1105],
  ['半', 0.5],
  ['twelve', 12],
  ['十一一', undefined]
])('reads the number %s', (text, number) => expect(readNumber(text)).toBe(number))
