import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { checkStyle } from '#core/citation/check-style'
import { readManuscript } from '#core/exchange/read-manuscript'
import { readReferences } from '#core/exchange/references/read-references'
import type { Finding } from '#core/finding'
import { countingIds } from '#core/ids'
import { findingText } from './finding-text'
import { findingsZh } from './findings/findings-zh'
import { setLanguage, text } from './i18n'

const NOW = '2026-11-26T00:00:00.000Z'
const finding = (part: Partial<Finding>): Finding => ({
  severity: 'error',
  code: 'docx-empty',
  message: 'In English',
  ...part
})
const bytes = (content: string): Uint8Array => new TextEncoder().encode(content)

const referencesOf = (name: string, content: string) => readReferences(name, bytes(content)).findings
const manuscriptOf = (name: string, content: string): readonly Finding[] => {
  const read = readManuscript(name, bytes(content), {
    ids: countingIds(),
    now: NOW,
    findReferenceByKey: () => undefined
  })
  return read.ok ? read.value.findings : [read.error]
}
const styleOf = (layout: string) =>
  checkStyle(
    `<style xmlns="http://purl.org/net/xbiblio/csl" class="in-text" version="1.0">\n<citation><layout>${layout}</layout></citation></style>`
  ).findings

afterEach(() => setLanguage('en'))

describe('findingText, of comparisons', () => {
  it.each<readonly [what: string, finding: Partial<Finding>, en: string, zh: string]>([
    [
      'lost words',
      { code: 'docx-words-lost', values: { side: 'facing', words: '干细胞' } },
      'Right page: words were lost: “干细胞”',
      '右页：文字“干细胞”丢失'
    ],
    [
      'a lost object',
      { code: 'html-cross-reference-lost', values: { side: 'leading', kind: 'cross-reference', shown: 'Table 1' } },
      'Left page: a cross reference was lost or changed: “Table 1”',
      '左页：交叉引用“Table 1”丢失或有改动'
    ],
    [
      'a moved object',
      { code: 'bifolium-figure-moved', values: { side: 'leading', shown: 'MRI' } },
      'a figure came out in another place',
      '图片“MRI”的位置有变'
    ],
    [
      'words that connecting would have lost',
      { code: 'connect-words-lost', values: { side: 'facing', words: '干细胞' } },
      'Right page: connecting would have lost or moved words: “干细胞”. Nothing was connected',
      '右页：关联会使文字“干细胞”丢失或移位，因此未作任何关联'
    ],
    [
      'a comment of a list that was connected',
      { severity: 'warning', code: 'connect-comment-lost', values: { side: 'leading', shown: 'Li: why' } },
      'Left page: a comment in the list of references became part of no reference: “Li: why”',
      '左页：文献表中的批注“Li: why”未归入任何文献'
    ],
    [
      'a citation that the library would have changed',
      { code: 'adopt-citation-lost', values: { side: 'leading', shown: 'Stem cells' } },
      'Left page: a citation points to another work since the references went into the library: “Stem cells”',
      '左页：文献收入文献库后，引文“Stem cells”指向了别的文献'
    ],
    [
      'data of a work',
      { code: 'docx-reference-lost', values: { key: 'li2020', fields: 'DOI' } },
      'The data of a cited work was lost or changed in the file: “li2020”',
      '文件中所引文献的数据“li2020”丢失或有改动'
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
    ],
    [
      'a named object that did not come in',
      {
        severity: 'warning',
        code: 'docx-citation-unread',
        values: { kind: 'citation', shown: 'see Phase I trial 3–5' },
        place: { part: 'word/footnotes.xml, paragraph 2' }
      },
      'A citation may not have come in; compare with the file: “see Phase I trial 3–5”. (paragraph 2)',
      '引文可能未导入，请与原文件核对：“see Phase I trial 3–5”。（第 2 段）'
    ],
    [
      'a date that did not come in',
      { severity: 'warning', code: 'docx-date-unread', values: { kind: 'date', shown: '张伟, 2026-01-02T03:04:05Z' } },
      'The date of a comment or tracked change may not have come in; compare with the file: “张伟, 2026-01-02T03:04:05Z”.',
      '批注或修订的日期可能未导入，请与原文件核对：“张伟, 2026-01-02T03:04:05Z”。'
    ]
  ])('says of %s what it is, in both languages', async (_, part, en, zh) => {
    expect(findingText(finding(part), text)).toContain(en)
    await setLanguage('zh-CN')
    expect(findingText(finding(part), text)).toContain(zh)
  })

  it('leaves kinds without words, and what only the command line says, as they are', async () => {
    await setLanguage('zh-CN')
    for (const code of ['docx-thing-lost', 'labels-unresolved'] as const)
      expect(findingText(finding({ code }), text)).toBe('In English')
  })
})

