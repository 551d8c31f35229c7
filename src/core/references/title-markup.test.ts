import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { parseTitle, plainTitle, replaceTitleText, type TitleRun } from './title-markup'

describe('parseTitle', () => {
  it.each<[string, readonly TitleRun[]]>([
    ['A plain title', [{ text: 'A plain title' }]],
    ['', []],
    ['Role of <i>BRCA1</i> in cancer', [{ text: 'Role of ' }, { text: 'BRCA1', italic: true }, { text: ' in cancer' }]],
    [
      'H<sub>2</sub>O and Ca<sup>2+</sup>',
      [{ text: 'H' }, { text: '2', subscript: true }, { text: 'O and Ca' }, { text: '2+', superscript: true }]
    ],
    ['H₂O and Ca²⁺', [{ text: 'H₂O and Ca²⁺' }]],
    ['<i><span class="nocase">Homo sapiens</span></i>', [{ text: 'Homo sapiens', italic: true, noCase: true }]],
    ['The <span style="font-variant:small-caps;">ABC</span>', [{ text: 'The ' }, { text: 'ABC', smallCaps: true }]],
    ['大肠杆菌<i>E. coli</i>的研究', [{ text: '大肠杆菌' }, { text: 'E. coli', italic: true }, { text: '的研究' }]],
    [
      '<b>a <i>b</i></b>',
      [
        { text: 'a ', bold: true },
        { text: 'b', bold: true, italic: true }
      ]
    ]
  ])('reads %s', (title, runs) => expect(parseTitle(title)).toEqual(runs))

  it.each([
    '<script>alert(1)</script>',
    '<img src=x onerror=alert(1)>',
    '<i onclick="x">a</i>',
    'p <0.05 and <i>never closed',
    'closed </i> only',
    '<i>crossed <b>tags</i></b>',
    '<span class="other">a</span>',
    '<a href="javascript:x">a</a>'
  ])('takes %s for text', (title) => {
    const runs = parseTitle(title)
    expect(runs.map((run) => run.text).join('')).toContain('<')
    expect(runs.every((run) => Object.keys(run).every((key) => key === 'text' || !run.text.includes('alert')))).toBe(
      true
    )
  })

  it('takes no time over endless tags', () => {
    const start = Date.now()
    parseTitle('<i>'.repeat(5_000))
    parseTitle('<i>a</b>'.repeat(5_000))
    expect(Date.now() - start).toBeLessThan(2000)
  })

  it('finds the words between the marks, and puts others of their length there', () => {
    const words = fc.constantFrom('a', ' b', 'ααβ', '杆菌', '1 < 2', '&', 'p <0.05')
    const tag = fc.constantFrom(['<i>', '</i>'], ['<sub>', '</sub>'], ['<span class="nocase">', '</span>'], ['', ''])
    fc.assert(
      fc.property(fc.array(fc.tuple(words, tag), { maxLength: 6 }), (pieces) => {
        const title = pieces.map(([text, [open, close]]) => `${open}${text}${close}`).join('')
        const plain = pieces.map(([text]) => text).join('')
        expect(plainTitle(title)).toBe(plain)
        const other = 'x'.repeat(plain.length)
        expect(plainTitle(replaceTitleText(title, other))).toBe(other)
        expect(replaceTitleText(title, plain)).toBe(title)
      })
    )
  })
})
