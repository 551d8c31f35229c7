import { expect, it } from 'vitest'
import { eastAsianSigns } from './shared-punctuation'

/** `text` with a ※ for each sign that is set as East Asian. */
function marked(text: string, sideIsEastAsian: boolean): string {
  const flags = eastAsianSigns(text, sideIsEastAsian)
  return text
    .split('')
    .map((unit, index) => (flags?.[index] ? '※' : unit))
    .join('')
}

it.each([
  ['使用“干细胞”治疗', '使用※干细胞※治疗'],
  ['（“MSC-NP”）治疗', '（※MSC-NP※）治疗'],
  ['因此——目前……尚无', '因此※※目前※※尚无'],
  ['见 “Stem cells in MS” 一文', '见 ※Stem cells in MS※ 一文'],
  ['引文：“Don’t stop”结束', '引文：※Don’t stop※结束'],
  ['称“MS 是‘免疫’病”', '称※MS 是※免疫※病※'],
  ['Lancet, “Stem cells.” 2018', 'Lancet, “Stem cells.” 2018'],
  ['……', '※※'],
  ['', '']
])('sets the shared signs of the Chinese side: %s', (text, expected) => {
  expect(marked(text, true)).toBe(expected)
})

it.each([
  ['the “stem cell” trial—a 2018 one', 'the “stem cell” trial—a 2018 one'],
  ['called 《“干细胞”疗法》 in print', 'called 《※干细胞※疗法》 in print'],
  ['the herb “黄芪” was given', 'the herb “黄芪” was given'],
  ['…', '…']
])('sets the shared signs of the English side: %s', (text, expected) => {
  expect(marked(text, false)).toBe(expected)
})
