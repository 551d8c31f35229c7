import { describe, expect, it } from 'vitest'
import type { Block } from '#core/manuscript/nodes'
import { bibliographyHeading, isBibliographyHeading } from './bibliography-heading'

const heading = (value: string): Block => ({
  type: 'heading',
  id: 'h1' as Block['id'],
  depth: 1,
  children: [{ type: 'text', value }]
})

describe('bibliographyHeading', () => {
  it.each([
    ['en-GB', 'References'],
    ['zh-CN', '参考文献'],
    ['zh-Hant-TW', '參考文獻'],
    ['ja', '参考文献'],
    ['ko-KR', '참고문헌'],
    ['fr', 'References']
  ])('heads a list in %s with %s', (language, text) => {
    expect(bibliographyHeading(language)).toBe(text)
    expect(isBibliographyHeading(heading(text))).toBe(true)
  })
})

describe('isBibliographyHeading', () => {
  it.each(['5. References', '2.1 Literature cited', '五、参考文献', '参考文献：', '参考文献 (References)'])(
    'knows %s',
    (text) => {
      expect(isBibliographyHeading(heading(text))).toBe(true)
    }
  )

  it.each(['References in this review', '参考文献管理', 'Literature search'])('does not take %s for one', (text) => {
    expect(isBibliographyHeading(heading(text))).toBe(false)
  })

  it('takes no paragraph for a heading, whatever it says', () => {
    expect(isBibliographyHeading({ ...heading('References'), type: 'paragraph' } as Block)).toBe(false)
    expect(isBibliographyHeading(undefined)).toBe(false)
  })
})