describe('findingText, of styles', () => {
  it.each([
    ['<texte/>', 'may not stand in <layout>', 'Did you mean <text>? (line 2)', '<texte> 不能放在 <layout> 中', '是否应为“text”？（第 2 行）'], // prettier-ignore
    ['<text/>', 'must have one of', 'macro, term, value, variable', '必须有下列属性之一', 'variable'],
    ['<text value="a" macro="b"/>', 'only one', '', '只能有其一', ''],
    ['<text variable="titel"/>', 'variable="titel"', 'Did you mean “title”?', '不是 CSL 的词语', '“title”'],
    [
      '<text variable="title" qutes="true"/>',
      'no attribute qutes',
      'Did you mean quotes?',
      '没有属性 qutes',
      '“quotes”'
    ],
    ['<text variable="title" quotes="yes"/>', 'expected true, false', '', '应为 true, false', ''],
    ['<text macro="m"/>', 'macro “m”', '', '未定义的宏“m”', ''],
    ['<group>in</group>', '“in” in <group> is not printed', '', '“in”不会印出', ''],
    ['<choose/>', 'must have a <if>', '', '必须有 <if>', '']
  ])('tells of %s in both languages', async (layout, en, enMore, zh, zhMore) => {
    const say = () => styleOf(layout).map((fault) => findingText(fault, text)).join(' | ') // prettier-ignore
    expect(say()).toContain(en)
    expect(say()).toContain(enMore)
    await setLanguage('zh-CN')
    expect(say()).toContain(zh)
    expect(say()).toContain(zhMore)
  })
})

