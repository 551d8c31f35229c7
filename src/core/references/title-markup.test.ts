import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { cleanTitle, decodeEntities, formatTitle, parseTitle, plainTitle, type TitleRun } from './title-markup'

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
    parseTitle('<i>'.repeat(20_000))
    parseTitle('<i>a</b>'.repeat(20_000))
    expect(Date.now() - start).toBeLessThan(2000)
  })

  it('reads again what it writes', () => {
    const mark = fc.option(fc.constant(true as const), { nil: undefined })
    const run = fc
      .record({
        text: fc.constantFrom('a', ' b', 'ααβ', '杆菌', '1 < 2', '&'),
        italic: mark,
        bold: mark,
        superscript: mark,
        noCase: mark
      })
      .map(
        (value) =>
          Object.fromEntries(Object.entries(value).filter(([, part]) => part !== undefined)) as unknown as TitleRun
      )
    fc.assert(
      fc.property(fc.array(run, { maxLength: 6 }), (runs) => {
        const title = formatTitle(runs)
        expect(formatTitle(parseTitle(title))).toBe(formatTitle(parseTitle(formatTitle(parseTitle(title)))))
        expect(plainTitle(title)).toBe(runs.map(({ text }) => text).join(''))
      })
    )
  })
})

describe('cleanTitle', () => {
  it.each([
    ['Caf&eacute; &amp; bar', 'Café & bar'],
    ['&amp;lt;i&amp;gt;', '&lt;i&gt;'],
    ['CD4&#x2B; and &#946;', 'CD4+ and β'],
    ['<jats:italic toggle="yes">In vitro</jats:italic> study', '<i>In vitro</i> study'],
    ['<em>E. coli</em>  and\n <scp>DNA</scp>', '<i>E. coli</i> and <sc>DNA</sc>'],
    ['AT&T and &unknown;', 'AT&T and &unknown;'],
    ['中枢&mdash;外周', '中枢—外周']
  ])('makes %s a CSL title', (title, clean) => expect(cleanTitle(title)).toBe(clean))

  it('decodes nothing that is no character', () =>
    expect(decodeEntities('&#0; &#xD800; &#1114112;')).toBe('&#0; &#xD800; &#1114112;'))
})
