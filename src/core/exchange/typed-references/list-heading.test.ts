import { describe, expect, it } from 'vitest'
import { isBackMatter, isListHeading, isSupplement } from './list-heading'

describe('a heading', () => {
  it.each([
    'Supplementary references',
    'Supplemental Material: References',
    'Appendix A. References',
    'Chapter 2 References',
    'References for Chapter 2',
    'References to studies included in this review',
    'Additional references',
    '附录参考文献',
    '补充材料参考文献',
    '本章参考文献',
    '第二章 参考文献',
    '参考文献 References'
  ])('names a list: %s', (heading) => expect(isListHeading(heading)).toBe(true))

  it.each(['Reference ranges', 'References were screened', 'Appendix', '文献检索', '参考文献的筛选', 'Chapter 2'])(
    'names none: %s',
    (heading) => expect(isListHeading(heading)).toBe(false)
  )

  it.each([
    'Figure legends',
    'Tables',
    'Acknowledgements',
    '5. Funding',
    'Author contributions',
    '图注',
    '表1',
    '致谢',
    '利益冲突'
  ])('goes with the text before it: %s', (heading) => expect(isBackMatter(heading)).toBe(true))

  it.each(['Supplementary methods', 'Figuring out causes', 'Background', 'Chapter 2', '附录', '表达载体', '背景'])(
    'begins a part: %s',
    (heading) => expect(isBackMatter(heading)).toBe(false)
  )

  it.each([
    ['Supplementary methods', true],
    ['Appendix B', true],
    ['附录一', true],
    ['补充材料', true],
    ['Methods', false],
    ['补体', false]
  ])('tells a supplement: %s', (heading, expected) => expect(isSupplement(heading)).toBe(expected))
})