describe('findingText, of files', () => {
  it.each<readonly [what: string, findings: readonly Finding[], zh: readonly string[]]>([
    ['a file that is none', referencesOf('a.dat', 'words'), ['不是可识别的文献文件']],
    ['an empty file', referencesOf('a.bib', ''), ['a.bib 是空文件。']],
    ['a web page', referencesOf('a.ris', '<!DOCTYPE html><html><body>x</body></html>'), ['a.ris 是网页']],
    [
      'BibTeX',
      referencesOf('a.bib', '@article{a, title={A}, title={B}, author={Li, A}, year=2020}\n@article{a, title={C}}\n@article{b, title {x}}\n@book{c, crossref={gone}, title={T}, file={x.pdf}}'), // prettier-ignore
      ['字段“title”出现两次，保留第一个。（第 1 行 · 条目 a）', '键 a 重复', '“title”之后应有“=”（第 3 行）', 'crossref 指向 gone', '附件未导入'] // prettier-ignore
    ],
    [
      'RIS',
      referencesOf('a.ris', 'stray\nTY  - XXXX\nTI  - A\nTY  - JOUR\nTI  - B\nER  - \n'),
      ['记录之外的文字', '文献类型“XXXX”无法识别', '没有结束标记']
    ],
    ['JSON that breaks off', referencesOf('a.json', '[{"id": "a",]'), ['JSON 格式有误（第 1 行第 13 列）']],
    ['JSON without a list', referencesOf('a.json', '{"a": 1}'), ['a.json']],
    [
      'CSL-JSON',
      referencesOf('a.json', '[{"id":1,"type":"odd","title":{},"issued":[],"author":[{}]}, 5]'),
      ['文献类型“odd”无法识别', '字段“title”的内容不是文字', '第 2 条不是文献']
    ],
    [
      'MEDLINE XML',
      referencesOf('a.xml', '<PubmedArticleSet><PubmedArticle><PMID>1</PMID><b></PubmedArticleSet>'),
      ['此处 XML 有损坏']
    ],
    ['XML with entities', referencesOf('a.xml', '<!DOCTYPE a [<!ENTITY b "c">]><PubmedArticleSet/>'), ['声明了实体']],
    ['a Word document', manuscriptOf('a.docx', 'no document'), ['这不是 Word 文档（.docx）。']],
    ['a manuscript', manuscriptOf('a.bifolium', 'x'), ['这不是 Bifolium 稿件']],
    [
      'Markdown',
      manuscriptOf('a.md', '---\nfoo: 1\n---\n\nA [@nobody] ![x](http://a.b/c.png) [l](javascript:x)\n\n[^1]: note\n'),
      ['没有引用键“nobody”对应的文献', '图片“http://a.b/c.png”不在文件中', '链接未保留', '脚注“1”', 'foo 在稿件中没有对应位置'] // prettier-ignore
    ],
    [
      'HTML',
      manuscriptOf('a.html', '<p>A <a href="javascript:x">b</a><img src="http://a.b/c.png" alt="d"></p>'),
      ['链接未保留', '保留为指向它的链接']
    ],
    ['an article that is none', manuscriptOf('a.xml', '<a/>'), ['没有 JATS 文章']],
    ['an empty text', manuscriptOf('a.txt', ' '), ['粘贴的内容为空']],
    ['a text in one language', manuscriptOf('a.txt', 'Only English here.'), ['右页留空']]
  ])('speaks Chinese of %s', async (_, findings, zh) => {
    await setLanguage('zh-CN')
    const said = findings.map((one) => findingText(one, text))
    for (const words of zh) expect(said.join('\n')).toContain(words)
    expect(said.filter((one) => !/\p{Script=Han}/u.test(one) || one.includes('{{'))).toEqual([])
  })

  it('says in English what the core says, with the place that it leaves out', () => {
    const place = { line: 3, part: 'entry li2020' }
    expect(findingText(finding({ place }), text)).toBe('In English (line 3 · entry li2020)')
    expect(findingText(finding({ place, message: 'The key li2020 is in line 3.' }), text)).toBe('The key li2020 is in line 3.') // prettier-ignore
    expect(findingText(finding({ place: { part: 'b-12' } }), text)).toBe('In English')
  })
})

describe('words for findings', () => {
  const sources: readonly string[] = Object.values(
    import.meta.glob<string>(['../../core/**/*.ts', '../workers/*.ts', '!**/*.test.ts', '!**/finding-codes.ts'], {
      query: '?raw',
      import: 'default',
      eager: true
    })
  )
  let makersOf: (code: string) => readonly string[]
  beforeEach(() => {
    makersOf = (code) => {
      const [, member = code] = /^bifolium-(?!style)(.+)$/u.exec(code) ?? []
      return sources.filter((source) => new RegExp(`'(?:${code}|${member})'`, 'u').test(source))
    }
  })

  it('are there for what the core makes, and for nothing else', () => {
    expect(Object.keys(findingsZh).filter((code) => makersOf(code).length === 0)).toEqual([])
  })

  it('mention values that the finding has', () => {
    const ofPlace = new Set(['file', 'line', 'column', 'part', 'count'])
    const missing = Object.entries(findingsZh).flatMap(([code, words]) => {
      const texts = typeof words === 'string' ? [words] : Object.values(words)
      const names = texts.flatMap((one) => [...one.matchAll(/\{\{(\w+)\}\}/gu)].map(([, name = '']) => name))
      // What a BibTeX entry inherits is told by its reader.
      const made = code === 'crossref-unresolved' ? sources : makersOf(code)
      return names
        .filter((name) => !ofPlace.has(name) && !made.some((source) => new RegExp(`\\b${name}\\b`, 'u').test(source)))
        .map((name) => `${code}: ${name}`)
    })
    expect(missing).toEqual([])
  })
})
