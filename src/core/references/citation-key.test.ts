import { describe, expect, it } from 'vitest'
import { chooseKey, isWellFormedKey, proposeKey } from './citation-key'
import type { CslItem } from './reference'

const item = (fields: Partial<CslItem>): CslItem => ({ id: '', type: 'article-journal', ...fields })
const year = (value: number) => ({ 'date-parts': [[value]] })

describe('proposeKey', () => {
  it.each<[string, Partial<CslItem>]>([
    ['harris2018phase', { author: [{ family: 'Harris', given: 'V' }], issued: year(2018), title: 'Phase I Trial' }],
    ['zhang2020gan', { author: [{ family: '张', given: '伟' }], issued: year(2020), title: '干细胞治疗' }],
    ['ouyang2021duo', { author: [{ family: '欧阳', given: '修' }], issued: year(2021), title: '多发性硬化' }],
    ['zeng2019yi', { author: [{ family: '曾', given: '国' }], issued: year(2019), title: '一例报告' }],
    ['garciamarquez2001effect', { author: [{ family: 'García Márquez' }], issued: year(2001), title: 'The Effect of' }],
    [
      'vanderberg2002study',
      { author: [{ 'non-dropping-particle': 'van der', family: 'Berg' }], issued: year(2002), title: 'A study' }
    ],
    [
      'worldhealthorganization2020guide',
      { author: [{ literal: 'World Health Organization' }], issued: year(2020), title: '<i>Guide</i>' }
    ],
    ['editor1999on', { editor: [{ family: 'Editor' }], issued: year(1999), title: 'On' }],
    ['anonnd', {}]
  ])('gives %s', (key, fields) => expect(proposeKey(item(fields))).toBe(key))
})

describe('isWellFormedKey', () => {
  it.each(['harris2018', 'a', 'Smith_2020', 'doi:10.1/x', 'zhang-2020+b', '张2020'])('takes %s', (key) =>
    expect(isWellFormedKey(key)).toBe(true)
  )
  it.each(['', 'a b', 'x"y', '<a>', 'a..b', '-a', 'a-', 'a,b', '{a}', '__proto__', 'constructor', 'x'.repeat(101)])(
    'refuses “%s”',
    (key) => expect(isWellFormedKey(key)).toBe(false)
  )
})

describe('chooseKey', () => {
  const fields = { author: [{ family: 'Harris' }], issued: year(2018), title: 'Phase' }

  it('keeps the key of the file where it is well formed and free', () => {
    expect(chooseKey(item({ ...fields, id: 'Harris_2018' }), new Set())).toBe('Harris_2018')
    expect(chooseKey(item({ ...fields, id: 'x', 'citation-key': 'mine' }), new Set())).toBe('mine')
  })

  it('makes its own where the file has none that can be used', () => {
    expect(chooseKey(item({ ...fields, id: 'http://zotero.org/users/1/items/A"B' }), new Set())).toBe('harris2018phase')
  })

  it('adds letters until the key is free, whatever its case', () => {
    const taken = new Set(['harris2018phase', 'harris2018phasea'])
    expect(chooseKey(item(fields), taken)).toBe('harris2018phaseb')
    expect(chooseKey(item({ id: 'HARRIS2018PHASE' }), taken)).toBe('HARRIS2018PHASEb')
    const many = new Set<string>()
    const keys = Array.from({ length: 60 }, () => {
      const key = chooseKey(item(fields), many)
      many.add(key)
      return key
    })
    expect(new Set(keys).size).toBe(60)
    expect(keys.slice(25, 29)).toEqual([
      'harris2018phasey',
      'harris2018phasez',
      'harris2018phaseaa',
      'harris2018phaseab'
    ])
  })
})
