import { describe, expect, it } from 'vitest'
import type { ReferenceId } from '#core/ids'
import { countingIds } from '#core/ids'
import type { Inline } from '#core/manuscript/nodes'
import { textOf } from '#core/manuscript/text-of'
import { readMarkdown } from './read-markdown'

const read = (text: string) =>
  readMarkdown(text, {
    ids: countingIds(),
    findReferenceByKey: (key) => (/^(?:harris2018|wang2019)$/u.test(key) ? (key as ReferenceId) : undefined)
  })
const inlines = (text: string): readonly Inline[] => {
  const [block] = read(text).leading.blocks
  return block?.type === 'paragraph' || block?.type === 'heading' ? block.children : []
}
const codes = (text: string): readonly string[] => read(text).findings.map(({ code }) => code)
const types = (text: string): readonly string[] => read(text).leading.blocks.map(({ type }) => type)

describe('readMarkdown', () => {
  it('reads bold and emphasis next to Chinese punctuation', () => {
    expect(inlines('**进行性(MS)。**后续')).toEqual([
      { type: 'strong', children: [{ type: 'text', value: '进行性(MS)。' }] },
      { type: 'text', value: '后续' }
    ])
  })

  it('reads scripts, strikethrough, underline spans and the tags of marks', () => {
    expect(inlines('10^9^ H~2~O ~~old~~ [new]{.underline} <u>too</u> a<sup>b c</sup>').map(({ type }) => type)).toEqual(
      [
        'text',
        'superscript',
        'text',
        'subscript',
        'text',
        'delete',
        'text',
        'underline',
        'text',
        'underline',
        'text',
        'superscript'
      ]
    )
  })

  it('joins Chinese lines without a space and English lines with one', () => {
    expect(textOf(read('干细胞\n治疗\nand MS\ntherapy').leading.blocks)).toBe('干细胞治疗 and MS therapy')
  })

  it('reads a citation in running Chinese text up to where the key ends', () => {
    const [citation, text] = inlines('@wang2019指出,干细胞有效。')
    expect(citation).toMatchObject({
      type: 'citation',
      citation: { mode: 'author-in-text', items: [{ reference: 'wang2019' }] }
    })
    expect(text).toEqual({ type: 'text', value: '指出,干细胞有效。' })
  })

  it('leaves an unknown key visible beside the citation of the known one, and names it', () => {
    const [, citation, rest] = inlines('See [@harris2018, p. 3; @nobody2020].')
    expect(citation).toMatchObject({
      type: 'citation',
      citation: { items: [{ reference: 'harris2018', locator: '3' }] }
    })
    expect(rest).toEqual({ type: 'text', value: '[@nobody2020].' })
    expect(codes('See [@harris2018; @nobody2020].')).toEqual(['unknown-citation-key'])
  })

  it('does not take mail addresses, handles in links or escaped signs for citations', () => {
    expect(textOf(inlines('a@harris2018.org \\@harris2018 [@harris2018](https://example.org)'))).toBe(
      'a@harris2018.org @harris2018 '
    )
    expect(textOf(inlines('a@wang2019'))).toBe('a@wang2019')
  })

  it('keeps raw HTML as text, reads HTML tables as tables', () => {
    expect(textOf(read('a <script>x</script>').leading.blocks)).toBe('a <script>x</script>')
    expect(types('<table><tr><td>a</td><td>b</td></tr></table>')).toEqual(['table'])
  })

  it('keeps remote images as links to them and refuses unsafe addresses, with a finding each', () => {
    const text = '![MRI](https://example.org/a.png) [点](javascript:x)'
    expect(inlines(text)).toEqual([
      { type: 'link', url: 'https://example.org/a.png', children: [{ type: 'text', value: 'MRI' }] },
      { type: 'text', value: ' 点' }
    ])
    expect(codes(text)).toEqual(['remote-image', 'link-address-refused'])
  })

  it('takes title, language, people, abstract and keywords from the header, and says what it left', () => {
    const header = [
      'title: 综述',
      'lang: zh-CN',
      'author:',
      '  - name: 张伟',
      '    institute: [a]',
      '    correspondence: true',
      '  - Li, Wei',
      'institute:',
      '  - a: {name: 四川大学}',
      'abstract: |',
      '  首句。',
      'keywords: [干细胞, 治疗]',
      'mood: fine'
    ]
    const { title, leading, people, findings } = read(`---\n${header.join('\n')}\n---\n\n正文`)
    expect({ title, language: leading.language }).toEqual({ title: '综述', language: 'zh-CN' })
    expect(textOf(leading.blocks)).toBe('摘要\n首句。\n关键词：干细胞；治疗\n正文')
    expect(people?.affiliations).toMatchObject([{ names: { leading: '四川大学' } }])
    expect(people?.authors).toMatchObject([
      {
        names: { leading: { family: '张', given: '伟' } },
        affiliations: [people?.affiliations?.[0]?.id],
        corresponding: true
      },
      { names: { leading: { family: 'Li', given: 'Wei' } }, affiliations: [] }
    ])
    expect(findings).toMatchObject([{ code: 'front-matter-not-kept', values: { names: 'mood' } }])
  })

  it('ignores a header of aliases without end, and takes dashes around text for rules', () => {
    const bomb = [
      'a: &a [x,x,x,x,x,x,x,x,x]',
      ...'bcdefgh'
        .split('')
        .map((name, at) => `${name}: &${name} [${Array.from({ length: 9 }, () => `*${'abcdefg'.charAt(at)}`).join()}]`)
    ]
    expect(codes(`---\n${bomb.join('\n')}\n---\n\nbody`)).toEqual(['front-matter-unreadable'])
    expect(textOf(read('---\nFoo\n---\nBar').leading.blocks)).toBe('\nFoo\nBar')
  })

  it('reads the facing side and the place of the bibliography from divs', () => {
    const { leading, facing } = read(
      '# Title {.title}\n\ntext\n\n::: {#refs}\n:::\n\n::: {.facing lang="zh-TW"}\n正文\n:::\n'
    )
    expect(leading.title).toBe('Title')
    expect(leading.blocks.map(({ type }) => type)).toEqual(['paragraph', 'bibliography'])
    expect(facing?.language).toBe('zh-TW')
    expect(textOf(facing?.blocks ?? [])).toBe('正文')
  })

  it('reads notes of every dialect at their mark, and keeps one without a mark as a paragraph', () => {
    const text = 'a[^1] b^[in *line*] c[^in so many words]\n\n[^1]: first\n\n    second\n\n[^2]: lost\n\n- [x] done'
    const { leading, findings } = read(text)
    const notes = inlines(text).flatMap((inline) => (inline.type === 'note' ? [textOf(inline.children)] : []))
    expect(notes).toEqual(['first\nsecond', 'in line', 'in so many words'])
    expect(textOf(leading.blocks)).toBe('a b c\n[x] done\n[^2]: lost')
    expect(findings.map(({ code }) => code)).toEqual(['footnote-as-text'])
  })

  it('reads equations between dollars, but no prices', () => {
    expect(inlines('a $x^2$ b $$y$$').filter(({ type }) => type === 'inlineMath')).toHaveLength(2)
    expect(textOf(inlines('它卖$5和$6。 a $ 7 or $8'))).toBe('它卖$5和$6。 a $ 7 or $8')
    expect(read('> $$\n> a\n> - b\n> $$').leading.blocks).toMatchObject([
      { type: 'blockquote', children: [{ type: 'math', value: 'a\n- b' }] }
    ])
  })

  it('reads comments and tracked changes as Pandoc has them', () => {
    const text =
      '[Why?]{.comment-start id="3" author="张伟" date="2024-01-02T03:04:05Z"}This[]{.comment-end id="3"} is [new]{.insertion author="Li \\"W\\" Wei"}.'
    const [start, word, comment, , change] = inlines(text)
    expect(comment).toMatchObject({ type: 'comment', author: '张伟', date: '2024-01-02T03:04:05Z', text: 'Why?' })
    expect(start).toEqual({ type: 'commentStart', comment: comment?.type === 'comment' ? comment.id : '' })
    expect(word).toEqual({ type: 'text', value: 'This' })
    expect(change).toMatchObject({ type: 'insertion', author: 'Li "W" Wei' })
  })

  it('keeps a comment whose passage never ends, and spans that are none', () => {
    expect(inlines('a [why]{.comment-start id="1" author="x"} b')).toMatchObject([
      {},
      { type: 'comment', text: 'why' },
      {}
    ])
    expect(textOf(inlines('a [b] {c} [d](e){f} {.g}'))).toContain('{.g}')
    expect(textOf(inlines('a [b]{.smallcaps} c'))).toBe('a b c')
  })

  it('reads captions, sizes, widths and mentions', () => {
    const text =
      '![Flow](media/a.png){#fig-1 width=3cm}\n\nTable: Doses\n\n| a | b |\n|---|--:|\n| 1 | 2 |\n\n见 [图1](#fig-1){.cross-reference shows="label"}'
    const { blocks } = read(text).leading
    expect(blocks.map(({ type }) => type)).toEqual(['paragraph', 'caption', 'caption', 'table', 'paragraph'])
    expect(blocks[0]).toMatchObject({ children: [{ type: 'image', width: 85.04 }] })
    expect(blocks[4]).toMatchObject({ children: [{}, { type: 'crossReference', target: blocks[1]?.id, text: '图1' }] })
    expect(blocks[3]).toMatchObject({ children: [{}, { children: [{}, { align: 'right' }] }] })
  })

  it('reads what Obsidian adds', () => {
    const text = '> [!note] Mind\n> this\n\n==marked== %%remark%% ![[media/a.png]] [[@harris2018]]'
    const [quote, paragraph] = read(text).leading.blocks
    expect(textOf(quote ? [quote] : [])).toBe('Mind this')
    const kinds = paragraph?.type === 'paragraph' ? paragraph.children.map(({ type }) => type) : []
    expect(kinds).toEqual(['text', 'comment', 'text', 'image', 'text', 'citation'])
    expect(textOf(paragraph ? [paragraph] : [])).toBe('marked   ')
  })

  it('keeps the words of cells that the header has no column for', () => {
    const [table] = read('> | a | b |\n> |---|---|\n> | 1 | 2 | *three* \\| four |').leading.blocks
    expect(textOf(table ? [table] : [])).toContain('three | four')
  })

  it('reads notes, spans and citations inside the words of a link', () => {
    const [link] = inlines('[a[^1] [b]{.underline} [@harris2018] [see]](https://example.org) x^2^\n\n[^1]: note')
    const kinds = link?.type === 'link' ? link.children.map(({ type }) => type) : []
    expect(kinds).toEqual(['text', 'note', 'text', 'underline', 'text', 'citation', 'text'])
  })

  it('names the line of what it tells, also behind a header, a div and a line break', () => {
    const text = '---\ntitle: T\n---\n\n::: {.note}\n> first\n> [点](javascript:x)\n:::\n\n[@nobody2020]\n'
    expect(read(text).findings.map(({ place }) => place?.line)).toEqual([7, 10])
  })

  it.each([
    ['quotes', '>'.repeat(20_000) + ' x'],
    ['lists', '- '.repeat(5_000) + 'x'],
    ['emphasis', '*a **b '.repeat(3_000) + 'x'],
    ['unlike emphasis', '*a_ '.repeat(10_000) + 'x'],
    ['nested items', Array.from({ length: 300 }, (_, at) => `${'  '.repeat(at)}- a`).join('\n') + ' x'],
    ['brackets', '['.repeat(20_000) + 'x'],
    ['citations', '[@a; '.repeat(5_000) + 'x'],
    ['dollars', '$a '.repeat(5_000) + 'x'],
    ['highlights', '==a '.repeat(5_000) + 'x'],
    ['spans', '[a]{.b '.repeat(5_000) + 'x'],
    ['equations', '$$\na\n'.repeat(5_000) + 'x']
  ])('keeps the word behind %s without end', (_name, text) => {
    expect(textOf(read(text).leading.blocks)).toContain('x')
  })
})
