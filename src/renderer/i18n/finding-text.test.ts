import { afterAll, describe, expect, it } from 'vitest'
import type { Finding } from '#core/finding'
import { setLanguage, text } from './i18n'
import { findingText } from './finding-text'

const finding = (part: Partial<Finding>): Finding => ({ severity: 'error', code: '', message: 'In English', ...part })

describe('findingText', () => {
  afterAll(async () => setLanguage('en'))

  it.each<readonly [code: string, finding: Partial<Finding>, en: string, zh: string]>([
    [
      'lost words',
      { code: 'docx-words-lost', values: { side: 'facing', words: '干细胞' } },
      'Right page: words were lost: “干细胞”',
      '右页：丢失了文字“干细胞”'
    ],
    [
      'a lost object',
      { code: 'html-cross-reference-lost', values: { side: 'leading', kind: 'cross-reference', shown: 'Table 1' } },
      'Left page: a cross reference was lost or changed: “Table 1”',
      '左页：交叉引用丢失或有改动“Table 1”'
    ],
    [
      'a moved object',
      { code: 'bifolium-figure-moved', values: { side: 'leading', shown: 'MRI' } },
      'a figure came out in another place',
      '图片的位置有变“MRI”'
    ],
    [
      'data of a work',
      { code: 'docx-reference-lost', values: { key: 'li2020', fields: 'DOI' } },
      'The data of a cited work was lost or changed in the file: “li2020”',
      '文件中所引文献的数据丢失或有改动“li2020”'
    ],
    [
      'a paragraph that came in in part',
      {
        severity: 'warning',
        code: 'docx-paragraph-not-whole',
        values: { text: 'Stem' },
        place: { part: 'word/document.xml, paragraph 7' }
      },
      'compare with the file: “Stem”. (paragraph 7)',
      '请与原文件核对：“Stem”。（第 7 段）'
    ],
    [
      'an object that did not come in',
      { severity: 'warning', code: 'markdown-note-unread', values: { kind: 'note' }, place: { line: 12 } },
      'A note may not have come in; compare with the file. (line 12)',
      '脚注或尾注可能未导入，请与原文件核对。（第 12 行）'
    ]
  ])('says of %s what it is, in both languages', async (_, part, en, zh) => {
    await setLanguage('en')
    expect(findingText(finding(part), text)).toContain(en)
    await setLanguage('zh-CN')
    expect(findingText(finding(part), text)).toContain(zh)
  })

  it('leaves other findings and unknown kinds as they are', () => {
    for (const code of ['docx-images-left-out', 'docx-thing-lost', 'labels-unresolved'])
      expect(findingText(finding({ code }), text)).toBe('In English')
  })
})
