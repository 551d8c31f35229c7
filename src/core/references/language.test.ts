import { describe, expect, it } from 'vitest'
import { inferLanguage, languageOf, normaliseLanguage } from './language'

describe('normaliseLanguage', () => {
  it.each([
    ['eng', 'en'],
    ['English', 'en'],
    ['EN', 'en'],
    ['en_US', 'en-US'],
    ['en-us', 'en-US'],
    ['en-GB', 'en-GB'],
    ['american', 'en-US'],
    ['chi', 'zh'],
    ['zho', 'zh'],
    ['中文', 'zh'],
    ['zh_CN', 'zh-CN'],
    ['zh-Hans-CN', 'zh-Hans-CN'],
    ['zh-hant', 'zh-Hant'],
    ['Chinese', 'zh'],
    ['cht', 'zh-TW'],
    ['繁體中文', 'zh-TW'],
    ['ngerman', 'de'],
    ['en_US.UTF-8', 'en-US'],
    ['de', 'de'],
    [' fr ', 'fr'],
    ['英文', 'en'],
    ['英语（美国）', 'en-US'],
    ['English (United States)', 'en-US'],
    ['简体中文', 'zh-CN'],
    ['chinese simplified', 'zh-CN'],
    ['法语', 'fr'],
    ['Русский', 'ru'],
    ['jpn', 'ja'],
    ['kor', 'ko'],
    ['ger', 'de'],
    ['spa', 'es']
  ])('turns %s into %s', (given, tag) => expect(normaliseLanguage(given)).toBe(tag))

  it.each(['Klingon', '文言', 'constructor', 'English; Chinese', ''])('keeps the unknown “%s”', (given) =>
    expect(normaliseLanguage(given)).toBe(given)
  )
})

describe('inferLanguage', () => {
  it.each([
    ['Mesenchymal stem cells in progressive MS', 'en'],
    ['间充质干细胞治疗进展型多发性硬化', 'zh'],
    ['GAN 在 MRI 重建中的应用', 'zh'],
    ['Buyang Huanwu Decoction (补阳还五汤) for stroke recovery', 'en'],
    ['多発性硬化症に対する幹細胞治療の現状', 'ja'],
    ['다발성 경화증의 줄기세포 치료', 'ko'],
    ['Рассеянный склероз', 'ru']
  ])('tells that “%s” is %s', (text, language) => expect(inferLanguage(text)).toBe(language))

  it('does not guess without letters', () => {
    expect(inferLanguage('')).toBeUndefined()
    expect(inferLanguage('2018: 280–284')).toBeUndefined()
  })
})

it('prefers the language that an item names to the one of its script', () => {
  expect(languageOf({ id: '', type: 'book', title: '干细胞', language: 'en_US' })).toBe('en-US')
  expect(languageOf({ id: '', type: 'book', title: '干细胞', language: ' ' })).toBe('zh')
  expect(languageOf({ id: '', type: 'book' })).toBeUndefined()
})

it.each([
  ['Unknown', 'Stem cells', 'en'],
  ['und', '干细胞', 'zh'],
  ['n/a', '干细胞', 'zh'],
  ['eng;chi', '干细胞', 'zh'],
  ['Chinese, English', 'Stem cells', 'en'],
  ['English and French', 'Stem cells', 'en'],
  ['fre|ger', 'Die Stammzellen', 'fr'],
  ['constructor', 'Stem cells', 'en']
])('reads the language “%s” of “%s” as %s', (language, title, tag) =>
  expect(languageOf({ id: '', type: 'book', title, language })).toBe(tag)
)
