import { expect, it } from 'vitest'
import { findConcepts } from './concepts'

it.each([
  ['intrathecal mesenchymal stem cells', '鞘内注射间充质干细胞', ['intrathecal', 'mesenchymal', 'stem cell']],
  [
    'walking in relapsing multiple sclerosis',
    '复发型多发性硬化患者的步行',
    ['walk', 'relapsing', 'multiple sclerosis']
  ],
  ['bm- and uc-mscs', '骨髓和脐带来源的 msc', ['bone marrow', 'umbilical', 'mesenchymal']],
  ['an rct of acupuncture for tremor', '针刺治疗震颤的随机研究', ['randomised', 'acupuncture', 'tremor']],
  ['metformin in type 2 diabetes', '二甲双胍治疗2型糖尿病', ['metformin', 'type 2 diabet', 'diabetes']]
])('meets in both languages: %s, %s', (english, chinese, names) => {
  const [first, second] = [english, chinese].map((text) => [...findConcepts(text)].map((name) => name.split(' · ')[0]))
  for (const name of names) {
    expect(first).toContain(name)
    expect(second).toContain(name)
  }
})

it('matches only at the start of a word, and whole words where they are short', () => {
  expect([...findConcepts('themes, ducts, items')]).toEqual([])
  expect([...findConcepts('msg rtms')]).toEqual([])
})
