import { describe, expect, it } from 'vitest'
import { isOthers, nameText, normaliseName, parseName } from './names'

describe('parseName', () => {
  it.each([
    ['Harris, Violaine K.', { family: 'Harris', given: 'Violaine K.' }],
    ['Violaine K. Harris', { family: 'Harris', given: 'Violaine K.' }],
    ['Harris VK', { family: 'Harris', given: 'VK' }],
    ['Hou, Zong-liu', { family: 'Hou', given: 'Zong-liu' }],
    ['Zong-liu Hou', { family: 'Hou', given: 'Zong-liu' }],
    ['van der Berg, Jan', { 'non-dropping-particle': 'van der', family: 'Berg', given: 'Jan' }],
    ['Jan van der Berg', { 'non-dropping-particle': 'van der', family: 'Berg', given: 'Jan' }],
    ['King, Jr., Martin Luther', { family: 'King', given: 'Martin Luther', suffix: 'Jr.' }],
    ['King, Martin Luther, Jr.', { family: 'King', given: 'Martin Luther', suffix: 'Jr.' }],
    ['Martin Luther King Jr.', { family: 'King', given: 'Martin Luther', suffix: 'Jr.' }],
    ['Al Gore', { family: 'Gore', given: 'Al' }]
  ])('reads the Latin name %s', (text, name) => expect(parseName(text)).toEqual(name))

  it.each([
    ['张伟', { family: '张', given: '伟' }],
    ['欧阳修', { family: '欧阳', given: '修' }],
    ['歐陽 修', { family: '歐陽', given: '修' }],
    ['张, 伟', { family: '张', given: '伟' }],
    ['张，建国', { family: '张', given: '建国' }],
    ['王小会', { family: '王', given: '小会' }],
    ['司马相如', { family: '司马', given: '相如' }]
  ])('reads the Chinese name %s family first', (text, name) => expect(parseName(text)).toEqual(name))

  it.each(['World Health Organization', '中华医学会神经病学分会', '新华社', '威廉·莎士比亚', 'Aristotle', '山田太郎'])(
    'keeps %s whole',
    (text) => expect(parseName(text)).toEqual({ literal: text })
  )

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
