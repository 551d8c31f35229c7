import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { isOthers, nameText, normaliseName, parseName } from './names'

const pick = (...values: readonly string[]): fc.Arbitrary<string> => fc.constantFrom(...values)

const chineseName = fc.record({
  family: pick('张', '王', '欧阳', '司马', '諸葛'),
  given: pick('伟', '小会', '建国', '修')
})
const latinName = fc.record(
  {
    family: pick('Harris', "O'Brien", 'McInnes', 'Smith-Jones', 'Müller', 'Ng', 'al-Hassan'),
    given: pick('Violaine K.', 'J. A.', 'Zong-liu', 'Z.-L.', 'María José', 'Wei'),
    'non-dropping-particle': pick('van der', 'de', 'von'),
    suffix: pick('Jr.', 'III')
  },
  { requiredKeys: ['family', 'given'] }
)
const anyName = fc.oneof(chineseName, latinName)

describe('parseName', () => {
  it.each([
    ['Harris, Violaine K.', { family: 'Harris', given: 'Violaine K.' }],
    ['Violaine K. Harris', { family: 'Harris', given: 'Violaine K.' }],
    ['Harris VK', { family: 'Harris', given: 'V. K.' }],
    ['Hou, Zong-liu', { family: 'Hou', given: 'Zong-liu' }],
    ['Zong-liu Hou', { family: 'Hou', given: 'Zong-liu' }],
    ['van der Berg, Jan', { 'non-dropping-particle': 'van der', family: 'Berg', given: 'Jan' }],
    ['Jan van der Berg', { 'non-dropping-particle': 'van der', family: 'Berg', given: 'Jan' }],
    ['King, Jr., Martin Luther', { family: 'King', given: 'Martin Luther', suffix: 'Jr.' }],
    ['King, Martin Luther, Jr.', { family: 'King', given: 'Martin Luther', suffix: 'Jr.' }],
    ['Martin Luther King Jr.', { family: 'King', given: 'Martin Luther', suffix: 'Jr.' }],
    ['Al Gore', { family: 'Gore', given: 'Al' }],
    ['Smith J', { family: 'Smith', given: 'J.' }],
    ['Smith J.A.', { family: 'Smith', given: 'J. A.' }],
    ['J. A. Smith', { family: 'Smith', given: 'J. A.' }],
    ['W. Zhang', { family: 'Zhang', given: 'W.' }],
    ['Smith, JA', { family: 'Smith', given: 'J. A.' }],
    ['Smith J A', { family: 'Smith', given: 'J. A.' }],
    ['SMITH J A', { family: 'Smith', given: 'J. A.' }],
    ['Hou ZL', { family: 'Hou', given: 'Z. L.' }],
    ['Hou Z-L', { family: 'Hou', given: 'Z.-L.' }],
    ['Z.-L. Hou', { family: 'Hou', given: 'Z.-L.' }],
    ['Zhang, Wei', { family: 'Zhang', given: 'Wei' }],
    ['ZHANG Wei', { family: 'Zhang', given: 'Wei' }],
    ['Wei ZHANG', { family: 'Zhang', given: 'Wei' }],
    ['Wei LIU', { family: 'Liu', given: 'Wei' }],
    ['LI Xiao-ming', { family: 'Li', given: 'Xiao-ming' }],
    ["O'BRIEN Mary", { family: "O'Brien", given: 'Mary' }],
    ['MCDONALD, Ronald', { family: 'McDonald', given: 'Ronald' }],
    ["O'Brien MT", { family: "O'Brien", given: 'M. T.' }],
    ['McInnes IB', { family: 'McInnes', given: 'I. B.' }],
    ['van der Berg JA', { 'non-dropping-particle': 'van der', family: 'Berg', given: 'J. A.' }],
    ['Humboldt, Alexander von', { family: 'Humboldt', given: 'Alexander', 'dropping-particle': 'von' }],
    ['Nicola De Stefano', { family: 'De Stefano', given: 'Nicola' }],
    ["d'Angelo, Maria", { family: "d'Angelo", given: 'Maria' }],
    ['al-Hassan, Omar', { family: 'al-Hassan', given: 'Omar' }],
    ['García López MJ', { family: 'García López', given: 'M. J.' }],
    ['Ivanov IV', { family: 'Ivanov', given: 'I. V.' }],
    ['Smith JA 3rd', { family: 'Smith', given: 'J. A.', suffix: '3rd' }],
    ['Smith Jr, John', { family: 'Smith', given: 'John', suffix: 'Jr' }],
    ['John Smith III', { family: 'Smith', given: 'John', suffix: 'III' }],
    ['John Smith, PhD', { family: 'Smith', given: 'John' }],
    ['Smith, John, MD', { family: 'Smith', given: 'John' }],
    ['Öztürk Ş', { family: 'Öztürk', given: 'Ş.' }],
    ['Ivanova, Yu. V.', { family: 'Ivanova', given: 'Yu. V.' }],
    ['Иванов И. В.', { family: 'Иванов', given: 'И. В.' }]
  ])('reads the Latin name %s', (text, name) => expect(parseName(text)).toEqual(name))

  it.each([
    ['张伟', { family: '张', given: '伟' }],
    ['欧阳修', { family: '欧阳', given: '修' }],
    ['歐陽 修', { family: '歐陽', given: '修' }],
    ['张, 伟', { family: '张', given: '伟' }],
    ['张，建国', { family: '张', given: '建国' }],
    ['王小会', { family: '王', given: '小会' }],
    ['司马相如', { family: '司马', given: '相如' }],
    ['諸葛亮', { family: '諸葛', given: '亮' }],
    ['上官婉儿', { family: '上官', given: '婉儿' }],
    ['林郑月娥', { family: '林郑', given: '月娥' }],
    ['李　明', { family: '李', given: '明' }],
    ['赵 立 坚', { family: '赵', given: '立坚' }],
    ['王小会等', { family: '王', given: '小会' }]
  ])('reads the Chinese name %s family first', (text, name) => expect(parseName(text)).toEqual(name))

  it.each([
    ['山田 太郎', { family: '山田', given: '太郎' }],
    ['佐々木 希', { family: '佐々木', given: '希' }],
    ['김 철수', { family: '김', given: '철수' }]
  ])('divides %s where a space does', (text, name) => expect(parseName(text)).toEqual(name))

  it.each([
    'World Health Organization',
    'WHO',
    'WHO Regional Office for Europe',
    'COVID-19 Host Genetics Initiative',
    'International MS Genetics Consortium',
    'ARDS Definition Task Force',
    '中华医学会神经病学分会',
    '国家药典委员会',
    '中国免疫学会',
    '新华社',
    '编委会',
    '威廉·莎士比亚',
    '阿卜杜拉·买买提',
    'Aristotle',
    '山田太郎',
    '佐藤健',
    '김철수'
  ])('keeps %s whole', (text) => expect(parseName(text)).toEqual({ literal: text }))

  it('takes an endless text for no name', () =>
    expect(parseName(`${';'.repeat(200_000)}x`)?.literal).toHaveLength(200_001))

  it('finds again what a list shows of a name', () => {
    fc.assert(
      fc.property(anyName, (name) => {
        expect(parseName(nameText(name))).toEqual(name)
      })
    )
  })

  it.each(['others', 'et al.', '等', '等.', '', ' , ,'])('takes “%s” for no author', (text) =>
    expect(parseName(text)).toBeUndefined()
  )
})

describe('normaliseName', () => {
  it('splits a Chinese name that stands in one part', () => {
    expect(normaliseName({ family: '张伟' })).toEqual({ family: '张', given: '伟' })
    expect(normaliseName({ literal: '李 娜' })).toEqual({ family: '李', given: '娜' })
  })

  it('leaves names with both halves and groups alone', () => {
    expect(normaliseName({ family: 'Hou', given: 'Zong-liu' })).toEqual({ family: 'Hou', given: 'Zong-liu' })
    expect(normaliseName({ literal: '中国免疫学会' })).toEqual({ literal: '中国免疫学会' })
  })

  it('drops empty names and the word for the rest', () => {
    expect(normaliseName({ family: ' ' })).toBeUndefined()
    expect(normaliseName({ family: 'others' })).toBeUndefined()
    expect(isOthers('et al')).toBe(true)
  })
})

describe('nameText', () => {
  it('puts each name in its own order', () => {
    expect(nameText({ family: '张', given: '伟' })).toBe('张伟')
    expect(nameText({ 'non-dropping-particle': 'van', family: 'Berg', given: 'Jan' })).toBe('Jan van Berg')
    expect(nameText({ literal: 'Aristotle' })).toBe('Aristotle')
  })
})
