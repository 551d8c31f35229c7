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

  it('takes title and language from the header, and says what it left', () => {
    const { title, leading, findings } = read('---\ntitle: 综述\nlang: zh-CN\nauthor: x\n---\n\n正文')
    expect({ title, language: leading.language }).toEqual({ title: '综述', language: 'zh-CN' })
    expect(findings).toMatchObject([{ code: 'front-matter-not-kept', values: { names: 'author' } }])
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

  it('keeps footnotes and task boxes as the text that made them', () => {
    expect(textOf(read('a[^1]\n\n[^1]: note\n\n- [x] done').leading.blocks)).toBe('a[^1]\n[^1]: note\n[x] done')
  })

  it.each([
    ['quotes', '>'.repeat(20_000) + ' x'],
    ['lists', '- '.repeat(5_000) + 'x'],
    ['emphasis', '*a **b '.repeat(3_000) + 'x'],
    ['brackets', '['.repeat(20_000) + 'x'],
    ['citations', '[@a; '.repeat(5_000) + 'x']
  ])('keeps the word behind %s without end', (_name, text) => {
    expect(textOf(read(text).leading.blocks)).toContain('x')
  })
})
