import { describe, expect, it } from 'vitest'
import { captionStart, labelOfCaption, markOfNote } from './object-labels'

describe('labelOfCaption', () => {
  it.each([
    ['figure', 2, 'en-US', 'Figure 2'],
    ['table', 1, 'en', 'Table 1'],
    ['figure', 3, 'zh-CN', '图3'],
    ['table', 3, 'zh-CN', '表3'],
    ['figure', 3, 'zh-Hant-TW', '圖3'],
    ['figure', 4, 'ja', '図4'],
    ['table', 5, 'fr', 'Table 5']
  ] as const)('names %s %d in %s', (of, number, language, label) => {
    expect(labelOfCaption(of, number, language)).toBe(label)
  })

  it('ends the label before the words as each language does', () => {
    expect(captionStart('figure', 1, 'en-GB')).toBe('Figure 1. ')
    expect(captionStart('figure', 1, 'zh-CN')).toBe('图1\u3000')
  })
})

describe('markOfNote', () => {
  it('counts footnotes in Arabic and endnotes in Roman numerals', () => {
    expect([1, 12].map((number) => markOfNote('footnote', number))).toEqual(['1', '12'])
    expect([1, 4, 9, 14, 40].map((number) => markOfNote('endnote', number))).toEqual(['i', 'iv', 'ix', 'xiv', 'xl'])
  })
})
